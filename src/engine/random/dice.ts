import { drawDie } from './generator';
import { observed, rollObserved } from './observedDice';

/**
 * What a draw of a turn is for, in the top bits of its counter: the slot of the action (0 to 4), or one of these. The
 * slot of a lair (5) shares its bits with recharges, but never a turn.
 */
export const rechargePurpose = 5 << 29;
export const deathSavePurpose = 6 << 29;
/** Of the same turn, above the one death save. */
export const moralePurpose = deathSavePurpose + 0x10000;
export const setupPurpose = 7 << 29;

/** Draws of what a creature does n-th with a slot begin at this counter; 65,536 belong to it. */
export function blockOf(slot: number, sequence: number): number {
  return (slot << 29) | (sequence << 16);
}

/** Where the hit dice begin that a creature spends at the rest which is this step of the day. */
export function restDraws(step: number): number {
  return setupPurpose + 0x20_0000 + step * 0x100;
}

/** Where in a block of 65,536 the draws stand; the damage dice come from `damageDraws` on. */
export const targetDraw = 2;
export const damageDraws = 3;
export const onceDraws = 0x8000;
export const areaDraws = 0x7000;
export const saveDraws = 0x8000;

/** Advantage and disadvantage as bits; both together cancel. */
export const advantageBit = 1;
export const disadvantageBit = 2;

/** A die of 1 to `sides`. */
export function rollDie(sides: number, counter: number): number {
  return observed[0] === 0 ? drawDie(sides, counter) : rollObserved(sides, counter);
}

/** The kept d20 of draws `counter` and, under advantage or disadvantage, `counter + 1`. SRD "Advantage and Disadvantage". */
export function rollD20(mode: number, counter: number): number {
  return mode === 0 || mode === 3 ? rollDie(20, counter) : rollTwice(mode, counter);
}

function rollTwice(mode: number, counter: number): number {
  const first = rollDie(20, counter);
  const second = rollDie(20, counter + 1);
  const isSecondHigher = second > first;
  return isSecondHigher === (mode === advantageBit) ? second : first;
}

/**
 * Where the draws begin that go with something that has draws of its own: riders of an attack, dice added to a roll.
 * Scattered over all counters: two that meet are a matter of one in millions.
 * @param purpose one of the numbers below
 */
export function drawsBeside(counter: number, purpose: number): number {
  return Math.imul(counter + Math.imul(purpose, 0x3c6ef373), 0x9e3779b1);
}
export const riderPurpose = 1;
export const attackDicePurpose = 2;
export const saveDicePurpose = 3;
export const lastingDamagePurpose = 4;
export const concentrationPurpose = 5;
export const damageSavePurpose = 6;
export const ongoingPurpose = 7;
export const endSavePurpose = 8;
export const escapePurpose = 9;
export const strikePurpose = 10;
export const auraPurpose = 20;
