import { limits } from '../../shared/model/limits';
import type { Rider } from '../../shared/model/lasting';
import { riderOf } from '../lastingEffects';
import { Consequences, isTold } from './consequences';
import { readOutcome } from './savePhrase';
import type { Outcome } from './savePhrase';
import { sentences } from './sentences';
import type { TokenRange } from './sentences';
import type { Token } from './tokenize';

/**
 * Reads what follows the damage of a hit: `..., and the target must succeed on a DC 11 Constitution saving throw or be
 * poisoned for 1 minute`, `The target is grappled (escape DC 14)`. What stands behind a saving throw hangs on it.
 * @param from index of the token behind the damage
 * @param title names effects that are no condition
 */
export function readRiders(tokens: readonly Token[], from: number, title: string) {
  const ranges: TokenRange[] = [];
  const parts: { readonly outcome: Outcome | null; readonly consequences: Consequences }[] = [
    { outcome: null, consequences: new Consequences(title, null) },
  ];
  for (const sentence of sentences(tokens, from)) {
    const outcome = isTold(tokens, sentence) ? readOutcome(tokens, sentence.from, sentence.to) : null;
    if (outcome !== null) {
      parts.push({ outcome, consequences: new Consequences(title, outcome) });
      ranges.push(...outcome.ranges);
    }
    const rest = { from: outcome?.next ?? sentence.from, to: sentence.to };
    ranges.push(...(parts.at(-1)?.consequences.read(tokens, rest) ?? []));
  }
  return { riders: parts.flatMap(riderOfPart).slice(0, limits.effects), ranges };
}

function riderOfPart({
  outcome,
  consequences,
}: {
  readonly outcome: Outcome | null;
  readonly consequences: Consequences;
}): readonly Rider[] {
  const damage = outcome?.failure?.parts ?? [];
  if (consequences.isEmpty && damage.length === 0) return [];
  const { lasting, push } = consequences;
  if (outcome === null) return [riderOf({ lasting, push })];
  const { ability, dc, onSuccess } = outcome;
  return [riderOf({ save: { ability, dc, onSuccess }, damage, lasting, push })];
}
