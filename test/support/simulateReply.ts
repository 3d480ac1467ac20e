import { emptyTally } from '../../src/engine/stats/tally';
import type { RunRange } from '../../src/server/queue/jobRuns';
import { blockSize } from '../../src/shared/model/results';
import type { SimulateReply } from '../../src/shared/protocol/worker';
import { fordScenario } from '../fixtures/fordScenario';

/** A reply about the range that says which range it is of: every block's digest is filled with the block's number. */
export function simulateReply({ from, to }: RunRange): SimulateReply {
  const runs = to - from;
  const blocks = Math.ceil(runs / blockSize);
  const firstBlock = from / blockSize;
  const blockDigests = Uint8Array.from({ length: 32 * blocks }, (_, index) => firstBlock + Math.floor(index / 32));
  const tally = { ...emptyTally(fordScenario(4)), runs, won: runs };
  return { to, columns: null, analyzed: null, tally, blockDigests };
}
