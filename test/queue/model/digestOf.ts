import { createHash } from 'node:crypto';
import { blockSize } from '../../../src/shared/model/results';
import { simulateReply } from '../../support/simulateReply';

const known = new Map<number, string>();

/** Of a result with so many blocks, each fought once and in its place. */
export function digestOf(blocks: number): string {
  const { blockDigests } = simulateReply({ from: 0, to: blocks * blockSize });
  const digest = known.get(blocks) ?? createHash('sha256').update(blockDigests).digest('hex');
  known.set(blocks, digest);
  return digest;
}
