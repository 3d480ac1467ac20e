import { actionIndex } from '../tables/actionTable';
import { answersLeaving, answersMiss } from '../tables/traits';
import { record } from './trace';

/**
 * A reaction that answers an attack which hits.
 * @param armor added to its armor class
 * @param spared damage taken away
 */
export function traceGuard(
  creature: number,
  action: number,
  foe: number,
  answered: number,
  armor: number,
  spared: number,
  faces: readonly number[],
): void {
  const indices = { creature, action: actionIndex[action]!, foe, answered: actionIndex[answered]! };
  record({ kind: 'guard', ...indices, armor, spared, faces });
}

export function traceLair(creature: number): void {
  record({ kind: 'lair', creature });
}

/** A reaction that strikes back; the attack or power follows. */
export function traceReaction(creature: number, action: number, foe: number, trigger: number): void {
  const answer = trigger === answersMiss ? 'missed' : trigger === answersLeaving ? 'leaves-reach' : 'damaged';
  record({ kind: 'reaction', creature, action: actionIndex[action]!, foe, trigger: answer });
}

/** What a creature does as it falls; the attack or power follows. */
export function traceBurst(creature: number, action: number): void {
  record({ kind: 'burst', creature, action: actionIndex[action]! });
}
