/** R9: death saving throws. SRD 5.1, SRD 5.2 "Death Saving Throws". */
import { deathSavePurpose, rollDie } from '../../random/dice';
import { traceDeathSave } from '../../record/trace';
import { side } from '../../tables/creatureTable';
import { deathFailures, deathSuccesses, hp, sideHp, status, tracing } from '../../tables/fightState';
import { stableBit } from '../../tables/traits';
import { standUp } from './healing';
import { die } from './hitPoints';
import { wakeInTurn } from '../lasting/waking';

/** The roll at the start of the turn of a creature that is down and not stable. */
export function rollDeathSave(creature: number): void {
  const face = rollDie(20, deathSavePurpose);
  if (face === 20) regainOneHp(creature);
  else if (face >= 10) succeed(creature);
  else fail(creature, face === 1 ? 2 : 1);
  if (tracing[0] !== 0) traceDeathSave(creature, face);
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
