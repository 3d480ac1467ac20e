import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { formatTable } from '../../../src/cli/formatTable';
import { Terminal } from '../../../src/cli/terminal';

function openTerminal(traits: { readonly isTTY: boolean; readonly columns?: number }) {
  const written = (stream: PassThrough) => String(stream.read() ?? '');
  const output = new PassThrough();
  const errors = Object.assign(new PassThrough(), traits);
  const terminal = new Terminal(output as unknown as NodeJS.WriteStream, errors as unknown as NodeJS.WriteStream);
  return { terminal, output, errors, out: () => written(output), err: () => written(errors) };
}

describe('a terminal', () => {
  it('shows progress in one line that makes way for everything else', () => {
    const { terminal, out, err } = openTerminal({ isTTY: true, columns: 10 });
    terminal.showProgress('1 %');
    terminal.showProgress('50 %, much longer than the line');
    terminal.print('result');
    terminal.tell('remark');
    expect(out()).toBe('result\n');
    expect(err()).toBe('1 %\r\x1b[K50 %, muc\r\x1b[Kremark\n');
  });

  it('that tells no width gets a line of 79 letters', () => {
    const { terminal, err } = openTerminal({ isTTY: true, columns: 0 });
    terminal.showProgress('x'.repeat(100));
    expect(err()).toBe('x'.repeat(79));
  });

  it('that is none gets no progress', () => {
    const { terminal, err } = openTerminal({ isTTY: false });
    terminal.showProgress('1 %');
    terminal.clearProgress();
    expect(err()).toBe('');
  });

  it('survives a reader that goes away, and no other fault', () => {
    const { output } = openTerminal({ isTTY: false });
    const fault = (code: string) => Object.assign(new Error(code), { code });
    output.emit('error', fault('EPIPE'));
    expect(() => output.emit('error', fault('EIO'))).toThrow('EIO');
  });
});

describe('a table', () => {
  it('aligns words left and numbers right, and ends no line with spaces', () => {
    const columns = [
      { title: 'NAME', align: 'left' },
      { title: 'hp', align: 'right' },
      { title: 'note', align: 'left' },
    ] as const;
    const rows = [
      ['Mira', '7', 'up'],
      ['Zoë the Bold', '127', ''],
    ];
    expect(formatTable(columns, rows)).toBe(
      ['NAME           hp  note', 'Mira            7  up', 'Zoë the Bold  127'].join('\n'),
    );
  });
});
