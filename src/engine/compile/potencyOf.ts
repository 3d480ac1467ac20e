import type { Dice } from '../../shared/model/dice';
import type { Changes } from '../../shared/model/lasting';
import { meanOfDice } from './pushParts';
import { sixteenths } from './sixteenths';

/**
 * How much effects of one name are worth beside each other ("such as the highest bonus"): all their bonuses and maluses
 * together, dice by their mean, in sixteenths.
 */
export function potencyOf({ ac, attackBonus, saveBonus, damage, damageFromSource, extraAttacks }: Changes): number {
  const rolled = [attackBonus?.dice, saveBonus?.dice, ...[...damage, ...damageFromSource].map(({ dice }) => dice)];
  const bonuses = rolled.map((dice) => (dice === undefined ? 0 : Math.abs(mean(dice))));
  return sixteenths([Math.abs(ac), extraAttacks, ...bonuses].reduce((sum, bonus) => sum + bonus, 0));
}

function mean(dice: Dice): number {
  return meanOfDice(dice) + dice.bonus;
}
