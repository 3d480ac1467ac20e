import { beforeEach, describe, expect, it } from 'vitest';
import { Messages } from '../../../src/extension/notifications/messages';
import { Reporter } from '../../../src/extension/reporter';

describe('a failure', () => {
  interface Open {
    readonly message: string;
    readonly close: (choice?: string) => void;
    readonly fail: (error: Error) => void;
  }
  let log: string[];
  let open: Open[];
  let reporter: Reporter;

  beforeEach(() => {
    log = [];
    open = [];
    const show = (message: string) =>
      new Promise<string | undefined>((resolve, reject) => {
        open.push({ message, close: resolve, fail: reject });
      });
    const messages = new Messages({ showErrorMessage: show, showWarningMessage: show, showInformationMessage: show });
    const channel = {
      error: (entry: string | Error) => void log.push(String(entry)),
      warn: (entry: string) => void log.push(entry),
      show: () => void log.push('(shown)'),
    };
    reporter = new Reporter(channel, messages, (text, ...values) =>
      text.replace(/\{(\d)\}/g, (_match, index: string) => String(values[Number(index)])),
    );
  });
  const shown = () => open.map(({ message }) => message);
  const settle = () => new Promise(setImmediate);

  it('is logged and told while the message of another is open', () => {
    reporter.tell('The disk is full.');
    reporter.tell('The queue cannot be read.');
    expect(log).toEqual(['The disk is full.', 'The queue cannot be read.']);
    expect(shown()).toEqual(['The disk is full.', 'The queue cannot be read.']);
  });

  it('that repeats is logged each time and told once, until its message is closed', async () => {
    reporter.tell('The disk is full.');
    reporter.tell('The disk is full.');
    expect(log).toHaveLength(2);
    expect(shown()).toHaveLength(1);
    open[0]!.close();
    await settle();
    reporter.tell('The disk is full.');
    expect(shown()).toHaveLength(2);
  });

  it('is told again after its message could not be shown', async () => {
    reporter.tell('The disk is full.');
    open[0]!.fail(new Error('the window is closing'));
    await settle();
    expect(log).toEqual(['The disk is full.', 'the window is closing']);
    reporter.tell('The disk is full.');
    expect(shown()).toHaveLength(2);
  });

  it('of an action is logged with its stack, and the log is a button away', async () => {
    reporter.run('Simulate Encounter', () => Promise.reject(new Error('no such file')));
    await settle();
    expect(log[0]).toMatch(/^Simulate Encounter: Error: no such file\n\s+at /);
    expect(shown()).toEqual(['Simulate Encounter failed: no such file']);
    open[0]!.close('Show Log');
    await settle();
    expect(log.at(-1)).toBe('(shown)');
  });
});
