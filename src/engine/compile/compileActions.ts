import type { Action, EffectOf } from '../../shared/model/action';
import type { Creature, Scenario } from '../../shared/model/scenario';
import { type Ruleset } from '../../shared/model/vocabulary';
import { targetsOf } from '../rules/saves/area';
import {
  basicKind,
  dashes,
  disengages,
  flees,
  hasSlotSpells,
  magicAction,
  mixedTypes,
  multiattackKind,
  slotSpell,
  stabilises,
  surgeKind,
  tracedTypes,
} from '../tables/traits';
import { actionBitsOf } from './actionBitsOf';
import { castings, maxHigherCastings } from './castings';
import type { CompiledAction } from './compiledAction';
import { compileAttack } from './compileAttack';
import { compileBoon } from './compileBoon';
import { compileEngaged } from './compileEngaged';
import { compileGuard } from './compileGuard';
import { compileHeal } from './compileHeal';
import { compileLimit, compilePooledActions, compilePools } from './compileLimit';
import { compileMultiattack } from './compileMultiattack';
import { compileSave } from './compileSave';
import { compileStrike } from './compileStrike';
import { expectedAttackDamage, expectedSaveDamage, hindered } from './expectedDamage';
import { keepsDistances } from './fightsOf';
import { powerNumber } from './powerNames';
import { pushPredicates } from './pushPredicates';
import { sixteenths } from './sixteenths';
import type { Rows } from './tableBuilder';

const basicCodes: { readonly [What in EffectOf<'basic'>['what']]: number } = {
  stabilise: stabilises,
  flee: flees,
  disengage: disengages,
  dash: dashes,
};

/** Adds the creature's actions, in order, to the tables of actions. Its own row is there already. */
export function compileActions(
  scenario: Scenario,
  creature: Creature,
  foes: readonly Creature[],
  rows: Rows,
): CompiledAction[] {
  rows.rechargeFrom.push(rows.rechargeAction.length);
  compilePools(creature, rows);
  const firstRow = rows.actionKind.length;
  const compileOne = (action: Action, index: number): CompiledAction => {
    pushCommon(creature, action, index, scenario.ruleset, rows);
    return compileEffect(scenario, creature, foes, action, rows.actionIndex.length - 1, rows);
  };
  // Rows keep the order of the actions; those for higher spell slots follow.
  const ways = creature.actions.map((action) => castings(action, creature.pools));
  const lowest = creature.actions.map((action, index) => compileOne(ways[index]![0] ?? action, index));
  let room = maxHigherCastings;
  const compiled = lowest.map((entry, index) => {
    const higher = ways[index]!.slice(1, 1 + room);
    room -= higher.length;
    return { ...entry, higher: higher.map((action) => compileOne(action, index)) };
  });
  rows.rechargeTo.push(rows.rechargeAction.length);
  for (const { row, action } of compiled.flatMap((entry) => [entry, ...entry.higher])) {
    compileCleave(scenario, creature, action, row, rows);
  }
  compilePooledActions(rows.poolFrom.length - 1, firstRow, rows);
  // Multiattacks are made of the others, so these come to be known first.
  const hasZones = keepsDistances(scenario);
  const complete = compiled.map((entry) =>
    entry.action.effect.kind === 'multiattack' ? compileMultiattack(entry, compiled, hasZones, rows) : entry,
  );
  if (hasZones) compileEngaged(complete, rows);
  return complete;
}

/** What every action has; columns of other kinds of effect start as 0. */
function pushCommon(creature: Creature, action: Action, index: number, ruleset: Ruleset, rows: Rows): void {
  const { spell } = action;
  rows.actionIndex.push(index);
  rows.actionCost.push(action.cost);
  compileLimit(creature, action, creature.actions[index]!, rows);
  // 2014: what goes with a hit is no casting of a spell, even where a slot pays for it.
  const isCast = spell !== null && (ruleset === '2024' || action.effect.kind !== 'strike' || action.slot === 'bonus');
  const isSlotSpell = isCast && spell > 0;
  const isMagic = ruleset === '2024' && (spell !== null || action.isMagical);
  rows.barredBy.push((isSlotSpell ? slotSpell : 0) | (isMagic ? magicAction : 0));
  rows.isSpell.push(spell === null ? 0 : 1);
  rows.barsSlotSpells.push((ruleset === '2024' ? isSlotSpell : spell !== null && action.slot === 'bonus') ? 1 : 0);
  if (isSlotSpell) rows.traits[rows.traits.length - 1]! |= hasSlotSpells;
  const predicates = pushPredicates(action.when, rows);
  rows.predicateFrom.push(predicates.from);
  rows.predicateTo.push(predicates.to);
  const columns = [rows.partFrom, rows.partTo, rows.onceFrom, rows.onceTo, rows.attackRolls, rows.attackBonus];
  columns.push(rows.critRange, rows.hasReach, rows.hasRange, rows.saveAbility, rows.saveDc, rows.isHalvedBySave);
  columns.push(rows.whomItHelps, rows.givesTempHp, rows.stepFrom, rows.stepTo);
  columns.push(rows.riderFrom, rows.riderTo, rows.effectFrom, rows.effectTo, rows.removedConditions);
  columns.push(rows.basicWhat, rows.missFrom, rows.missTo, rows.cleaveAction);
  columns.push(rows.answers, rows.guardArmor, rows.guardHalves, rows.guardMeleeOnly);
  columns.push(rows.pushFeet, rows.reachFeet, rows.rangeFeet, rows.longRangeFeet);
  for (const column of columns) column.push(0);
  rows.powerName.push(powerNumber(action, rows));
  rows.engagedInstead.push(-1);
  rows.engagedValue.push(0);
  rows.actionBits.push(actionBitsOf(action, ruleset));
}

