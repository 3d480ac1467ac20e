import type { Scenario } from '../../shared/model/scenario';
import { escapeMarkdown } from '../../shared/util/escapeMarkdown';
import type { FightEvent } from './fightEvent';

interface EndState {
  readonly name: string;
  maxHp: number;
  hp: number;
  state: 'up' | 'unconscious' | 'stable' | 'dead' | 'fled';
  dealt: number;
  healed: number;
}

/** The rows of a Markdown table: how every creature ended the fight the events tell of. */
export function endTable(scenario: Scenario, events: readonly FightEvent[]): string[] {
  const rows = finalStates(scenario, events).map(
    ({ name, hp, maxHp, state, dealt, healed }) =>
      `| ${escapeMarkdown(name)} | ${hp} of ${maxHp} | ${state} | ${dealt} | ${healed} |`,
  );
  return ['| creature | HP | state | damage dealt | healing |', '| --- | ---: | --- | ---: | ---: |', ...rows];
}

function finalStates({ creatures }: Scenario, events: readonly FightEvent[]): EndState[] {
  const states = creatures.map(({ name, hp, maxHp, deathSaves }): EndState => {
    const state = hp > 0 ? 'up' : deathSaves ? 'unconscious' : 'dead';
    return { name, maxHp, hp, state, dealt: 0, healed: 0 };
  });
  for (const event of events) follow(states, event);
  return states;
}

function follow(states: readonly EndState[], event: FightEvent): void {
  if (event.kind === 'initiative') {
    for (const { creature, hp, maxHp } of event.order) Object.assign(states[creature]!, { hp, maxHp });
  } else if (event.kind === 'damage') {
    const { source, target, hpBefore, hpAfter, tempHpBefore, tempHpAfter } = event;
    states[target]!.hp = hpAfter;
    states[source]!.dealt += hpBefore - hpAfter + tempHpBefore - tempHpAfter;
  } else if (event.kind === 'exhaustion') {
    Object.assign(states[event.creature]!, { hp: event.hpAfter, maxHp: event.maxHp });
  } else if (event.kind === 'rest') {
    for (const { creature, after } of event.creatures) Object.assign(states[creature]!, { hp: after, state: 'up' });
  } else if (event.kind === 'falls') {
    states[event.creature]!.state = event.state;
  } else if (event.kind === 'deathSave') {
    const creature = states[event.creature]!;
    creature.state = event.state === 'dying' ? 'unconscious' : event.state;
    if (event.state === 'up') creature.hp = 1;
  } else if (event.kind === 'regenerates') {
    Object.assign(states[event.creature]!, { hp: event.after, state: 'up' });
    states[event.creature]!.healed += event.after - event.before;
  } else if (event.kind === 'flees') {
    states[event.creature]!.state = 'fled';
  } else if (event.kind === 'firstAid') {
    if (event.isSuccess) states[event.target]!.state = 'stable';
  } else if (event.kind === 'heal' && !event.isTemporary) {
    const target = states[event.target]!;
    target.hp = event.after;
    if (event.after > 0) target.state = 'up';
    states[event.creature]!.healed += event.after - event.before;
  }
}
