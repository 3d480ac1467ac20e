/**
 * R9: death saving throws. SRD 5.1, SRD 5.2 "Death Saving Throws": they go by no ability, but they are saving throws, so
 * what concerns all of these (bless, exhaustion, an aura) concerns them. 1 and 20 are those of the die.
 */
import { noAbility } from '../../compile/modeBits';
import { deathSavePurpose } from '../../random/dice';
import { dropFaces, traceDeathSave } from '../../record/trace';
import { side } from '../../tables/creatureTable';
import { deathFailures, deathSuccesses, hp, sideHp, status, tracing } from '../../tables/fightState';
import { stableBit } from '../../tables/traits';
import { standUp } from './healing';
import { die } from './hitPoints';
import { keptFace, rollSave } from '../saves/rollSave';
import { wakeInTurn } from '../lasting/waking';

/** The roll at the start of the turn of a creature that is down and not stable. */
export function rollDeathSave(creature: number): void {
  if (tracing[0] !== 0) dropFaces();
  const total = rollSave(creature, noAbility, 0, deathSavePurpose);
  const face = keptFace[0]!;
  if (face === 20) regainOneHp(creature);
  else if (face !== 1 && total >= 10) succeed(creature);
  else fail(creature, face === 1 ? 2 : 1);
  if (tracing[0] !== 0) traceDeathSave(creature, total);
  if (face === 20) wakeInTurn(creature);
}

function regainOneHp(creature: number): void {
  hp[creature] = 1;
  sideHp[side[creature]!]! += 1;
  standUp(creature);
}

function succeed(creature: number): void {
  deathSuccesses[creature]! += 1;
  if (deathSuccesses[creature]! < 3) return;
  status[creature]! |= stableBit;
  deathSuccesses[creature] = 0;
  deathFailures[creature] = 0;
}

function fail(creature: number, failures: number): void {
  deathFailures[creature]! += failures;
  if (deathFailures[creature]! >= 3) die(creature);
}
