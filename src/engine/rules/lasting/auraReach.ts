/**
 * R14, R15: whom an aura takes in. SRD 5.1 "Aura of Protection", "Stench"; SRD 5.2 "Emanation". Assumption: as many as its
 * radius has steps of 5 feet, at least 1: its bearer first where it is for that too, then the others who are up, the
 * nearest first, then in the order of the scenario. Where distances are kept, nobody farther off than its radius; where
 * they are not, the front rank is nearer than the back.
 */
import { preventsActions } from '../../tables/affectedBits';
import { auraBearer, auraHoldsBearer, auraOrigin, auraRadius, auraReach, auraSide } from '../../tables/auraTable';
import { setup, sideFrom, sideTo } from '../../tables/creatureTable';
import { status } from '../../tables/fightState';
import { affected, bornRow, bornSource, lastingCount, perCreature } from '../../tables/lastingState';
import { startDistance } from '../../tables/setup';
import { frontBit, upBit } from '../../tables/traits';
import { feetBetween } from '../movement/distance';

/** True while the bearer is up and not incapacitated, and has the effect that brings the aura. */
export function isAuraActive(aura: number): boolean {
  const bearer = auraBearer[aura]!;
  if ((status[bearer]! & upBit) === 0 || (affected[bearer]! & preventsActions) !== 0) return false;
  return auraOrigin[aura]! < 0 || originEntry(aura) >= 0;
}

/** Who has brought an aura that is active: another than its bearer, where it was given to that. */
export function auraSource(aura: number): number {
  return auraOrigin[aura]! < 0 ? auraBearer[aura]! : bornSource[originEntry(aura)]!;
}

/** Entry of `lastingState` of the effect that brings it; -1 when its bearer does not have it. */
function originEntry(aura: number): number {
  const bearer = auraBearer[aura]!;
  const from = bearer * perCreature;
  for (let entry = from; entry < from + lastingCount[bearer]!; entry++) {
    if (bornRow[entry] === auraOrigin[aura]) return entry;
  }
  return -1;
}

/** True when the creature, up or down, is in the aura. Who is down keeps nobody else out of it. */
export function isInAura(aura: number, creature: number): boolean {
  const bearer = auraBearer[aura]!;
  const holdsBearer = auraHoldsBearer[aura] === 1;
  if (creature === bearer) return holdsBearer;
  const feet = awayFrom(bearer, creature);
  if (setup[startDistance] !== 0 && feet > auraRadius[aura]!) return false;
  const team = auraSide[aura]!;
  let before = holdsBearer ? 1 : 0;
  for (let other = sideFrom[team]!; other < sideTo[team]!; other++) {
    if (other === bearer || other === creature || (status[other]! & upBit) === 0) continue;
    const otherFeet = awayFrom(bearer, other);
    if (otherFeet === feet ? other < creature : otherFeet < feet) before++;
  }
  return before < auraReach[aura]!;
}

/** Feet; without distances 0 for the front rank, 1 for the back. */
function awayFrom(bearer: number, creature: number): number {
  if (setup[startDistance] !== 0) return feetBetween(bearer, creature);
  return (status[creature]! & frontBit) !== 0 ? 0 : 1;
}
