/**
 * R7, R8: what damage and falling do to lasting effects. SRD 5.1 "Concentration", "Sleep", "Hideous Laughter"; SRD 5.2 the
 * same. With the death of who brought them its effects end; falling to 0 hit points ends concentration and grapples.
 */
import { damageSavePurpose } from '../../random/dice';
import { traceEffectSave } from '../../record/traceLasting';
import { endsOnCondition, isConcentrating, isSource, reactsToDamage } from '../../tables/affectedBits';
import { grappledBit } from '../../tables/conditionBits';
import { setup } from '../../tables/creatureTable';
import { status, tracing } from '../../tables/fightState';
import {
  affected,
  bornConditions,
  bornRow,
  bornSource,
  broughtCount,
  lastingCount,
  perCreature,
} from '../../tables/lastingState';
import { atDamage, byDamage } from '../../tables/lastingCodes';
import { endsWithDamage, endSaveAbility, endSaveAt, endSaveDc } from '../../tables/lastingTable';
import { creatureCount } from '../../tables/setup';
import { downBit, upBit } from '../../tables/traits';
import { endConcentration, holdConcentration, nextDamageSave } from './concentration';
import { endBroughtBy, endEffect, endLasting } from './endLasting';
import { endOnConditions } from './endOnConditions';
import { modeAgainstEffect } from '../saves/magicResistance';
import { rollSave } from '../saves/rollSave';
import { noteUpkeep } from './upkeep';

/** Of a creature still up, after one instance of damage. */
export function feelDamage(creature: number, damage: number): void {
  if ((affected[creature]! & isConcentrating) !== 0) holdConcentration(creature, damage);
  noteUpkeep(creature, byDamage);
  if ((affected[creature]! & reactsToDamage) === 0) return;
  for (let index = lastingCount[creature]! - 1; index >= 0; index--) {
    const row = bornRow[creature * perCreature + index]!;
    if (endsWithDamage[row] === 1) endLasting(creature, index, 'damage');
    else if (endSaveAt[row] === atDamage) saveAtDamage(creature, bornSource[creature * perCreature + index]!, row);
  }
}

function saveAtDamage(creature: number, source: number, row: number): void {
  const draws = nextDamageSave(creature, damageSavePurpose);
  const total = rollSave(creature, endSaveAbility[row]!, modeAgainstEffect(creature, row), draws);
  if (tracing[0] !== 0) traceEffectSave(creature, row, total);
  if (total >= endSaveDc[row]!) endEffect(source, creature, row, 'save');
}

/** Of a creature that has fallen to 0 hit points, died or fled. */
export function feelFall(creature: number): void {
  endConcentration(creature, 'incapacitated');
  if ((affected[creature]! & reactsToDamage) !== 0) endWithDamage(creature);
  if ((affected[creature]! & endsOnCondition) !== 0) endOnConditions(creature);
  if ((affected[creature]! & isSource) === 0) return;
  if ((status[creature]! & (upBit | downBit)) === 0) endBroughtBy(creature, false, 'source');
  else endGrapples(creature);
}

/** What damage ends is over for who falls by it, too, and for who is down. Neither rolls a save against the rest. */
export function endWithDamage(creature: number): void {
  for (let index = lastingCount[creature]! - 1; index >= 0; index--) {
    if (endsWithDamage[bornRow[creature * perCreature + index]!] === 1) endLasting(creature, index, 'damage');
  }
}

/** "The condition also ends if the grappler is incapacitated." */
export function endGrapples(grappler: number): void {
  if (broughtCount[grappler] === 0) return;
  const creatures = setup[creatureCount]!;
  for (let bearer = 0; bearer < creatures; bearer++) {
    for (let index = lastingCount[bearer]! - 1; index >= 0; index--) {
      const entry = bearer * perCreature + index;
      const isGrapple = bornSource[entry] === grappler && (bornConditions[entry]! & grappledBit) !== 0;
      if (isGrapple) endLasting(bearer, index, 'source');
    }
  }
}
