import { plainHeal } from '../../shared/model/plain';
import type { HealEffect } from '../../shared/model/action';
import { anyOf, find, map, oneOf, optional, sequence, within, words } from './phrase';
import type { Phrase } from './phrase';
import { amount } from './quantityPhrases';
import type { Token } from './tokenize';

export interface HealPhrase {
  readonly effect: HealEffect;
  /** Indices of the tokens it was read from: [from, to). */
  readonly from: number;
  readonly to: number;
}

const gains = anyOf('regains', 'regain', 'gains', 'gain');
const hitPoints = sequence(optional(words('temporary')), words('hit points'));

// `The target magically regains 20 (4d8 + 2) hit points`; anyone but a target is the creature itself.
const healing: Phrase<HealEffect> = map(
  sequence(
    oneOf<string | null>(
      map(anyOf('the target', 'another creature', 'the creature'), (who) => who),
      map(words('it'), () => null),
      map(words('the'), () => null),
    ),
    within(2, gains),
    amount,
    hitPoints,
  ),
  ([who, , { dice }, [temporary]]) => ({
    ...plainHeal,
    amount: dice,
    who: who === null ? 'self' : 'ally',
    temporary: temporary !== null,
  }),
);

/** The first healing of a sentence that is a number of its own, or null. Source: SRD 5.1 and 5.2 "Hit Points". */
export function readHealing(tokens: readonly Token[]): HealPhrase | null {
  const found = find(healing, tokens);
  return found === null ? null : { effect: found.value, from: found.from, to: found.next };
}
