import { plainAction, plainAttack, plainSave } from '../../shared/model/action';
import { limits } from '../../shared/model/limits';
import type { Action, Effect } from '../../shared/model/action';
import { readActionTitle } from './actionTitle';
import { readAttack } from './attackPhrase';
import type { AttackPhrase } from './attackPhrase';
import { readHealing } from './healPhrase';
import type { ProseClause } from './proseClauses';
import { unreadClauses, wholeClause } from './proseClauses';
import { readSave } from './savePhrase';
import type { SavePhrase } from './savePhrase';
import { tokenize } from './tokenize';
import type { Token } from './tokenize';

/** An action as a stat block prints it, read. */
export interface ProseAction {
  /** Empty when there is nothing in it the engine can do; the clauses then say what there was. */
  readonly actions: readonly Action[];
  /** What of the sentence is not simulated, or only partly, in order of place. */
  readonly clauses: readonly ProseClause[];
}

type Reading = { readonly effect: Effect; readonly clauses: readonly ProseClause[] };

/**
 * Reads what a stat block prints for one action, in the wording of 2014 or of 2024: an attack, a saving throw or a
 * healing. It may begin with its heading: `Shortbow. Ranged Attack Roll: +5, range 80/320 ft. ...`,
 * `Fire Breath (Recharge 5-6). Each creature ...`; give `title` when that stands elsewhere. The slot is `action`.
 */
export function parseActionSentence(sentence: string, title?: string): ProseAction {
  const heading = readHeading(sentence);
  const { name, limit, cost } = readActionTitle(title ?? heading.title);
  // Blanks keep the offsets of what is left those of the whole sentence.
  const body = ' '.repeat(heading.length) + sentence.slice(heading.length);
  const { effect, clauses } = readBody(body);
  if (effect === null) return { actions: [], clauses };
  const fallback = effect.kind === 'heal' ? 'Healing' : effect.kind === 'save' ? 'Saving throw' : 'Attack';
  return { actions: [{ ...plainAction, name: name || fallback, effect, limit, cost }], clauses };
}

function readBody(text: string): Reading | { readonly effect: null; readonly clauses: readonly ProseClause[] } {
  const tokens = tokenize(text);
  const attack = readAttack(tokens);
  if (attack !== null) return fromAttack(text, tokens, attack);
  const save = readSave(tokens);
  if (save !== null) return fromSave(text, tokens, save);
  const healing = readHealing(tokens);
  if (healing !== null) return { effect: healing.effect, clauses: unreadClauses(text, tokens, [healing]) };
  return {
    effect: null,
    clauses: [wholeClause(text, 'not', 'no attack, saving throw or healing can be read from it')],
  };
}

function fromAttack(text: string, tokens: readonly Token[], attack: AttackPhrase): ReturnType<typeof readBody> {
  const { bonus, reach, range, longRange, hit, onlyAgainst } = attack;
  if (hit === null)
    return { effect: null, clauses: [wholeClause(text, 'not', 'a hit deals no damage that can be read')] };
  if (onlyAgainst !== null) return { effect: null, clauses: [wholeClause(text, 'not', needsState(onlyAgainst))] };
  return {
    effect: {
      ...plainAttack,
      bonus,
      reach,
      range,
      longRange,
      damage: hit.parts,
    },
    clauses: unreadClauses(text, tokens, [attack]),
  };
}

function fromSave(text: string, tokens: readonly Token[], save: SavePhrase): ReturnType<typeof readBody> {
  const { ability, dc, area, targets, failure, onSuccess, onlyAgainst, ranges } = save;
  if (failure === null)
    return { effect: null, clauses: [wholeClause(text, 'not', 'a failed save deals no damage that can be read')] };
  if (onlyAgainst !== null) return { effect: null, clauses: [wholeClause(text, 'not', needsState(onlyAgainst))] };
  const clauses = unreadClauses(text, tokens, ranges);
  const effect = { ...plainSave, ability, dc, onSuccess, damage: failure.parts, area };
  if (area !== null || targets !== null) {
    return { effect: { ...effect, targets: targets === null ? null : Math.min(targets, limits.targets) }, clauses };
  }
  const unknown = wholeClause(text, 'partly', 'the text does not say how many are caught: one is');
  return { effect: { ...effect, targets: 1 }, clauses: [unknown, ...clauses] };
}

function needsState(state: string): string {
  return `it needs a target in a state that is not simulated (${state})`;
}

// Words a heading writes small.
const smallWords = new Set(['of', 'the', 'and', 'or', 'a', 'in', 'to', 'with', 'after', 'only']);
const headingWords = 8;

/** The heading a sentence begins with, and its length in characters with the full stop: 0 when there is none. */
function readHeading(sentence: string): { readonly title: string; readonly length: number } {
  const none = { title: '', length: 0 };
  const end = /^[^.:]{1,80}\.(?=[\s*_]|$)/u.exec(sentence);
  if (end === null) return none;
  const title = end[0].replaceAll(/[*_]/gu, '');
  const plain = title.replaceAll(/\([^)]*\)/gu, ' ');
  const words = tokenize(plain).filter(({ kind }) => kind === 'word');
  const isHeading = words.every(
    ({ text, isCapitalized }, index) => isCapitalized || (index > 0 && smallWords.has(text)),
  );
  if (words.length === 0 || words.length > headingWords || !isHeading || end[0].length === sentence.length) return none;
  const markup = /^[*_]*/u.exec(sentence.slice(end[0].length))?.[0].length ?? 0;
  return { title, length: end[0].length + markup };
}
