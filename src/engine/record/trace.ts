import { abilities, damageTypes } from '../../shared/model/vocabulary';
import { advantageBit, disadvantageBit } from '../random/dice';
import { observeDice, takeFaces } from '../random/observedDice';
import { actionIndex, givesTempHp } from '../tables/actionTable';
import { clock, deathFailures, deathSuccesses, hp, sideHp, status, tempHp } from '../tables/fightState';
import { downBit, stableBit, upBit } from '../tables/traits';
import type { FightEvent, InitiativeResult } from './fightEvent';

/** Events of one fight that are kept; they and their words take some 200 MB. */
export const maxEvents = 200_000;

const events: FightEvent[] = [];
let hasOverflowed = false;

/**
 * Records what `fight` does, dice and all. The scenario must have been loaded for tracing.
 * @returns null when there are more than {@link maxEvents}
 */
export function collectEvents(fight: () => void): FightEvent[] | null {
  observeDice(true);
  try {
    fight();
    return hasOverflowed ? null : [...events];
  } finally {
    observeDice(false);
    events.length = 0;
    hasOverflowed = false;
  }
}

/** Adds an event to the fight that is told. */
export function record(event: FightEvent): void {
  if (events.length < maxEvents) events.push(event);
  else hasOverflowed = true;
}

/** Forgets faces that belong to no event, such as the choice of a random target. */
export function dropFaces(): void {
  takeFaces();
}

export function traceInitiative(order: readonly InitiativeResult[]): void {
  takeFaces();
  record({ kind: 'initiative', order });
}

export function traceRound(): void {
  record({ kind: 'round', round: clock[0]!, partyHp: sideHp[0]!, monstersHp: sideHp[1]! });
}

export function traceTurn(creature: number, isSurprised: boolean): void {
  record({ kind: 'turn', creature, isSurprised });
}

export function traceRecharge(creature: number, action: number, face: number, isReady: boolean): void {
  takeFaces();
  record({ kind: 'recharge', creature, action: actionIndex[action]!, face, isReady });
}

export function traceDeathSave(creature: number, total: number): void {
  const now = status[creature]!;
  const state = now & upBit ? 'up' : now & stableBit ? 'stable' : now & downBit ? 'dying' : 'dead';
  record({
    kind: 'deathSave',
    creature,
    faces: takeFaces(),
    total,
    successes: deathSuccesses[creature]!,
    failures: deathFailures[creature]!,
    state,
  });
}

export function traceLegendary(creature: number, after: number): void {
  record({ kind: 'legendary', creature, after });
}

/** @param mode bits of advantage and disadvantage */
export function traceAttack(
  creature: number,
  action: number,
  target: number,
  mode: number,
  kept: number,
  total: number,
  /** Of the target, against this attack. */
  armor: number,
  result: 'miss' | 'hit' | 'critical',
): void {
  record({
    kind: 'attack',
    creature,
    action: actionIndex[action]!,
    target,
    // Without those of dice that effects add to it.
    faces: takeFaces().slice(0, mode === advantageBit || mode === disadvantageBit ? 2 : 1),
    kept,
    total,
    armorClass: armor,
    result,
  });
}

export function tracePower(creature: number, action: number, targets: readonly number[]): void {
  record({ kind: 'power', creature, action: actionIndex[action]!, targets, faces: takeFaces() });
}

/** @param total anything when it failed outright, with no die */
export function traceSave(creature: number, ability: number, dc: number, total: number, isSuccess: boolean): void {
  const faces = takeFaces();
  record({
    kind: 'save',
    creature,
    ability: abilities[ability]!,
    faces,
    total: faces.length === 0 ? 0 : total,
    dc,
    isSuccess,
    usesLegendaryResistance: false,
  });
}

export function traceStruck(creature: number): void {
  record({ kind: 'struck', creature });
}

/** The save traced last was a failure, and is a success after all. */
export function traceLegendaryResistance(): void {
  if (hasOverflowed) return;
  const last = events.pop();
  if (last?.kind !== 'save') throw new Error('Legendary resistance follows a saving throw');
  record({ ...last, isSuccess: true, usesLegendaryResistance: true });
}

/** @param amounts damage by type, an entry per damage type */
export function traceDamage(
  source: number,
  target: number,
  amounts: Int32Array,
  hpBefore: number,
  tempHpBefore: number,
): void {
  record({
    kind: 'damage',
    source,
    target,
    faces: takeFaces(),
    amounts: damageTypes.flatMap((type, index) => (amounts[index]! > 0 ? [{ type, amount: amounts[index]! }] : [])),
    hpBefore,
    hpAfter: hp[target]!,
    tempHpBefore,
    tempHpAfter: tempHp[target]!,
  });
}

export function traceFall(creature: number, by: number): void {
  const state = status[creature]! & downBit ? 'unconscious' : 'dead';
  record({ kind: 'falls', creature, by, state, failures: deathFailures[creature]! });
}

export function traceHeal(creature: number, action: number, target: number, before: number, after: number): void {
  const isTemporary = givesTempHp[action] === 1;
  const faces = takeFaces();
  record({ kind: 'heal', creature, action: actionIndex[action]!, target, faces, isTemporary, before, after });
}

export function traceEnd(outcome: 'lost' | 'won' | 'undecided', rounds: number): void {
  record({ kind: 'end', outcome, rounds });
}
