import { plainCreature } from '../../shared/model/plain';
import type { Action } from '../../shared/model/action';
import type { Dice } from '../../shared/model/dice';
import { limits } from '../../shared/model/limits';
import { abilities } from '../../shared/model/vocabulary';
import type { Ability } from '../../shared/model/vocabulary';
import type { StatBlock } from '../statBlock';
import { readDefenses } from './defenses';
import { readLairNumbers } from './lairNumbers';
import { readActions } from './printedActions';
import type { Quotes } from './printedActions';
import type { PrintedStatBlock } from './printedStatBlock';
import { isSpellcasting, readSpellcasting } from './spellcasting';
import { readTraits } from './traits';

type Note = StatBlock['notSimulated'][number];

const walkingPace = 30;

/**
 * Reads the prose of a stat block and completes its numbers (SRD 5.1 and 5.2 "Ability Scores and Modifiers").
 * @param quotes what its notes quote: the clauses themselves, or only the titles above them
 */
export function assembleStatBlock(printed: PrintedStatBlock, quotes: Quotes = 'clauses'): StatBlock {
  const {
    actions,
    legendaryActions,
    notes: actionNotes,
  } = readActions(withoutSpells(printed.actions), printed.traits, quotes);
  const {
    notes: traitNotes,
    sneak,
    actions: traitActions,
    ...traits
  } = readTraits(printed.traits.filter((trait) => !isSpellcasting(trait)));
  const casting = readSpellcasting([...printed.traits, ...printed.actions.action].filter(isSpellcasting), {
    cr: printed.cr,
    modifierOf: (ability) => modifierOf(printed.abilities[ability]),
  });
  const { defenses, notes: defenseNotes } = readAllDefenses(printed);
  return {
    name: printed.name,
    ac: printed.ac,
    maxHp: printed.maxHp,
    hitDice: printed.hitDice,
    abilities: printed.abilities,
    saves: readSaves(printed),
    initiative: printed.initiative ?? modifierOf(printed.abilities.dex),
    speed: Math.min(limits.feet, Math.max(0, ...(printed.speeds.length > 0 ? printed.speeds : [walkingPace]))),
    cr: printed.cr,
    level: null,
    rank: fightsFromBehind(actions) ? 'back' : 'front',
    ...defenses,
    attackRolls: 'normal',
    savingThrows: 'normal',
    legendaryActions,
    lair: readLairNumbers(printed),
    ...plainCreature,
    ...traits,
    // Whoever flies gets past those in front.
    bypassesFront: printed.flies,
    escapeBonus: readEscapeBonus(printed),
    pools: casting.pools,
    actions: [
      ...(sneak === null ? actions : actions.map((action) => withSneak(action, sneak))),
      ...traitActions,
      ...casting.actions,
    ].slice(0, limits.actions),
    notSimulated: [...defenseNotes, ...traitNotes, ...actionNotes, ...casting.notes],
  };
}

function withoutSpells(actions: PrintedStatBlock['actions']): PrintedStatBlock['actions'] {
  return { ...actions, action: actions.action.filter((entry) => !isSpellcasting(entry)) };
}

function modifierOf(score: number | undefined): number {
  return score === undefined ? 0 : Math.floor((score - 10) / 2);
}

function readSaves(printed: PrintedStatBlock): Record<Ability, number> {
  const saves = { str: 0, dex: 0, con: 0, int: 0, wis: 0, cha: 0 };
  for (const ability of abilities) saves[ability] = printed.saves[ability] ?? modifierOf(printed.abilities[ability]);
  return saves;
}

const escapeSkill = /\b(?:athletics|acrobatics)\b[^+\-\d,]{0,3}(?<bonus>[+-]?\d{1,2})/giu;

/** Of the check against a grapple: the better of Athletics and Acrobatics. */
function readEscapeBonus({ skills, abilities: scores }: PrintedStatBlock): number {
  const trained = [...skills.matchAll(escapeSkill)].map(({ groups }) => Number(groups?.['bonus'] ?? 0));
  return Math.max(modifierOf(scores.str), modifierOf(scores.dex), ...trained);
}

/** Sneak Attack deals the type of the weapon. */
function withSneak(action: Action, dice: Dice): Action {
  const { effect } = action;
  const [weapon] = effect.kind === 'attack' ? effect.damage : [];
  if (effect.kind !== 'attack' || weapon === undefined) return action;
  return { ...action, effect: { ...effect, oncePerTurn: [{ dice, type: weapon.type }], onceNeeds: 'sneak' } };
}

function fightsFromBehind(actions: StatBlock['actions']): boolean {
  const attacks = actions.flatMap(({ effect }) => (effect.kind === 'attack' ? [effect] : []));
  return attacks.length > 0 && attacks.every(({ reach }) => reach === null);
}

/**
 * What holds only against nonmagical attacks counts against every attack, an immunity as a resistance: nobody could
 * harm such a creature otherwise, because no one's weapons are known to be magical.
 */
function readAllDefenses(printed: PrintedStatBlock) {
  const resist = readDefenses(printed.resist);
  const immune = readDefenses(printed.immune);
  const vulnerable = readDefenses(printed.vulnerable);
  const named = readDefenses(printed.conditionImmune);
  const limited = [...new Set([...resist.limitedTypes, ...immune.limitedTypes])];
  const notes: Note[] = [];
  if (limited.length > 0) {
    const reason = `counted as resistance against every attack: ${limited.join(', ')}`;
    notes.push({ text: 'Resistance or immunity to some attacks only', degree: 'partly', reason });
  }
  if (vulnerable.limitedTypes.length > 0) {
    const reason = `not counted: ${vulnerable.limitedTypes.join(', ')}`;
    notes.push({ text: 'Vulnerability to some attacks only', degree: 'not', reason });
  }
  const defenses = {
    resist: [...new Set([...resist.types, ...limited])].filter((type) => !immune.types.includes(type)),
    immune: immune.types,
    vulnerable: vulnerable.types,
    conditionImmune: [...new Set([...immune.conditions, ...named.conditions])],
  };
  return { defenses, notes };
}
