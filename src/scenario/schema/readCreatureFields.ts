import { type Dice } from '../../shared/model/dice';
import { limits } from '../../shared/model/limits';
import { type Creature, type Pool } from '../../shared/model/scenario';
import { abilities, conditions, damageTypes, sides, type Ability } from '../../shared/model/vocabulary';
import { failure, success, type Outcome } from '../../shared/util/outcome';
import { averageOfDice, parseDice, shorten } from '../dice';
import type { Reporter } from '../document/reporter';
import type { OffsetRange, TreeNode } from '../document/tree';
import type { StatBlock } from '../statBlock';
import type { TextProblem } from '../textProblem';
import { parseFeet } from './actionPhrases';
import { abilityKeys, type creatureKeys } from './keys';
import { readMap, type MapReader } from './mapReader';
import { readAction, type DraftAction, type ReadAction } from './readAction';
import { readFeatures, readStocks, readTraits, type Features } from './readFeatures';
import type { Feature } from './featurePhrases';
import { readMultiattack, type MultiattackText } from './multiattack';
import { readLegendary, type LegendaryUses } from './readLegendary';
import { readTactics, type Tactics } from './tactics';
import {
  readBoolean,
  readInteger,
  readItems,
  readParsed,
  readScalar,
  readText,
  readWord,
  readWords,
  wholeText,
} from './values';

/** Hit points as written: the most, those at the start, and the dice when they are given. */
export interface HitPoints {
  readonly maxHp: number;
  readonly hp: number;
  readonly hitDice: Dice | null;
}

/** The keys of a creature as read; undefined where a key is not there or its value is not allowed. */
export interface CreatureFields {
  readonly head: OffsetRange;
  readonly present: readonly (keyof typeof creatureKeys)[];
  readonly name: string | undefined;
  readonly count: number | undefined;
  readonly side: Creature['side'] | undefined;
  readonly ac: number | undefined;
  readonly hitPoints: HitPoints | undefined;
  readonly tempHp: number | undefined;
  readonly level: number | undefined;
  readonly cr: number | undefined;
  readonly abilities: Partial<Record<Ability, number>>;
  readonly saves: Partial<Record<Ability, number>>;
  readonly initiative: number | undefined;
  readonly speed: number | undefined;
  readonly rank: Creature['rank'] | undefined;
  readonly resist: Creature['resist'] | undefined;
  readonly immune: Creature['immune'] | undefined;
  readonly vulnerable: Creature['vulnerable'] | undefined;
  readonly conditionImmune: Creature['conditionImmune'] | undefined;
  readonly deathSaves: boolean | undefined;
  readonly legendary: LegendaryUses;
  readonly inLair: boolean | undefined;
  readonly tactics: Tactics | undefined;
  readonly attackRolls: Creature['attackRolls'] | undefined;
  readonly savingThrows: Creature['savingThrows'] | undefined;
  readonly features: Features & Feature;
  readonly pools: readonly Pool[] | undefined;
  readonly actions: readonly DraftAction[] | undefined;
  /** Lair actions, beside the others. */
  readonly lair: readonly DraftAction[];
  readonly multiattack: MultiattackText | undefined;
  readonly notSimulated: StatBlock['notSimulated'];
}

const rollModes = ['normal', 'advantage', 'disadvantage'] as const;
const highestScore = 50;

export function readCreatureFields(map: MapReader<keyof typeof creatureKeys>): CreatureFields {
  const integer =
    (min: number, max: number) =>
    (node: TreeNode, what: string, reporter: Reporter): number | undefined =>
      readInteger(node, what, min, max, reporter);
  const word =
    <const Word extends string>(words: readonly Word[]) =>
    (node: TreeNode, what: string, reporter: Reporter): Word | undefined =>
      readWord(node, what, words, reporter);
  const words =
    <const Word extends string>(list: readonly Word[]) =>
    (node: TreeNode, what: string, reporter: Reporter): readonly Word[] =>
      readWords(node, what, list, reporter);
  const modifier = integer(-limits.modifier, limits.modifier);

  const actions = readActions('actions', map);
  const lair = readActions('lair', map) ?? [];
  const traits = map.read('traits', readTraits);
  return {
    head: map.head,
    present: map.present(),
    name: map.read('name', readText),
    count: map.read('count', integer(1, limits.creatures)),
    side: map.read('side', word(sides)),
    ac: map.read('ac', integer(0, limits.armorClass)),
    hitPoints: map.read('hp', readHitPoints),
    tempHp: map.read('tempHp', integer(0, limits.hitPoints)),
    level: map.read('level', integer(1, 20)),
    cr: map.read('cr', readChallengeRating),
    abilities: map.read('abilities', readAbilities(integer(0, highestScore))) ?? {},
    saves: map.read('saves', readAbilities(modifier)) ?? {},
    initiative: map.read('initiative', modifier),
    speed: map.read('speed', (node, what, reporter) =>
      readParsed(node, what, 'a number of feet', parseFeet, 'bad-distance', reporter),
    ),
    rank: map.read('rank', word(['front', 'back'])),
    resist: map.read('resist', words(damageTypes)),
    immune: map.read('immune', words(damageTypes)),
    vulnerable: map.read('vulnerable', words(damageTypes)),
    conditionImmune: map.read('conditionImmune', words(conditions)),
    deathSaves: map.read('deathSaves', readBoolean),
    legendary: map.read('legendary', readLegendary) ?? {},
    inLair: map.read('inLair', readBoolean),
    tactics: map.read('tactics', readTactics),
    attackRolls: map.read('attackRolls', word(rollModes)),
    savingThrows: map.read('savingThrows', word(rollModes)),
    features: { ...traits?.features, ...readFeatures(map) },
    pools: readStocks(map),
    actions: actions?.flatMap((item) => item.actions).slice(0, limits.actions - 1),
    lair: lair.flatMap((item) =>
      item.actions.map((draft) => ({ ...draft, action: { ...draft.action, slot: 'lair' as const } })),
    ),
    multiattack: map.read('multiattack', readMultiattack),
    notSimulated: [
      ...(traits?.notSimulated ?? []),
      ...[...(actions ?? []), ...lair].flatMap(({ notSimulated }) => notSimulated),
    ],
  };
}

