import { outcomes, type RunColumns } from '../../shared/model/results';
import { limits } from '../../shared/model/limits';
import type { SideTotals } from './sideTotals';

/** Place of an outcome from worst to best for the party: a fight broken off is better than a lost one. */
const rank: readonly number[] = (() => {
  const places: number[] = [];
  places[outcomes.lost] = 0;
  places[outcomes.undecided] = 1;
  places[outcomes.won] = 2;
  return places;
})();

const hpSpan = limits.dayCreatures * limits.hitPoints + 1;

/**
 * Indices of the runs from worst to best for the party: lost before undecided before won; then fewer survivors; then
 * fewer party hit points left; then by run number.
 */
export function orderRuns(columns: RunColumns, party: SideTotals): Uint32Array {
  const { runs } = columns;
  // One sortable number per run; below 2^53 up to 187,000 runs.
  const keys = new Float64Array(runs);
  for (let run = 0; run < runs; run++) {
    const place = rank[columns.outcome[run]!]! * (limits.dayCreatures + 1) + party.survivors[run]!;
    keys[run] = (place * hpSpan + party.hpLeft[run]!) * runs + run;
  }
  keys.sort();
  return Uint32Array.from(keys, (key) => key % runs);
}
