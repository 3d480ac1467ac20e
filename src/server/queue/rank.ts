import type { Priority } from '../../shared/model/vocabulary';

/** What decides when a job runs. */
export interface Rank {
  /** Critical jobs have a lane of their own, before all others. */
  readonly isCritical: boolean;
  /** Milliseconds: the smaller runs first. */
  readonly key: number;
  /** Order of arrival, which settles equal keys. */
  readonly number: number;
}

const weights = { high: 3, normal: 2, low: 1 } as const;

/**
 * Critical jobs run by age. The others share one lane in which a step of priority is worth `promotionMs` of waiting:
 * the key `acceptedAt - weight * promotionMs` never changes, and yet this is linear ageing. A low job is overtaken
 * only by high ones that come within two times `promotionMs` after it.
 */
export function rankOf(priority: Priority, acceptedAt: number, number: number, promotionMs: number): Rank {
  if (priority === 'critical') return { isCritical: true, key: acceptedAt, number };
  return { isCritical: false, key: acceptedAt - weights[priority] * promotionMs, number };
}

/** Negative when `a` runs before `b`. */
export function compareRanks(a: Rank, b: Rank): number {
  if (a.isCritical !== b.isCritical) return a.isCritical ? -1 : 1;
  return a.key - b.key || a.number - b.number;
}
