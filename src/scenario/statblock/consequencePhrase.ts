import { limits } from '../../shared/model/limits';
import type { DamagePart } from '../../shared/model/dice';
import type { Changes, Lasting } from '../../shared/model/lasting';
import { conditions } from '../../shared/model/vocabulary';
import type { Condition } from '../../shared/model/vocabulary';
import { forRounds } from '../lastingEffects';
import { anyOf, map, notBefore, oneOf, optional, separated, sequence, token, within, words } from './phrase';
import type { Phrase } from './phrase';
import { count, damage, feet, integer } from './quantityPhrases';

/** What befalls a creature, beside damage at once: one part of a sentence. */
export type Consequence =
  | { readonly kind: 'conditions'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'exhaustion'; readonly levels: number }
  | { readonly kind: 'changes'; readonly changes: Partial<Changes> }
  | { readonly kind: 'ongoing'; readonly damage: readonly DamagePart[]; readonly at: 'start' | 'end' }
  | { readonly kind: 'push'; readonly feet: number }
  /** Null: longer than any fight. */
  | { readonly kind: 'ends'; readonly ends: Lasting['ends'] }
  /** The saving throw is made again, at the start or end of each of its turns. */
  | { readonly kind: 'repeat'; readonly at: 'start' | 'end' }
  /** A second stage hangs on the next save: what follows is not read. */
  | { readonly kind: 'second stage' }
  | { readonly kind: 'escape'; readonly dc: number }
  | { readonly kind: 'ends on damage' }
  /** `while poisoned in this way`, `until this grapple ends`: as long as what was said before. */
  | { readonly kind: 'as long as before' };

const condition = anyOf(...conditions);
const conditionList = separated(condition, oneOf<unknown>(words(', and'), words('and'), words(',')));
const manner = optional(anyOf('magically', 'also', 'instantly', 'knocked', 'both'));

/** `be poisoned`, `is also paralyzed`, `falls prone`, `knocked prone`; 2024: `has the Grappled condition`. */
const brought: Phrase<Consequence> = map(
  oneOf<readonly Condition[]>(
    map(
      sequence(anyOf('be', 'become', 'becomes', 'is', 'are', 'and', 'fall', 'falls'), manner, conditionList),
      ([, , named]) => named,
    ),
    map(words('knocked prone'), () => ['prone']),
    map(
      sequence(anyOf('has', 'have', 'gains'), words('the'), conditionList, anyOf('condition', 'conditions')),
      ([, , named]) => named,
    ),
  ),
  (named) => ({ kind: 'conditions', conditions: named }),
);

const exhaustion: Phrase<Consequence> = map(
  oneOf<number>(
    map(sequence(anyOf('gain', 'gains'), count, words('exhaustion level')), ([, levels]) => levels),
    map(sequence(count, anyOf('level', 'levels'), words('of exhaustion')), ([levels]) => levels),
  ),
  (levels) => ({ kind: 'exhaustion', levels: Math.min(6, levels) }),
);

const halvedSpeed = oneOf<unknown>(words('speed is halved'), words('speed halved'), words('halve its speed'));
const noSpeed = anyOf('speed is 0', 'speed becomes 0', 'speed is reduced to 0', 'speed drops to 0');
const hindered: readonly (readonly [Phrase<unknown>, Partial<Changes>])[] = [
  [anyOf("can't take reactions", "can't use reactions", "can't take a reaction"), { noReactions: true }],
  [words("can't regain hit points"), { noHealing: true }],
  [halvedSpeed, { speedFactor: 0.5 }],
  [noSpeed, { speedFactor: 0 }],
  [
    anyOf('disadvantage on strength - based attack rolls', 'disadvantage on strength - based d20 tests'),
    { attackRolls: 'disadvantage', savingThrows: 'disadvantage', saveAbilities: ['str'] },
  ],
  [anyOf('disadvantage on attack rolls', 'disadvantage on all attack rolls'), { attackRolls: 'disadvantage' }],
  [anyOf('disadvantage on saving throws', 'disadvantage on all saving throws'), { savingThrows: 'disadvantage' }],
  [
    anyOf('attack rolls against it have advantage', 'attack rolls against the target have advantage'),
    { attackedRolls: 'advantage' },
  ],
];
const changed: Phrase<Consequence> = oneOf<Consequence>(
  ...hindered.map(([phrase, changes]) => map(phrase, (): Consequence => ({ kind: 'changes', changes }))),
  map(sequence(anyOf('speed is reduced by', 'speed decreases by'), feet), ([, less]) => ({
    kind: 'changes',
    changes: { speed: -less },
  })),
);

const whoseTurns = anyOf('its turns', 'their turns', "the target's turns", "the creature's turns", 'his turns');
const eachTurn: Phrase<'start' | 'end'> = map(
  sequence(words('at the'), anyOf('start', 'end'), words('of each of'), whoseTurns),
  ([, at]) => at,
);
const takes = anyOf('take', 'takes', 'taking');

