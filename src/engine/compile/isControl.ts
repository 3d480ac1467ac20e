import type { Lasting } from '../../shared/model/lasting';
import type { Condition } from '../../shared/model/vocabulary';

/** Conditions that cost a creature its turns or much of its defence. */
const controlling: ReadonlySet<Condition> = new Set([
  'blinded',
  'charmed',
  'frightened',
  'incapacitated',
  'paralyzed',
  'petrified',
  'restrained',
  'stunned',
  'unconscious',
]);

/** True for what a legendary creature would not let happen to it (R6). */
export function isControl({ conditions }: Lasting): boolean {
  return conditions.some((condition) => controlling.has(condition));
}
