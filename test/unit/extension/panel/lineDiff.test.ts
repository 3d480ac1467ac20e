import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedLines } from '../../../../src/extension/panel/lineDiff';

describe('the lines that changed', () => {
  it('are none in equal texts', () => {
    expect(changedLines('a\nb\n', 'a\nb\n')).toEqual([]);
  });

  it('stand in order, before and after', () => {
    expect(changedLines('title: A\n- 3 goblin\n- 1 ogre\n', 'title: A\n- 4 goblin\n- 1 ogre\n- 1 wolf\n')).toEqual([
      '-- 3 goblin',
      '+- 4 goblin',
      '+- 1 wolf',
    ]);
  });

  it('do not depend on how lines end', () => {
    expect(changedLines('a\r\nb\r\n', 'a\nb\n')).toEqual([]);
  });

  it('are all of them when the texts are too long to be compared line by line', () => {
    const long = (word: string) => Array.from({ length: 2100 }, (_, index) => `${word} ${index}`).join('\n');
    expect(changedLines(long('a'), long('b'))).toHaveLength(4200);
  });

  it('turn one text into the other, and are as few as can be', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const changes = changedLines(a.join('\n'), b.join('\n'));
        const removed = changes.filter((line) => line.startsWith('-')).map((line) => line.slice(1));
        const added = changes.filter((line) => line.startsWith('+')).map((line) => line.slice(1));
        const linesOf = (lines: readonly string[]) => lines.join('\n').split('\n');
        const common = longestCommon(linesOf(a), linesOf(b));
        expect(removed).toHaveLength(linesOf(a).length - common);
        expect(added).toHaveLength(linesOf(b).length - common);
        expect(isPartOf(removed, linesOf(a))).toBe(true);
        expect(isPartOf(added, linesOf(b))).toBe(true);
      }),
    );
  });
});

/** Length of the longest common subsequence, by trying everything. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const [first, ...rest] = a;
  if (first === undefined) return 0;
  const place = b.indexOf(first);
  const without = longestCommon(rest, b);
  return place === -1 ? without : Math.max(without, 1 + longestCommon(rest, b.slice(place + 1)));
}

function isPartOf(part: readonly string[], whole: readonly string[]): boolean {
  let next = 0;
  for (const line of whole) if (line === part[next]) next++;
  return next === part.length;
}
