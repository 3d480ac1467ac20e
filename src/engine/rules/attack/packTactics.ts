/**
 * Pack Tactics. SRD 5.1, SRD 5.2 "Pack Tactics": advantage on an attack roll while an ally that is not incapacitated is
 * within 5 feet of the target. Whether one is, `beside.ts` says.
 */
import { advantageBit } from '../../random/dice';
import { hasAllyBeside } from '../movement/beside';

/** The mode of an attack roll of a creature with the trait. */
export function withPackTactics(attacker: number, target: number, mode: number): number {
  return hasAllyBeside(attacker, target) ? mode | advantageBit : mode;
}
