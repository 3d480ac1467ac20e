import { describe, expect, it } from 'vitest';
import { addUnread, forgetUnread, markRead } from '../../../../src/server/delivery/unread';

interface Entry {
  readonly requestId: string;
  readonly uri: string;
  readonly end: string;
}

const first: Entry = { requestId: '1', uri: 'file:///ford', end: 'completed' };
const second: Entry = { requestId: '2', uri: 'file:///ford', end: 'failed' };
const other: Entry = { requestId: '3', uri: 'file:///bridge', end: 'completed' };

function listOf(...entries: readonly Entry[]): readonly Entry[] {
  return entries.reduce<readonly Entry[]>(addUnread, []);
}

describe('what nobody has looked at', () => {
  it('G8: is a list in which a second entry of the same file stands beside the first, newest first', () => {
    expect(listOf(first, second, other)).toEqual([other, second, first]);
  });

  it('has one entry for a piece of work, also when that ended once more', () => {
    const again = { ...first, end: 'quarantined' };
    expect(listOf(first, second, again)).toEqual([again, second]);
  });

  it('is read by file: all of that file, and none of another', () => {
    expect(markRead(listOf(first, second, other), 'file:///ford')).toEqual([other]);
  });

  it('is forgotten by request', () => {
    expect(forgetUnread(listOf(first, second, other), '2')).toEqual([other, first]);
  });

  it('holds the newest 200', () => {
    const entries = Array.from({ length: 250 }, (_, number) => ({ ...first, requestId: `${number}` }));
    const list = listOf(...entries);
    expect([list.length, list[0]?.requestId, list.at(-1)?.requestId]).toEqual([200, '249', '50']);
  });
});
