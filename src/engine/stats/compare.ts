import { type Comparison, type Difference, outcomes, type RunColumns } from '../../shared/model/results';
import type { Scenario } from '../../shared/model/scenario';
import { pairedMeans, pairedShares, unpairedMeans, unpairedShares } from './difference';
import { type SideTotals, sideTotals } from './sideTotals';

/** The stored runs of one result. */
export interface ComparedRuns {
  readonly scenario: Scenario;
  readonly columns: RunColumns;
}

/**
 * B minus A with 95 % intervals. Runs are compared pair by pair when both were fought with the same dice and the same
 * runs are there of both; then what luck had in common drops out and the interval is narrower.
 */
export function compare(a: ComparedRuns, b: ComparedRuns, hasSameDice: boolean): Comparison {
  const isPaired = hasSameDice && a.columns.runs === b.columns.runs && a.columns.from === b.columns.from;
  const shares = isPaired ? pairedShares : unpairedShares;
  const means = isPaired ? pairedMeans : unpairedMeans;
  const first = { ...a, party: sideTotals(a.scenario, a.columns, 'party') };
  const second = { ...b, party: sideTotals(b.scenario, b.columns, 'party') };
  const ofShares = (isTrue: (runs: MeasuredRuns, run: number) => boolean): Difference =>
    shares(indicators(first, isTrue), indicators(second, isTrue));
  return {
    isPaired,
    partyWins: ofShares(({ columns }, run) => columns.outcome[run] === outcomes.won),
    tpk: ofShares(({ party }, run) => party.survivors[run] === 0),
    someoneDrops: ofShares(({ party }, run) => party.hasDropped[run] === 1),
    someoneDies: ofShares(({ party }, run) => party.deaths[run]! > 0),
    rounds: means(first.columns.rounds, second.columns.rounds),
    partyHpLeft: means(first.party.hpLeft, second.party.hpLeft),
  };
}

interface MeasuredRuns extends ComparedRuns {
  readonly party: SideTotals;
}

function indicators(runs: MeasuredRuns, isTrue: (runs: MeasuredRuns, run: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: runs.columns.runs }, (_, run) => Number(isTrue(runs, run)));
}
