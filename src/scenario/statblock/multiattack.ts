import { limits } from '../../shared/model/limits';
import { anyOf, map, oneOf, optional, separated, sequence, words } from './phrase';
import type { Phrase } from './phrase';
import { count } from './quantityPhrases';
import { tokenize } from './tokenize';
import type { Token } from './tokenize';

/** An action a multiattack may name. */
export interface NamedAction {
  readonly name: string;
  readonly isMelee: boolean;
  readonly isRanged: boolean;
}

export interface RoutineStep {
  readonly count: number;
  /** Indices into the named actions, without repeats: alternatives. */
  readonly choices: readonly number[];
}

export type Routine = readonly RoutineStep[];

/** One attack of the routine may be one of these instead. */
interface Replacement {
  /** The attacks it may stand for: `one` of the routine, `every` one of it, or one of those with these indices. */
  readonly replaced: 'one' | 'every' | readonly number[];
  readonly choices: readonly number[];
}

interface Grammar {
  readonly step: Phrase<Routine>;
  readonly replacement: Phrase<Replacement>;
}

// What stands between `three attacks` and the list of them.
const listMarks = new Set([':', '-']);

// In singular. What names of attacks end in without saying which it is.
const attackNouns = new Set(['attack', 'strike']);

// What parts two ways of attacking: `Alternatively, it ...`, `In humanoid form, it makes ...`.
const alternative = anyOf('alternatively', 'or', 'in humanoid form', 'in hybrid form');

/**
 * Reads which of its own actions a creature takes with its multiattack: one routine, or several where the text offers
 * alternatives that are no mere choice of weapon. Empty when no action is named. Names match in singular and plural,
 * and by their last or first word when that is all the text says (`stinger` for `Tail Stinger`).
 * Source: SRD 5.1 "Monsters: Multiattack", SRD 5.2 "Monsters: Multiattack".
 */
export function readMultiattack(text: string, actions: readonly NamedAction[]): readonly Routine[] {
  const tokens = tokenize(text);
  const { step, replacement } = grammar(actions);
  const routines: RoutineStep[][] = [[]];
  for (let at = 0; at < tokens.length;) {
    const current = routines.at(-1) ?? [];
    const replaced = replacement(tokens, at);
    if (replaced !== null) {
      for (const [index, routine] of routines.entries()) routines[index] = replace(routine, replaced.value);
      at = replaced.next;
      continue;
    }
    const found = step(tokens, at);
    if (found !== null) {
      current.push(...found.value);
      at = found.next;
      continue;
    }
    const parting = alternative(tokens, at);
    if (parting !== null && current.length > 0) routines.push([]);
    at = parting?.next ?? at + 1;
  }
  return mergeChoices(routines.filter((routine) => routine.length > 0));
}

function grammar(actions: readonly NamedAction[]): Grammar {
  const name = namePhrase(actions);
  const its = optional(anyOf('its', 'his', 'her', 'their', 'the', 'either its', 'either', 'with its'));
  const listMark = sequence(optional(words('(')), optional(anyOf('a', 'b', 'c')), optional(words(')')));
  const or = oneOf<unknown>(sequence(optional(words(',')), words('or'), optional(words('with'))), words(','));
  const choice = map(separated(sequence(its, optional(listMark), name), or), (named) => [
    ...new Set(named.flatMap(([, , indices]) => indices)),
  ]);
  const attackWord = anyOf('attacks', 'attack', 'strikes', 'uses', 'use');
  // `one unarmed strike`: the name says it already.
  const attackWordOrEnd: Phrase<unknown> = (tokens, at) =>
    attackWord(tokens, at) ?? (endsInAttack(tokens[at - 1]) ? { value: null, next: at } : null);
  const style = anyOf('melee', 'ranged', 'weapon');
  const once = (step: RoutineStep): Routine => [step];
  const all = (wanted: string | null): readonly number[] =>
    actions.flatMap(({ isMelee, isRanged }, index) => {
      const fits = wanted === 'melee' ? isMelee : wanted === 'ranged' ? isRanged : isMelee || isRanged;
      return fits ? [index] : [];
    });
  const times = map(
    anyOf('once', 'twice', 'three times'),
    (word) => ['once', 'twice', 'three times'].indexOf(word) + 1,
  );

  const step = oneOf<Routine>(
    // `two with its claws`, `three attacks with its longsword`, `two attacks, using Slam or Rock in any combination`
    map(
      sequence(
        count,
        optional(style),
        optional(attackWord),
        optional(words(',')),
        anyOf('either with', 'with', 'using', 'to', 'of'),
        choice,
      ),
      ([number, , , , , choices]) => once({ count: number, choices }),
    ),
    // `two claw attacks`, `one Flame Whip attack`, `one unarmed strike`
    map(sequence(count, choice, attackWordOrEnd), ([number, choices]) => once({ count: number, choices })),
    // `uses either Charm or Draining Kiss`, `use Hurl Flame twice`
    map(sequence(anyOf('uses', 'use', 'a use of'), choice, optional(times)), ([, choices, number]) =>
      once({ count: number ?? 1, choices }),
    ),
    // `two attacks, only one of which can be a bite`
    map(
      sequence(
        count,
        optional(style),
        words('attacks , only one of which can be'),
        optional(anyOf('a', 'with')),
        choice,
        optional(attackWord),
      ),
      ([number, wanted, , , choices]) => [
        { count: number - 1, choices: all(wanted ?? 'melee').filter((index) => !choices.includes(index)) },
        { count: 1, choices: all(wanted ?? 'melee') },
      ],
    ),
    // `two melee attacks`; where a list follows, that says more
    (tokens, at) => {
      const match = sequence(count, optional(style), words('attacks'))(tokens, at);
      if (match === null || listMarks.has(tokens[match.next]?.text ?? '')) return null;
      const [number, wanted] = match.value;
      return { value: once({ count: number, choices: all(wanted) }), next: match.next };
    },
  );

  const attackReplaced = oneOf<Replacement['replaced']>(
    map(anyOf('one other attack', 'any attack', 'any melee attack'), () => 'one'),
    map(sequence(words('one'), optional(words('of')), optional(anyOf('those', 'its', 'the')), attackWord), () => 'one'),
    map(anyOf('each attack', 'each'), () => 'every'),
    map(sequence(optional(words('one')), choice, optional(attackWord)), ([, choices]) => choices),
    // `its two claw attacks` for one other: no attack stands for exactly one
    map(sequence(words('its'), count, choice, optional(attackWord)), () => []),
  );
  const use = optional(anyOf('a use of', 'one use of', 'one', 'a'));
  const replacement = oneOf<Replacement>(
    // `It can replace one attack with a use of Fling`
    map(
      sequence(words('replace'), attackReplaced, words('with'), use, choice, optional(attackWord)),
      ([, replaced, , , choices]) => ({ replaced, choices }),
    ),
    // `each of which it can replace with one use of Fling`
    map(sequence(words('each of which it can replace with'), use, choice), ([, , choices]) => ({
      replaced: 'every',
      choices,
    })),
    // `It can use Hurl Flame in place of any melee attack`
    map(
      sequence(
        anyOf('use', 'uses', 'make one', 'makes one', 'make a'),
        choice,
        optional(attackWord),
        anyOf('in place of', 'instead of'),
        attackReplaced,
      ),
      ([, choices, , , replaced]) => ({ replaced, choices }),
    ),
  );
  return { step, replacement };
}