/** Undefined where the key is not there. */
function readActions(
  key: 'actions' | 'lair',
  map: MapReader<keyof typeof creatureKeys>,
): readonly ReadAction[] | undefined {
  const node = map.node(key);
  if (!node) return undefined;
  const items = readItems(node, key, limits.actions - 1, map.reporter);
  if (items.length === 0 && node.kind === 'list') {
    map.reporter.report('missing-key', map.keyRange(key), `"${key}" needs at least one action.`);
  }
  return items.map((item) => readAction(item, map.reporter));
}

/** `27`, `12/27` (left of the most), `4d8+4` (hit dice; the most is their average). */
function parseHitPoints(text: string): Outcome<HitPoints, TextProblem> {
  const match = /^\s*(\d{1,9})\s*(?:\/\s*(\d{1,9})\s*)?$/u.exec(text);
  const dice = match ? null : parseDice(text);
  if (dice && (!dice.ok || dice.value.terms.length === 0)) {
    const message = `"${shorten(text)}" is not a number of hit points; write 27, or 12/27 for what is left of the most, or hit dice such as 4d8+4.`;
    return failure(dice.ok || !text.includes('d') ? wholeText(text, message) : dice.error);
  }
  const hitDice = dice?.ok ? dice.value : null;
  const maxHp = hitDice ? Math.floor(averageOfDice(hitDice)) : Number(match?.[2] ?? match?.[1]);
  const hp = hitDice ? maxHp : Number(match?.[1]);
  if (maxHp < 1 || maxHp > limits.hitPoints || hp > maxHp) {
    const message = `Hit points must be from 1 to ${limits.hitPoints}, and not more than the most; this is ${shorten(text)}.`;
    return failure(wholeText(text, message));
  }
  return success({ maxHp, hp, hitDice });
}

function readHitPoints(node: TreeNode, what: string, reporter: Reporter): HitPoints | undefined {
  if (node.kind === 'scalar' && typeof node.value === 'number') {
    const value = readInteger(node, what, 1, limits.hitPoints, reporter);
    return value === undefined ? undefined : { maxHp: value, hp: value, hitDice: null };
  }
  return readParsed(node, what, 'a number or hit dice', parseHitPoints, 'bad-hit-points', reporter);
}

const fractions: Readonly<Record<string, number>> = {
  '1/8': 0.125,
  '1/4': 0.25,
  '1/2': 0.5,
  '0.125': 0.125,
  '0.25': 0.25,
  '0.5': 0.5,
};

function readChallengeRating(node: TreeNode, what: string, reporter: Reporter): number | undefined {
  const scalar = readScalar(node, what, 'a challenge rating', reporter);
  if (!scalar) return undefined;
  const text = scalar.text.trim();
  const value = Object.hasOwn(fractions, text) ? fractions[text] : Number(text);
  if (value !== undefined && (Object.hasOwn(fractions, text) || (/^\d+$/u.test(text) && value <= 30))) return value;
  const message = `"${shorten(text)}" is not a challenge rating; allowed: 0, 1/8, 1/4, 1/2 and 1 to 30.`;
  reporter.report('bad-challenge-rating', node.range, message);
  return undefined;
}

function readAbilities(readValue: (node: TreeNode, what: string, reporter: Reporter) => number | undefined) {
  return (node: TreeNode, what: string, reporter: Reporter): Partial<Record<Ability, number>> => {
    const map = readMap(node, abilityKeys, what, reporter);
    const values: Partial<Record<Ability, number>> = {};
    for (const ability of abilities) {
      const value = map?.read(ability, readValue);
      if (value !== undefined) values[ability] = value;
    }
    return values;
  };
}
