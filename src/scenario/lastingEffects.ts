import type { Changes, Lasting, Rider } from '../shared/model/lasting';
import { noChanges, noLasting } from '../shared/model/plain';
import type { Condition } from '../shared/model/vocabulary';

/** A lasting effect that is this condition and bears its name, as everything that brings the condition must call it. */
export function lastingCondition(condition: Condition, more: Partial<Lasting> = {}): Lasting {
  return { ...noLasting, name: condition, conditions: [condition], ...more };
}

/** A lasting effect that changes rolls or defenses. */
export function lastingChanges(name: string, changes: Partial<Changes>, more: Partial<Lasting> = {}): Lasting {
  return { ...noLasting, name, changes: { ...noChanges, ...changes }, ...more };
}

/** Ends of an effect by the turn of who brought it. */
export const untilYourNextTurn: Pick<Lasting, 'ends'> = { ends: { at: 'start', of: 'source', turns: 1 } };
export const untilEndOfYourNextTurn: Pick<Lasting, 'ends'> = { ends: { at: 'end', of: 'source', turns: 1 } };

/** A round lasts until the same point of the next: until the turn of who brought the effect comes round again. */
export function forRounds(rounds: number): NonNullable<Lasting['ends']> {
  return { at: 'start', of: 'source', turns: rounds };
}
/** Ten rounds. */
export const forOneMinute: Pick<Lasting, 'ends'> = { ends: forRounds(10) };

/** What a hit does to its target with nothing to avoid it, unless `more` says otherwise. */
export function riderOf(more: Partial<Rider>): Rider {
  return { on: 'hit', to: 'target', save: null, damage: [], lasting: [], push: 0, ...more };
}
