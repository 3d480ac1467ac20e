import type { Lasting } from '../../src/shared/model/lasting';
import type { Condition } from '../../src/shared/model/vocabulary';
import type { Combatant } from './combatant';

/** Conditions that cost turns or much of a creature's defence. */
const controlling: readonly Condition[] = [
  'blinded',
  'charmed',
  'frightened',
  'incapacitated',
  'paralyzed',
  'petrified',
  'restrained',
  'stunned',
  'unconscious',
];

/**
 * R6: Legendary Resistance turns the failure into a success, where it is worth it.
 * @param failed damage of the failure
 * @param spared of it, by a success
 */
export function resists(target: Combatant, failed: number, spared: number, lasting: readonly Lasting[]): boolean {
  const { resistancePolicy } = target.creature;
  if (target.legendaryResistances === 0 || resistancePolicy === 'never') return false;
  const isControl = lasting.some(({ conditions }) => conditions.some((each) => controlling.includes(each)));
  const isBig = failed >= target.hp || spared * 10 >= target.maxHp;
  if (resistancePolicy !== 'always' && !isControl && !isBig) return false;
  target.legendaryResistances -= 1;
  return true;
}
