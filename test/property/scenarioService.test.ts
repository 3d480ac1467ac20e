import fc from 'fast-check';
import * as v from 'valibot';
import { stringify } from 'yaml';
import { describe, expect, test } from 'vitest';
import { hashScenario } from '../../src/scenario/resolve/hash';
import { parseDamage } from '../../src/scenario/damage';
import { parseDice } from '../../src/scenario/dice';
import { parseGuard, parseUpcast, parseUses } from '../../src/scenario/schema/actionPhrases';
import { parseOngoing, parseSpeedChange } from '../../src/scenario/schema/changePhrases';
import { parseCondition } from '../../src/scenario/schema/conditionPhrase';
import { parseMorale, parseRegeneration } from '../../src/scenario/schema/featurePhrases';
import { parseEnds, parseRepeatedSave } from '../../src/scenario/schema/lastingClauses';
import { parseLine } from '../../src/scenario/schema/priorityText';
import { parseExpectation } from '../../src/scenario/schema/expectation';
import { parsePredicates } from '../../src/scenario/schema/predicates';
import { ScenarioService } from '../../src/scenario/scenarioService';
import { scenarioSchema } from '../../src/shared/model/scenario';
import { readFileSync } from 'node:fs';

const uri = 'file:///campaign/ford.encounter.yaml';
const service = new ScenarioService(
  { read: () => Promise.resolve({ kind: 'not-found' }), list: () => Promise.resolve([]) },
  { workspaceFolders: ['file:///campaign'], bestiaryFolders: [] },
);
const sample = readFileSync(new URL('../fixtures/scenario/ford.encounter.yaml', import.meta.url), 'utf8');

// Generous: the machine may be busy. What this is to catch takes minutes or for ever.
const limitMs = 5000;

/** Loads without throwing and soon; a scenario is there exactly when nothing is an error, and then it is valid. */
async function loadsSoundly(text: string, withinMs = limitMs): Promise<void> {
  const before = performance.now();
  const { scenario, diagnostics } = await service.load(uri, text);
  expect(performance.now() - before).toBeLessThan(withinMs);
  expect(scenario === null).toBe(diagnostics.some(({ severity }) => severity === 'error'));
  if (scenario) expect(v.safeParse(scenarioSchema, scenario).issues).toBeUndefined();
  const lines = text.split('\n').length;
  for (const { range } of diagnostics) {
    expect(range.start.line).toBeGreaterThanOrEqual(0);
    expect(range.start.character).toBeGreaterThanOrEqual(0);
    expect(range.end.line).toBeLessThanOrEqual(lines);
    expect(range.end.line > range.start.line || range.end.character >= range.start.character).toBe(true);
  }
}

const words = fc.constantFrom(
  ...['party', 'monsters', 'name', 'use', 'count', 'ac', 'hp', 'actions', 'attack', 'damage', 'save', 'heal', 'uses'],
  ...[
    'condition',
    'effects',
    'boon',
    'guard',
    'strike',
    'surge',
    'trigger',
    'mastery',
    'upcast',
    'spell',
    'pool',
    'lair',
  ],
  ...['auras', 'regeneration', 'morale', 'slots', 'pools', 'hitDice', 'escape', 'affects', 'radius', 'changes', 'ends'],
  ...['poisoned until save con 13', 'attack if targets >= 2', 'end of your next turn', '2/day', '2 ki', 'ac 5', 'half'],
  ...['multiattack', 'legendary', 'traits', 'tactics', 'saves', 'cr', 'when', 'start', 'simulation', 'expect', 'day'],
  ...[
    '6 goblin',
    'fighter 3',
    'ogre',
    '1d8+3 fire',
    'dex 15 half',
    '-1',
    '999999d9999',
    '__proto__',
    'constructor',
    '<<',
  ],
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 5 },
    words,
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.string(),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(words, tie('any'), { maxKeys: 5 }),
  ),
})).any;

const moreActionTexts = [
  'boon',
  'guard',
  'strike',
  'upcast',
  'saveDamage',
  'onMiss',
  'push',
  'mastery',
  'trigger',
  'pool',
];
const moreTexts = ['regeneration', 'morale', 'hitDice', 'conditions', 'effects', 'auras', 'slots', 'pools', 'lair'];