/** The attack that follows a hit: as the one it follows, for its own damage, and nothing follows it. */
function compileCleave(scenario: Scenario, creature: Creature, action: Action, row: number, rows: Rows): void {
  const { effect } = action;
  if (effect.kind !== 'attack' || effect.cleave.length === 0) return;
  const follow: Action = { ...action, effect: { ...effect, damage: effect.cleave, cleave: [] } };
  const followRow = rows.actionKind.length;
  rows.cleaveAction[row] = followRow;
  pushCommon(creature, { ...follow, limit: { kind: 'at-will' } }, rows.actionIndex[row]!, scenario.ruleset, rows);
  compileEffect(scenario, creature, [], follow, followRow, rows);
}

function compileEffect(
  scenario: Scenario,
  creature: Creature,
  foes: readonly Creature[],
  action: Action,
  row: number,
  rows: Rows,
): CompiledAction {
  const { effect } = action;
  const isAverage = scenario.simulation.monsterDamage === 'average' && creature.side === 'monsters';
  let value = 0;
  let engagedValue: number | null = null;
  let targets = 1;
  let types = 0;
  let isUseful = true;
  if (effect.kind === 'attack') {
    value = expectedAttackDamage(effect, creature.attackRolls, foes);
    const isHindered = keepsDistances(scenario) && effect.reach === null;
    engagedValue = isHindered ? expectedAttackDamage(effect, hindered(creature.attackRolls), foes) : value;
    types = compileAttack(effect, isAverage, row, rows);
    // What goes with a hit depends on what the hit does: it has to be worked out by type.
    if (creature.actions.some((other) => other.effect.kind === 'strike')) types |= mixedTypes;
    isUseful = effect.damage.length + effect.oncePerTurn.length + effect.onMiss.length + effect.riders.length > 0;
  } else if (effect.kind === 'save') {
    value = expectedSaveDamage(effect, foes);
    targets = targetsOf(effect, scenario.simulation.density);
    types = compileSave(effect, isAverage, row, rows);
    isUseful = effect.damage.length + effect.lasting.length > 0;
  } else if (effect.kind === 'heal') {
    compileHeal(effect, row, rows);
    targets = effect.targets;
  } else if (effect.kind === 'boon') {
    compileBoon(effect, isAverage, row, rows);
    targets = effect.targets;
    isUseful = effect.lasting.length + effect.removes.length > 0;
  } else if (effect.kind === 'strike') {
    types = compileStrike(effect, isAverage, row, rows);
    isUseful = effect.damage.length + effect.riders.length > 0;
  } else if (effect.kind === 'surge') {
    rows.actionKind.push(surgeKind);
  } else if (effect.kind === 'multiattack') {
    rows.actionKind.push(multiattackKind);
  } else if (effect.kind === 'guard') {
    compileGuard(effect, isAverage, row, rows);
  } else {
    rows.actionKind.push(basicKind);
    rows.basicWhat[row] = basicCodes[effect.what];
    const isMove = effect.what === 'dash' || effect.what === 'disengage';
    isUseful = effect.what === 'stabilise' || action.when.length > 0 || (isMove && keepsDistances(scenario));
  }
  rows.actionTypes.push(types | tracedTypes);
  rows.expectedValue.push(sixteenths(value));
  rows.targetCount.push(targets);
  const worth = value * Math.min(targets, foes.length);
  const engagedWorth = engagedValue ?? worth;
  const isUnconditional = effect.kind !== 'basic' && action.limit.kind === 'at-will' && action.when.length === 0;
  const hasSurge = creature.actions.some((other) => other.effect.kind === 'surge');
  const isBarrable = (rows.barredBy[row]! & (hasSurge ? slotSpell | magicAction : slotSpell)) !== 0;
  const isPassing = isBarrable || action.concentration;
  isUseful &&= rows.startUses[row]! > 0;
  return { row, action, worth, engagedWorth, higher: [], isUnconditional, isPassing, isUseful };
}
