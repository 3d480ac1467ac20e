import { plainCreature } from '../../shared/model/plain';
import type { Ability, Ruleset } from '../../shared/model/vocabulary';
import { byAbility } from '../byAbility';
import { nearest } from '../nearest';
import type { StatBlock } from '../statBlock';
import { bard, cleric, wizard } from './casters';
import { Build, type CharacterClass } from './characterClass';
import { paladin, ranger } from './halfCasters';
import { barbarian, fighter, monk, rogue } from './warriors';

const classes: Readonly<Record<string, CharacterClass>> = {
  barbarian,
  bard,
  cleric,
  fighter,
  monk,
  paladin,
  ranger,
  rogue,
  wizard,
};
const otherClasses = ['druid', 'sorcerer', 'warlock'];
const highestLevel = 5;

/**
 * The ready-made character a text such as `fighter 3` means, by the SRD rules of the ruleset, with average hit points
 * and no magic items. Null when the text is none: {@link characterProblem} says whether it was meant to be.
 */
export function readyMadeCharacter(text: string, ruleset: Ruleset): StatBlock | null {
  const spec = splitSpec(text);
  const characterClass = spec && Object.hasOwn(classes, spec.className) ? classes[spec.className] : undefined;
  if (!spec || !characterClass || spec.level < 1 || spec.level > highestLevel) return null;
  return statBlockOf(`${spec.className} ${spec.level}`, characterClass, spec.level, ruleset);
}

/** Why a text that names a class is no ready-made character; null when it does not name one. */
export function characterProblem(text: string): string | null {
  const known = Object.keys(classes);
  const spec = splitSpec(text);
  const className = spec?.className ?? text.trim().toLowerCase();
  if (otherClasses.includes(className)) {
    return `There is no ready-made ${className} yet; write it out, or take one of ${known.join(', ')}.`;
  }
  if (!Object.hasOwn(classes, className)) return null;
  const levels = `ready-made characters have levels 1 to ${highestLevel}`;
  return spec
    ? `There is no ${className} of level ${spec.level}: ${levels}.`
    : `"${className}" needs a level, such as "${className} 3": ${levels}.`;
}

/** The ready-made character that a text with a misspelt class means: `fighter 3` for `figther 3`. Null for none. */
export function nearestCharacter(text: string): string | null {
  const spec = splitSpec(text);
  if (!spec || spec.level < 1 || spec.level > highestLevel) return null;
  const [className] = nearest(spec.className, Object.keys(classes), 1);
  return className === undefined ? null : `${className} ${spec.level}`;
}

function splitSpec(text: string): { className: string; level: number } | null {
  const match = /^\s*([a-z]+)\s+(?:level\s+)?(\d{1,3})\s*$/iu.exec(text);
  return match ? { className: (match[1] ?? '').toLowerCase(), level: Number(match[2]) } : null;
}

function statBlockOf(name: string, characterClass: CharacterClass, level: number, ruleset: Ruleset): StatBlock {
  const { hitDie, saveProficiencies, improvements, rank, escapes } = characterClass;
  const improved = (ability: Ability): number =>
    characterClass.scores[ability] + (level >= 4 && improvements.includes(ability) ? 1 : 0);
  const scores = byAbility(improved);
  const build = new Build(level, ruleset, scores);
  // The full die at level 1, its average rounded up after that; SRD "Hit Points".
  const constitution = build.modifier('con') * level;
  return {
    name,
    ac: characterClass.armorClass(build),
    maxHp: hitDie + (level - 1) * (hitDie / 2 + 1) + constitution,
    hitDice: { terms: [{ count: level, sides: hitDie }], bonus: constitution },
    abilities: scores,
    saves: byAbility(
      (ability) => build.modifier(ability) + (saveProficiencies.includes(ability) ? build.proficiency : 0),
    ),
    initiative: build.modifier('dex'),
    speed: characterClass.speed?.(build) ?? 30,
    cr: null,
    level,
    rank,
    resist: [],
    immune: [],
    vulnerable: [],
    conditionImmune: [],
    attackRolls: 'normal',
    savingThrows: 'normal',
    legendaryActions: 0,
    legendaryResistance: 0,
    ...plainCreature,
    lasting: characterClass.lasting?.(build) ?? [],
    escapeBonus: Math.max(
      build.modifier('str') + (escapes === 'str' ? build.proficiency : 0),
      build.modifier('dex') + (escapes === 'dex' ? build.proficiency : 0),
    ),
    restDice: { count: level, sides: hitDie, bonus: build.modifier('con') },
    pools: characterClass.pools?.(build) ?? [],
    actions: characterClass.actions(build),
    notSimulated: characterClass.notSimulated(build),
  };
}
