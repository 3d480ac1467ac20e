/** R1: how a fight begins. */
import { damageDraws, setupPurpose } from '../random/dice';
import { keyTurn } from '../random/generator';
import {
  diceKey,
  hasDeathSaves,
  hitDicePart,
  isSurprised,
  legendaryActions,
  legendaryResistances,
  reactionBits,
  setup,
  side,
  startHp,
  startMaxHp,
  startStatus,
  startTempHp,
  targetingRule,
} from '../tables/creatureTable';
import {
  damageDealt,
  damageTaken,
  deathFailures,
  deathSuccesses,
  downed,
  drops,
  frontStanding,
  healingDone,
  hp,
  isCleaveSpent,
  isOnceSpent,
  kills,
  lastTarget,
  legendaryCredit,
  lastLairAction,
  legendaryLeft,
  maxHp,
  orders,
  readyReactions,
  resistancesLeft,
  sideHp,
  standing,
  status,
  targetingNow,
  tempHp,
  timesTargeted,
} from '../tables/fightState';
import { creatureCount } from '../tables/setup';
import { affected, damageSaves, speed, turnsLost } from '../tables/lastingState';
import { baseSpeed, startExhaustion } from '../tables/lastingTable';
import { downBit, frontBit, upBit } from '../tables/traits';
import { rollSum } from './damage';
import { forgetLasting } from './endLasting';
import { setExhaustion } from './exhaustion';
import { restoreUses } from './limits';
import { provocations } from './provocation';

/** Everybody in place, with the hit points and uses the scenario gives them. */
export function setUpFight(): void {
  for (let team = 0; team < 2; team++) {
    standing[team] = 0;
    frontStanding[team] = 0;
    downed[team] = 0;
    sideHp[team] = 0;
  }
  const creatures = setup[creatureCount]!;
  for (let creature = 0; creature < creatures; creature++) setUpCreature(creature);
  restoreUses();
  provocations[0] = 0;
}

function setUpCreature(creature: number): void {
  const maximum = hitDicePart[creature]! < 0 ? startMaxHp[creature]! : rollMaxHp(creature);
  // A creature that starts unhurt is unhurt at its rolled maximum as well.
  const current = startHp[creature] === startMaxHp[creature] ? maximum : Math.min(startHp[creature]!, maximum);
  maxHp[creature] = maximum;
  hp[creature] = current;
  tempHp[creature] = startTempHp[creature]!;
  deathSuccesses[creature] = 0;
  deathFailures[creature] = 0;
  // Surprised, it has none before its first turn.
  legendaryLeft[creature] = isSurprised[creature] === 1 ? 0 : legendaryActions[creature]!;
  legendaryCredit[creature] = 0;
  readyReactions[creature] = isSurprised[creature] === 1 ? 0 : reactionBits[creature]!;
  lastLairAction[creature] = -1;
  resistancesLeft[creature] = legendaryResistances[creature]!;
  lastTarget[creature] = -1;
  targetingNow[creature] = targetingRule[creature]!;
  orders[creature] = 0;
  timesTargeted[creature] = 0;
  isOnceSpent[creature] = 0;
  isCleaveSpent[creature] = 0;
  damageDealt[creature] = 0;
  damageTaken[creature] = 0;
  healingDone[creature] = 0;
  kills[creature] = 0;
  drops[creature] = 0;
  damageSaves[creature] = 0;
  turnsLost[creature] = 0;
  speed[creature] = baseSpeed[creature]!;
  if (affected[creature] !== 0) forgetLasting(creature);
  place(creature, current);
  if (startExhaustion[creature] !== 0) setExhaustion(creature, startExhaustion[creature]!);
}

function place(creature: number, current: number): void {
  const team = side[creature]!;
  const state = startStatus[creature]!;
  sideHp[team]! += current;
  if (current > 0) {
    status[creature] = state | upBit;
    standing[team]! += 1;
    if ((state & frontBit) !== 0) frontStanding[team]! += 1;
  } else if (hasDeathSaves[creature] === 1) {
    status[creature] = state | downBit;
    downed[team]! += 1;
  } else {
    status[creature] = state;
  }
}

/** Hit dice of the stat block, at least 1. */
function rollMaxHp(creature: number): number {
  keyTurn(0, diceKey[creature]!, 0);
  const part = hitDicePart[creature]!;
  return Math.max(1, rollSum(part, part + 1, 0, setupPurpose + 0x10000 + damageDraws));
}
