import { creatureStates, outcomes, type RunColumns } from '../model/results';
import type { NumberCoder } from './numberCoder';

type RunEnds = Omit<RunColumns, 'partyHp' | 'monstersHp'>;

/**
 * The order of the stored numbers, and what is expected of each from those before it. Of an ordinary fight most are
 * zero then: a creature without hit points is dead and fell once; what it lost and what it has left add up to the same
 * in every run; and what one side dealt is what the other side took.
 *
 * @param partySize one number: how many of the creatures, from the first, are the party
 */
export function transferEnds(coder: NumberCoder, columns: RunEnds, partySize: Uint8Array): void {
  const { runs, creatures } = columns;
  coder.column(partySize);
  coder.column(columns.outcome);
  coder.column(columns.rounds);
  coder.column(
    columns.fightsWon,
    Int32Array.from(columns.outcome, (outcome) => (outcome === outcomes.won ? 1 : 0)),
  );
  coder.column(columns.hpLeft);
  coder.column(columns.state, byHitPoints(columns.hpLeft, creatureStates.up, creatureStates.dead));
  coder.column(columns.drops, byHitPoints(columns.hpLeft, 0, 1));
  coder.column(columns.healing);
  for (let creature = 0; creature < creatures; creature++) {
    const taken = columns.damageTaken.subarray(creature * runs, (creature + 1) * runs);
    const hpLeft = columns.hpLeft.subarray(creature * runs, (creature + 1) * runs);
    coder.column(taken.subarray(0, 1));
    const total = runs > 0 ? taken[0]! + hpLeft[0]! : 0;
    const expected = new Int32Array(runs);
    for (let run = 0; run < runs; run++) expected[run] = total - hpLeft[run]!;
    coder.column(taken.subarray(1), expected.subarray(1));
  }
  for (const [start, end] of sidesOf(partySize[0]!, creatures)) {
    transferShares(coder, columns.damageDealt, columns.damageTaken, runs, start, end);
    transferShares(coder, columns.kills, columns.drops, runs, start, end);
  }
  for (const column of [columns.wasted, columns.absorbed, columns.turnsLost, columns.resourcesLeft]) {
    coder.column(column);
  }
}

function byHitPoints(hpLeft: Int32Array, some: number, none: number): Int32Array {
  const values = new Int32Array(hpLeft.length);
  for (let entry = 0; entry < values.length; entry++) values[entry] = hpLeft[entry]! > 0 ? some : none;
  return values;
}

/** The second part: hit points by round. `columns.rounds` and `columns.hpLeft` are known by now. */
export function transferTraces(coder: NumberCoder, columns: RunColumns, partySize: number): void {
  const { runs, creatures, rounds } = columns;
  const traces = [columns.partyHp, columns.monstersHp];
  for (const [side, [start, end]] of sidesOf(partySize, creatures).entries()) {
    const trace = traces[side]!;
    const left = new Int32Array(runs);
    addUp(left, columns.hpLeft, runs, start, end, 1);
    let position = 0;
    for (let run = 0; run < runs; run++) {
      const length = rounds[run]! + 1;
      coder.descent(trace.subarray(position, position + length), run === 0 ? 0 : trace[0]!, left[run]!);
      position += length;
    }
  }
}

/** How many creatures, from the first, add up to the party's hit points at the end of most runs. */
export function findPartySize({ runs, creatures, rounds, hpLeft, partyHp }: RunColumns): number {
  const matches = new Uint32Array(creatures + 1);
  let position = -1;
  for (let run = 0; run < runs; run++) {
    position += rounds[run]! + 1;
    let sum = 0;
    for (let size = 0; size <= creatures; size++) {
      if (sum === partyHp[position]) matches[size]!++;
      sum += hpLeft[size * runs + run] ?? 0;
    }
  }
  return matches.indexOf(Math.max(...matches));
}

/** What the creatures from `start` to `end` each have of the sum of `counterpart` over all others. */
function transferShares(
  coder: NumberCoder,
  column: RunColumns['damageDealt'] | RunColumns['kills'],
  counterpart: RunColumns['damageTaken'] | RunColumns['drops'],
  runs: number,
  start: number,
  end: number,
): void {
  if (start === end) return;
  const last = end - 1;
  coder.column(column.subarray(start * runs, last * runs));
  const rest = new Int32Array(runs);
  addUp(rest, counterpart, runs, 0, start, 1);
  addUp(rest, counterpart, runs, end, counterpart.length / runs, 1);
  addUp(rest, column, runs, start, last, -1);
  coder.column(column.subarray(last * runs, end * runs), rest);
}

function addUp(sums: Int32Array, column: ArrayLike<number>, runs: number, start: number, end: number, sign: 1 | -1) {
  for (let creature = start; creature < end; creature++) {
    for (let run = 0; run < runs; run++) sums[run]! += sign * column[creature * runs + run]!;
  }
}

function sidesOf(partySize: number, creatures: number): readonly (readonly [start: number, end: number])[] {
  return [
    [0, partySize],
    [partySize, creatures],
  ];
}
