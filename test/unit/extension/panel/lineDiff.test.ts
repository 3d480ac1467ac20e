import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedLines } from '../../../../src/extension/panel/lineDiff';

describe('the lines that changed', () => {
  it('are none in equal texts', () => {
    expect(changedLines('a\nb\n', 'a\nb\n')).toEqual({ lines: [], more: 0 });
  });

  it('stand in order, before and after', () => {
    expect(changedLines('title: A\n- 3 goblin\n- 1 ogre\n', 'title: A\n- 4 goblin\n- 1 ogre\n- 1 wolf\n')).toEqual({
      lines: ['-- 3 goblin', '+- 4 goblin', '+- 1 wolf'],
      more: 0,
    });
  });

  it('do not depend on how lines end', () => {
    expect(changedLines('a\r\nb\r\n', 'a\nb\n')).toEqual({ lines: [], more: 0 });
  });

  const long = (length: number, word: string) => Array.from({ length }, (_, index) => `${word} ${index}`);

  it('are those that one text lacks, and soon told, when the texts are too long for a table', () => {
    const lines = long(20_000, 'line');
    const edited = ['new', ...lines.slice(1, -1), 'line 7', 'new'];
    const start = performance.now();
    expect(changedLines(lines.join('\n'), edited.join('\n'))).toEqual({
      lines: ['-line 0', '-line 19999', '+new', '+line 7', '+new'],
      more: 0,
    });
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it('are only the first when they are many, and the beginning of one that is long', () => {
    const { lines, more } = changedLines(long(150, 'a').join('\n'), long(150, 'b').join('\n'));
    expect(lines).toHaveLength(200);
    expect(lines.slice(149, 151)).toEqual(['-a 149', '+b 0']);
    expect(more).toBe(100);
    const [line] = changedLines('a', 'b'.repeat(1_000_000)).lines.slice(1);
    expect(line).toBe(`+${'b'.repeat(299)}…`);
  });

  it('turn one text into the other, and are as few as can be', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const changes = changedLines(a.join('\n'), b.join('\n')).lines;
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
