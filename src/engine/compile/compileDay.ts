import type { Creature, Scenario } from '../../shared/model/scenario';
import { tieBreaks } from '../../shared/model/vocabulary';
import { dayStepCount, isRestAverage, isRules2024 } from '../tables/setup';
import { longRest, shortRest } from '../tables/traits';
import { type Fight, fightsOf } from './fightsOf';
import type { Rows } from './tableBuilder';

/** Adds the fights of the scenario, and the steps of its day if it is one. */
export function compileDay(scenario: Scenario, rows: Rows): void {
  for (const fight of fightsOf(scenario)) compileFight(scenario, fight, rows);
  let fights = 0;
  let used = 0;
  for (const step of scenario.day ?? []) {
    rows.dayStep.push(step.kind === 'fight' ? fights++ : step.rest === 'short' ? shortRest : longRest);
    // Rests after the last fight are left out: what the day has cost would not be seen any more.
    if (step.kind === 'fight') used = rows.dayStep.length;
  }
  rows.setup[dayStepCount] = used;
  rows.setup[isRestAverage] = scenario.simulation.restDice === 'average' ? 1 : 0;
  rows.setup[isRules2024] = scenario.ruleset === '2024' ? 1 : 0;
}

/** Adds the creature's hit dice. */
export function compileRestDice({ restDice }: Creature, rows: Rows): void {
  rows.restDiceCount.push(restDice?.count ?? 0);
  rows.restDiceSides.push(restDice?.sides ?? 0);
  rows.restDiceBonus.push(restDice?.bonus ?? 0);
}

function compileFight({ creatures }: Scenario, { from, to, start }: Fight, rows: Rows): void {
  rows.fightFrom.push(from);
  rows.fightTo.push(to);
  rows.fightDistance.push(start.distance);
  rows.fightTieBreak.push(tieBreaks.indexOf(start.ties));
  rows.isPartySurprised.push(start.surprise === 'party' ? 1 : 0);
  rows.fightUnitFrom.push(rows.unitLeader.length);
  for (const members of unitsOf(creatures, from, to, start.groupInitiative)) {
    rows.unitLeader.push(members[0]!);
    rows.unitFrom.push(rows.unitMember.length);
    rows.unitMember.push(...members);
    rows.unitTo.push(rows.unitMember.length);
  }
  rows.fightUnitTo.push(rows.unitLeader.length);
}

/** Who rolls initiative together (R2): creatures of the fight by unit, each in the order of the scenario. */
function unitsOf(creatures: readonly Creature[], from: number, to: number, isByGroup: boolean): readonly number[][] {
  const units = new Map<number, number[]>();
  for (const [index, { side, group }] of creatures.entries()) {
    if (side === 'monsters' && (index < from || index >= to)) continue;
    const key = isByGroup ? group : index;
    units.set(key, [...(units.get(key) ?? []), index]);
  }
  return [...units.values()];
}
