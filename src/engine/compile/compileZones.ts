import type { Creature, Scenario } from '../../shared/model/scenario';
import {
  answersLeaving,
  breaksThrough,
  bypassesFront,
  closesIn,
  fliesBy,
  hasReactions,
  hasZones,
} from '../tables/traits';
import { byWorth, type CompiledAction } from './compiledAction';
import { distanceOf, keepsDistances } from './fightsOf';
import type { Rows } from './tableBuilder';

/** Feet from a front rank to the back rank behind it. */
const betweenRanks = 20;

/**
 * What the creature's row says about moving (R14): where it begins, how it fights, what it attacks with when a foe leaves
 * its reach. The party's front begins at 0 and faces the monsters'. Its plan is there already.
 */
export function compileZones(
  scenario: Scenario,
  creature: Creature,
  actions: readonly CompiledAction[],
  rows: Rows,
): void {
  const index = rows.side.length - 1;
  const behind = creature.rank === 'back' ? betweenRanks : 0;
  rows.startPosition.push(creature.side === 'party' ? -behind : distanceOf(scenario, index) + behind);
  const melee = actions.filter((entry) => isPlainMelee(entry)).sort((a, b) => perRoll(b) - perRoll(a) || byWorth(a, b));
  rows.opportunityAction.push(melee[0]?.row ?? -1);
  rows.meleeReach.push(
    Math.max(-1, ...melee.map(({ action: { effect } }) => (effect.kind === 'attack' ? effect.reach! : 0))),
  );
  rows.traits[index]! |=
    (creature.bypassesFront ? bypassesFront : 0) |
    (creature.breaksThrough ? breaksThrough : 0) |
    (creature.flyby ? fliesBy : 0);
  if (!keepsDistances(scenario)) return;
  rows.traits[index]! |= hasZones | (fightsInMelee(creature, actions) ? closesIn : 0);
  if (melee.length === 0) return;
  rows.reactionBits[index]! |= answersLeaving;
  rows.traits[index]! |= hasReactions;
}

function isPlainMelee({ action, isUseful, isUnconditional }: CompiledAction): boolean {
  const { slot, effect } = action;
  return isUseful && isUnconditional && slot === 'action' && effect.kind === 'attack' && effect.reach !== null;
}

function perRoll({ action: { effect }, worth }: CompiledAction): number {
  return effect.kind === 'attack' ? worth / effect.rolls : worth;
}

/** In front: when its best attack is one in melee. At the back: when it has nothing else. */
function fightsInMelee({ rank }: Creature, actions: readonly CompiledAction[]): boolean {
  const usable = actions.filter(({ action, isUseful }) => isUseful && action.slot === 'action');
  if (rank === 'back' && usable.some(isRanged)) return false;
  const always = usable.filter(({ isUnconditional, action }) => isUnconditional && action.effect.kind !== 'heal');
  const [best] = always.sort(byWorth);
  return best !== undefined && attacksOf(best, actions).some(isMelee);
}

function attacksOf(entry: CompiledAction, actions: readonly CompiledAction[]): CompiledAction[] {
  const { effect } = entry.action;
  if (effect.kind !== 'multiattack') return [entry];
  return effect.steps.flatMap(({ choices }) =>
    choices
      .flatMap((index) => actions[index] ?? [])
      .sort(byWorth)
      .slice(0, 1),
  );
}

function isMelee({ action: { effect } }: CompiledAction): boolean {
  return effect.kind === 'attack' && effect.reach !== null;
}

function isRanged({ action: { effect } }: CompiledAction): boolean {
  return effect.kind === 'save' || (effect.kind === 'attack' && effect.range !== null);
}
