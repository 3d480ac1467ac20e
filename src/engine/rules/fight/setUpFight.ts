/** R1, R19: how a run begins, and each fight of it. */
import { damageDraws, setupPurpose } from '../../random/dice';
import { keyTurn } from '../../random/generator';
import {
  diceKey,
  hasDeathSaves,
  hitDicePart,
  isSurprised,
  legendaryActions,
  legendaryResistances,
  reactionBits,
  side,
  sideFrom,
  sideTo,
  startHp,
  startMaxHp,
  startPosition,
  startStatus,
  startTempHp,
  targetingRule,
} from '../../tables/creatureTable';
import { restDiceCount } from '../../tables/dayTable';
import {
  absorbed,
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
  isRegenerationStopped,
  kills,
  lastTarget,
  legendaryCredit,
  lastLairAction,
  legendaryLeft,
  maxHp,
  movement,
  orders,
  position,
  readyReactions,
  resistancesLeft,
  resourcesLeft,
  restDiceLeft,
  sideHp,
  sideStartHp,
  standing,
  status,
  targetingNow,
  tempHp,
  timesTargeted,
  turnsLost,
  wasted,
} from '../../tables/fightState';
import { affected, damageSaves, exhaustion, speed } from '../../tables/lastingState';
import { baseSpeed, startExhaustion } from '../../tables/lastingTable';
import { downBit, frontBit, stableBit, upBit } from '../../tables/traits';
import { rollSum } from '../hitPoints/damage';
import { forgetLasting } from '../lasting/endLasting';
import { setExhaustion } from '../lasting/exhaustion';
import { allowLegendaryActions } from '../turn/legendaryActions';
import { provocations } from '../reactions/provocation';

/** The creatures `[from, to)` with the hit points the scenario gives them, and nothing done yet. */
export function setUpCreatures(from: number, to: number): void {
  for (let creature = from; creature < to; creature++) setUpCreature(creature);
}

/** Who fights takes their place, as the fights before have left them; what lasts for one fight begins anew. */
export function setUpFight(): void {
  for (let team = 0; team < 2; team++) {
    standing[team] = 0;
    frontStanding[team] = 0;
    downed[team] = 0;
    sideHp[team] = 0;
    const to = sideTo[team]!;
    for (let creature = sideFrom[team]!; creature < to; creature++) enterFight(creature);
    sideStartHp[team] = sideHp[team]!;
  }
  provocations[0] = 0;
  // Who stood up in the fight before may not have gone on from there.
  movement[2] = 0;
}

/** Once a run: what a creature keeps from fight to fight of a day. */
function setUpCreature(creature: number): void {
  const maximum = hitDicePart[creature]! < 0 ? startMaxHp[creature]! : rollMaxHp(creature);
  // A creature that starts unhurt is unhurt at its rolled maximum as well.
  const current = startHp[creature] === startMaxHp[creature] ? maximum : Math.min(startHp[creature]!, maximum);
  maxHp[creature] = maximum;
  hp[creature] = current;
  tempHp[creature] = startTempHp[creature]!;
  // Not in a fight yet; at 0 hit points it is dying, or dead.
  status[creature] = current === 0 && hasDeathSaves[creature] === 1 ? downBit : 0;
  deathSuccesses[creature] = 0;
  deathFailures[creature] = 0;
  resistancesLeft[creature] = legendaryResistances[creature]!;
  damageDealt[creature] = 0;
  damageTaken[creature] = 0;
  healingDone[creature] = 0;
  kills[creature] = 0;
  drops[creature] = 0;
  wasted[creature] = 0;
  absorbed[creature] = 0;
  turnsLost[creature] = 0;
  resourcesLeft[creature] = 0;
  exhaustion[creature] = startExhaustion[creature]!;
  restDiceLeft[creature] = restDiceCount[creature]!;
}

/** Once a fight. */
function enterFight(creature: number): void {
  // Surprised, it has none before its first turn.
  legendaryLeft[creature] = isSurprised[creature] === 1 ? 0 : legendaryActions[creature]!;
  legendaryCredit[creature] = 0;
  if (legendaryActions[creature] !== 0) allowLegendaryActions(creature);
  readyReactions[creature] = isSurprised[creature] === 1 ? 0 : reactionBits[creature]!;
  lastLairAction[creature] = -1;
  lastTarget[creature] = -1;
  timesTargeted[creature] = 0;
  isOnceSpent[creature] = 0;
  isCleaveSpent[creature] = 0;
  isRegenerationStopped[creature] = 0;
  targetingNow[creature] = targetingRule[creature]!;
  orders[creature] = 0;
  damageSaves[creature] = 0;
  speed[creature] = baseSpeed[creature]!;
  const level = exhaustion[creature]!;
  if (affected[creature] !== 0) forgetLasting(creature);
  position[creature] = startPosition[creature]!;
  takePlace(creature);
  if (level !== 0) beginExhausted(creature, level);
}

/** Of the level it has: what the level does to the maximum is done anew in each fight. */
function beginExhausted(creature: number, level: number): void {
  if (hitDicePart[creature]! < 0) maxHp[creature] = startMaxHp[creature]!;
  exhaustion[creature] = 0;
  setExhaustion(creature, level);
}

function takePlace(creature: number): void {
  const team = side[creature]!;
  const current = hp[creature]!;
  const state = startStatus[creature]!;
  sideHp[team]! += current;
  if (current > 0) {
    status[creature] = state | upBit;
    standing[team]! += 1;
    if ((state & frontBit) !== 0) frontStanding[team]! += 1;
  } else if ((status[creature]! & downBit) !== 0) {
    status[creature] = state | (status[creature]! & (downBit | stableBit));
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
