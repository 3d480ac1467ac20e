import {
  answersDamage,
  answersFall,
  answersLeaving,
  answersMiss,
  guardsArmor,
  guardsDamage,
  guardsPower,
  hasReactions,
} from '../tables/traits';
import { byWorth, type CompiledAction } from './compiledAction';
import type { Rows } from './tableBuilder';

/**
 * What the creature's reactions answer, in the tables (see rules/reactions.ts).
 * @returns its reactions, in the order in which they are thought of
 */
export function compileReactions(actions: readonly CompiledAction[], rows: Rows): CompiledAction[] {
  let bits = 0;
  const reactions = actions.filter((entry) => {
    const answered = answersOf(entry);
    for (const { row } of [entry, ...entry.higher]) rows.answers[row] = answered;
    bits |= answered;
    return answered !== 0;
  });
  rows.reactionBits.push(bits);
  if (bits !== 0) rows.traits[rows.traits.length - 1]! |= hasReactions;
  return reactions.sort(byWorth);
}

function answersOf({ action: { slot, trigger, effect }, isUseful }: CompiledAction): number {
  if (!isUseful) return 0;
  const isAimed = effect.kind === 'attack' || effect.kind === 'save';
  if (trigger === 'falls') return isAimed ? answersFall : 0;
  if (slot !== 'reaction') return 0;
  if (effect.kind === 'guard') {
    const guardsAgainstDamage = effect.halves || effect.reduces !== null;
    if (trigger !== 'hit') return 0;
    const spares = effect.lasting.some(({ changes }) => changes !== null && changes.noDamageFrom !== null);
    return (effect.ac > 0 ? guardsArmor : 0) | (guardsAgainstDamage ? guardsDamage : 0) | (spares ? guardsPower : 0);
  }
  if (!isAimed) return 0;
  if (trigger === 'missed') return answersMiss;
  if (trigger === 'leaves-reach') return effect.kind === 'attack' && effect.reach !== null ? answersLeaving : 0;
  return trigger === 'damaged' || trigger === 'hit' ? answersDamage : 0;
}
