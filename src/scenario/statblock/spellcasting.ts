import type { Action } from '../../shared/model/action';
import type { Pool } from '../../shared/model/scenario';
import { limits } from '../../shared/model/limits';
import type { Ability } from '../../shared/model/vocabulary';
import type { Caster } from '../spells/spell';
import { findSpell, spellAction } from '../spells/spellAction';
import { utilitySpells } from '../spells/utilitySpells';
import type { StatBlock } from '../statBlock';
import { find, map, sequence, words } from './phrase';
import type { PrintedEntry } from './printedStatBlock';
import { ability, integer, modifier } from './quantityPhrases';
import { tokenize } from './tokenize';

type Note = StatBlock['notSimulated'][number];

interface Spellcasting {
  readonly actions: readonly Action[];
  readonly pools: readonly Pool[];
  readonly notes: readonly Note[];
}

/** What a stat block knows of its caster beside the sentences about spells. */
interface CasterStats {
  readonly cr: number | null;
  readonly modifierOf: (ability: Ability) => number;
}

/** Whether the title is that of a list of spells which the creature casts by itself. */
export function isSpellcasting({ title }: PrintedEntry): boolean {
  return /^\W*(?:innate )?spellcasting\b/iu.test(title);
}

const dc = map(sequence(words('spell save dc'), integer(1, limits.modifier)), ([, value]) => value);
const toHit = map(sequence(modifier, words('to hit with spell attacks')), ([bonus]) => bonus);
const by = map(sequence(words('spellcasting ability is'), ability), ([, which]) => which);
const using = map(sequence(words('using'), ability, words('as the spellcasting ability')), ([, which]) => which);
const casterLevel = /\b(?<level>\d{1,2})(?:st|nd|rd|th)-level spellcaster\b/iu;
const wordingOf2024 = /\bcasts one of the following\b/iu;

/**
 * Reads a list of spells: `1st level (4 slots): bless, cure wounds`, `2/Day Each: Fireball`. Those that are known become
 * actions, from slots or with uses of their own; the others are named.
 * Source: SRD 5.1 "Monsters: Spellcasting", SRD 5.2 "Monsters: Spellcasting".
 */
export function readSpellcasting(entries: readonly PrintedEntry[], stats: CasterStats): Spellcasting {
  const readings = entries.slice(0, mostLists).map((entry) => readList(entry, stats));
  return {
    actions: readings.flatMap(({ actions }) => actions),
    pools: readings.flatMap(({ pools }) => pools).slice(0, limits.pools),
    notes: readings.flatMap(({ notes }) => notes),
  };
}

// In lists, and in letters of one of them.
const mostLists = 2;
const longestList = 5000;

function readList({ title, text }: PrintedEntry, stats: CasterStats): Spellcasting {
  const plain = text.slice(0, longestList).replaceAll(/[*_]/gu, '');
  const caster = readCaster(plain, stats);
  const lines = caster === null ? [] : linesOf(plain);
  const heading = title.replaceAll(/\([^)]*\)|[*_.]/gu, '').trim();
  if (caster === null || lines.length === 0) {
    return { actions: [], pools: [], notes: [{ text: heading, degree: 'not', reason: 'these spells are not cast' }] };
  }
  const actions: Action[] = [];
  const notes: Note[] = [];
  const unknown: string[] = [];
  const keptUp = new Map<number, number>();
  for (const { name, limit } of lines.flatMap((line) =>
    line.names.map((spell) => ({ name: spell, limit: line.limit })),
  )) {
    const spell = findSpell(name, caster);
    if (spell === null) {
      if (!utilitySpells.has(name.toLowerCase())) unknown.push(name);
      continue;
    }
    if (spell.simplified !== undefined)
      notes.push({ text: capitalized(name), degree: 'partly', reason: spell.simplified });
    if (spell.isKeptUp === true) keptUp.set(spell.level, (keptUp.get(spell.level) ?? 0) + 1);
    actions.push(limited(spellAction(capitalized(name), spell, caster), limit));
  }
  if (unknown.length > 0) {
    notes.push({
      text: heading,
      degree: actions.length > 0 ? 'partly' : 'not',
      reason: `not cast: ${unknown.join(', ')}`,
    });
  }
  const pools = lines.flatMap(({ limit }) =>
    limit.kind === 'slots' ? [poolOf(limit, keptUp.get(limit.level) ?? 0)] : [],
  );
  return { actions, pools, notes };
}

