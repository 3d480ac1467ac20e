/**
 * R9: waking at 0 hit points. SRD 5.1, SRD 5.2 "Unconscious", "Prone": who fell unconscious lies prone, and does so still
 * when it wakes. It stands up at the start of its turn; who wakes in its own turn does at once, unless its speed is 0 or
 * it cannot act.
 */
import { preventsActions } from '../../tables/affectedBits';
import { proneRow } from '../../tables/lastingCodes';
import { affected, speed } from '../../tables/lastingState';
import { applyLasting } from './lasting';
import { standFromProne } from './lastingTurn';

/** Woken by another's healing. */
export function wakeProne(creature: number): void {
  applyLasting(creature, creature, proneRow, false);
}

/** Woken at the start of its own turn. */
export function wakeInTurn(creature: number): void {
  if (speed[creature] === 0 || (affected[creature]! & preventsActions) !== 0) wakeProne(creature);
  else standFromProne(creature);
}
