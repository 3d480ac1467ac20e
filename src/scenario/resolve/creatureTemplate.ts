import { plainCreature } from '../../shared/model/plain';
import type { Action } from '../../shared/model/action';
import { limits } from '../../shared/model/limits';
import type { Ability } from '../../shared/model/vocabulary';
import { abilityModifier } from '../abilityModifier';
import { byAbility } from '../byAbility';
import { shorten } from '../dice';
import type { Reporter } from '../document/reporter';
import { withMultiattack } from '../schema/multiattack';
import type { CreatureFields } from '../schema/readCreatureFields';
import type { LegendaryUses } from '../schema/readLegendary';
import type { Tactics } from '../schema/tactics';
import type { LairNumbers, StatBlock } from '../statBlock';
import { finishActions, withPools } from './finishActions';
import { checkPriorities } from './priorities';

/** A creature with everything the file says about it, before it is given its side and its number. */
export interface CreatureTemplate {
  readonly statBlock: StatBlock;
  /** At the start; null: all of them. */
  readonly hp: number | null;
  readonly tempHp: number;
  /** Undefined: as its side has it. */
  readonly deathSaves: boolean | undefined;
  /** It fights in its lair. */
  readonly inLair: boolean;
  readonly tactics: Tactics;
}

export function templateOf(statBlock: StatBlock): CreatureTemplate {
  return { statBlock, hp: null, tempHp: 0, deathSaves: undefined, inLair: false, tactics: {} };
}

/** A creature written out. Null, and reported, when something it needs is missing. */
export function writeOut(name: string, fields: CreatureFields, reporter: Reporter): CreatureTemplate | null {
  const missing = (['ac', 'hp', 'actions'] as const).filter((key) => !fields.present.includes(key));
  if (missing.length > 0) {
    const keys = missing.map((key) => `"${key}"`).join(' and ');
    const message = `"${shorten(name)}" is written out and needs ${keys}: a name, "ac", "hp" and one action are the least.`;
    reporter.report('missing-key', fields.head, message);
    return null;
  }
  const { ac, hitPoints, actions } = fields;
  if (ac === undefined || hitPoints === undefined || actions === undefined) return null;
  const modifiers = byAbility((ability) => abilityModifier(fields.abilities[ability] ?? 10));
  const blank: StatBlock = {
    name,
    ac,
    maxHp: hitPoints.maxHp,
    hitDice: hitPoints.hitDice,
    abilities: fields.abilities,
    saves: modifiers,
    initiative: modifiers.dex,
    speed: 30,
    cr: null,
    level: null,
    rank: 'front',
    resist: [],
    immune: [],
    vulnerable: [],
    conditionImmune: [],
    attackRolls: 'normal',
    savingThrows: 'normal',
    legendaryActions: 0,
    legendaryResistance: 0,
    ...plainCreature,
    escapeBonus: agility(fields.abilities),
    actions: [],
    notSimulated: [],
  };
  return change(templateOf(blank), fields, reporter);
}

/** The same creature with what the file says otherwise. A changed ability carries its saves and initiative along. */
export function change(base: CreatureTemplate, fields: CreatureFields, reporter: Reporter): CreatureTemplate {
  const { statBlock } = base;
  const abilities = { ...statBlock.abilities, ...fields.abilities };
  const shift = (ability: Ability): number => {
    const before = statBlock.abilities[ability];
    const after = fields.abilities[ability];
    return before === undefined || after === undefined ? 0 : abilityModifier(after) - abilityModifier(before);
  };
  const legendaryActions = fields.legendary.actions?.usual ?? statBlock.legendaryActions;
  const pools = withPools(statBlock.pools, fields.pools ?? []);
  const own = fields.actions && finishActions(fields.actions, pools, reporter);
  const lair = finishActions(fields.lair, pools, reporter);
  const written = [...(own?.actions ?? statBlock.actions), ...lair.actions];
  if (written.length >= limits.actions) {
    const message = `A creature has at most ${limits.actions - 1} actions, lair actions among them; these are ${written.length}.`;
    reporter.report('too-long', fields.head, message);
  }
  const changed = written.slice(0, limits.actions - 1);
  const actions = fields.multiattack ? withMultiattack(changed, fields.multiattack, reporter) : changed;
  const lines = fields.tactics?.priorities;
  if (lines) checkPriorities(lines, [{ actions }], reporter);
  for (const { name, cost } of unaffordable({ actions, legendaryActions })) {
    const message = `"${shorten(name)}" is never taken: it costs ${cost} of ${legendaryActions} legendary actions a round. Write such as "legendary: 3".`;
    reporter.report('not-simulated', fields.head, message);
  }
  return {
    statBlock: {
      ...statBlock,
      name: fields.name ?? statBlock.name,
      ac: fields.ac ?? statBlock.ac,
      maxHp: fields.hitPoints?.maxHp ?? statBlock.maxHp,
      hitDice: fields.hitPoints ? fields.hitPoints.hitDice : statBlock.hitDice,
      abilities,
      saves: byAbility((ability) => fields.saves[ability] ?? statBlock.saves[ability] + shift(ability)),
      initiative: fields.initiative ?? statBlock.initiative + shift('dex'),
      speed: fields.speed ?? statBlock.speed,
      cr: fields.cr ?? statBlock.cr,
      level: fields.level ?? statBlock.level,
      rank: fields.rank ?? statBlock.rank,
      resist: fields.resist ?? statBlock.resist,
      immune: fields.immune ?? statBlock.immune,
      vulnerable: fields.vulnerable ?? statBlock.vulnerable,
      conditionImmune: fields.conditionImmune ?? statBlock.conditionImmune,
      attackRolls: fields.attackRolls ?? statBlock.attackRolls,
      savingThrows: fields.savingThrows ?? statBlock.savingThrows,
      legendaryActions,
      escapeBonus: statBlock.escapeBonus + agility(abilities) - agility(statBlock.abilities),
      ...fields.features,
      legendaryResistance:
        fields.legendary.resistance?.usual ?? fields.features.legendaryResistance ?? statBlock.legendaryResistance,
      lair: lairNumbers(statBlock, fields.legendary),
      pools,
      actions,
      notSimulated: [
        ...statBlock.notSimulated,
        ...fields.notSimulated,
        ...(own?.notSimulated ?? []),
        ...lair.notSimulated,
      ],
    },
    hp: fields.hitPoints ? fields.hitPoints.hp : base.hp,
    tempHp: fields.tempHp ?? base.tempHp,
    deathSaves: fields.deathSaves ?? base.deathSaves,
    inLair: fields.inLair ?? base.inLair,
    tactics: { ...base.tactics, ...fields.tactics },
  };
}

/** What is written for its usual place goes for its lair too. */
function lairNumbers({ lair }: StatBlock, { actions, resistance }: LegendaryUses): LairNumbers {
  return {
    actions: actions ? actions.inLair : (lair?.actions ?? null),
    resistance: resistance ? resistance.inLair : (lair?.resistance ?? null),
  };
}

/** Legendary actions that cost more than the creature has in a round, and so are never taken. */
export function unaffordable(statBlock: Pick<StatBlock, 'actions' | 'legendaryActions'>): readonly Action[] {
  return statBlock.actions.filter(({ slot, cost }) => slot === 'legendary' && cost > statBlock.legendaryActions);
}

/** The better of strength and dexterity: what an escape from a grapple goes by. */
function agility({ str = 10, dex = 10 }: StatBlock['abilities']): number {
  return abilityModifier(Math.max(str, dex));
}
