import type { Creature, Scenario } from '../../shared/model/scenario';
import { type ActionSlot, actionSlots } from '../../shared/model/vocabulary';
import { hasBonusAction, hasFreeAction } from '../tables/traits';
import { byWorth, type CompiledAction } from './compiledAction';
import { compilePriorities } from './compilePriorities';
import { compileReactions } from './compileReactions';
import { comesByItself, compileStrikes } from './compileStrikes';
import { keepsDistances } from './fightsOf';
import { sixteenths } from './sixteenths';
import { reactionSlot } from './slots';
import type { Rows } from './tableBuilder';

/** Slots a turn plans. */
const plannedSlots: readonly ActionSlot[] = ['action', 'bonus', 'legendary', 'free', 'lair'];

/** Adds what the creature thinks of with each slot, in order (see tactics/chooseAction.ts). */
export function compilePlan(
  scenario: Scenario,
  creature: Creature,
  actions: readonly CompiledAction[],
  rows: Rows,
): void {
  const hasZones = keepsDistances(scenario);
  for (let slot = 0; slot < 8; slot++) {
    const name = actionSlots[slot];
    rows.planFrom.push(rows.planAction.length);
    const plan = slot === reactionSlot ? compileReactions(actions, rows) : planOfSlot(actions, name, hasZones);
    rows.planAction.push(...plan.flatMap(({ row, higher }) => [row, ...higher.map((entry) => entry.row)]));
    rows.planTo.push(rows.planAction.length);
    const [only] = plan;
    const hasNoChoice = plan.length === 1 && only!.isUnconditional && !isOnDemand(only!) && !only!.isPassing;
    rows.onlyAction.push(hasNoChoice && !hasZones && creature.priorities === null ? only!.row : -1);
  }
  if (planOf(actions, 'lair').length > 0) rows.lairCreature.push(rows.side.length - 1);
  const plan = planOf(actions, 'action');
  const byDefault = plan.find(isAlwaysThere);
  compilePriorities(creature, actions, plan.filter(isAlwaysThere), rows);
  compileStrikes(actions, rows);
  rows.defaultValue.push(sixteenths(byDefault?.worth ?? 0));
  rows.danger.push(sixteenths(Math.max(0, ...plan.map(({ worth }) => worth))));
  rows.isCaster.push(creature.actions.some(isSpellLike) ? 1 : 0);
  const has = (slot: ActionSlot) => planOf(actions, slot).length > 0;
  rows.traits[rows.traits.length - 1]! |= (has('bonus') ? hasBonusAction : 0) | (has('free') ? hasFreeAction : 0);
}

function planOfSlot(
  actions: readonly CompiledAction[],
  slot: ActionSlot | undefined,
  hasZones: boolean,
): CompiledAction[] {
  if (slot === undefined || !plannedSlots.includes(slot)) return [];
  const plan = planOf(actions, slot);
  // What is done by default may be out of reach: then anything that is not.
  return hasZones ? [...plan, ...fallbacks(actions, slot).filter((entry) => !plan.includes(entry))] : plan;
}

function planOf(actions: readonly CompiledAction[], slot: ActionSlot): CompiledAction[] {
  // What comes up by itself, a reaction or a strike, takes no thought in its slot.
  const ofSlot = actions.filter((entry) => entry.isUseful && entry.action.slot === slot && !comesByItself(entry));
  const heals = ofSlot.filter(isHeal);
  const boons = ofSlot.filter((entry) => isBoon(entry) && !entry.isUnconditional);
  const firstAid = ofSlot.filter(isFirstAid);
  const others = ofSlot.filter((entry) => !isHeal(entry) && !boons.includes(entry));
  const limited = others.filter(({ action }) => action.limit.kind !== 'at-will').sort(byWorthPerCost);
  const conditional = others.filter(({ action }) => action.limit.kind === 'at-will' && action.when.length > 0);
  const always = others.filter(({ isUnconditional }) => isUnconditional);
  const multiattacks = always.filter(({ action }) => action.effect.kind === 'multiattack').sort(byWorth);
  const byCost = [...always].sort(byWorthPerCost);
  const byDefault = multiattacks[0] ?? byCost[0];
  // A legendary action that cannot be paid for gives way to a cheaper one, a spell that is forbidden, or one that would
  // end what is concentrated on, to what is always possible.
  const allowed = byDefault?.isPassing ? byCost.find((entry) => !entry.isPassing) : undefined;
  const rest =
    slot === 'legendary' || slot === 'lair' ? byCost : [byDefault, allowed].filter((entry) => entry !== undefined);
  const moves = ofSlot.filter(isMove);
  return [...heals, ...firstAid, ...boons, ...limited, ...conditional, ...rest, ...moves];
}

function fallbacks(actions: readonly CompiledAction[], slot: ActionSlot): CompiledAction[] {
  return actions
    .filter(
      (entry) => entry.isUseful && entry.action.slot === slot && entry.action.trigger === null && isAlwaysThere(entry),
    )
    .sort(byWorth);
}

function isAlwaysThere(entry: CompiledAction): boolean {
  return entry.isUnconditional && !isOnDemand(entry);
}

function isHeal({ action }: CompiledAction): boolean {
  return action.effect.kind === 'heal';
}

function isBoon({ action }: CompiledAction): boolean {
  return action.effect.kind === 'boon';
}

/** Taken when somebody is in want of it. */
function isOnDemand(entry: CompiledAction): boolean {
  return isHeal(entry) || isBoon(entry);
}

function isFirstAid({ action: { effect } }: CompiledAction): boolean {
  return effect.kind === 'basic' && effect.what === 'stabilise';
}

/** Dash or Disengage, as the engine sees fit (rules/closing.ts). */
function isMove({ action: { effect, when } }: CompiledAction): boolean {
  return effect.kind === 'basic' && (effect.what === 'dash' || effect.what === 'disengage') && when.length === 0;
}

function byWorthPerCost(a: CompiledAction, b: CompiledAction): number {
  return b.worth / b.action.cost - a.worth / a.action.cost || byWorth(a, b);
}

/** What spellcasters have: healing of others, or a limited power that asks for saving throws. */
function isSpellLike({ effect, limit }: Creature['actions'][number]): boolean {
  return (effect.kind === 'heal' && effect.who !== 'self') || (effect.kind === 'save' && limit.kind !== 'at-will');
}
