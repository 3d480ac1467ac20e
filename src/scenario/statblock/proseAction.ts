import { plainAction, plainAttack, plainSave } from '../../shared/model/plain';
import { limits } from '../../shared/model/limits';
import type { Action, Effect } from '../../shared/model/action';
import { readActionTitle } from './actionTitle';
import { readAttack } from './attackPhrase';
import type { AttackPhrase } from './attackPhrase';
import { Consequences } from './consequences';
import { readHealing } from './healPhrase';
import { anyOf, find, words } from './phrase';
import type { ProseClause } from './proseClauses';
import { unreadClauses, wholeClause } from './proseClauses';
import { readRiders } from './riders';
import { readOutcome, readSave } from './savePhrase';
import type { SavePhrase } from './savePhrase';
import { sentences } from './sentences';
import type { TokenRange } from './sentences';
import { tokenize } from './tokenize';
import type { Token } from './tokenize';

/** An action as a stat block prints it, read. */
export interface ProseAction {
  /** Empty when there is nothing in it the engine can do; the clauses then say what there was. */
  readonly actions: readonly Action[];
  /** What of the sentence is not simulated, or only partly, in order of place. */
  readonly clauses: readonly ProseClause[];
}

interface Reading {
  /** Null when there is nothing the engine can do. */
  readonly effect: Effect | null;
  readonly clauses: readonly ProseClause[];
  /** True: no creature is affected twice, so that once in a fight is as often as it matters. */
  readonly isOnce?: boolean;
}

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
  const { effect, clauses, isOnce = false } = readBody(body, name);
  if (effect === null) return { actions: [], clauses };
  const fallback = effect.kind === 'heal' ? 'Healing' : effect.kind === 'save' ? 'Saving throw' : 'Attack';
  const action = { ...plainAction, name: name || fallback, effect, cost, isMagical: magic.test(body) };
  return { actions: [{ ...action, limit: isOnce && limit.kind === 'at-will' ? onceAFight : limit }], clauses };
}

const swallowing = anyOf('swallowed creature', 'regurgitate');
const magic = /\bmagical(?:ly)?\b/iu;
const onceAFight = { kind: 'uses', uses: 1, per: 'fight' } as const;

function readBody(text: string, title: string): Reading {
  const tokens = tokenize(text);
  const attack = readAttack(tokens);
  if (attack !== null) return fromAttack(text, tokens, attack, title);
  const save = readSave(tokens);
  if (save !== null) return fromSave(text, tokens, save, title);
  const healing = readHealing(tokens);
  if (healing !== null) return { effect: healing.effect, clauses: unreadClauses(text, tokens, [healing]) };
  return {
    effect: null,
    clauses: [wholeClause(text, 'not', 'no attack, saving throw or healing can be read from it')],
  };
}

function fromAttack(text: string, tokens: readonly Token[], attack: AttackPhrase, title: string): Reading {
  const { bonus, reach, range, longRange, hit, onlyAgainst } = attack;
  if (onlyAgainst !== null) return { effect: null, clauses: [wholeClause(text, 'not', needsState(onlyAgainst))] };
  const { riders, ranges } = readRiders(tokens, attack.to, title);
  if (hit === null && riders.length === 0)
    return { effect: null, clauses: [wholeClause(text, 'not', 'a hit does nothing that can be read')] };
  return {
    effect: { ...plainAttack, bonus, reach, range, longRange, damage: hit?.parts ?? [], riders },
    clauses: unreadClauses(text, tokens, [attack, ...ranges]),
  };
}

function fromSave(text: string, tokens: readonly Token[], save: SavePhrase, title: string): Reading {
  const { ability, dc, area, targets, range, failure, onSuccess, onlyAgainst, next } = save;
  if (onlyAgainst !== null) return { effect: null, clauses: [wholeClause(text, 'not', needsState(onlyAgainst))] };
  if (find(swallowing, tokens) !== null)
    return { effect: null, clauses: [wholeClause(text, 'not', needsState('swallowed'))] };
  const consequences = new Consequences(title, save);
  // A second saving throw is another power of the same name: the second roar, the escape of somebody else.
  const after = sentences(tokens, next);
  const another = after.findIndex(({ from, to }) => readOutcome(tokens, from, to) !== null);
  const ranges = after
    .slice(0, another < 0 ? after.length : another)
    .flatMap((sentence) => consequences.read(tokens, sentence));
  if (failure === null && consequences.isEmpty)
    return { effect: null, clauses: [wholeClause(text, 'not', 'a failed save does nothing that can be read')] };
  const immunity = area !== null && failure === null ? immunityOf(tokens, next) : [];
  const clauses = unreadClauses(text, tokens, [...save.ranges, ...ranges, ...immunity]);
  const { lasting, push } = consequences;
  const effect = { ...plainSave, ability, dc, onSuccess, damage: failure?.parts ?? [], area, range, lasting, push };
  const isOnce = immunity.length > 0;
  if (area !== null || targets !== null) {
    return {
      effect: { ...effect, targets: targets === null ? null : Math.min(targets, limits.targets) },
      clauses,
      isOnce,
    };
  }
  const unknown = wholeClause(text, 'partly', 'the text does not say how many are caught: one is');
  return { effect: { ...effect, targets: 1 }, clauses: [unknown, ...clauses] };
}

/** `If a creature's saving throw is successful or the effect ends for it, it is immune to it for 24 hours`. */
function immunityOf(tokens: readonly Token[], from: number): readonly TokenRange[] {
  return sentences(tokens, from).filter((sentence) => {
    const is = find(words('immune to'), tokens, sentence.from, sentence.to);
    return is !== null && find(words('hours'), tokens, is.next, sentence.to) !== null;
  });
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
