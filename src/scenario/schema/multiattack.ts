import { plainAction } from '../../shared/model/plain';
import { type Action } from '../../shared/model/action';
import { limits } from '../../shared/model/limits';
import { shorten } from '../dice';
import type { Reporter } from '../document/reporter';
import { rangeWithin, type OffsetRange, type TreeNode } from '../document/tree';
import { suggest } from '../suggestion';
import { isTooLong, readItems, readScalar } from './values';

/** `[2 Claw, 1 Bite or Tail]` as written; the names are not looked up yet. */
export type MultiattackText = readonly {
  readonly count: number;
  readonly names: readonly { readonly text: string; readonly range: OffsetRange }[];
}[];

/** Reads the steps of a multiattack, in a list or in one text with commas. */
export function readMultiattack(node: TreeNode, what: string, reporter: Reporter): MultiattackText {
  return readItems(node, what, limits.multiattackSteps, reporter).flatMap((item) => {
    const scalar = readScalar(item, what, 'a list such as [2 Claw, 1 Bite]', reporter);
    if (!scalar || isTooLong(scalar.text, item.range, what, reporter)) return [];
    return [...scalar.text.matchAll(/[^,\s][^,]*/gu)].slice(0, limits.multiattackSteps).map(({ 0: step, index }) => {
      const number = /^(\d+)\s*[x×]?\s+/u.exec(step);
      const count = number ? Number(number[1]) : 1;
      if (count < 1 || count > limits.attackRolls) {
        const message = `A multiattack takes an action 1 to ${limits.attackRolls} times; this is ${shorten(number?.[1] ?? '')}.`;
        reporter.report('out-of-range', rangeWithin(scalar, index, index + step.trimEnd().length), message);
      }
      let at = number?.[0].length ?? 0;
      const names = step
        .slice(at)
        .split(/\s+or\s+/iu)
        .map((part) => {
          at = step.indexOf(part, at);
          const start = index + at;
          return { text: part.trim(), range: rangeWithin(scalar, start, start + part.trimEnd().length) };
        });
      return { count: Math.min(Math.max(count, 1), limits.attackRolls), names };
    });
  });
}

/**
 * Puts the multiattack before the actions it is made of. A name with an `s` at its end fits too; one that fits no
 * action is reported and left out.
 */
export function withMultiattack(
  actions: readonly Action[],
  multiattack: MultiattackText,
  reporter: Reporter,
): readonly Action[] {
  const others = actions.filter(({ effect }) => effect.kind !== 'multiattack');
  const names = others.map(({ name }) => name);
  const steps = multiattack.flatMap(({ count, names: wanted }) => {
    const choices = wanted.flatMap(({ text, range }) => {
      const index = indexOfName(names, text);
      if (index >= 0) return [index + 1];
      const { hint, newText } = suggest(text, names);
      const message = `"${shorten(text)}" is not one of its actions.${hint} It has: ${names.join(', ') || 'none'}.`;
      reporter.report('unknown-action', range, message, newText);
      return [];
    });
    return choices.length === 0 ? [] : [{ count, choices }];
  });
  if (steps.length === 0) return others;
  const effect = { kind: 'multiattack', steps: steps.slice(0, limits.multiattackSteps) } as const;
  return [{ name: 'Multiattack', effect, ...plainAction }, ...others];
}

function indexOfName(names: readonly string[], text: string): number {
  const wanted = text.toLowerCase();
  const exact = names.findIndex((name) => name.toLowerCase() === wanted);
  return exact >= 0 ? exact : names.findIndex((name) => `${name.toLowerCase()}s` === wanted);
}
