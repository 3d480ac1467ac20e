import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeRuns } from '../../src/shared/results/codec';
import { buildCli, type Finished, runCli, writeCampaign } from './cliProcess';

const ford = `title: Ambush at the ford
ruleset: 2014
party:
  - use: ../party.yaml#Mira
  - use: ../party.yaml#Oswin
monsters:
  - 4 goblin
simulation: { runs: 402, seed: 7 }
`;
const party = `- name: Mira
  level: 3
  ac: 16
  hp: 27
  initiative: +3
  actions:
    - { name: Rapier, attack: +5, damage: 1d8+3 piercing, extra: 2d6 piercing once a turn }
- name: Oswin
  level: 3
  ac: 18
  hp: 30
  actions:
    - { name: Mace, attack: +4, damage: 1d6+2 bludgeoning }
    - { name: Healing word, slot: bonus, heal: 1d4+3 ally, uses: 2/day }
`;
const walkover = `party:
  - { name: Giant, ac: 25, hp: 500, actions: [{ name: Fist, attack: +20, damage: 10d10 bludgeoning }] }
monsters:
  - { name: Rat, ac: 5, hp: 1, actions: [{ name: Bite, attack: +0, damage: 1 piercing }] }
`;
const broken = ford.replace('4 goblin', '4 gobblin').replace('runs: 402', 'runs: 0');

// Typed as what they are to the compiler: values nothing is known of.
const anyNumber: unknown = expect.any(Number);
const anyText: unknown = expect.any(String);
const anyList: unknown = expect.any(Array);
const anyDigest: unknown = expect.stringMatching(/^[0-9a-f]{64}$/);
const naming = (text: string): unknown => expect.stringContaining(text);

let cli: string;
let campaign: string;
let run: (...args: string[]) => Promise<Finished>;

beforeAll(async () => {
  cli = await buildCli();
  campaign = writeCampaign({
    'party.yaml': party,
    'fights/ford.encounter.yaml': ford,
    'fights/walkover.encounter.yaml': walkover,
    'other/Walkover.encounter.yaml': walkover,
    'fights/broken.encounter.yaml': broken,
    'fights/not-yaml.encounter.yaml': 'party: [',
    'fights/empty.encounter.yaml': '',
    'fights/binary.encounter.yaml': Uint8Array.of(0xff, 0xfe, 0x00, 0xd8),
    'fights/huge.encounter.yaml': `title: ${'x'.repeat(2 * 1024 * 1024)}`,
    'fights/escape.encounter.yaml': ford.replaceAll('../party.yaml', '../../party.yaml'),
  });
  run = (...args) => runCli(cli, campaign, args);
});

interface Report {
  readonly digest: string;
  readonly runs: number;
  readonly seed: number;
  readonly creatures: readonly { readonly side: string }[];
  readonly quintiles: readonly {
    readonly runs: number;
    readonly representative: { readonly run: number; readonly rounds: number; readonly outcome: string };
  }[];
  readonly rounds: { readonly histogram: readonly number[] };
  readonly sides: Readonly<Record<'party' | 'monsters', { readonly survivors: readonly number[] }>>;
}

function parseReport(text: string): Report {
  return JSON.parse(text) as Report;
}

