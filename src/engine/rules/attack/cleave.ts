/**
 * Cleave. SRD 5.2 "Mastery Properties": once a turn a hit is followed by an attack roll against a second creature within
 * 5 feet of the first and within reach. Assumption, where no distances are kept: any other foe that can be reached
 * stands beside the first.
 */
import { cleaveAction } from '../../tables/actionTable';
import { setup, side } from '../../tables/creatureTable';
import { frontStanding, isCleaveSpent, lastTarget, status } from '../../tables/fightState';
import { startDistance } from '../../tables/setup';
import { upBit } from '../../tables/traits';
import { makeAttack } from './attack';
import { hideCharmers, showCharmers } from '../lasting/charm';
import { blockAfter } from '../fight/diceBlock';
import { chooseSecond } from '../targeting/targeting';
import { chooseBeside } from '../targeting/zonedTargeting';

/** After a hit: the attack roll against another foe. It does not change whom the attacker is busy with. */
export function cleave(attacker: number, action: number, first: number, block: number): void {
  // What came with the hit may have felled the attacker itself.
  if (isCleaveSpent[attacker] === 1 || (status[attacker]! & upBit) === 0) return;
  const next = blockAfter(block);
  const hasZones = setup[startDistance] !== 0;
  const isFrontHeld = frontStanding[side[first]!]! !== 0;
  const hidden = hideCharmers(attacker);
  const second = hasZones
    ? chooseBeside(attacker, action, first, next)
    : chooseSecond(attacker, first, isFrontHeld, next);
  showCharmers(hidden);
  if (second < 0) return;
  isCleaveSpent[attacker] = 1;
  makeAttack(attacker, cleaveAction[action]!, second, next);
  lastTarget[attacker] = first;
}
