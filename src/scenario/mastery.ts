import type { AttackEffect } from '../shared/model/action';
import type { DamagePart } from '../shared/model/dice';
import type { Rider } from '../shared/model/lasting';
import { lastingChanges, lastingCondition, riderOf, untilEndOfYourNextTurn, untilYourNextTurn } from './lastingEffects';

/** The masteries that do something by themselves: Nick only says which attack costs no bonus action. */
export const masteries = ['cleave', 'graze', 'push', 'sap', 'slow', 'topple', 'vex'] as const;
export type Mastery = (typeof masteries)[number];

/** Who wields the weapon. */
interface Wielder {
  /** Of the ability the attack is made with. */
  readonly modifier: number;
  /** Of the saving throw that Topple asks for: 8 + that modifier + the proficiency bonus. */
  readonly dc: number;
}

/** The attack with what the mastery of its weapon adds. SRD 5.2 "Equipment", Mastery Properties. */
export function withMastery(effect: AttackEffect, mastery: Mastery, { modifier, dc }: Wielder): AttackEffect {
  const adds = (rider: Partial<Rider>): AttackEffect => ({ ...effect, riders: [...effect.riders, riderOf(rider)] });
  const weapon = effect.damage.slice(0, 1);
  switch (mastery) {
    case 'cleave':
      return { ...effect, cleave: weapon.map((part) => withoutModifier(part, modifier)) };
    case 'graze':
      return {
        ...effect,
        onMiss: modifier > 0 ? weapon.map(({ type }) => ({ dice: { terms: [], bonus: modifier }, type })) : [],
      };
    case 'push':
      return adds({ push: 10 });
    case 'sap':
      return adds({
        lasting: [lastingChanges('Sap', { attackRolls: 'disadvantage' }, { uses: 1, ...untilYourNextTurn })],
      });
    case 'slow':
      return adds({ lasting: [lastingChanges('Slow', { speed: -10 }, untilYourNextTurn)] });
    case 'topple':
      return adds({ save: { ability: 'con', dc, onSuccess: 'none' }, lasting: [lastingCondition('prone')] });
    case 'vex':
      return adds({
        lasting: [
          lastingChanges(
            'Vex',
            { attackedRolls: 'advantage', attackedBySource: true },
            { uses: 1, ...untilEndOfYourNextTurn },
          ),
        ],
      });
  }
}

/** The second blow of Cleave leaves the ability modifier out, unless it is negative. */
function withoutModifier({ dice, type }: DamagePart, modifier: number): DamagePart {
  return { dice: { ...dice, bonus: dice.bonus - Math.max(0, modifier) }, type };
}
