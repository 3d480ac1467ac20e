/**
 * R19: rests. SRD 5.1 "Resting", SRD 5.2 "Short Rest", "Long Rest". Assumed: whoever is stable at 0 hit points has 1
 * when the rest begins (it takes 1d4 hours), and so has a hero who rolls no death saves: without them, 0 hit points mean
 * out of the fight. At a short rest everybody spends hit dice, one at a time, until three
 * quarters of their hit points are there. With `restDice: average` a die is its mean, rounded up, and is spent only if
 * none of it is wasted. 2014: a die with a negative bonus may give nothing; 2024: at least 1.
 */
import { restDraws, rollDie } from '../../random/dice';
import { keyTurn } from '../../random/generator';
import { takeFaces } from '../../random/observedDice';
import type { RestedCreature } from '../../record/fightEvent';
import { traceRest } from '../../record/traceDay';
import {
  diceKey,
  hasDeathSaves,
  legendaryResistances,
  setup,
  sideFrom,
  sideTo,
  startMaxHp,
} from '../../tables/creatureTable';
import { restDiceBonus, restDiceCount, restDiceSides } from '../../tables/dayTable';
import { hp, maxHp, resistancesLeft, restDiceLeft, status, tempHp, tracing } from '../../tables/fightState';
import { exhaustion } from '../../tables/lastingState';
import { exhaustionHalvesHp } from '../../tables/lastingTable';
import { isRestAverage, isRules2024 } from '../../tables/setup';
import { downBit, longRest, stableBit } from '../../tables/traits';
import { restoreUses } from '../turn/limits';

const untilShortRest = 1;
const untilLongRest = 3;

/**
 * The whole party rests; who is dead stays dead.
 * @param kind `shortRest` or `longRest`
 * @param step its place in the day, so that each rest has its own dice
 */
export function rest(kind: number, step: number): void {
  const isLong = kind === longRest;
  const rested: RestedCreature[] | null = tracing[0] === 0 ? null : [];
  const to = sideTo[0]!;
  for (let creature = sideFrom[0]!; creature < to; creature++) {
    const before = hp[creature]!;
    if (before === 0 && hasDeathSaves[creature] === 1 && (status[creature]! & downBit) === 0) continue;
    if (before === 0) wake(creature);
    if (isLong) sleep(creature);
    else spendHitDice(creature, step);
    const after = hp[creature]!;
    if (rested) rested.push({ creature, faces: takeFaces(), before, after, hitDiceLeft: restDiceLeft[creature]! });
  }
  restoreUses(isLong ? untilLongRest : untilShortRest);
  if (rested) traceRest(isLong ? 'long' : 'short', rested);
}

function wake(creature: number): void {
  hp[creature] = 1;
  status[creature]! &= ~(downBit | stableBit);
}

/** All hit points, all Legendary Resistance; of the hit dice half (2014: of all there are, at least one) or all (2024). */
function sleep(creature: number): void {
  if (exhaustion[creature] !== 0) recover(creature);
  hp[creature] = maxHp[creature]!;
  tempHp[creature] = 0;
  resistancesLeft[creature] = legendaryResistances[creature]!;
  const all = restDiceCount[creature]!;
  const back = setup[isRules2024] === 1 ? all : Math.max(1, all >> 1);
  restDiceLeft[creature] = Math.min(all, restDiceLeft[creature]! + back);
}

/** One level of exhaustion less, and the maximum that goes with it. */
function recover(creature: number): void {
  const level = exhaustion[creature]! - 1;
  exhaustion[creature] = level;
  maxHp[creature] = Math.max(1, startMaxHp[creature]! >> exhaustionHalvesHp[level]!);
}

function spendHitDice(creature: number, step: number): void {
  const sides = restDiceSides[creature]!;
  const bonus = restDiceBonus[creature]!;
  const least = setup[isRules2024]!;
  const maximum = maxHp[creature]!;
  if (setup[isRestAverage] === 1) {
    const amount = Math.max(least, ((sides + 2) >> 1) + bonus);
    while (restDiceLeft[creature]! > 0 && hp[creature]! < maximum && hp[creature]! + amount <= maximum) {
      spendHitDie(creature, amount);
    }
    return;
  }
  keyTurn(0, diceKey[creature]!, 0);
  for (let counter = restDraws(step); restDiceLeft[creature]! > 0 && hp[creature]! * 4 < maximum * 3; counter++) {
    spendHitDie(creature, Math.max(least, rollDie(sides, counter) + bonus));
  }
}

function spendHitDie(creature: number, amount: number): void {
  restDiceLeft[creature]! -= 1;
  hp[creature] = Math.min(hp[creature]! + amount, maxHp[creature]!);
}