/** Adds the choice to every attack of the routine, or to one attack of the step that it may stand for. */
function replace(routine: readonly RoutineStep[], { replaced, choices }: Replacement): RoutineStep[] {
  const widened = (step: RoutineStep): RoutineStep => ({
    ...step,
    choices: [...new Set([...step.choices, ...choices])],
  });
  if (replaced === 'every') return routine.map(widened);
  const most = Math.max(...routine.map((step) => step.count));
  const target = routine.findIndex(({ count: times, choices: own }) =>
    replaced === 'one' ? times === most : own.some((index) => replaced.includes(index)),
  );
  return routine.flatMap((step, index) => {
    if (index !== target) return [step];
    const one = widened({ ...step, count: 1 });
    return step.count === 1 ? [one] : [{ ...step, count: step.count - 1 }, one];
  });
}

/** `two melee attacks or two ranged attacks` is one routine with a choice, not two routines. */
function mergeChoices(routines: readonly Routine[]): readonly Routine[] {
  const [first, ...others] = routines;
  const [only] = first ?? [];
  if (only === undefined || first?.length !== 1 || others.length === 0) return routines;
  const same = others.filter((routine) => routine.length === 1 && routine[0]?.count === only.count);
  if (same.length !== others.length) return routines;
  const choices = [...new Set([...only.choices, ...same.flatMap((routine) => routine[0]?.choices ?? [])])];
  return [[{ count: Math.min(only.count, limits.attackRolls), choices }]];
}

/** Reads the name of one of the actions; its value is the indices of all that bear it. */
function namePhrase(actions: readonly NamedAction[]): Phrase<readonly number[]> {
  const named = actions
    .map(({ name }, index) => ({ index, words: nameWords(name) }))
    .filter((entry) => entry.words.length > 0);
  const whole = named.map(({ words: all, index }) => ({ words: all, index, rank: 0 }));
  const parts = named
    .filter(({ words: all }) => all.length > 1)
    .flatMap(({ words: all, index }) => [
      { words: all.slice(-1), index, rank: 1 },
      { words: all.slice(0, 1), index, rank: 2 },
    ])
    // `two attacks` names no `Slam Attack`.
    .filter(({ words: [word = ''] }) => !attackNouns.has(word));
  const candidates = [...whole, ...parts].sort((a, b) => a.rank - b.rank || b.words.length - a.words.length);
  return (tokens, at) => {
    const best = candidates.find((candidate) => fits(candidate.words, tokens, at));
    if (best === undefined) return null;
    const indices = candidates
      .filter(({ rank, words: all }) => rank === best.rank && all.join(' ') === best.words.join(' '))
      .map(({ index }) => index);
    return { value: indices, next: at + best.words.length };
  };
}

function fits(wanted: readonly string[], tokens: readonly Token[], at: number): boolean {
  return wanted.every((word, offset) => {
    const token = tokens[at + offset];
    return token !== undefined && singular(token.text) === word;
  });
}

function endsInAttack(token: Token | undefined): boolean {
  return token !== undefined && attackNouns.has(singular(token.text));
}

function nameWords(name: string): readonly string[] {
  return tokenize(name)
    .filter(({ kind }) => kind === 'word')
    .map(({ text }) => singular(text));
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
