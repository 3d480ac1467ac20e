/**
 * R7: getting free by an action. SRD 5.1 "Escaping a Grapple" and spells such as web; SRD 5.2 "Grappling": a check of
 * Strength (Athletics) or Dexterity (Acrobatics). A creature tries it by default when the effect hampers its attacks or
 * goes on hurting it, and at least one roll in four succeeds; what only holds it in place does not cost its action.
 */
import { drawsBeside, escapePurpose, rollD20 } from '../../random/dice';
import { dropFaces } from '../../record/trace';
import { traceEscape } from '../../record/traceLasting';
import { tracing } from '../../tables/fightState';
import { bornRow, lastingCount, perCreature, rollPenalty } from '../../tables/lastingState';
import { escapeBonus, escapeDc, isWorthEscaping } from '../../tables/lastingTable';
import { endLasting } from './endLasting';
import { modeOfCheck } from './fear';

/** Faces of the d20 that must do, of twenty. */
const leastFaces = 5;

/** @returns true when the creature has spent its action on it */
export function triesEscape(creature: number): boolean {
  for (let index = 0; index < lastingCount[creature]!; index++) {
    const row = bornRow[creature * perCreature + index]!;
    if (isWorthEscaping[row] === 0 || 21 + bonusOf(creature) - escapeDc[row]! < leastFaces) continue;
    escape(creature, index, row);
    return true;
  }
  return false;
}

function escape(creature: number, index: number, row: number): void {
  if (tracing[0] !== 0) dropFaces();
  const face = rollD20(modeOfCheck(creature), drawsBeside(index, escapePurpose));
  const total = face + bonusOf(creature);
  if (tracing[0] !== 0) traceEscape(creature, row, total);
  if (total >= escapeDc[row]!) endLasting(creature, index, 'escape');
}

function bonusOf(creature: number): number {
  return escapeBonus[creature]! - rollPenalty[creature]!;
}