/** `takes 5 (1d10) fire damage at the start of each of its turns`, or the other way round. */
const ongoing: Phrase<Consequence> = oneOf<Consequence>(
  map(sequence(takes, damage, eachTurn), ([, { parts }, at]) => ({ kind: 'ongoing', damage: parts, at })),
  map(sequence(eachTurn, within(5, takes), damage), ([at, , { parts }]) => ({ kind: 'ongoing', damage: parts, at })),
);

/** `pushed up to 15 feet away`, `flung up to 20 feet away`. */
const push: Phrase<Consequence> = map(
  sequence(anyOf('push', 'pushed', 'pushes', 'flung', 'thrown', 'hurled'), within(4, feet)),
  ([, distance]) => ({ kind: 'push', feet: distance }),
);

const roundsOf = { round: 1, rounds: 1, minute: 10, minutes: 10 } as const;
const span: Phrase<Lasting['ends']> = oneOf<Lasting['ends']>(
  map(sequence(count, anyOf('rounds', 'round', 'minutes', 'minute')), ([number, unit]) =>
    forRounds(number * roundsOf[unit]),
  ),
  map(sequence(integer(1, limits.turns), anyOf('hours', 'hour', 'days', 'day')), () => null),
);
const bearerTurn = anyOf('its', 'their', "the target's", "the creature's", "that creature's", 'his', 'her');
const sourceTurn = oneOf<unknown>(
  words('your'),
  sequence(
    words('the'),
    within(
      2,
      token(({ text }) => text.endsWith("'s")),
    ),
  ),
);
const nextTurn: Phrase<Lasting['ends']> = map(
  sequence(
    words('until the'),
    anyOf('start', 'end'),
    words('of'),
    oneOf<'source' | 'bearer'>(
      map(bearerTurn, () => 'bearer'),
      map(sourceTurn, () => 'source'),
    ),
    anyOf('next turn', 'turn'),
  ),
  ([, at, , of]) => ({ at, of, turns: 1 }),
);

/** `for 1 minute`, `until the end of its next turn`, `After 1 minute, it succeeds automatically`. */
const ends: Phrase<Consequence> = map(
  oneOf<Lasting['ends']>(
    map(sequence(words('for'), span), ([, length]) => length),
    map(sequence(words('after'), span, words(', it succeeds automatically')), ([, length]) => length),
    nextTurn,
  ),
  (value) => ({ kind: 'ends', ends: value }),
);

const sameSave = anyOf('the saving throw', 'the save', 'this saving throw');
const repeat: Phrase<Consequence> = map(
  sequence(
    anyOf('repeat', 'repeats'),
    sameSave,
    oneOf<'start' | 'end'>(
      eachTurn,
      map(sequence(words('on each of'), whoseTurns), () => 'end'),
    ),
  ),
  ([, , at]) => ({ kind: 'repeat', at }),
);
const secondStage: Phrase<Consequence> = map(sequence(anyOf('repeat', 'repeats'), sameSave), () => ({
  kind: 'second stage',
}));

const checkDc = map(sequence(words('dc'), integer(1, limits.modifier)), ([, dc]) => dc);
/** `(escape DC 14)`; `can make a DC 12 Strength check`, which bursts a web. */
const escape: Phrase<Consequence> = map(
  oneOf<number>(
    map(sequence(words('escape'), checkDc), ([, dc]) => dc),
    map(sequence(checkDc, anyOf('strength', 'dexterity', 'strength ( athletics )'), words('check')), ([dc]) => dc),
  ),
  (dc) => ({ kind: 'escape', dc }),
);

const takesDamage = anyOf('takes damage', 'takes any damage', 'is damaged');
const endsOnDamage: Phrase<Consequence> = map(
  sequence(anyOf('if', 'when', 'until'), within(3, notBefore(takesDamage, words('from')))),
  () => ({ kind: 'ends on damage' }),
);

const asLongAsBefore: Phrase<Consequence> = map(
  oneOf<unknown>(
    sequence(
      words('until'),
      anyOf('this', 'the'),
      anyOf('grapple', 'poison', 'effect', "target's grapple"),
      words('ends'),
    ),
    sequence(words('while'), optional(anyOf('it is', 'the target is')), condition, optional(words('in this way'))),
  ),
  () => ({ kind: 'as long as before' }),
);

/** Whatever of all this stands at a place. Source: SRD 5.1 and 5.2 "Conditions" and "Monsters". */
export const consequence: Phrase<Consequence> = oneOf<Consequence>(
  asLongAsBefore,
  endsOnDamage,
  brought,
  exhaustion,
  changed,
  ongoing,
  push,
  ends,
  repeat,
  secondStage,
  escape,
);
