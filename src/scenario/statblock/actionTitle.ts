import { limits } from '../../shared/model/limits';
import type { Action } from '../../shared/model/action';
import { anyOf, find, map, oneOf, optional, sequence, words } from './phrase';
import type { Phrase } from './phrase';
import { integer } from './quantityPhrases';
import { tokenize } from './tokenize';

/** What the heading of an action says. */
export interface ActionTitle {
  /** Without what stands in brackets: `Fire Breath`. */
  readonly name: string;
  readonly limit: Action['limit'];
  /** Legendary actions it costs, 1 to 3. */
  readonly cost: number;
}

const limit: Phrase<Action['limit']> = oneOf<Action['limit']>(
  // `Recharge 5-6`, `Recharge 6`
  map(sequence(words('recharge'), integer(2, 6), optional(sequence(words('-'), words('6')))), ([, lowest]) => ({
    kind: 'recharge',
    lowest,
  })),
  // `3/Day`, `1/Day each`, `2/Short Rest`
  map(
    sequence(integer(1, limits.uses), words('/'), anyOf('day', 'short rest', 'long rest', 'fight')),
    ([uses, , per]) => ({
      kind: 'uses',
      uses,
      per,
    }),
  ),
  // `Recharges after a Short or Long Rest`
  map(sequence(anyOf('recharge', 'recharges'), words('after a'), anyOf('short', 'long')), ([, , rest]) => ({
    kind: 'uses',
    uses: 1,
    per: rest === 'short' ? 'short rest' : 'long rest',
  })),
);

const cost = map(sequence(anyOf('costs', 'cost'), integer(1, 3), anyOf('actions', 'action')), ([, value]) => value);

/** Reads `Fire Breath (Recharge 5-6)`, `Wing Attack (Costs 2 Actions)`, `Roar (3/Day)`; brackets it cannot read say nothing. */
export function readActionTitle(printed: string): ActionTitle {
  const title = printed.slice(0, limits.textLength);
  const tokens = tokenize(title);
  return {
    name: plainName(title),
    limit: find(limit, tokens)?.value ?? { kind: 'at-will' },
    cost: find(cost, tokens)?.value ?? 1,
  };
}

function plainName(title: string): string {
  return title
    .replaceAll(/\([^)]*\)/gu, ' ')
    .replaceAll(/[*_]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replace(/[.:\s]+$/u, '')
    .trim();
}