describe('Whatever is in a file', () => {
  test('any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => loadsSoundly(text)),
      { numRuns: 300 },
    );
  });

  test('the signs of YAML in any order', async () => {
    const signs = fc.constantFrom(
      ...'[ ] { } : , - ? & * ! | > \' " # % @ a 1'.split(' '),
      ' ',
      '\n',
      '\t',
      '\n  ',
      '---\n',
      ': ',
      '- ',
      '&a ',
      '*a ',
      '!!map ',
    );
    const text = fc.array(signs, { maxLength: 120 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, (text) => loadsSoundly(text)),
      { numRuns: 500 },
    );
  });

  test('any values under the keys of an encounter', async () => {
    const file = fc.record(
      {
        title: value,
        ruleset: fc.oneof(fc.constantFrom(2014, '2024'), value),
        party: fc.oneof(fc.array(value), value),
        monsters: fc.oneof(fc.array(value), value),
        start: value,
        tactics: value,
        simulation: value,
        expect: value,
        day: value,
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(file, (data) => loadsSoundly(stringify(data))),
      { numRuns: 300 },
    );
  });

  test('a valid file with pieces cut out, moved or replaced', async () => {
    const place = fc.nat({ max: sample.length });
    const change = fc.tuple(place, fc.nat({ max: 30 }), fc.oneof(words, fc.string({ maxLength: 5 }), fc.constant('')));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        let text = sample;
        for (const [at, length, inserted] of changes) text = text.slice(0, at) + inserted + text.slice(at + length);
        await loadsSoundly(text);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    '[',
    '{',
    '- ',
    '? ',
    '"',
    '&a ',
    '*a\n',
    '!x ',
    ': ',
    '|\n ',
    'a: ',
    'a\n',
    '- - ',
    '{a: ',
    '#',
    '\t',
    '\r',
  ])('a mebibyte of %j', async (piece) => {
    await loadsSoundly(piece.repeat(Math.floor(2 ** 20 / piece.length)));
  });

  test.each(['1', ' ', '1d', 'a ', '5 ', 'x1', '1d1 ', 'and ', '#', '/', 'é'])(
    'texts of 100,000 times %j wherever a text may be',
    async (piece) => {
      const long = JSON.stringify(`1${piece.repeat(100_000)}!`);
      const action = [
        'attack',
        'damage',
        'extra',
        'save',
        'area',
        'heal',
        'uses',
        'when',
        'range',
        'condition',
        'name',
        ...moreActionTexts,
      ];
      const creature = ['name', 'hp', 'cr', 'speed', 'resist', 'multiattack', 'use', 'tactics', 'traits', ...moreTexts];
      const actions = action.map((key) => `{ ${key}: ${long} }`);
      await loadsSoundly(`party:
  - { ${creature.map((key) => `${key}: ${long}`).join(', ')}, actions: [${actions.join(', ')}, ${long}] }
  - ${long}
  - ${long}: fighter 1
monsters: [goblin]
title: ${long}
expect: [${long}]
day: [${long}]
`);
    },
  );

  // Short enough to be read at all: a pattern that takes the cube of their length shows.
  const texts = [' ', 'a ', '1d1 ', '. '].flatMap((piece) =>
    ['1', '1/', '1 fire'].map((start) => `${start}${piece.repeat(500)}`.slice(0, 498) + '!'),
  );
  const listed = (count: number, write: (text: string) => string): string =>
    Array.from({ length: count }, (_, index) => write(JSON.stringify(texts[index % texts.length]))).join(', ');
  const acting = (write: (text: string) => string): string =>
    `party: [${Array.from({ length: 20 }, () => `{ actions: [${listed(48, write)}] }`).join(', ')}]`;
  const actionKeys = ['name', 'attack', 'damage', 'extra', 'save', 'area', 'heal', 'uses', 'recharge', 'when', 'range'];
  const moreActionKeys = ['reach', 'condition', 'slot', 'spell', 'tempHp', ...moreActionTexts];
  const creatureKeys = ['name', 'hp', 'cr', 'speed', 'resist', 'multiattack', 'use', 'tactics', 'traits', ...moreTexts];

  const files: readonly (readonly [string, string])[] = [
    ...[...actionKeys, ...moreActionKeys].map((key): readonly [string, string] => [
      key,
      acting((text) => `{ ${key}: ${text} }`),
    ]),
    ...creatureKeys.map((key): readonly [string, string] => [
      key,
      `party: [${listed(100, (text) => `{ name: A, ${key}: ${text} }`)}]`,
    ]),
    ...['ac', 'attackBonus', 'attackedRolls', 'savingThrows', 'damage', 'speed', 'ongoing', 'ends', 'save'].map(
      (key): readonly [string, string] => [`effects: ${key}`, acting((text) => `{ effects: { ${key}: ${text} } }`)],
    ),
    ['priority lists', `party: [${listed(100, (text) => `{ name: A, tactics: [${text}, ${text}] }`)}]`],
    ['pools', `party: [${listed(100, (text) => `{ name: A, pools: { ki: ${text} }, slots: { 1: ${text} } }`)}]`],
    ['party', `party: [${listed(100, (text) => text)}]`],
    ['expect', `expect: [${listed(100, (text) => text.replace('"', '"party wins < '))}]`],
    ['day', `day: [${listed(100, (text) => text)}]`],
  ];
  test.each(files)('as many texts of 499 characters as there may be: %s', async (_, text) => {
    await loadsSoundly(text, 2500);
  });

  test('a mebibyte of creatures', async () => {
    await loadsSoundly(`party: [fighter 1]\nmonsters:\n${'  - 2 ogre: { hp: 70 }\n'.repeat(2 ** 20 / 24)}`);
  });
});

