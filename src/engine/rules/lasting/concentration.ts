/**
 * R8: concentration. SRD 5.1 "Concentration"; SRD 5.2 "Concentration": on one thing at a time. Damage asks for a
 * Constitution save of DC 10 or half the damage (2024: at most 30); it is lost when its user is incapacitated or dies.
 * It is over, too, when nothing of what it kept up is left.
 */
import { abilities } from '../../../shared/model/vocabulary';
import { concentrationPurpose, drawsBeside } from '../../random/dice';
import { traceConcentration, traceConcentrationEnds } from '../../record/traceLasting';
import { diceKey } from '../../tables/creatureTable';
import { tracing } from '../../tables/fightState';
import { concentratingOn, concentrationCount, damageSaves } from '../../tables/lastingState';
import { concentrationLimit } from '../../tables/lastingTable';
import { refreshBringer } from './affected';
import { endBroughtBy } from './endLasting';
import { rollSave } from '../saves/rollSave';

const constitution = abilities.indexOf('con');

/** What the creature concentrated on before is over; what it now concentrates on is still to be put on somebody. */
export function beginConcentration(creature: number, action: number): void {
  endConcentration(creature, 'another');
  concentratingOn[creature] = action + 1;
}

/** After the effects were put on: on nobody, there is nothing to concentrate on. */
export function settleConcentration(creature: number): void {
  if (concentrationCount[creature] === 0) concentratingOn[creature] = 0;
  refreshBringer(creature);
}

export function endConcentration(creature: number, why: 'save' | 'incapacitated' | 'another'): void {
  if (concentratingOn[creature] === 0) return;
  if (tracing[0] !== 0) traceConcentrationEnds(creature, why);
  endBroughtBy(creature, true, 'concentration');
  concentratingOn[creature] = 0;
  refreshBringer(creature);
}

/** Of a creature that concentrates and has taken damage. */
export function holdConcentration(creature: number, damage: number): void {
  const half = damage >> 1;
  const dc = Math.min(Math.max(10, half), concentrationLimit[0]!);
  // The save may use up the very effect it is about.
  const action = concentratingOn[creature]! - 1;
  const total = rollSave(creature, constitution, 0, nextDamageSave(creature, concentrationPurpose));
  if (tracing[0] !== 0) traceConcentration(creature, action, total, dc);
  if (total < dc) endConcentration(creature, 'save');
}

/** Draws of the next saving throw that damage asks of the creature: never the same twice in a fight. */
export function nextDamageSave(creature: number, purpose: number): number {
  const count = damageSaves[creature]!;
  damageSaves[creature] = count + 1;
  return drawsBeside((count << 8) | diceKey[creature]!, purpose);
}
