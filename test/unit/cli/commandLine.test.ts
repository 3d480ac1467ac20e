import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../../src/cli/commandLine';

const asTheFileSays = { runs: null, seed: null, workers: 0, folder: null };

describe('the command line', () => {
  it('reads run', () => {
    expect(parseCommandLine(['run', 'a.yaml', 'b.yaml'])).toEqual({
      ok: true,
      value: { kind: 'run', files: ['a.yaml', 'b.yaml'], ...asTheFileSays, isJson: false, out: null },
    });
    const all = ['--json', 'run', '--runs=10', '--seed', '0', 'a', '--workers', '2', '--out', 'o', '--folder', 'f'];
    expect(parseCommandLine(all)).toEqual({
      ok: true,
      value: { kind: 'run', files: ['a'], runs: 10, seed: 0, workers: 2, folder: 'f', isJson: true, out: 'o' },
    });
  });

  it('reads replay', () => {
    expect(parseCommandLine(['replay', 'a', '--run', '0'])).toEqual({
      ok: true,
      value: { kind: 'replay', file: 'a', ...asTheFileSays, which: { run: 0 } },
    });
    expect(parseCommandLine(['replay', 'a', '--quintile', '5', '--seed', '3'])).toEqual({
      ok: true,
      value: { kind: 'replay', file: 'a', ...asTheFileSays, seed: 3, which: { quintile: 5 } },
    });
  });

  it('reads status and cancel', () => {
    expect(parseCommandLine(['status', 'q', '--json'])).toEqual({
      ok: true,
      value: { kind: 'status', folder: 'q', isJson: true },
    });
    expect(parseCommandLine(['cancel', 'q', 'id'])).toEqual({
      ok: true,
      value: { kind: 'cancel', folder: 'q', requestId: 'id' },
    });
  });

  it('takes what follows -- for files', () => {
    expect(parseCommandLine(['run', '--', '--json'])).toMatchObject({ value: { files: ['--json'], isJson: false } });
  });

  it.each([
    [[], 'Say what to do: run, replay, status, cancel. --help tells more.'],
    [['rnu', 'a'], 'There is no command "rnu". Did you mean run? The commands are run, replay, status, cancel.'],
    [['xyzzy'], 'There is no command "xyzzy". The commands are run, replay, status, cancel.'],
    [['run'], 'run needs at least one FILE, such as ford.encounter.yaml.'],
    [['run', 'a', '--rusn', '5'], 'Unknown option --rusn. Did you mean --runs? --help lists them all.'],
    [['run', 'a', '--frobnicate'], 'Unknown option --frobnicate. --help lists them all.'],
    [['run', 'a', '-x'], 'Unknown option -x. --help lists them all.'],
    [
      ['run', 'a', '--quintile', '1'],
      'run has no option --quintile. It takes --runs, --seed, --workers, --json, --out, --folder.',
    ],
    [['run', 'a', '--runs', '0'], '--runs takes a whole number from 1 to 10000000; "0" was read.'],
    [['run', 'a', '--runs', '10000001'], '--runs takes a whole number from 1 to 10000000; "10000001" was read.'],
    [['run', 'a', '--runs', '1e3'], '--runs takes a whole number from 1 to 10000000; "1e3" was read.'],
    [['run', 'a', '--seed', '-1'], '--seed takes a whole number from 0 to 4294967295; "-1" was read.'],
    [['run', 'a', '--seed', '4294967296'], '--seed takes a whole number from 0 to 4294967295; "4294967296" was read.'],
    [['run', 'a', '--workers', '65'], '--workers takes a whole number from 1 to 64; "65" was read.'],
    [['run', 'a', '--runs', '--json'], '--runs takes a whole number from 1 to 10000000; "--json" was read.'],
    [['run', 'a', '--runs'], '--runs needs a value.'],
    [['run', 'a', '--out='], '--out needs a value.'],
    [['run', 'a', '--json=yes'], '--json takes no value.'],
    [['run', 'a', '--seed', '1', '--seed', '2'], '--seed is there twice.'],
    [['replay', '--run', '1'], 'replay takes one FILE; 0 were read.'],
    [['replay', 'a', 'b', '--run', '1'], 'replay takes one FILE; 2 were read.'],
    [['replay', 'a'], /^replay needs one of --run K/],
    [['replay', 'a', '--run', '1', '--quintile', '1'], /^replay needs one of --run K/],
    [['replay', 'a', '--quintile', '6'], '--quintile takes a whole number from 1 to 5; "6" was read.'],
    [['status'], 'status takes one FOLDER, that of a saved queue; 0 were read.'],
    [['cancel', 'q'], 'cancel takes a FOLDER and the ID of a simulation, as status prints them.'],
    [['cancel', 'q', 'id', '--json'], 'cancel has no option --json. It takes none.'],
    [['replay', 'a', '--run', '1', '--json'], /^replay has no option --json\. It takes --run, --quintile/],
  ])('%j is refused', (args, message) => {
    const error: unknown = typeof message === 'string' ? message : expect.stringMatching(message);
    expect(parseCommandLine(args)).toEqual({ ok: false, error });
  });
});
