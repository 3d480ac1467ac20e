import type { FightEvent } from '../../src/engine/record/fightEvent';
import type { Action } from '../../src/shared/model/action';
import type { Scenario } from '../../src/shared/model/scenario';

/** The same fight with actions whose every use is one event: no multiattacks, one attack roll an action. */
export function withUsesTold(scenario: Scenario): Scenario {
  const creatures = scenario.creatures.map((creature) => ({
    ...creature,
    actions: creature.actions
      .filter(({ effect }) => effect.kind !== 'multiattack')
      .map((action): Action => {
        const { effect } = action;
        return effect.kind === 'attack' ? { ...action, effect: { ...effect, rolls: 1 } } : action;
      }),
  }));
  return { ...scenario, creatures };
}

/** Uses that are left to each creature when what the events tell has been spent; what recharges is not counted. */
export function toldResources({ creatures }: Scenario, events: readonly FightEvent[]): readonly number[] {
  const left = creatures.map(({ actions }) => actions.reduce((sum, action) => sum + usesOf(action), 0));
  for (const event of events) {
    if (event.kind !== 'attack' && event.kind !== 'power' && event.kind !== 'heal') continue;
    if (usesOf(creatures[event.creature]!.actions[event.action]!) > 0) left[event.creature]! -= 1;
  }
  return left;
}

function usesOf({ limit }: Action): number {
  return limit.kind === 'uses' ? limit.uses : 0;
}
