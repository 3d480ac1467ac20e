import { find, map, oneOf, optional, sequence, within, words, anyOf } from './phrase';
import type { Phrase } from './phrase';
import { damage, feet, modifier, rangeFeet } from './quantityPhrases';
import type { PrintedDamage } from './quantityPhrases';
import type { Token } from './tokenize';

/** An attack as the text prints it. */
export interface AttackPhrase {
  readonly bonus: number;
  readonly reach: number | null;
  readonly range: number | null;
  readonly longRange: number | null;
  /** Null when the hit deals none that can be read (a net, a grapple). */
  readonly hit: PrintedDamage | null;
  /** Whom it can be made against, where only a creature in some state can be: `grappled`. */
  readonly onlyAgainst: string | null;
  /** Indices of the tokens it was read from: [from, to). */
  readonly from: number;
  readonly to: number;
}

// `Melee Weapon Attack:` (2014), `Melee or Ranged Attack Roll:` (2024).
const kind = sequence(
  oneOf<unknown>(
    sequence(anyOf('melee or ranged', 'melee', 'ranged'), optional(anyOf('weapon', 'spell'))),
    anyOf('weapon', 'spell'),
  ),
  words('attack'),
  optional(words('roll')),
  optional(words(':')),
);

// `(+4 to hit with shillelagh)`, `(with Advantage if ...)`: 20 tokens hold the longest printed.
const aside = sequence(words('('), within(20, words(')')));

const reach = map(sequence(words('reach'), optional(words('of')), feet), ([, , distance]) => ({ reach: distance }));
const range = map(sequence(anyOf('range', 'ranged'), optional(words('of')), rangeFeet), ([, , { normal, long }]) => ({
  range: normal,
  longRange: long,
}));

interface Distance {
  readonly reach?: number;
  readonly range?: number;
  readonly longRange?: number | null;
}

/** `reach 5 ft.`, `range 20/60 ft.`, `reach 5 ft. or range 20/60 ft.`, `reach 5 ft. and range 20/60 ft.` */
const distance: Phrase<Distance> = oneOf<Distance>(
  map(sequence(reach, optional(words(',')), anyOf('or', 'and'), range), ([melee, , , ranged]) => ({
    ...melee,
    ...ranged,
  })),
  reach,
  range,
);

// Six tokens lie between the bonus and the distance where there is more than a comma.
const header = sequence(kind, modifier, optional(words('to hit')), optional(aside), within(6, distance));

// `Hit:`, `Hit: The target takes`; the 2024 tables leave `Hit:` out.
const hitWord = words('hit :');
const hit = map(sequence(hitWord, within(8, damage)), ([, dealt]) => dealt);
const bareHit = map(sequence(optional(words('.')), damage), ([, dealt]) => dealt);

// Between the distance and the hit stands whom it can be made against: 40 tokens hold the longest printed.
const targetTokens = 40;
const onlyAgainst = anyOf(
  'not grappled',
  'grappled',
  'incapacitated',
  'restrained',
  'charmed',
  'prone',
  'unconscious',
  'willing',
  'swallowed',
);

/** The first attack of a sentence, or null. Source: SRD 5.1 "Monsters: Actions", SRD 5.2 "Monsters: Attack Notation". */
export function readAttack(tokens: readonly Token[]): AttackPhrase | null {
  const found = find(header, tokens);
  if (found === null) return null;
  const { next, from } = found;
  const [, bonus, , , { reach: melee = null, range: ranged = null, longRange = null }] = found.value;

  const announced = find(hitWord, tokens, next, next + targetTokens);
  const dealt =
    announced === null ? find(bareHit, tokens, next, next + 1) : find(hit, tokens, announced.from, announced.next);
  const limit = announced === null ? null : find(onlyAgainst, tokens, next, announced.from);
  return {
    bonus,
    reach: melee,
    range: ranged,
    longRange,
    hit: dealt?.value ?? null,
    onlyAgainst: limit === null || limit.value === 'not grappled' ? null : limit.value,
    from,
    to: dealt?.next ?? announced?.next ?? next,
  };
}
