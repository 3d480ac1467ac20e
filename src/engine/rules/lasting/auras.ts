/**
 * Auras. SRD 5.1, SRD 5.2 "Aura of Protection", "Stench", "Heat Aura", "Combining Effects": what changes for those in it,
 * and damage with its saving throw, to each once in each of its own turns. Who is in an aura is looked at anew at the
 * start of every turn; who is down may be in it, too, and have it on its death saves. Of auras of one name only the first
 * counts. Conditions last until the same moment of the creature's next turn.
 */
import { auraPurpose, damageDraws, drawsBeside, saveDraws } from '../../random/dice';
import { dropFaces, traceSave } from '../../record/trace';
import { traceOngoing } from '../../record/traceLasting';
import {
  auraAt,
  auraBearer,
  auraChange,
  auraDc,
  auraEffect,
  auraName,
  auraPartFrom,
  auraPartTo,
  auraSave,
  auraSide,
  hasAuraConditions,
  isAuraHalved,
} from '../../tables/auraTable';
import { setup, side, sideFrom, sideTo } from '../../tables/creatureTable';
import { resistancesLeft, status, tracing } from '../../tables/fightState';
import { bornRow, bornSource, lastingCount, perCreature } from '../../tables/lastingState';
import { effectRow } from '../../tables/lastingTable';
import { auraCount } from '../../tables/setup';
import { downBit, noSave, upBit } from '../../tables/traits';
import { auraSource, isAuraActive, isInAura } from './auraReach';
import { clearRolled, rollByType, takenByType } from '../hitPoints/damage';
import { endLasting } from './endLasting';
import { sufferDamage } from '../hitPoints/hitPoints';
import { applyLasting } from './lasting';
import { resistsLegendarily } from '../saves/legendaryResistance';
import { rollSave } from '../saves/rollSave';

/** At the start of every turn: gives and takes what auras change for those who are in them now. */
export function refreshAuras(): void {
  for (let aura = 0; aura < setup[auraCount]!; aura++) {
    if (auraChange[aura]! < 0) continue;
    const team = auraSide[aura]!;
    const isActive = isAuraActive(aura);
    for (let creature = sideFrom[team]!; creature < sideTo[team]!; creature++) {
      setChange(aura, creature, isActive && (status[creature]! & (upBit | downBit)) !== 0 && isInAura(aura, creature));
    }
  }
}

function setChange(aura: number, creature: number, isIn: boolean): void {
  const bearer = auraBearer[aura]!;
  const row = effectRow[auraChange[aura]!]!;
  const index = indexOf(creature, bearer, row);
  if (isIn && index < 0) applyLasting(bearer, creature, row, false);
  else if (!isIn && index >= 0) endLasting(creature, index, 'source');
}

function indexOf(creature: number, source: number, row: number): number {
  for (let index = lastingCount[creature]! - 1; index >= 0; index--) {
    const entry = creature * perCreature + index;
    if (bornRow[entry] === row && bornSource[entry] === source) return index;
  }
  return -1;
}

/**
 * What auras do at the start or end of a creature's turn.
 * @param when a code of `lastingCodes.ts`
 * @returns false when the creature is not up after it, and was before
 */
export function enduresAuras(creature: number, when: number): boolean {
  if ((status[creature]! & upBit) === 0) return true;
  for (let aura = 0; aura < setup[auraCount]!; aura++) {
    if (auraAt[aura] !== when || !meets(creature, aura) || isRepeated(creature, aura, when)) continue;
    endure(creature, aura);
    if ((status[creature]! & upBit) === 0) return false;
  }
  return true;
}

function meets(creature: number, aura: number): boolean {
  return auraSide[aura] === side[creature] && isAuraActive(aura) && isInAura(aura, creature);
}

function isRepeated(creature: number, aura: number, when: number): boolean {
  for (let other = 0; other < aura; other++) {
    if (auraName[other] === auraName[aura] && auraAt[other] === when && meets(creature, other)) return true;
  }
  return false;
}

function endure(creature: number, aura: number): void {
  const draws = drawsBeside(aura, auraPurpose);
  const row = effectRow[auraEffect[aura]!]!;
  const isHalved = isAuraHalved[aura] === 1;
  if (tracing[0] !== 0) dropFaces();
  clearRolled();
  rollByType(auraPartFrom[aura]!, auraPartTo[aura]!, 0, draws + damageDraws);
  const whole = takenByType(creature, false);
  const half = isHalved ? takenByType(creature, true) : 0;
  let isSaved = false;
  if (auraSave[aura] === noSave) {
    if (tracing[0] !== 0) traceOngoing(creature, row);
  } else {
    const total = rollSave(creature, auraSave[aura]!, 0, draws + saveDraws);
    isSaved = total >= auraDc[aura]!;
    if (tracing[0] !== 0) traceSave(creature, auraSave[aura]!, auraDc[aura]!, total, isSaved);
    if (!isSaved && resistancesLeft[creature]! > 0) isSaved = resistsLegendarily(creature, whole - half, whole, false);
  }
  const hasDamage = auraPartFrom[aura] !== auraPartTo[aura];
  const source = auraSource(aura);
  if (hasDamage && (!isSaved || isHalved)) sufferDamage(source, creature, takenByType(creature, isSaved), false);
  if (!isSaved && hasAuraConditions[aura] === 1) applyLasting(source, creature, row, false);
}