describe('run', () => {
  it('prints the verdict, the heroes and the quintiles', async () => {
    const { code, out, err } = await run('run', 'fights/ford.encounter.yaml');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.split('\n');
    expect(lines[0]).toBe('Ambush at the ford');
    expect(lines[1]).toMatch(/^The party wins \d+ % of the time \(\d+-\d+ %\)\.$/);
    expect(lines[2]).toMatch(/^Someone drops in .+, someone dies in .+\.$/);
    expect(lines[3]).toMatch(/^402 runs, seed 7, \d+ ms\. 2014 rules: Hard \(500 XP\)\.$/);
    expect(out).toMatch(/^HEROES +drops +dies +median HP left/m);
    expect(out).toMatch(/^Mira +\d+ % \(\d+-\d+ %\) +.* of 27 /m);
    for (const name of ['bad luck', 'a bit unlucky', 'typical', 'a bit lucky', 'good luck']) {
      expect(out).toMatch(new RegExp(`^${name}  +.+ \\d+$`, 'm'));
    }
    expect(out).toContain('NOT SIMULATED');
    expect(out).not.toMatch(/(^|[^0-9])(0|100) %/);
  });

  it('says of a walkover that it is not quite certain', async () => {
    const { out } = await run('run', 'fights/walkover.encounter.yaml', '--runs', '300');
    expect(out).toContain('The party wins more than 99 in 100 fights.');
    expect(out).toContain('someone dies in fewer than 1 in 100.');
  });

  it('--json prints one object of the fixed shape', async () => {
    const { code, out } = await run('run', 'fights/ford.encounter.yaml', '--json');
    expect(code).toBe(0);
    const rate = { rate: anyNumber, low: anyNumber, high: anyNumber };
    const meanMedian = { mean: anyNumber, median: anyNumber };
    const side = { survivors: anyList, hpLeft: meanMedian };
    const report = parseReport(out);
    expect(report).toMatchObject({
      file: 'fights/ford.encounter.yaml',
      title: 'Ambush at the ford',
      ruleset: '2014',
      engineVersion: anyText,
      scenarioHash: anyDigest,
      seed: 7,
      runs: 402,
      partyWins: rate,
      tpk: rate,
      undecided: rate,
      someoneDrops: rate,
      someoneDies: rate,
      rounds: { ...meanMedian, histogram: anyList },
      sides: { party: side, monsters: side },
      digest: anyDigest,
      elapsedMs: anyNumber,
      runsPerSecond: anyNumber,
      notSimulated: anyList,
    });
    const { creatures, quintiles, rounds, sides } = report;
    expect(creatures.map(({ side: of }) => of)).toEqual(['party', 'party', ...new Array<string>(4).fill('monsters')]);
    for (const creature of creatures) {
      expect(creature).toMatchObject({
        maxHp: anyNumber,
        drops: anyNumber,
        dies: anyNumber,
        hpLeft: meanMedian,
        damageDealt: anyNumber,
        damageTaken: anyNumber,
        healing: anyNumber,
        kills: anyNumber,
      });
    }
    expect(quintiles).toHaveLength(5);
    expect(quintiles[0]).toMatchObject({
      name: 'bad luck',
      partyWins: anyNumber,
      representative: {
        run: anyNumber,
        rounds: anyNumber,
        survivors: anyNumber,
        hpLeft: anyNumber,
      },
    });
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(rounds.histogram)).toBe(402);
    expect(sum(quintiles.map((quintile) => quintile.runs))).toBe(402);
    expect([sides.party.survivors.length, sides.monsters.survivors.length]).toEqual([3, 5]);
    expect(sum(sides.party.survivors)).toBeCloseTo(1);
  });

  it('gives the same bytes whatever the workers, and others with another seed', async () => {
    const digest = async (...options: string[]) =>
      parseReport((await run('run', 'fights/ford.encounter.yaml', '--json', '--runs', '5000', ...options)).out).digest;
    const one = await digest('--workers', '1');
    expect(await digest('--workers', '3')).toBe(one);
    expect(await digest('--seed', '8')).not.toBe(one);
  });

  it('takes --runs and --seed over what the file says', async () => {
    const report = parseReport(
      (await run('run', '--runs', '17', '--seed=99', 'fights/ford.encounter.yaml', '--json')).out,
    );
    expect([report.runs, report.seed]).toEqual([17, 99]);
  });

  it('fights several files in order; --json makes a list of them', async () => {
    const files = ['fights/walkover.encounter.yaml', 'fights/ford.encounter.yaml'];
    const { out } = await run('run', ...files, '--json', '--runs', '20');
    expect((JSON.parse(out) as { file: string }[]).map(({ file }) => file)).toEqual(files);
  });

  it('--out writes the figures and the runs', async () => {
    const { code, out, err } = await run('run', 'fights/ford.encounter.yaml', '--json', '--out', 'results/today');
    expect(code).toBe(0);
    expect(err).toBe(`Wrote ${path.join('results/today/ford.json')} and ${path.join('results/today/ford.runs.bin')}\n`);
    expect(readFileSync(path.join(campaign, 'results/today/ford.json'), 'utf8')).toBe(out);
    const runs = decodeRuns(readFileSync(path.join(campaign, 'results/today/ford.runs.bin')));
    expect(runs).toMatchObject({ ok: true, value: { from: 0, runs: 402, creatures: 6 } });
  });

  it('--out does not write one result over another: files of one name are refused before anything is fought', async () => {
    const files = ['fights/walkover.encounter.yaml', 'other/Walkover.encounter.yaml'];
    const { code, out, err } = await run('run', ...files, '--out', 'results/clash');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    for (const name of [...files, 'walkover.json']) expect(err).toContain(name);
    expect(existsSync(path.join(campaign, 'results/clash'))).toBe(false);
    expect(await run('run', ...files, '--runs', '5')).toMatchObject({ code: 0, err: '' });
  });

  it('--out into a place that is a file says so and fails, after printing the result', async () => {
    const { code, out, err } = await run('run', 'fights/walkover.encounter.yaml', '--out', 'party.yaml');
    expect(code).toBe(1);
    expect(out).toContain('The party wins');
    expect(err).toMatch(/^The result of fights\/walkover.encounter.yaml cannot be written: .*party.yaml/);
  });

  it('ends within a moment of Ctrl-C, with nothing half printed', async () => {
    let interruptedAt = 0;
    const { code, out, err } = await runCli(
      cli,
      campaign,
      ['run', 'fights/ford.encounter.yaml', '--runs', '10000000', '--json'],
      (child) => {
        setTimeout(() => {
          interruptedAt = performance.now();
          child.kill('SIGINT');
        }, 3000);
      },
    );
    expect({ code, out }).toEqual({ code: 130, out: '' });
    expect(err).toBe('Cancelled while fighting fights/ford.encounter.yaml.\n');
    expect(performance.now() - interruptedAt).toBeLessThan(5000);
  });
});

