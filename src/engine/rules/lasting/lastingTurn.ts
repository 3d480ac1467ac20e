/**
 * R1, R7: lasting effects at the start and end of a turn: time that is up, damage, saving throws, standing up. SRD 5.1,
 * SRD 5.2 "Your Turn", "Being Prone". Standing up costs half the speed, where distances are kept; it does not happen
 * while the speed is 0 or the creature cannot act.
 */
import { drawsBeside, endSavePurpose, ongoingPurpose } from '../../random/dice';
import { dropFaces } from '../../record/trace';
import { traceEffectSave, traceOngoing, traceTurnLost } from '../../record/traceLasting';
import { needsUpkeep, preventsActions } from '../../tables/affectedBits';
import { proneBit } from '../../tables/conditionBits';
import { setup } from '../../tables/creatureTable';
import { status, tracing, turnsLost } from '../../tables/fightState';
import {
  affected,
  bornConditions,
  bornRow,
  bornSource,
  bornTurns,
  conditionBits,
  lastingCount,
  perCreature,
  speed,
  timedCount,
} from '../../tables/lastingState';
import { atEnd, atStart, ofBearer, ofSource } from '../../tables/lastingCodes';
import {
  endSaveAbility,
  endSaveAt,
  endSaveDc,
  endsAt,
  endsOf,
  lastingConditions,
  ongoingAt,
  ongoingFrom,
  ongoingTo,
} from '../../tables/lastingTable';
import { creatureCount } from '../../tables/setup';
import { downBit, upBit } from '../../tables/traits';
import { refreshAffected } from './affected';
import { clearRolled, rollByType, takenByType } from '../hitPoints/damage';
import { endEffect, endLasting } from './endLasting';
import { sufferDamage } from '../hitPoints/hitPoints';
import { modeAgainstEffect } from '../saves/magicResistance';
import { noteStanding } from '../movement/movement';
import { rollSave } from '../saves/rollSave';
import { endUnkept } from './upkeep';

/** Draws of one effect's damage at the start or end of a turn. */
const drawsPerEffect = 1 << 15;

/** Effects that are due: their rows, who brought them, their places among all that lasts on the creature. */
const dueRow = new Int32Array(2 * perCreature);
const dueSource = new Int32Array(2 * perCreature);
const duePlace = new Int32Array(2 * perCreature);

/**
 * The start of the turn of a creature that lasting effects concern.
 * @returns false when it has fallen by them and its turn is over
 */
export function startLastingTurn(creature: number): boolean {
  const state = status[creature]! & (upBit | downBit);
  passTime(creature, atStart);
  sufferOngoing(creature, atStart);
  if ((status[creature]! & (upBit | downBit)) !== state) return false;
  rollEndSaves(creature, atStart);
  standFromProne(creature);
  return true;
}

/** The end of its turn. */
export function endLastingTurn(creature: number): void {
  if ((status[creature]! & (upBit | downBit)) === 0) return;
  sufferOngoing(creature, atEnd);
  if ((status[creature]! & (upBit | downBit)) === 0) return;
  rollEndSaves(creature, atEnd);
  if ((affected[creature]! & needsUpkeep) !== 0) endUnkept(creature);
  passTime(creature, atEnd);
}

/** Counts the turn of a creature that cannot act. */
export function loseTurn(creature: number): void {
  turnsLost[creature]! += 1;
  if (tracing[0] !== 0) traceTurnLost(creature);
}

/** Effects whose time is counted in turns of the creature: those on it, and those it brought. */
function passTime(creature: number, when: number): void {
  passTimeOf(creature, creature, when, ofBearer);
  if (timedCount[creature] === 0) return;
  const creatures = setup[creatureCount]!;
  for (let bearer = 0; bearer < creatures; bearer++) passTimeOf(creature, bearer, when, ofSource);
}

function passTimeOf(creature: number, bearer: number, when: number, whose: number): void {
  for (let index = lastingCount[bearer]! - 1; index >= 0; index--) {
    const entry = bearer * perCreature + index;
    const row = bornRow[entry]!;
    if (endsAt[row] !== when || endsOf[row] !== whose) continue;
    if (whose === ofSource && bornSource[entry] !== creature) continue;
    bornTurns[entry]! -= 1;
    if (bornTurns[entry]! <= 0) endLasting(bearer, index, 'time');
  }
}

function sufferOngoing(creature: number, when: number): void {
  const count = noteDue(creature, ongoingAt, when);
  for (let due = 0; due < count; due++) {
    const row = dueRow[due]!;
    if ((status[creature]! & (upBit | downBit)) === 0) return;
    if (!bears(creature, row, dueSource[due]!)) continue;
    if (tracing[0] !== 0) {
      dropFaces();
      traceOngoing(creature, row);
    }
    clearRolled();
    const draws = drawsBeside(when, ongoingPurpose) + duePlace[due]! * drawsPerEffect;
    rollByType(ongoingFrom[row]!, ongoingTo[row]!, 0, draws);
    sufferDamage(dueSource[due]!, creature, takenByType(creature, false), false);
  }
}

function rollEndSaves(creature: number, when: number): void {
  const count = noteDue(creature, endSaveAt, when);
  for (let due = 0; due < count; due++) {
    if (bears(creature, dueRow[due]!, dueSource[due]!)) rollEndSave(creature, due, when);
  }
}

function rollEndSave(creature: number, due: number, when: number): void {
  const row = dueRow[due]!;
  if (tracing[0] !== 0) dropFaces();
  const draws = drawsBeside(when, endSavePurpose) + duePlace[due]! * drawsPerEffect;
  const total = rollSave(creature, endSaveAbility[row]!, modeAgainstEffect(creature, row), draws);
  if (tracing[0] !== 0) traceEffectSave(creature, row, total);
  if (total >= endSaveDc[row]!) endEffect(dueSource[due]!, creature, row, 'save');
}

/** Notes the effects that are due now: what one of them ends makes others move up. @returns how many */
function noteDue(creature: number, times: Int32Array, when: number): number {
  let count = 0;
  for (let index = 0; index < lastingCount[creature]!; index++) {
    const entry = creature * perCreature + index;
    if (times[bornRow[entry]!] !== when) continue;
    dueRow[count] = bornRow[entry]!;
    dueSource[count] = bornSource[entry]!;
    duePlace[count] = index;
    count++;
  }
  return count;
}

/** True while the effect is still on the creature. */
function bears(creature: number, row: number, source: number): boolean {
  for (let index = 0; index < lastingCount[creature]!; index++) {
    const entry = creature * perCreature + index;
    if (bornRow[entry] === row && bornSource[entry] === source) return true;
  }
  return false;
}

/** Of whoever lies prone and can stand up. */
export function standFromProne(creature: number): void {
  if ((conditionBits[creature]! & proneBit) === 0 || speed[creature] === 0) return;
  if ((affected[creature]! & preventsActions) !== 0 || (status[creature]! & upBit) === 0) return;
  for (let index = lastingCount[creature]! - 1; index >= 0; index--) {
    const entry = creature * perCreature + index;
    if ((bornConditions[entry]! & proneBit) === 0) continue;
    if (lastingConditions[bornRow[entry]!] === proneBit) endLasting(creature, index, 'stands up');
    else bornConditions[entry]! &= ~proneBit;
  }
  refreshAffected(creature);
  noteStanding(creature);
}
