import { abilities, damageTypes } from '../../shared/model/vocabulary';
import { observeDice, takeFaces } from '../random/observedDice';
import { actionIndex, attackBonus, givesTempHp, saveAbility, saveDc } from '../tables/actionTable';
import { armorClass } from '../tables/creatureTable';
import { clock, deathFailures, deathSuccesses, hp, sideHp, status, tempHp } from '../tables/fightState';
import { downBit, stableBit, upBit } from '../tables/traits';
import type { FightEvent, InitiativeResult } from './fightEvent';

const events: FightEvent[] = [];

/** Records what `fight` does, dice and all. The scenario must have been loaded for tracing. */
export function collectEvents(fight: () => void): FightEvent[] {
  events.length = 0;
  observeDice(true);
  try {
    fight();
    return events.splice(0);
  } finally {
    observeDice(false);
  }
}

/** Forgets faces that belong to no event, such as the choice of a random target. */
export function dropFaces(): void {
  takeFaces();
}

export function traceInitiative(order: readonly InitiativeResult[]): void {
  takeFaces();
  events.push({ kind: 'initiative', order });
}

export function traceRound(): void {
  events.push({ kind: 'round', round: clock[0]!, partyHp: sideHp[0]!, monstersHp: sideHp[1]! });
}

export function traceTurn(creature: number, isSurprised: boolean): void {
  events.push({ kind: 'turn', creature, isSurprised });
}

export function traceRecharge(creature: number, action: number, face: number, isReady: boolean): void {
  takeFaces();
  events.push({ kind: 'recharge', creature, action: actionIndex[action]!, face, isReady });
}

export function traceDeathSave(creature: number, face: number): void {
  takeFaces();
  const now = status[creature]!;
  const state = now & upBit ? 'up' : now & stableBit ? 'stable' : now & downBit ? 'dying' : 'dead';
  events.push({
    kind: 'deathSave',
    creature,
    face,
    successes: deathSuccesses[creature]!,
    failures: deathFailures[creature]!,
    state,
  });
}

export function traceLegendary(creature: number, after: number): void {
  events.push({ kind: 'legendary', creature, after });
}

export function traceAttack(
  creature: number,
  action: number,
  target: number,
  kept: number,
  result: 'miss' | 'hit' | 'critical',
): void {
  events.push({
    kind: 'attack',
    creature,
    action: actionIndex[action]!,
    target,
    faces: takeFaces(),
    kept,
    total: kept + attackBonus[action]!,
    armorClass: armorClass[target]!,
    result,
  });
}

export function tracePower(creature: number, action: number, targets: readonly number[]): void {
  events.push({ kind: 'power', creature, action: actionIndex[action]!, targets, faces: takeFaces() });
}

export function traceSave(creature: number, action: number, total: number, isSuccess: boolean): void {
  events.push({
    kind: 'save',
    creature,
    ability: abilities[saveAbility[action]!]!,
    faces: takeFaces(),
    total,
    dc: saveDc[action]!,
    isSuccess,
    usesLegendaryResistance: false,
  });
}

export function traceStruck(creature: number): void {
  events.push({ kind: 'struck', creature });
}

/** The save traced last was a failure, and is a success after all. */
export function traceLegendaryResistance(): void {
  const last = events.pop();
  if (last?.kind !== 'save') throw new Error('Legendary resistance follows a saving throw');
  events.push({ ...last, isSuccess: true, usesLegendaryResistance: true });
}

/** @param amounts damage by type, an entry per damage type */
export function traceDamage(
  source: number,
  target: number,
  amounts: Int32Array,
  hpBefore: number,
  tempHpBefore: number,
): void {
  events.push({
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
  events.push({ kind: 'falls', creature, by, state, failures: deathFailures[creature]! });
}

export function traceHeal(creature: number, action: number, target: number, before: number, after: number): void {
  const isTemporary = givesTempHp[action] === 1;
  const faces = takeFaces();
  events.push({ kind: 'heal', creature, action: actionIndex[action]!, target, faces, isTemporary, before, after });
}

export function traceEnd(outcome: 'lost' | 'won' | 'undecided'): void {
  events.push({ kind: 'end', outcome, rounds: clock[0]! });
}
