import type { InitiativeResult } from '../../src/engine/record/fightEvent';
import type { Creature, Scenario } from '../../src/shared/model/scenario';
import type { RollMode } from '../../src/shared/model/dice';
import type { Combatant } from './combatant';
import type { NaiveDice } from './naiveDice';
import { incapacitating } from './naiveEffects';

interface Unit {
  readonly members: readonly Combatant[];
  readonly leader: Creature;
  readonly faces: readonly number[];
  readonly total: number;
}

/** R2: identical creatures may roll together; 2024: surprise is disadvantage. */
export function rollInitiative(
  scenario: Scenario,
  combatants: readonly Combatant[],
  dice: NaiveDice,
): InitiativeResult[] {
  const { start } = scenario;
  const groups = new Map<string, Combatant[]>();
  for (const combatant of combatants) {
    const key = start.groupInitiative ? `group ${combatant.creature.group}` : combatant.creature.name;
    groups.set(key, [...(groups.get(key) ?? []), combatant]);
  }
  const units = [...groups.values()].map((members): Unit => {
    const leader = members[0]!.creature;
    const face = dice.d20(modesOf(scenario, leader));
    return { members, leader, faces: dice.takeFaces(), total: face + leader.initiative };
  });
  const order: Unit[] = [];
  // Each in its turn goes ahead of whom it beats, from the last on.
  for (const unit of units) {
    let place = order.length;
    while (place > 0 && !goesFirst(order[place - 1]!, unit, scenario, dice)) place--;
    order.splice(place, 0, unit);
  }
  dice.takeFaces();
  return order.flatMap(({ members, faces, total }) =>
    members.map(({ index, hp, maxHp }) => ({ creature: index, faces, total, hp, maxHp })),
  );
}

/** Of how a creature begins; as it is then, nobody has tried to spare it anything. */
function modesOf({ start, ruleset }: Scenario, { side, lasting, conditionImmune }: Creature): RollMode[] {
  const begins = lasting.flatMap(({ conditions }) => conditions.filter((each) => !conditionImmune.includes(each)));
  const isHindered = begins.includes('poisoned') || begins.includes('frightened');
  const modes: RollMode[] = isHindered ? ['disadvantage'] : [];
  if (ruleset === '2014') return modes;
  if (start.surprise === side || begins.some((each) => incapacitating.includes(each))) modes.push('disadvantage');
  if (begins.includes('invisible')) modes.push('advantage');
  return modes;
}

function goesFirst(a: Unit, b: Unit, { start }: Scenario, dice: NaiveDice): boolean {
  if (a.total !== b.total) return a.total > b.total;
  const modifiers = a.leader.initiative - b.leader.initiative;
  if (start.ties === 'higher-modifier' && modifiers !== 0) return modifiers > 0;
  // Within a side as they stand in the file.
  if (start.ties === 'party' || start.ties === 'monsters') {
    return a.leader.side === start.ties || b.leader.side !== start.ties;
  }
  for (;;) {
    const rolls = [a, b].map(({ leader }) => dice.roll(20) + (start.ties === 'reroll' ? leader.initiative : 0));
    if (rolls[0] !== rolls[1]) return rolls[0]! > rolls[1]!;
  }
}
