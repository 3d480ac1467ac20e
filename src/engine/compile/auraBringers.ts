import type { Action } from '../../shared/model/action';
import type { Lasting } from '../../shared/model/lasting';
import type { Creature, Scenario } from '../../shared/model/scenario';
import { fightsOf } from './fightsOf';

/** Whom an action may put an effect on. */
type Receiver = 'self' | 'allies' | 'foes';

interface Brought {
  readonly effect: Lasting;
  readonly to: Receiver;
}

/** An effect that brings auras, and who may come to bear it: indices of creatures. */
interface AuraBringer {
  readonly effect: Lasting;
  readonly bearers: readonly number[];
  /** As its row is compiled where it is brought (compileLasting.ts). */
  readonly isMagical: boolean;
}

/** The effects with auras that a creature has at the start or may bring on itself, its allies and its foes. */
export function auraBringers(scenario: Scenario, creature: Creature, index: number): AuraBringer[] {
  const own: AuraBringer[] = creature.lasting.map((effect) => ({ effect, bearers: [index], isMagical: false }));
  const brought = creature.actions.flatMap((action) =>
    effectsOf(action).map(({ effect, to }) => ({
      effect,
      bearers: effect.auras.length === 0 ? [] : bearersOf(scenario, creature, index, to),
      isMagical: action.isMagical && action.effect.kind !== 'boon' && action.effect.kind !== 'guard',
    })),
  );
  return [...own, ...brought].filter(({ effect }) => effect.auras.length > 0);
}

function effectsOf({ effect }: Action): Brought[] {
  switch (effect.kind) {
    case 'boon':
      return effect.lasting.map((lasting) => ({ effect: lasting, to: effect.who === 'self' ? 'self' : 'allies' }));
    case 'save':
      return effect.lasting.map((lasting) => ({ effect: lasting, to: 'foes' }));
    case 'guard':
      return effect.lasting.map((lasting) => ({ effect: lasting, to: 'self' }));
    case 'attack':
    case 'strike':
      return effect.riders.flatMap(({ to, lasting }) =>
        lasting.map((own): Brought => ({ effect: own, to: to === 'self' ? 'self' : 'foes' })),
      );
    default:
      return [];
  }
}

/** Those of the fights in which the creature stands. */
function bearersOf(scenario: Scenario, { side }: Creature, index: number, to: Receiver): number[] {
  if (to === 'self') return [index];
  const isParty = side === 'party';
  const fights = fightsOf(scenario).filter(({ from, to: end }) => isParty || (index >= from && index < end));
  return scenario.creatures.flatMap((other, place) => {
    if ((other.side === side) !== (to === 'allies')) return [];
    const isThere = other.side === 'party' || fights.some(({ from, to: end }) => place >= from && place < end);
    return isThere ? [place] : [];
  });
}