describe('a file that cannot be fought', () => {
  it('is refused with each mistake at its place, and exit code 2', async () => {
    const { code, out, err } = await run('run', 'fights/broken.encounter.yaml', '--json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    const lines = err.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^fights\/broken.encounter.yaml:7:7: error unknown-creature: .*gobblin.*Goblin/);
    expect(lines[1]).toMatch(/^fights\/broken.encounter.yaml:8:21: error out-of-range: .* 1 to 10000000/);
  });

  it.each([
    ['not-yaml', /^fights\/not-yaml.encounter.yaml:\d+:\d+: error not-yaml: /],
    ['empty', /^fights\/empty.encounter.yaml:1:1: error empty-file: /],
    ['binary', /^fights\/binary.encounter.yaml: It is not text in UTF-8/],
    ['huge', /^fights\/huge.encounter.yaml:1:1: error file-too-large: .*1048576/],
    ['escape', /^fights\/escape.encounter.yaml:4:\d+: error use-outside: /],
    ['missing', /^fights\/missing.encounter.yaml: There is no such file/],
  ])('because it is %s', async (name, message) => {
    const { code, out, err } = await run('run', `fights/${name}.encounter.yaml`);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });

  it.skipIf(process.platform === 'win32')('because it is a device without an end', async () => {
    const { code, err } = await run('run', '/dev/zero');
    expect(code).toBe(2);
    expect(err).toMatch(/^\/dev\/zero:1:1: error file-too-large: /);
  });

  it('because it is a folder', async () => {
    expect(await run('run', 'fights')).toMatchObject({ code: 2, err: 'fights: It is a folder, not a file.\n' });
  });

  it('does not keep the others from being fought', async () => {
    const files = ['fights/broken.encounter.yaml', 'fights/walkover.encounter.yaml'];
    const { code, out, err } = await run('run', ...files, '--runs', '20');
    expect(code).toBe(2);
    expect(out).toContain('The party wins more than 6 in 7 fights.');
    expect(err).toContain('unknown-creature');
  });
});

describe('the campaign folder', () => {
  it('is the current folder, or the one told, and `use:` does not leave it', async () => {
    const fights = path.join(campaign, 'fights');
    expect(await runCli(cli, fights, ['run', 'ford.encounter.yaml', '--runs', '5'])).toMatchObject({
      code: 2,
      err: naming('use-outside'),
    });
    const told = await runCli(cli, fights, ['run', 'ford.encounter.yaml', '--runs', '5', '--folder', '..']);
    expect(told).toMatchObject({ code: 0, err: '' });
  });

  it('is not left by way of a link', async () => {
    const folder = writeCampaign({ 'elsewhere/party.yaml': party, 'camp/fights/ford.encounter.yaml': ford });
    symlinkSync(path.join(folder, 'elsewhere/party.yaml'), path.join(folder, 'camp/party.yaml'));
    expect(await runCli(cli, path.join(folder, 'camp'), ['run', 'fights/ford.encounter.yaml'])).toMatchObject({
      code: 2,
      err: naming('use-outside'),
    });
  });

  it('may have a bestiary of its own', async () => {
    const folder = writeCampaign({
      'bestiary/troll.md':
        '```statblock\nname: River Troll\nac: 11\nhp: 20\nactions:\n  - name: Claw\n    desc: "Melee Weapon Attack: +5 to hit, reach 5 ft., one target. Hit: 7 (1d8 + 3) slashing damage."\n```\n',
      'troll.encounter.yaml': walkover.replace(/ {2}- \{ name: Rat.*\n/, '  - River Troll\n'),
    });
    const { code, out, err } = await runCli(cli, folder, ['run', 'troll.encounter.yaml', '--json', '--runs', '5']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('"River Troll"');
  });
});

describe('replay', () => {
  it('tells one fight as Markdown, always the same', async () => {
    const { code, out, err } = await run('replay', 'fights/ford.encounter.yaml', '--run', '17');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^# Ambush at the ford\n/);
    expect(out).toContain('Run 17, seed 7.');
    expect(out).toMatch(/^## Round 1$/m);
    expect((await run('replay', 'fights/ford.encounter.yaml', '--run', '17')).out).toBe(out);
  });

  it.each([1, 3, 5])('of quintile %i tells the fight that `run` names for it', async (quintile) => {
    const { out } = await run('replay', 'fights/ford.encounter.yaml', '--quintile', String(quintile), '--seed', '5');
    const report = parseReport((await run('run', 'fights/ford.encounter.yaml', '--seed', '5', '--json')).out);
    const { representative } = report.quintiles[quintile - 1]!;
    expect(out).toContain(`Run ${representative.run}, seed 5.`);
    expect(out).toContain(`in round ${representative.rounds}.`);
    expect(out).toContain(representative.outcome === 'won' ? 'The party wins' : 'The party loses');
  });

  it('of a broken file is refused', async () => {
    const { code, out, err } = await run('replay', 'fights/broken.encounter.yaml', '--run', '0');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('unknown-creature');
  });
});

describe('a fault of the program itself', () => {
  it('is told in a line, without a stack', async () => {
    const elsewhere = path.join(writeCampaign({ 'package.json': '{ "type": "module" }' }), 'cli.js');
    copyFileSync(cli, elsewhere);
    // The version stands in a package that is one folder further up.
    const { code, out, err } = await runCli(elsewhere, campaign, ['--version']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^Encounter Lab stopped: ENOENT.*\n$/);
  });
});

describe('the arguments', () => {
  it('--help and --version answer anywhere', async () => {
    const { version } = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8')) as {
      version: string;
    };
    expect(await run('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
    expect((await run('run', '--version')).out).toBe(`${version}\n`);
    for (const args of [['--help'], ['replay', '-h']]) {
      const { code, out, err } = await run(...args);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      for (const word of [
        'run FILE...',
        'replay FILE',
        '--runs',
        '--seed',
        '--workers',
        '--json',
        '--out',
        '--quintile',
      ]) {
        expect(out).toContain(word);
      }
    }
  });

  it('that are wrong leave nothing behind', async () => {
    mkdirSync(path.join(campaign, 'quiet'));
    const { code, out } = await run('run', 'fights/ford.encounter.yaml', '--out', 'quiet/new', '--sead', '3');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(existsSync(path.join(campaign, 'quiet/new'))).toBe(false);
  });
});