describe('Small texts', () => {
  const fragments = fc.constantFrom(
    '1',
    '0',
    '99',
    'd',
    '+',
    '-',
    ' ',
    '%',
    '6',
    'fire',
    'and',
    '<',
    '>=',
    'self.hp',
    'rounds',
    'between',
    'dies',
    'poisoned ',
    'prone',
    'until ',
    'save con ',
    'end of your next turn',
    ' if ',
    ' at ',
    'not ',
    ' or ',
    'breath',
    'unless ',
    'flees below ',
    'ac ',
    'ki',
    '½',
    'é',
  );
  const small = fc.oneof(
    fc.string(),
    fc.array(fragments, { maxLength: 14 }).map((parts) => parts.join('')),
  );

  test.each([
    ['dice', parseDice],
    ['damage', parseDamage],
    ['predicates', parsePredicates],
    ['conditions', parseCondition],
    ['priority lines', parseLine],
    ['ends', parseEnds],
    ['repeated saves', parseRepeatedSave],
    ['regeneration', parseRegeneration],
    ['morale', parseMorale],
    ['guards', parseGuard],
    ['upcasting', parseUpcast],
    ['uses', parseUses],
    ['speed', parseSpeedChange],
    ['ongoing damage', parseOngoing],
    ['expectations', parseExpectation],
  ])('%s: a problem lies within the text', (_, parse) => {
    fc.assert(
      fc.property(small, (text) => {
        const result = parse(text);
        if (result.ok) return;
        expect(result.error.message).not.toBe('');
        expect(result.error.start).toBeGreaterThanOrEqual(0);
        expect(result.error.end).toBeGreaterThanOrEqual(result.error.start);
        expect(result.error.end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  test('dice written from their parts are read as them', () => {
    const dice = fc.record({
      terms: fc.array(
        fc.record({ count: fc.integer({ min: 1, max: 100 }), sides: fc.integer({ min: 1, max: 1000 }) }),
        {
          minLength: 1,
          maxLength: 10,
        },
      ),
      bonus: fc.integer({ min: -10_000, max: 10_000 }),
    });
    fc.assert(
      fc.property(dice, ({ terms, bonus }) => {
        const text = `${terms.map(({ count, sides }) => `${count}d${sides}`).join(' + ')}${bonus < 0 ? '' : '+'}${bonus}`;
        expect(parseDice(text)).toEqual({ ok: true, value: { terms, bonus } });
      }),
    );
  });
});

test('The hash does not see the order of keys, and sees every number', async () => {
  const creature = (ac: number, hp: number, bonus: number) => ({
    name: 'Mira',
    ac,
    hp,
    actions: [{ name: 'Rapier', attack: bonus, damage: '1d8+3 piercing' }],
  });
  const numbers = fc.tuple(
    fc.integer({ min: 1, max: 30 }),
    fc.integer({ min: 1, max: 300 }),
    fc.integer({ min: -5, max: 15 }),
  );
  const hashOf = async (text: string): Promise<string> => {
    const { scenario } = await service.load(uri, text);
    if (!scenario) throw new Error(text);
    return (await hashScenario(scenario)).hash;
  };
  await fc.assert(
    fc.asyncProperty(numbers, numbers, async (one, other) => {
      const file = (values: readonly [number, number, number]) => ({
        ruleset: 2014,
        party: [creature(...values)],
        monsters: ['ogre'],
      });
      const reversed = (data: object): object => Object.fromEntries(Object.entries(data).reverse());
      const shuffled = { ...reversed(file(one)), party: [reversed(creature(...one))] };
      const hash = await hashOf(stringify(file(one)));
      expect(await hashOf(`# comment\n${stringify(shuffled)}`)).toBe(hash);
      expect((await hashOf(stringify(file(other)))) === hash).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
    { numRuns: 50 },
  );
});
