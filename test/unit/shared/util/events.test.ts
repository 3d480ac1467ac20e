import { describe, expect, it } from 'vitest';
import { assertNever } from '../../../../src/shared/util/assertNever';
import { DisposableStore } from '../../../../src/shared/util/disposable';
import { Emitter } from '../../../../src/shared/util/emitter';

describe('an emitter', () => {
  it('calls its listeners in order, the same one as often as it subscribed', () => {
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    const listener = (value: number) => void heard.push(`first ${value}`);
    emitter.event(listener);
    emitter.event((value) => void heard.push(`second ${value}`));
    const third = emitter.event(listener);
    emitter.fire(1);
    third.dispose();
    emitter.fire(2);
    expect(heard).toEqual(['first 1', 'second 1', 'first 1', 'first 2', 'second 2']);
  });

  it('lets listeners come and go while it calls', () => {
    const emitter = new Emitter<void>();
    const heard: string[] = [];
    const first = emitter.event(() => {
      heard.push('first');
      first.dispose();
      emitter.event(() => void heard.push('new'));
    });
    emitter.fire();
    emitter.fire();
    expect(heard).toEqual(['first', 'new']);
  });

  it('falls silent when disposed', () => {
    const emitter = new Emitter<void>();
    emitter.event(() => expect.unreachable());
    emitter.dispose();
    emitter.fire();
  });
});

describe('a store of disposables', () => {
  it('disposes the newest first, once, and what comes too late at once', () => {
    const store = new DisposableStore();
    const disposed: string[] = [];
    const item = (name: string) => ({ dispose: () => void disposed.push(name) });
    store.add(item('a'));
    store.add(item('b'));
    store.dispose();
    store.dispose();
    store.add(item('c'));
    expect(disposed).toEqual(['b', 'a', 'c']);
  });
});

describe('a switch that forgot a case', () => {
  it('says which', () => {
    expect(() => assertNever({ kind: 'new' } as never)).toThrow('Unexpected value: {"kind":"new"}');
  });
});
