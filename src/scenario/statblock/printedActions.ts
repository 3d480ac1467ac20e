import { plainAction } from '../../shared/model/plain';
import { limits } from '../../shared/model/limits';
import type { Action } from '../../shared/model/action';
import type { ActionSlot } from '../../shared/model/vocabulary';
import type { StatBlock } from '../statBlock';
import { readActionTitle } from './actionTitle';
import { readMultiattack } from './multiattack';
import type { NamedAction, Routine } from './multiattack';
import type { PrintedEntry, PrintedStatBlock } from './printedStatBlock';
import { readParry } from './parryPhrase';
import { parseActionSentence } from './proseAction';
import { tokenize } from './tokenize';
import { find, map, sequence, words } from './phrase';
import { count } from './quantityPhrases';

type Note = StatBlock['notSimulated'][number];

/** What a note says of its place: the clause itself, or only the title of the action it stands in. */
export type Quotes = 'clauses' | 'titles';

export interface PrintedActions {
  readonly actions: readonly Action[];
  /** Legendary actions per round. */
  readonly legendaryActions: number;
  readonly notes: readonly Note[];
}

/** What a single entry comes to. */
interface Reading {
  readonly actions: readonly Action[];
  readonly notes: readonly Note[];
}

/** An entry that is an action of its own, read, and where it went in the list of actions. */
interface OwnAction extends NamedAction {
  /** Null when nothing of it can be simulated. */
  readonly index: number | null;
}

// They change nothing in a fight as it is simulated.
const harmlessActions = new Set(['change shape', 'detect', 'read thoughts', 'shapechange', 'shape-shift']);

// The rules give three to all who have them; a stat block that says otherwise says so in prose.
const usualLegendaryActions = 3;

// At most this many entries of a stat block are read, so that indices stay within the limits of a scenario.
const mostOwn = 40;
const mostMultiattacks = 4;
const mostLegendary = 10;
// In letters; the longest printed has a third of it. What stands behind it is not read.
const longestText = 5000;

/**
 * Reads all actions of a stat block. First those that stand for themselves, then those that name others: multiattack,
 * and legendary actions such as "makes a tail attack".
 */
export function readActions(
  sections: PrintedStatBlock['actions'],
  traits: readonly PrintedEntry[],
  quotes: Quotes,
): PrintedActions {
  const actions: Action[] = [];
  const notes: Note[] = [];
  const own: OwnAction[] = [];
  const add = (reading: Reading): void => {
    actions.push(...reading.actions);
    notes.push(...reading.notes);
  };
  for (const { slot, entry } of ownEntries(sections).slice(0, mostOwn)) {
    const reading = readEntry(entry, slot, quotes);
    own.push(ownAction(entry, reading, actions.length));
    add(reading);
  }
  for (const entry of sections.action.filter(isMultiattack).slice(0, mostMultiattacks).map(shortened)) {
    add(readMultiattackEntry({ ...entry, text: withHeads(entry.text, traits) }, own));
  }
  for (const entry of sections.legendary.slice(0, mostLegendary).map(shortened))
    add(readLegendary(entry, own, actions, quotes));
  const isLegendary = actions.some(({ slot }) => slot === 'legendary');
  return {
    actions: actions.slice(0, limits.actions),
    legendaryActions: isLegendary ? usualLegendaryActions : 0,
    notes: withoutRepeats(notes),
  };
}

function shortened({ title, text }: PrintedEntry): PrintedEntry {
  return { title: title.slice(0, limits.textLength), text: text.slice(0, longestText) };
}

function ownEntries(sections: PrintedStatBlock['actions']) {
  return (['action', 'bonus', 'reaction', 'lair'] as const).flatMap((slot) =>
    sections[slot]
      .map(shortened)
      .flatMap(splitOptions)
      .filter((entry) => !isMultiattack(entry))
      .map((entry) => ({ slot, entry })),
  );
}

function ownAction({ title }: PrintedEntry, { actions: [action] }: Reading, next: number): OwnAction {
  const effect = action?.effect;
  return {
    name: readActionTitle(title).name,
    isMelee: effect?.kind === 'attack' && effect.reach !== null,
    isRanged: effect?.kind === 'attack' && effect.range !== null,
    index: action === undefined ? null : next,
  };
}

function withoutRepeats(notes: readonly Note[]): readonly Note[] {
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}

function isMultiattack({ title }: PrintedEntry): boolean {
  return title.toLowerCase().startsWith('multiattack');
}

function readEntry(entry: PrintedEntry, slot: ActionSlot, quotes: Quotes): Reading {
  const { name } = readActionTitle(entry.title);
  if (name.toLowerCase() === 'lair actions') return unread(name, 'lair actions need a section of their own');
  if (slot === 'reaction') {
    const parry = readParry(entry);
    return parry === null ? unread(name, 'this reaction is not simulated') : { actions: [parry], notes: [] };
  }
  if (harmlessActions.has(name.toLowerCase())) return { actions: [], notes: [] };
  const { actions, clauses } = parseActionSentence(entry.text, entry.title);
  const notes = clauses.map(({ text, degree, reason }) => ({
    text: quotes === 'titles' ? name : `${name}. ${text}`,
    degree: actions.length === 0 ? degree : ('partly' as const),
    reason,
  }));
  return { actions: actions.map((action) => ({ ...action, slot })), notes };
}

