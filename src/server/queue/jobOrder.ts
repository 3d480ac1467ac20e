import type { Priority } from '../../shared/model/vocabulary';

/** What decides when a job runs. */
export interface JobRank {
  readonly priority: Priority;
  /** Milliseconds since 1970. */
  readonly enqueuedAt: number;
  /** Order of arrival, which settles equal times. */
  readonly number: number;
}

const weights = { high: 3, normal: 2, low: 1 } as const;

/**
 * Negative when `a` runs before `b`. Critical jobs come first, by age. The others share one lane in which a step of
 * priority is worth `promotionMs` of waiting. The key `enqueuedAt - weight * promotionMs` never changes, and yet this
 * is linear ageing: a low job is overtaken by high ones for at most two times `promotionMs`.
 */
export function compareRanks(a: JobRank, b: JobRank, promotionMs: number): number {
  const isCritical = a.priority === 'critical';
  if (isCritical !== (b.priority === 'critical')) return isCritical ? -1 : 1;
  return key(a, promotionMs) - key(b, promotionMs) || a.number - b.number;
}

function key(rank: JobRank, promotionMs: number): number {
  return rank.priority === 'critical' ? rank.enqueuedAt : rank.enqueuedAt - weights[rank.priority] * promotionMs;
}
