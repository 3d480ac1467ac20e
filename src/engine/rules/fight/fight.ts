/** R1: the order of a fight. SRD 5.1, SRD 5.2 "The Order of Combat". */
import type { outcomes } from '../../../shared/model/results';
import { keyRun } from '../../random/generator';
import type { RunRecorder } from '../../record/runRecorder';
import { traceEnd, traceRound } from '../../record/trace';
import { setup } from '../../tables/creatureTable';
import { clock, order, sideHp, standing, status, tracing, turnOf } from '../../tables/fightState';
import {
  creatureCount,
  fighterCount,
  lairCount,
  legendaryCount,
  maxRounds,
  startEffectCount,
} from '../../tables/setup';
import { downBit, upBit } from '../../tables/traits';
import { rollInitiative } from './initiative';
import { lairPlace, takeLairActions } from '../turn/lairActions';
import { beginStartEffects } from '../lasting/lasting';
import { takeLegendaryActions } from '../turn/legendaryActions';
import { countResources, restoreUses } from '../turn/limits';
import { setUpCreatures, setUpFight } from './setUpFight';
import { takeTurn } from '../turn/turn';

const everything = 3;

/** One run of a single fight: rounds until a side has nobody up, or until there have been enough. */
export function fight(seed: number, run: number, recorder: RunRecorder): void {
  keyRun(seed, run);
  setUpCreatures(0, setup[creatureCount]!);
  restoreUses(everything);
  setUpFight();
  recorder.beginRun(sideHp[0]!, sideHp[1]!);
  const outcome = fightRounds(recorder);
  countResources();
  recorder.endRun(outcome, outcome === 'won' ? 1 : 0);
  if (tracing[0] !== 0) traceEnd(outcome, clock[0]!);
}

/** A fight from initiative to its end; everybody is in place. */
export function fightRounds(recorder: RunRecorder): keyof typeof outcomes {
  rollInitiative();
  turnOf[0] = -1;
  if (setup[startEffectCount] !== 0) beginStartEffects();
  const lastRound = setup[maxRounds]!;
  let round = 0;
  do {
    round++;
    fightRound(round);
    recorder.endRound(sideHp[0]!, sideHp[1]!);
  } while (round < lastRound && !isOver());
  return outcomeOf(standing[0]!, standing[1]!);
}

/** Both sides may fall to the same blow: then nobody has won. */
function outcomeOf(party: number, monsters: number): keyof typeof outcomes {
  if (party === 0) return monsters === 0 ? 'undecided' : 'lost';
  return monsters === 0 ? 'won' : 'undecided';
}

function isOver(): boolean {
  return standing[0] === 0 || standing[1] === 0;
}

function fightRound(round: number): void {
  clock[0] = round;
  if (tracing[0] !== 0) traceRound();
  const fighters = setup[fighterCount]!;
  const hasLegends = setup[legendaryCount] !== 0;
  const lairs = setup[lairCount] === 0 ? -1 : lairPlace();
  for (let place = 0; place < fighters; place++) {
    if (isOver()) return;
    if (place === lairs) takeLairActions();
    const creature = order[place]!;
    if ((status[creature]! & (upBit | downBit)) === 0) continue;
    takeTurn(creature);
    if (hasLegends) takeLegendaryActions(creature);
  }
  if (lairs === fighters && !isOver()) takeLairActions();
}
