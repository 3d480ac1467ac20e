import { compare, type ComparedRuns } from '../../../engine/stats/compare';
import type { Comparison } from '../../../shared/model/results';
import type { CompareTask } from '../../../shared/protocol/worker';
import { decodeRuns } from '../../../shared/results/codec';
import { failure, success, type Outcome } from '../../../shared/util/outcome';
import { nodeCompression } from './compression.node';

/** B against A, from their encoded runs. The error says which of the two cannot be read, and why. */
export function compareEncoded({ a, b, hasSameDice }: CompareTask): Outcome<Comparison, string> {
  const first = decode(a, 'first');
  if (!first.ok) return first;
  const second = decode(b, 'second');
  return second.ok ? success(compare(first.value, second.value, hasSameDice)) : second;
}

function decode({ scenario, encodedRuns }: CompareTask['a'], which: string): Outcome<ComparedRuns, string> {
  const columns = decodeRuns(encodedRuns, nodeCompression);
  if (!columns.ok) return failure(`The runs of the ${which} result are damaged: ${columns.error}`);
  const { creatures, runs } = columns.value;
  if (creatures !== scenario.creatures.length || runs === 0) {
    return failure(
      `The runs of the ${which} result do not belong to it: ${runs} runs of ${creatures} creatures were read, and its scenario has ${scenario.creatures.length}. Simulate it again.`,
    );
  }
  return success({ scenario, columns: columns.value });
}
