import type { LazyBenchmark } from '../../shared/model/results';
import type { Creature } from '../../shared/model/scenario';

/** From this level on, characters count for half their level instead of a quarter. */
const strongLevel = 5;

/**
 * The Lazy GM's benchmark (Michael E. Shea, CC-BY-4.0): an encounter may be deadly when the challenge ratings together
 * are more than a quarter of the levels together, or half of them from level 5 on. Null when one is unknown.
 */
export function lazyBenchmark(creatures: readonly Creature[]): LazyBenchmark | null {
  let ratings = 0;
  let limit = 0;
  for (const { side, cr, level } of creatures) {
    const value = side === 'party' ? level : cr;
    if (value === null) return null;
    if (side === 'monsters') ratings += value;
    else limit += value < strongLevel ? value / 4 : value / 2;
  }
  return { ratings, limit, isDeadly: ratings > limit };
}
