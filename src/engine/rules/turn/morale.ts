/**
 * R18: morale, off unless a creature has it. Not in either SRD; a Wisdom saving throw of DC 10 as in the 2014 Dungeon
 * Master's guidance "Morale": at the start of its turn, once a round, when it or its side is badly hurt. Of the side
 * counts who is still up, against what the side had at the start. Who cannot move does not flee.
 */
import { abilities } from '../../../shared/model/vocabulary';
import { moralePurpose } from '../../random/dice';
import { traceMorale } from '../../record/traceTraits';
import { moraleOwn, moraleSide, side, sideFrom, sideTo } from '../../tables/creatureTable';
import { hp, maxHp, sideStartHp, status, tracing } from '../../tables/fightState';
import { speed } from '../../tables/lastingState';
import { upBit } from '../../tables/traits';
import { leaveFight } from './flight';
import { rollSave } from '../saves/rollSave';

const moraleDc = 10;
const wisdom = abilities.indexOf('wis');

/** At the start of a turn of a creature that may flee. @returns true when it does */
export function losesHeart(creature: number): boolean {
  if (speed[creature] === 0 || !isShaken(creature)) return false;
  const total = rollSave(creature, wisdom, 0, moralePurpose);
  const stays = total >= moraleDc;
  if (tracing[0] !== 0) traceMorale(creature, total, moraleDc, stays);
  if (!stays) leaveFight(creature);
  return !stays;
}

function isShaken(creature: number): boolean {
  if (hp[creature]! * 100 < moraleOwn[creature]! * maxHp[creature]!) return true;
  const team = side[creature]!;
  return hpOfStanding(team) * 100 < moraleSide[creature]! * sideStartHp[team]!;
}

function hpOfStanding(team: number): number {
  let sum = 0;
  for (let creature = sideFrom[team]!; creature < sideTo[team]!; creature++) {
    if ((status[creature]! & upBit) !== 0) sum += hp[creature]!;
  }
  return sum;
}
