/**
 * R19: the adventuring day: fights and rests in turn. What the party has lost and used stays so until a rest; every
 * fight has dice of its own, which do not depend on what was before it. The day ends with the first fight that is not
 * won. Assumed: after a fight that is won, companions stabilise whoever is down (SRD "Stabilizing a Creature").
 */
import type { outcomes } from '../../../shared/model/results';
import { keyRun } from '../../random/generator';
import type { RunRecorder } from '../../record/runRecorder';
import { traceEnd } from '../../record/trace';
import { traceFight } from '../../record/traceDay';
import { setup, sideFrom, sideTo } from '../../tables/creatureTable';
import { dayStep, fightFrom, fightTo } from '../../tables/dayTable';
import { deathFailures, deathSuccesses, sideHp, status, tracing } from '../../tables/fightState';
import { affected, exhaustion } from '../../tables/lastingState';
import { creatureCount, dayStepCount } from '../../tables/setup';
import { downBit, stableBit } from '../../tables/traits';
import { beginFight } from './beginFight';
import { fight, fightRounds } from './fight';
import { forgetLasting } from '../lasting/endLasting';
import { countResources, restoreUses } from '../turn/limits';
import { rest } from './rest';
import { setUpCreatures, setUpFight } from './setUpFight';

const untilFight = 0;
const everything = 3;

/** One run of the loaded scenario: its day, or the one fight there is. */
export function fightRun(seed: number, run: number, recorder: RunRecorder): void {
  if (setup[dayStepCount] === 0) fight(seed, run, recorder);
  else fightDay(seed, run, recorder);
}

function fightDay(seed: number, run: number, recorder: RunRecorder): void {
  setUpDay(seed, run);
  const steps = setup[dayStepCount]!;
  let fightsWon = 0;
  let outcome: keyof typeof outcomes = 'won';
  for (let step = 0; step < steps; step++) {
    const number = dayStep[step]!;
    if (number < 0) {
      rest(number, step);
      continue;
    }
    outcome = fightNext(seed, run, number, recorder);
    if (outcome !== 'won') break;
    fightsWon++;
    stabiliseParty();
  }
  countResources();
  recorder.endRun(outcome, fightsWon);
  if (tracing[0] !== 0) traceEnd(outcome, recorder.roundsOfRun);
}

/** Everybody of all fights; what is rolled for monsters are dice of their fight. */
function setUpDay(seed: number, run: number): void {
  keyRun(seed, run, 0);
  setUpCreatures(sideFrom[0]!, sideTo[0]!);
  const steps = setup[dayStepCount]!;
  for (let step = 0; step < steps; step++) {
    const number = dayStep[step]!;
    if (number < 0) continue;
    keyRun(seed, run, number);
    setUpCreatures(fightFrom[number]!, fightTo[number]!);
  }
  keyRun(seed, run, 0);
  restoreUses(everything);
}

function fightNext(seed: number, run: number, number: number, recorder: RunRecorder): keyof typeof outcomes {
  keyRun(seed, run, number);
  beginFight(number);
  endLastingEffects();
  setUpFight();
  restoreUses(untilFight);
  if (number === 0) recorder.beginRun(sideHp[0]!, sideHp[1]!);
  if (tracing[0] !== 0) traceFight(number);
  return fightRounds(recorder);
}

/** Of the fight before, of its monsters too: what hangs on somebody who is not there must not be counted. */
function endLastingEffects(): void {
  const creatures = setup[creatureCount]!;
  for (let creature = 0; creature < creatures; creature++) {
    if (affected[creature] === 0) continue;
    const level = exhaustion[creature]!;
    forgetLasting(creature);
    exhaustion[creature] = level;
  }
}

function stabiliseParty(): void {
  const to = sideTo[0]!;
  for (let creature = sideFrom[0]!; creature < to; creature++) {
    if ((status[creature]! & downBit) === 0) continue;
    status[creature]! |= stableBit;
    deathSuccesses[creature] = 0;
    deathFailures[creature] = 0;
  }
}
