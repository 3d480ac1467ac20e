import { actionIndex } from '../tables/actionTable';
import type { ChoiceReason } from './fightEvent';
import { record } from './trace';

/** @param line of the creature's priority list; -1: none */
export function traceChoice(creature: number, action: number, line: number, reason: ChoiceReason): void {
  if (line < 0 && reason === 'line') return;
  record({ kind: 'choice', creature, action: actionIndex[action]!, line: line < 0 ? null : line, reason });
}
