/**
 * Regeneration. SRD 5.1, SRD 5.2 "Regeneration" (troll, oni): hit points at the start of each of its turns, unless it
 * took one of certain types of damage since its last. Assumption: a monster that regenerates and has death saves is one
 * that "dies only if it starts its turn with 0 hit points and doesn't regenerate"; it never rolls any.
 */
import { traceFall } from '../../record/trace';
import { traceRegeneration } from '../../record/traceTraits';
import { regeneratedHp, side } from '../../tables/creatureTable';
import { hp, isRegenerationStopped, status, tracing } from '../../tables/fightState';
import { upBit } from '../../tables/traits';
import { regainHp } from './healing';
import { die } from './hitPoints';
import { wakeInTurn } from '../lasting/waking';

const monsters = 1;

/** At the start of the turn of a creature that is not dead. */
export function regenerate(creature: number): void {
  if (isRegenerationStopped[creature] === 1) {
    isRegenerationStopped[creature] = 0;
    if ((status[creature]! & upBit) === 0 && side[creature] === monsters) dieAtLast(creature);
    return;
  }
  const before = hp[creature]!;
  regainHp(creature, creature, regeneratedHp[creature]!);
  if (tracing[0] !== 0 && hp[creature] !== before) traceRegeneration(creature, before);
  if (before === 0 && hp[creature] !== 0) wakeInTurn(creature);
}

function dieAtLast(creature: number): void {
  die(creature);
  if (tracing[0] !== 0) traceFall(creature, creature);
}
