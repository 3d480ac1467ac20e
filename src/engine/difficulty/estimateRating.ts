import type { EstimatedRating } from '../../shared/model/results';
import type { Creature } from '../../shared/model/scenario';
import { challengeRatings, challengeRows, type ChallengeRow } from './challengeRows';
import { threeRoundDamage } from './threeRoundDamage';

/**
 * R22: the challenge rating that a monster's statistics suggest, by the method of the 2014 guide for game masters: the
 * average of a defensive rating (hit points, moved a step for every two points that its armor class is off the row's)
 * and an offensive one (damage of three rounds, moved likewise by attack bonus or save DC).
 */
export function estimateRating(creature: Creature): EstimatedRating {
  const defensive = defensiveStep(creature);
  const offensive = offensiveStep(creature);
  const at = (step: number) => challengeRatings[step]!;
  return {
    defensive: at(defensive),
    offensive: at(offensive),
    overall: at(Math.round((defensive + offensive) / 2)),
  };
}

function defensiveStep(creature: Creature): number {
  const base = stepOf('hitPoints', creature.maxHp);
  const { rating } = challengeRows[base]!;
  const hitPoints =
    creature.maxHp * defenseFactor(creature, rating) +
    3 * (creature.regeneration?.amount ?? 0) +
    creature.legendaryResistance * (rating <= 4 ? 10 : rating <= 10 ? 20 : 30);
  const step = stepOf('hitPoints', hitPoints);
  const armorClass = creature.ac + (creature.magicResistance ? 2 : 0);
  return moved(step, armorClass - challengeRows[step]!.armorClass);
}

/** Hit points count for more when three damage types or more are resisted, still more when they do nothing. */
function defenseFactor({ resist, immune }: Creature, rating: number): number {
  const tier = rating <= 4 ? 0 : rating <= 10 ? 1 : rating <= 16 ? 2 : 3;
  if (immune.length >= 3) return [2, 2, 1.5, 1.25][tier]!;
  return resist.length + immune.length >= 3 ? [2, 1.5, 1.25, 1][tier]! : 1;
}

function offensiveStep(creature: Creature): number {
  const { damage, attackBonus, saveDc } = threeRoundDamage(creature);
  const step = stepOf('damage', damage);
  const row = challengeRows[step]!;
  if (saveDc !== null) return moved(step, saveDc - row.saveDc);
  return attackBonus === null ? step : moved(step, attackBonus - row.attackBonus);
}

function stepOf(column: keyof ChallengeRow, value: number): number {
  const step = challengeRows.findIndex((row) => value <= row[column]);
  return step < 0 ? challengeRows.length - 1 : step;
}

function moved(step: number, difference: number): number {
  return Math.min(challengeRows.length - 1, Math.max(0, step + Math.trunc(difference / 2)));
}