function unread(name: string, reason: string): Reading {
  return { actions: [], notes: [{ text: name, degree: 'not', reason }] };
}

/** A heading within the sentences, `Fire Breath. The dragon exhales`, at the start of a line. */
const optionHeading = /^(?:[-*•]\s*)?(?<title>[A-Z]\p{L}+(?: [A-Z]\p{L}+){0,3})\. /u;

/** `Breath Weapons (Recharge 5-6)` with a line for each breath is as many entries; they keep the limit of the whole. */
function splitOptions(entry: PrintedEntry): readonly PrintedEntry[] {
  const [intro = '', ...lines] = entry.text.split('\n').filter((line) => line.trim() !== '');
  const options = lines.flatMap((line) => {
    const title = optionHeading.exec(line)?.groups?.['title'];
    return title === undefined ? [] : [{ title: `${title} ${bracketsOf(entry.title)}`, text: line }];
  });
  const isChoice = options.length > 1 && options.length === lines.length && intro.includes('one of the following');
  return isChoice ? options : [entry];
}

function bracketsOf(title: string): string {
  return /\([^)]*\)/u.exec(title)?.[0] ?? '';
}

function readMultiattackEntry(entry: PrintedEntry, own: readonly OwnAction[]): Reading {
  const { name } = readActionTitle(entry.title);
  const { routines, missing } = keepSimulated(readMultiattack(entry.text, own), own);
  if (routines.length === 0) return unread(name, 'none of the actions it names is simulated');
  const actions = routines.slice(0, mostMultiattacks).map((routine) => multiattack(name, routine));
  if (missing.length === 0) return { actions, notes: [] };
  return { actions, notes: [{ text: name, degree: 'partly', reason: `left out: ${missing.join(', ')}` }] };
}

function multiattack(name: string, routine: Routine): Action {
  const steps = routine
    .slice(0, limits.multiattackSteps)
    .map(({ count: times, choices }) => ({ count: times, choices: [...choices] }));
  return { name, effect: { kind: 'multiattack', steps }, ...plainAction };
}

/** Turns choices among the entries into indices of actions; what cannot be simulated is left out and named. */
function keepSimulated(routines: readonly Routine[], own: readonly OwnAction[]) {
  const missing = new Set<string>();
  const kept = routines.map((routine) =>
    routine.flatMap(({ count: times, choices }) => {
      const indices = choices.flatMap((choice) => {
        const { index, name } = own[choice] ?? { index: null, name: '' };
        if (index === null) missing.add(name);
        return index === null ? [] : [index];
      });
      return indices.length === 0 ? [] : [{ count: times, choices: indices }];
    }),
  );
  return { routines: kept.filter((routine) => routine.length > 0).map(joinSame), missing: [...missing] };
}

/** Two steps in a row with the same choices are one. */
function joinSame(routine: Routine): Routine {
  return routine.reduce<Routine>((joined, step) => {
    const last = joined.at(-1);
    if (last === undefined || last.choices.join() !== step.choices.join()) return [...joined, step];
    return [...joined.slice(0, -1), { ...step, count: last.count + step.count }];
  }, []);
}

/** An attack or saving throw of its own, or one of the creature's other actions taken out of turn. */
function readLegendary(
  entry: PrintedEntry,
  own: readonly OwnAction[],
  actions: readonly Action[],
  quotes: Quotes,
): Reading {
  const direct = readEntry(entry, 'legendary', quotes);
  if (direct.actions.length > 0) return direct;
  const { name, limit, cost } = readActionTitle(entry.title);
  if (harmlessActions.has(name.toLowerCase())) return { actions: [], notes: [] };
  const [step] = keepSimulated(readMultiattack(entry.text, own), own).routines[0] ?? [];
  const borrowed = step === undefined ? undefined : actions[step.choices[0] ?? -1];
  if (step === undefined || borrowed === undefined) return unread(name, 'this legendary action is not simulated');
  const { effect } = borrowed;
  const repeated =
    effect.kind === 'attack' ? { ...effect, rolls: Math.min(limits.attackRolls, effect.rolls * step.count) } : effect;
  return { actions: [{ ...borrowed, name, slot: 'legendary', effect: repeated, limit, cost }], notes: [] };
}

const asManyAttacks = /as many (?<attack>[\p{L} ]{1,60}?) attacks as (?:it|she|he) has (?<part>\p{L}{1,30})/iu;

/** `as many bite attacks as it has heads`: the number of heads stands in a trait. */
function withHeads(text: string, traits: readonly PrintedEntry[]): string {
  const { attack, part } = asManyAttacks.exec(text)?.groups ?? {};
  if (attack === undefined || part === undefined) return text;
  const numbered = map(sequence(words('has'), count, words(part)), ([, number]) => number);
  const number = traits.map((trait) => find(numbered, tokenize(trait.text))).find((found) => found !== null);
  return number === undefined ? text : `It makes ${number.value} ${attack} attacks.`;
}
