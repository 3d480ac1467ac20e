import { abilities, conditions, type Condition } from '../../shared/model/vocabulary';
import { takeFaces } from '../random/observedDice';
import { actionIndex } from '../tables/actionTable';
import { maxHp } from '../tables/fightState';
import { concentratingOn, conditionBits, exhaustion } from '../tables/lastingState';
import { endSaveAbility, endSaveDc, escapeDc, lastingName } from '../tables/lastingTable';
import type { EndOfEffect } from './fightEvent';
import { record } from './trace';

const names: string[] = [];

/** The names of the effects of the scenario that is on the table. */
export function nameEffects(lastingNames: readonly string[]): void {
  names.splice(0, names.length, ...lastingNames);
}

function effectOf(row: number): string {
  return names[lastingName[row]!]!;
}

function conditionsOf(bits: number): Condition[] {
  return conditions.filter((_, index) => (bits & (1 << index)) !== 0);
}

/** A roll of a d20, or none where it fails outright. */
function rollOf(creature: number, total: number, dc: number) {
  const faces = takeFaces();
  return { creature, faces, total: faces.length === 0 ? 0 : total, dc, isSuccess: total >= dc };
}

export function traceEffectBegins(creature: number, source: number, row: number, bits: number): void {
  record({ kind: 'effectBegins', creature, source, effect: effectOf(row), conditions: conditionsOf(bits) });
}

export function traceEffectEnds(creature: number, row: number, why: EndOfEffect): void {
  record({ kind: 'effectEnds', creature, effect: effectOf(row), why });
}

export function traceEffectSave(creature: number, row: number, total: number): void {
  const ability = abilities[endSaveAbility[row]!]!;
  record({ kind: 'effectSave', effect: effectOf(row), ability, ...rollOf(creature, total, endSaveDc[row]!) });
}

export function traceEscape(creature: number, row: number, total: number): void {
  record({ kind: 'escape', effect: effectOf(row), ...rollOf(creature, total, escapeDc[row]!) });
}

export function traceOngoing(creature: number, row: number): void {
  record({ kind: 'ongoing', creature, effect: effectOf(row) });
}

export function traceConcentration(creature: number, action: number, total: number, dc: number): void {
  record({ kind: 'concentration', action: actionIndex[action]!, ...rollOf(creature, total, dc) });
}

export function traceConcentrationEnds(creature: number, why: 'save' | 'incapacitated' | 'another'): void {
  record({ kind: 'concentrationEnds', creature, action: actionConcentratedOn(creature), why });
}

function actionConcentratedOn(creature: number): number {
  return actionIndex[concentratingOn[creature]! - 1]!;
}

export function traceTurnLost(creature: number): void {
  record({ kind: 'turnLost', creature, conditions: conditionsOf(conditionBits[creature]!) });
}

export function traceExhaustion(creature: number, hpBefore: number, hpAfter: number): void {
  record({
    kind: 'exhaustion',
    creature,
    level: exhaustion[creature]!,
    hpBefore,
    hpAfter,
    maxHp: maxHp[creature]!,
  });
}

export function traceBoon(creature: number, action: number, targets: readonly number[]): void {
  record({ kind: 'boon', creature, action: actionIndex[action]!, targets });
}
