import { limits } from '../../shared/model/limits';
import { area, everyone, everyoneAround, numberOfTargets } from './areaPhrase';
import type { Area } from './areaPhrase';
import type { Check } from './consequences';
import { anyOf, find, map, notBefore, oneOf, optional, sequence, within, words } from './phrase';
import type { Phrase } from './phrase';
import { ability, damage, feet, integer } from './quantityPhrases';
import type { PrintedDamage } from './quantityPhrases';
import type { TokenRange } from './sentences';
import type { Token } from './tokenize';

/** What a saving throw comes to. */
export interface Outcome extends Check {
  /** Null when a failure deals none that can be read. */
  readonly failure: PrintedDamage | null;
  readonly onSuccess: 'none' | 'half';
  /** Index of the token behind the throw: what befalls those who fail it is said from there on. */
  readonly next: number;
  /** Where it was read from, in order. */
  readonly ranges: readonly TokenRange[];
}

/** A saving throw as the text prints it. */
export interface SavePhrase extends Outcome {
  readonly area: Area | null;
  /** Targets given outright; null where an area (or nothing) says it. */
  readonly targets: number | null;
  /** Feet it reaches; null where nothing says it. */
  readonly range: number | null;
  /** The state only a creature in which can be targeted: `grappled`. */
  readonly onlyAgainst: string | null;
}

const dc = map(sequence(words('dc'), integer(1, limits.modifier)), ([, value]) => value);
const saveWord = oneOf(words('saving throw'), words('save'));

/** `DC 18 Dexterity saving throw` (2014), `Dexterity Saving Throw: DC 18` (2024). */
export const savingThrow: Phrase<Check> = oneOf<Check>(
  map(sequence(dc, ability, saveWord), ([value, which]) => ({ ability: which, dc: value })),
  map(sequence(ability, saveWord, optional(words(':')), dc), ([which, , , value]) => ({ ability: which, dc: value })),
);

// What a failure deals: `taking 54 (12d8) acid damage on a failed save`, `or take 13 (2d6 + 6) ...`,
// `On a failed save, the target takes ...`, `Failure: 54 (12d8) Acid damage`.
const takes = anyOf('take', 'takes', 'taking', 'suffer', 'suffers');
const failed = anyOf(
  'on a failed save',
  'on a failed saving throw',
  'on a failure',
  'if the saving throw fails',
  'failure :',
  'failure',
);
// Later damage is no part of what the failure deals at once.
const damageAtOnce = notBefore(damage, anyOf('at the start of', 'at the end of'));
const failureDamage: Phrase<PrintedDamage> = oneOf<PrintedDamage>(
  map(sequence(failed, within(8, damageAtOnce)), ([, dealt]) => dealt),
  map(sequence(takes, damageAtOnce, optional(failed)), ([, dealt]) => dealt),
);
const half = sequence(
  anyOf(
    'or half as much',
    'or half that',
    'half as much',
    'half damage',
    'half the damage',
    'half that damage',
    'takes half',
  ),
  optional(words('damage')),
  optional(anyOf('on a successful one', 'on a successful save', 'on a success', 'if it succeeds', 'only')),
);
const success = sequence(anyOf('success :', 'success', 'on a success'), within(6, half));

// Only a creature in such a state: before the throw (2014) or after its DC (2024).
const onlyAgainst = anyOf(
  'grappled by',
  'charmed or grappled',
  'charmed by',
  'that is restrained',
  'is swallowed',
  'sleeping',
);

// `within 120 feet`: of the creature, to the target or to where the area is.
const distance = map(sequence(words('within'), feet), ([, reached]) => reached);

const damageTokens = 30;
const targetTokens = 40;
const successTokens = 20;

/** The first saving throw in tokens[from, to) with what it avoids, or null. */
export function readOutcome(tokens: readonly Token[], from = 0, to = tokens.length): Outcome | null {
  const check = find(savingThrow, tokens, from, to);
  if (check === null) return null;
  const failure = find(failureDamage, tokens, check.next, check.next + damageTokens + targetTokens);
  const afterFailure = failure?.next ?? check.next;
  const saved = find(oneOf<unknown>(success, half), tokens, afterFailure, afterFailure + successTokens);
  // `Dexterity Saving Throw: DC 21, one creature the dragon can see.`: all of that sentence is about who is asked.
  const stop = find(words('.'), tokens, check.next, failure?.from ?? check.next);
  const asked = { from: check.from, next: stop?.from ?? check.next };
  return {
    ...check.value,
    failure: failure?.value ?? null,
    onSuccess: failure !== null && saved !== null ? 'half' : 'none',
    next: check.next,
    ranges: [asked, failure, saved].filter((found) => found !== null).map(rangeOf),
  };
}

/**
 * The first saving throw of a text with whom it is asked of, or null.
 * Source: SRD 5.1 "Monsters: Actions", SRD 5.2 "Monsters: Saving Throw Notation".
 */
export function readSave(tokens: readonly Token[]): SavePhrase | null {
  const outcome = readOutcome(tokens);
  const [asked] = outcome?.ranges ?? [];
  if (outcome === null || asked === undefined) return null;
  // 2014 names the targets before the throw, 2024 after it: never beyond what a failure does.
  const end = outcome.failure === null ? outcome.next + targetTokens : (outcome.ranges[1]?.from ?? outcome.next);
  const where = find(area, tokens, 0, end) ?? find(everyoneAround, tokens, 0, end);
  const some = find(numberOfTargets, tokens, 0, end);
  // Whichever is named first: `up to three creatures` holds the word `creatures` too.
  const many = find(everyone, tokens, 0, some?.from ?? end);
  const isArea = where !== null && (many !== null || some === null || where.from < asked.from);
  const far = find(distance, tokens, 0, end);
  const ranges = [isArea ? where : null, many ?? some].filter((found) => found !== null).map(rangeOf);
  return {
    ...outcome,
    area: isArea ? where.value : null,
    targets: isArea ? null : many !== null ? null : (some?.value ?? 1),
    range: far?.value ?? (isArea ? where.value.size : null),
    onlyAgainst: find(onlyAgainst, tokens, 0, end)?.value ?? null,
    ranges: [...outcome.ranges, ...ranges].sort((a, b) => a.from - b.from),
  };
}

function rangeOf({ from, next }: { readonly from: number; readonly next: number }): TokenRange {
  return { from, to: next };
}
