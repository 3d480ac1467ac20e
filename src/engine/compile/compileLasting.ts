import type { Dice } from '../../shared/model/dice';
import type { Changes, Lasting, RolledBonus } from '../../shared/model/lasting';
import { noChanges, noLasting } from '../../shared/model/plain';
import { abilities, type Condition, upkeeps } from '../../shared/model/vocabulary';
import {
  actsOnTurns,
  addsAttacks,
  addsDamage,
  changesAttacksAgainst,
  changesDamageTaken,
  changesOwnAttacks,
  changesSaves,
  countsUses,
  dependsOnSource,
  endsOnCondition,
  endsOnItsAttack,
  isEscapable,
  isOfMagic,
  needsUpkeep,
  preventsHealing,
  preventsReactions,
  reactsToDamage,
  sparesPowers,
} from '../tables/affectedBits';
import { conditionsAsBits } from '../tables/conditionBits';
import { atDamage, atEnd, atStart, never, ofBearer, ofSource } from '../tables/lastingCodes';
import { noSave } from '../tables/traits';
import { modeBits, modesByAbility, modesOfAllSaves } from './modeBits';
import { potencyOf } from './potencyOf';
import { sparedNumber } from './powerNames';
import { pushParts } from './pushParts';
import type { Rows } from './tableBuilder';
import { typeBits } from './typeBits';

const times = { start: atStart, end: atEnd, damage: atDamage } as const;
/** Conditions that a creature spends an action on to be rid of. */
const hampering: readonly Condition[] = ['blinded', 'restrained', 'poisoned'];

/** Adds the row `proneRow`: before any other. */
export function compileProne(rows: Rows): void {
  lastingRow({ ...noLasting, name: 'prone', conditions: ['prone'] }, false, rows);
}

/**
 * Adds lasting effects to the list of those that come together.
 * @param isAverage damage is the number a stat block prints in place of the dice
 * @param isMagical what brings them is a spell or another magical effect
 * @returns their rows of `effectRow`
 */
export function compileLasting(
  effects: readonly Lasting[],
  isAverage: boolean,
  rows: Rows,
  isMagical = false,
): { readonly from: number; readonly to: number } {
  const from = rows.effectRow.length;
  for (const effect of effects) rows.effectRow.push(lastingRow(effect, isAverage, rows, isMagical));
  return { from, to: rows.effectRow.length };
}

function lastingRow(effect: Lasting, isAverage: boolean, rows: Rows, isMagical = false): number {
  const key = JSON.stringify([effect, isAverage, isMagical]);
  const known = rows.knownLasting.get(key);
  if (known !== undefined) return known;
  const row = rows.lastingName.length;
  rows.knownLasting.set(key, row);
  rows.lastingName.push(nameNumber(effect.name, rows));
  rows.lastingConditions.push(conditionsAsBits(effect.conditions));
  rows.lastingExhaustion.push(effect.exhaustion || (effect.conditions.includes('exhaustion') ? 1 : 0));
  pushChanges(effect.changes ?? noChanges, isAverage, rows);
  rows.potency.push(potencyOf(effect.changes ?? noChanges));
  pushEnds(effect, rows);
  const ongoing = pushParts(effect.ongoing?.damage ?? [], isAverage, rows);
  rows.ongoingFrom.push(ongoing.from);
  rows.ongoingTo.push(ongoing.to);
  rows.ongoingAt.push(effect.ongoing ? times[effect.ongoing.at] : never);
  rows.isWorthEscaping.push(isWorthEscaping(effect) ? 1 : 0);
  const bits = bitsOfEffect(effect) | bitsOfChanges(effect.changes ?? noChanges);
  rows.lastingBits.push(bits | (isMagical ? isOfMagic : 0));
  return row;
}

function nameNumber(name: string, rows: Rows): number {
  const known = rows.lastingNames.indexOf(name);
  return known >= 0 ? known : rows.lastingNames.push(name) - 1;
}

