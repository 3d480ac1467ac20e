/**
 * R15: whom an aura takes in when nobody draws a map. SRD 5.1 "Aura of Protection", "Stench"; SRD 5.2 "Emanation".
 * Assumption: as many as its radius has steps of 5 feet, at least 1: its bearer first where it is for that too, then
 * those up in the front rank, then in the back, in the order of the scenario.
 */
import { preventsActions } from '../../tables/affectedBits';
import { auraBearer, auraHoldsBearer, auraOrigin, auraReach, auraSide } from '../../tables/auraTable';
import { sideFrom, sideTo } from '../../tables/creatureTable';
import { status } from '../../tables/fightState';
import { affected, bornRow, lastingCount, perCreature } from '../../tables/lastingState';
import { frontBit, upBit } from '../../tables/traits';

/** True while the bearer is up and not incapacitated, and has the effect that brings the aura. */
export function isAuraActive(aura: number): boolean {
  const bearer = auraBearer[aura]!;
  return (status[bearer]! & upBit) !== 0 && (affected[bearer]! & preventsActions) === 0 && hasOrigin(aura, bearer);
}

function hasOrigin(aura: number, bearer: number): boolean {
  const origin = auraOrigin[aura]!;
  if (origin < 0) return true;
  const from = bearer * perCreature;
  for (let entry = from; entry < from + lastingCount[bearer]!; entry++) if (bornRow[entry] === origin) return true;
  return false;
}

/** True when the creature, which is up, is in the aura. */
export function isInAura(aura: number, creature: number): boolean {
  const bearer = auraBearer[aura]!;
  const holdsBearer = auraHoldsBearer[aura] === 1;
  if (creature === bearer) return holdsBearer;
  const team = auraSide[aura]!;
  const isInFront = (status[creature]! & frontBit) !== 0;
  let before = holdsBearer ? 1 : 0;
  for (let other = sideFrom[team]!; other < sideTo[team]!; other++) {
    if (other === bearer || other === creature || (status[other]! & upBit) === 0) continue;
    const isOtherInFront = (status[other]! & frontBit) !== 0;
    if (isOtherInFront === isInFront ? other < creature : isOtherInFront) before++;
  }
  return before < auraReach[aura]!;
}
