import type { Lasting } from '../../shared/model/lasting';
import type { Creature } from '../../shared/model/scenario';
import type { Condition } from '../../shared/model/vocabulary';
import { meanOfDice } from './pushParts';

/** Share of what a creature does that a condition takes away, roughly: the tactic only has to see that it is worth it. */
const shareTaken: { readonly [Name in Condition]: number } = {
  blinded: 0.6,
  charmed: 0.5,
  deafened: 0,
  exhaustion: 0.1,
  frightened: 0.4,
  grappled: 0.1,
  incapacitated: 1,
  invisible: 0,
  paralyzed: 1.4,
  petrified: 1.2,
  poisoned: 0.3,
  prone: 0.3,
  restrained: 0.6,
  stunned: 1.2,
  unconscious: 1.4,
};

/** Rounds for which an effect is thought to matter, whatever its duration. */
const roundsThatMatter = 3;
/** Share of a creature's attacks that hit. */
const usualHits = 0.6;

/** What lasting effects spare the bearer's foes, as damage, when they come to hold it. */
export function expectedControl(effects: readonly Lasting[], bearer: Creature): number {
  const taken = effects.reduce((sum, effect) => sum + shareOf(effect, bearer) * roundsOf(effect), 0);
  return taken === 0 ? 0 : taken * roughDamage(bearer);
}

function shareOf({ conditions, changes }: Lasting, { conditionImmune }: Creature): number {
  const held = conditions.filter((name) => !conditionImmune.includes(name));
  if (conditions.length > 0 && held.length === 0) return 0;
  const shares = held.map((name) => shareTaken[name]);
  if (changes?.attackRolls === 'disadvantage' || changes?.attackedRolls === 'advantage')
    shares.push(shareTaken.poisoned);
  return Math.max(0, ...shares);
}

function roundsOf({ ends, save, conditions }: Lasting): number {
  if (conditions.every((name) => name === 'prone')) return 1;
  const turns = ends?.turns ?? roundsThatMatter;
  return Math.min(turns, save === null ? roundsThatMatter : roundsThatMatter / 2);
}

/** A round of its best action, against nobody in particular. */
function roughDamage({ actions }: Creature): number {
  return Math.max(
    0,
    ...actions.map(({ effect }) => {
      if (effect.kind === 'multiattack') {
        const steps = effect.steps.map(({ count, choices }) => count * damageOf(actions[choices[0]!]));
        return steps.reduce((sum, step) => sum + step, 0);
      }
      return damageOf({ effect });
    }),
  );
}

function damageOf(action: Pick<Creature['actions'][number], 'effect'> | undefined): number {
  const effect = action?.effect;
  if (effect?.kind !== 'attack' && effect?.kind !== 'save') return 0;
  const once = effect.damage.reduce((sum, { dice }) => sum + meanOfDice(dice) + dice.bonus, 0);
  return once * usualHits * (effect.kind === 'attack' ? effect.rolls : 1);
}