function pushChanges(changes: Changes, isAverage: boolean, rows: Rows): void {
  const { saveAbilities } = changes;
  rows.armorGain.push(changes.ac);
  rows.attackGain.push(modeBits[changes.attackRolls]);
  rows.attackedGain.push(modeBits[changes.attackedRolls]);
  rows.isGainOfSource.push(changes.attackedBySource ? 1 : 0);
  pushRolled(changes.attackBonus, rows.attackDice, rows.attackDiceSign, rows);
  pushRolled(changes.saveBonus, rows.saveDice, rows.saveDiceSign, rows);
  const saveMode = modeBits[changes.savingThrows];
  rows.saveGain.push(saveAbilities.length === 0 ? modesOfAllSaves(saveMode) : modesByAbility(saveMode, saveAbilities));
  const hit = pushParts(changes.damage, isAverage, rows);
  rows.hitFrom.push(hit.from);
  rows.hitTo.push(hit.to);
  const taken = pushParts(changes.damageFromSource, isAverage, rows);
  rows.takenFrom.push(taken.from);
  rows.takenTo.push(taken.to);
  rows.resistGain.push(typeBits(changes.resist));
  rows.immuneGain.push(typeBits(changes.immune));
  rows.vulnerableGain.push(typeBits(changes.vulnerable));
  rows.speedGain.push(changes.speed);
  rows.speedHalves.push(changes.speedFactor * 2);
  rows.attacksGain.push(changes.extraAttacks);
  rows.sparedName.push(sparedNumber(changes.noDamageFrom, rows));
}

function pushRolled(bonus: RolledBonus | null, parts: number[], signs: number[], rows: Rows): void {
  parts.push(bonus === null ? -1 : pushDice(bonus.dice, rows));
  signs.push(bonus?.sign ?? 1);
}

function pushDice(dice: Dice, rows: Rows): number {
  return pushParts([{ dice, type: 'force' }], false, rows).from;
}

function pushEnds(effect: Lasting, rows: Rows): void {
  const { ends, save, escape, uses } = effect;
  rows.endsAt.push(ends ? times[ends.at] : never);
  rows.endsOf.push(ends?.of === 'bearer' ? ofBearer : ofSource);
  rows.endsAfter.push(ends?.turns ?? 0);
  rows.endSaveAt.push(save ? times[save.at] : never);
  rows.endSaveAbility.push(save ? abilities.indexOf(save.ability) : noSave);
  rows.endSaveDc.push(save?.dc ?? 0);
  rows.escapeDc.push(escape ?? 0);
  rows.lastingUses.push(uses ?? 0);
  rows.endsWithDamage.push(effect.endsOnDamage ? 1 : 0);
  rows.endingConditions.push(conditionsAsBits(effect.endsOnConditions));
  rows.keptUpBy.push(effect.keptUpBy.reduce((bits, name) => bits | (1 << upkeeps.indexOf(name)), 0));
}

function isWorthEscaping({ escape, conditions, changes, ongoing }: Lasting): boolean {
  if (escape === null) return false;
  const isHampered = conditions.some((name) => hampering.includes(name)) || changes?.attackRolls === 'disadvantage';
  return isHampered || ongoing !== null;
}

function bitsOfEffect(effect: Lasting): number {
  const { conditions, ends, save, ongoing, escape, uses, endsOnDamage, endsOnAttack } = effect;
  const isKeptUp = effect.keptUpBy.length > 0;
  const isTimed = ends?.of === 'bearer' || (save !== null && save.at !== 'damage') || ongoing !== null || isKeptUp;
  return (
    (isTimed || conditions.includes('prone') ? actsOnTurns : 0) |
    (endsOnDamage || save?.at === 'damage' ? reactsToDamage : 0) |
    (escape === null ? 0 : isEscapable) |
    (uses === null ? 0 : countsUses) |
    (endsOnAttack ? endsOnItsAttack : 0) |
    (effect.endsOnConditions.length > 0 ? endsOnCondition : 0) |
    (isKeptUp ? needsUpkeep : 0)
  );
}

function bitsOfChanges(changes: Changes): number {
  const { attackRolls, attackBonus, attackedRolls, attackedBySource, ac, savingThrows, saveBonus } = changes;
  return (
    (attackRolls === 'normal' && attackBonus === null ? 0 : changesOwnAttacks) |
    (ac === 0 && attackedRolls === 'normal' ? 0 : changesAttacksAgainst) |
    (attackedBySource ? dependsOnSource : 0) |
    (changes.damage.length + changes.damageFromSource.length === 0 ? 0 : addsDamage) |
    (savingThrows === 'normal' && saveBonus === null ? 0 : changesSaves) |
    (changes.resist.length + changes.immune.length + changes.vulnerable.length === 0 ? 0 : changesDamageTaken) |
    (changes.extraAttacks === 0 ? 0 : addsAttacks) |
    (changes.noReactions ? preventsReactions : 0) |
    (changes.noHealing ? preventsHealing : 0) |
    (changes.noDamageFrom === null ? 0 : sparesPowers)
  );
}