function readCaster(text: string, { cr, modifierOf }: CasterStats): Caster | null {
  const tokens = tokenize(text);
  const save = find(dc, tokens)?.value;
  if (save === undefined) return null;
  const which = find(by, tokens)?.value ?? find(using, tokens)?.value ?? 'cha';
  return {
    ruleset: wordingOf2024.test(text) ? '2024' : '2014',
    dc: save,
    // SRD "Spellcasting": the DC is 8 more than the bonus.
    attackBonus: find(toHit, tokens)?.value ?? save - 8,
    modifier: modifierOf(which),
    level: Number(casterLevel.exec(text)?.groups?.['level'] ?? Math.max(1, Math.ceil(cr ?? 1))),
  };
}

type LineLimit =
  | { readonly kind: 'at-will' }
  | { readonly kind: 'uses'; readonly uses: number }
  | { readonly kind: 'slots'; readonly level: number; readonly slots: number };

interface SpellLine {
  readonly limit: LineLimit;
  readonly names: readonly string[];
}

const lineHead =
  /(?<cantrips>cantrips) \(at will\)\s*:|(?<level>[1-9])(?:st|nd|rd|th)[ -]level \((?<slots>\d{1,2}) slots?\)\s*:|(?<will>at will)\s*:|(?<uses>\d{1,2})e?\/day(?: each)?\s*:/giu;
const longestName = 40;

function linesOf(text: string): readonly SpellLine[] {
  const heads = [...text.matchAll(lineHead)];
  return heads.map((head, index) => {
    const end = heads[index + 1]?.index ?? text.length;
    // The last list ends with its paragraph: what follows is prose.
    const [listed = ''] = text
      .slice(head.index + head[0].length, end)
      .trim()
      .split(/\n\s*[^-\s]|\n\s*\n/u);
    const names = listed
      .replaceAll(/\([^)]*\)|\n|-\s*$/gu, '')
      .split(',')
      .map((name) => name.trim().replace(/\.$/u, ''))
      .filter((name) => name !== '' && name.length <= longestName);
    return { limit: limitOf(head.groups ?? {}), names };
  });
}

function limitOf({ level, slots, uses }: Readonly<Record<string, string | undefined>>): LineLimit {
  if (slots !== undefined) return { kind: 'slots', level: Number(level), slots: Number(slots) };
  return uses === undefined ? { kind: 'at-will' } : { kind: 'uses', uses: Math.max(1, Number(uses)) };
}

/** What is not cast from slots costs none, and is not cast at a higher level. */
function limited(action: Action, limit: LineLimit): Action {
  if (limit.kind === 'slots' || action.limit.kind === 'at-will') return action;
  const own: Action['limit'] =
    limit.kind === 'uses' ? { kind: 'uses', uses: limit.uses, per: 'day' } : { kind: 'at-will' };
  return { ...action, limit: own, spell: null, upcast: null };
}

function poolOf({ level, slots }: Extract<LineLimit, { kind: 'slots' }>, spent: number): Pool {
  return { name: `level ${level} slots`, points: Math.max(0, slots - spent), per: 'long rest', slotLevel: level };
}

/** `cone of cold` as `Cone of Cold`. */
function capitalized(name: string): string {
  return name.replaceAll(/(?<![\p{L}'’])(?!(?:of|the|and)\b)\p{L}/gu, (letter) => letter.toUpperCase());
}
