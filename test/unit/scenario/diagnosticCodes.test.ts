import { describe, expect, test } from 'vitest';
import { diagnosticCodes } from '../../../src/scenario/diagnosticCodes';
import type { ScenarioFiles } from '../../../src/scenario/scenarioFiles';
import { ScenarioService } from '../../../src/scenario/scenarioService';
import { load, loadMarked } from './encounterFiles';
import { acting, fight, mira, mistakesOfEffects, type Mistake } from './mistakesOfEffects';

const written = '{ ac: 10, hp: 5, actions: [{ name: A, attack: 5, damage: 1d8 fire }] }';
/** 20 spells, each for nine kinds of slot: as many actions as one creature has room for beside its own. */
const spells = Array.from(
  { length: 20 },
  (_, index) => `{ name: S${index}, save: dex 15, damage: 8d6 fire, spell: 1 }`,
);
const archmage = `{ ac: 12, hp: 99, slots: [1, 1, 1, 1, 1, 1, 1, 1, 1], actions: [${spells.join(', ')}] }`;

const mistakes: readonly Mistake[] = [
  {
    code: 'missing-key',
    text: fight('{ name: Mira, ac: 16, hp: 3, «actions»: [] }'),
    message: /at least one action/,
  },
  { code: 'not-yaml', text: 'title: «a»: b\nparty: [fighter 1]\nmonsters: [fighter 2]', message: /Not valid YAML/ },
  { code: 'not-yaml', text: 'party: [1]«]»\nmonsters: }\n', message: /does not belong here.*\(Unexpected/ },
  { code: 'empty-file', text: '«# nothing\n»', message: /empty.*"party"/ },
  { code: 'not-an-encounter', text: '«just a sentence»', message: /keys such as "party:".*single value/ },
  { code: 'not-an-encounter', text: '«- fighter 1\n- ogre»', message: /this is a list/ },
  { code: 'several-documents', text: `${fight('fighter 1')}«---\nmore: 1»`, message: /remove the "---"/ },
  { code: 'too-deep', text: `party: ${'['.repeat(98)}«[»${'['.repeat(400)}`, message: /nested too deeply/ },
  { code: 'alias-unknown', text: fight('«*nobody»'), message: /"&nobody"/ },
  { code: 'alias-limit', text: mira('traits: &a [«*a»]'), message: /never end/ },
  { code: 'tag-forbidden', text: fight('«!!js/function» "x"'), message: /not allowed/ },
  { code: 'forbidden-key', text: `«__proto__»: { polluted: 1 }\n${fight('fighter 1')}`, message: /"__proto__"/ },
  { code: 'duplicate-key', text: `title: a\n«title»: b\n${fight('fighter 1')}`, message: /"title" stands twice/ },
  { code: 'tag-forbidden', text: mira('traits: [«!mine»]'), message: /"!mine" is not allowed/ },
  { code: 'key-not-text', text: `? «[a]»\n: 1\n${fight('fighter 1')}`, message: /A key is a word/ },
  { code: 'unknown-key', text: mira('«armour»: 3'), message: /"armour" is not a key of a creature.*Allowed: name/ },
  { code: 'missing-key', text: '«party»: [fighter 1]', message: /"monsters"/ },
  {
    code: 'missing-key',
    text: fight('{ «ac»: 16, hp: 3, actions: [{ name: A, attack: 1, damage: 1 fire }] }'),
    message: /"name"/,
  },
  { code: 'missing-key', text: fight('{ «name»: Mira, ac: 16 }'), message: /"hp" and "actions"/ },
  { code: 'missing-key', text: fight('{ «ac»: 10 }'), message: /A creature needs a "name"/ },
  { code: 'missing-key', text: acting('«name»: A, attack: 5'), message: /"damage"/ },
  {
    code: 'wrong-type',
    text: fight('{ name: Mira, ac: «[16]», hp: 27, actions: [{ name: A, attack: 1, damage: 1 fire }] }'),
    message: /"ac" must be a whole number from 0 to 100; this is a list/,
  },
  { code: 'wrong-type', text: 'party: «5»\nmonsters: [ogre]\nruleset: 2014', message: /list of creatures/ },
  { code: 'out-of-range', text: mira('initiative: «300»'), message: /-100 to 100; this is 300/ },
  { code: 'out-of-range', text: fight('ogre', 'simulation: { runs: «10000001» }'), message: /1 to 10000000/ },
  { code: 'out-of-range', text: fight('ogre', 'simulation: { maxRounds: «1001» }'), message: /1 to 1000/ },
  {
    code: 'out-of-range',
    text: fight('{ name: Mira, ac: 16, hp: «-5», actions: [{ name: A, attack: 1, damage: 1 fire }] }'),
    message: /from 1 to 100000; this is -5/,
  },
  {
    code: 'out-of-range',
    text: fight('{ name: Mira, ac: 16, hp: «100001», actions: [{ name: A, attack: 1, damage: 1 fire }] }'),
    message: /from 1 to 100000/,
  },
  { code: 'out-of-range', text: fight('«0: ogre»'), message: /1 to 100/ },
  { code: 'wrong-type', text: fight('«goblin: 3»'), message: /write "3 goblin"/ },
  { code: 'two-counts', text: fight('3 ogre: { «count»: 2 }'), message: /3 and 2/ },
  { code: 'two-counts', text: fight('3: «2 ogre»'), message: /3 and 2/ },
  {
    code: 'two-counts',
    text: fight('3 Rex: { use: a.yaml#X, «count»: 2 }'),
    message: /3 and 2/,
    files: { 'a.yaml': `X: ${written}` },
  },
  { code: 'out-of-range', text: fight('«0 ogre»'), message: /1 to 100/ },
  { code: 'unknown-word', text: mira('rank: «middle»'), message: /Allowed: front, back/ },
  { code: 'unknown-word', text: mira('resist: [fire, «col»]'), message: /Did you mean cold/ },
  {
    code: 'unknown-word',
    text: 'ruleset: «2019»\nparty: [fighter 1]\nmonsters: [fighter 1]',
    message: /2014, 2024/,
  },
  { code: 'too-long', text: `title: «${'x'.repeat(501)}»\n${fight('ogre')}`, message: /500 characters/ },
  { code: 'bad-damage', text: acting('name: A, attack: 5, damage: «999999d9999» fire'), message: /1d1 to 100d1000/ },
  { code: 'bad-damage', text: acting('name: A, attack: 5, damage: 1d8 «pircing»'), message: /Did you mean piercing/ },
  { code: 'bad-damage', text: acting('name: A, attack: 5, damage: «1d6»'), message: /type is missing after "1d6"/ },
  {
    code: 'bad-damage',
    text: acting('name: A, attack: 5, damage: 1d8 fire + 1d6 cold «!!»'),
    message: /not understood/,
  },
  { code: 'bad-hit-points', text: fight('ogre: { hp: «many» }'), message: /12\/27/ },
  { code: 'bad-hit-points', text: fight('ogre: { hp: «30/20» }'), message: /not more than the most/ },
  { code: 'bad-save', text: acting('name: A, save: «luck 12», damage: 1d6 fire'), message: /"dex 15 half"/ },
  {
    code: 'bad-area',
    text: acting('name: A, save: dex 12, damage: 1d6 fire, area: «big ball»'),
    message: /20-foot sphere/,
  },
  { code: 'bad-distance', text: acting('name: A, attack: 1, damage: 1d6 fire, range: «far»'), message: /80\/320/ },
  { code: 'bad-distance', text: acting('name: A, attack: 1, damage: 1d6 fire, range: «80/20»'), message: /shorter/ },
  { code: 'bad-healing', text: acting('name: A, heal: «lots» self'), message: /1d8\+3 ally/ },
  {
    code: 'bad-extra',
    text: acting('name: A, attack: 1, damage: 1d6 fire, extra: 2d6 «pain» once a turn'),
    message: /once a turn/,
  },
  { code: 'bad-uses', text: acting('name: A, attack: 1, damage: 1d6 fire, uses: «2/week»'), message: /2\/short rest/ },
  { code: 'bad-recharge', text: acting('name: A, attack: 1, damage: 1d6 fire, recharge: «1-6»'), message: /5-6/ },
  {
    code: 'bad-condition',
    text: acting('name: A, condition: «poisend» until cured'),
    message: /Did you mean poisoned/,
  },
  {
    code: 'bad-predicate',
    text: acting('name: A, attack: 1, damage: 1d6 fire, when: round > 1 and «moon is full»'),
    message: /self\.hp < 50%/,
  },
  ...mistakesOfEffects,
  { code: 'bad-expectation', text: fight('ogre', 'expect:\n  - «party dances»'), message: /party wins >= 85%/ },
  {
    code: 'bad-expectation',
    text: fight('ogre', 'expect:\n  - rounds between 3 and «6%»'),
    message: /6% has a % too many/,
  },
  {
    code: 'bad-expectation',
    text: fight('ogre', 'expect:\n  - party wins >= 85%\n  - «Mirra» dies <= 5%'),
    message: /No creature of this fight/,
  },
  { code: 'bad-challenge-rating', text: mira('cr: «1/3»'), message: /1\/8/ },
  {
    code: 'bad-action-text',
    text: fight('{ name: Mira, ac: 16, hp: 27, actions: [«"Stares at you."»] }'),
    message: /stat block/,
  },
  {
    code: 'bad-action-text',
    text: fight('{ name: Mira, ac: 16, hp: 27, actions: [«"Multiattack. Mira makes two attacks."»] }'),
    message: /write such as "multiattack: \[2 Claw/,
  },
  { code: 'action-without-effect', text: acting('«name»: A, range: 30'), message: /does nothing/ },
  {
    code: 'action-two-effects',
    text: acting('name: A, attack: 5, damage: 1d8 fire, «heal»: 1d8 self'),
    message: /two actions/,
  },
  {
    code: 'unknown-action',
    text: mira('multiattack: [2 A, 1 «Clav»]'),
    message: /"Clav" is not one of its actions.*It has: A/,
  },
  { code: 'unknown-creature', text: fight('2 «ogrre»'), message: /Did you mean Ogre/ },
  { code: 'unknown-creature', text: fight('2 «figther 3»'), message: /Did you mean fighter 3\?$/ },
  { code: 'unknown-class', text: fight('Zanna: «wizard 9»'), message: /levels 1 to 5/ },
  { code: 'unknown-class', text: fight('«druid 3»'), message: /druid yet/ },
  {
    code: 'empty-side',
    text: 'ruleset: 2014\nparty: [fighter 1]\n«monsters»: []',
    message: /at least one on each side/,
  },
  {
    code: 'empty-side',
    text: 'ruleset: 2014\nparty: [fighter 1]\n«monsters»: [{ name: X, side: party, ac: 1, hp: 1, actions: [{ name: A, attack: 1, damage: 1 fire }] }]',
    message: /side of the monsters/,
  },
  {
    code: 'empty-side',
    text: `ruleset: 2014\n«party»: [A: ${written.replace('hp: 5', 'hp: 0/4')}]\nmonsters: [ogre: { hp: 0/4 }, goblin]`,
    message: /0 hit points on the side of the party/,
  },
  {
    code: 'too-many-creatures',
    text: 'ruleset: 2014\nparty: [fighter 1]\nmonsters:\n  - 60 ogre\n  - «40 goblin»',
    message: /at most 100.*101/,
  },
  { code: 'too-many-creatures', text: fight('«101 ogre»'), message: /1 to 100/ },
  {
    code: 'day-without-fight',
    text: 'party: [fighter 1]\n«day»: [short rest]',
    message: /at least one file/,
  },
  {
    code: 'day-without-fight',
    text: 'party: [fighter 1]\nday: [«a.encounter.yaml»]',
    message: /no monster that is up/,
    files: { 'a.encounter.yaml': `party: [fighter 1]\nmonsters: [Rat: ${written.replace('hp: 5', 'hp: 0/5')}]` },
  },
  {
    code: 'day-in-day',
    text: 'party: [fighter 1]\nday: [«./ford.encounter.yaml»]',
    message: /is a day itself/,
  },
  { code: 'use-not-found', text: 'party: [fighter 1]\nday: [short rest, «a.yaml»]', message: /no file "a.yaml"/ },
  { code: 'use-outside', text: 'party: [fighter 1]\nday: [«../../a.yaml»]', message: /outside the workspace/ },
  {
    code: 'use-invalid',
    text: 'party: [fighter 1]\nday: [«a.encounter.yaml»]',
    message: /"a.encounter.yaml" cannot be fought: line 2: No creature "ogrre"/,
    files: { 'a.encounter.yaml': 'party: [fighter 1]\nmonsters: [ogrre]' },
  },
  {
    code: 'too-many-creatures',
    text: 'party: [fighter 1]\nday: [«a.encounter.yaml»]',
    message: /with the party there are 101/,
    files: { 'a.encounter.yaml': 'party: [fighter 1]\nmonsters: [99 fighter 1, fighter 1]' },
  },
  {
    code: 'too-many-creatures',
    text: 'party: [fighter 1]\nday: [a.yaml, a.yaml, a.yaml, a.yaml, «a.yaml», a.yaml]',
    message: /at most 400 creatures; up to here there are 451/,
    files: { 'a.yaml': 'party: [fighter 1]\nmonsters: [90 fighter 1]' },
  },
  {
    code: 'too-many-actions',
    text: 'party: [fighter 1]\n«day»: [a.yaml, a.yaml]',
    message: /at most 16000 actions together.*these have 192\d\d/,
    files: { 'a.yaml': `party: [fighter 1]\nmonsters: [80 Archmage: ${archmage}]` },
  },
  { code: 'bad-use', text: fight('use: «/etc/passwd»'), message: /relative/ },
  { code: 'bad-use', text: fight('use: «https://example.org/party.yaml#A»'), message: /relative/ },
  { code: 'use-not-found', text: fight('use: «party.yaml#Oswin»'), message: /no file "party.yaml"/ },
  { code: 'use-outside', text: fight('use: «../../secret.yaml#A»'), message: /outside the workspace/ },
  {
    code: 'use-invalid',
    text: fight('use: «party.yaml#Oswin»'),
    message: /"Oswin" in "party.yaml", line 1: "ac" must be/,
    files: { 'party.yaml': 'Oswin: { ac: x, hp: 5, actions: [] }' },
  },
  {
    code: 'use-invalid',
    text: fight('3 «foxo»'),
    message: /"Foxo" in "wolfy.yaml", line 2: "ac" must be/,
    files: { 'bestiary/wolfy.yaml': `- Wolf: ${written}\n- { name: Foxo, ac: twelve, hp: 20, actions: [] }` },
  },
  {
    code: 'use-invalid',
    text: fight('«wolfy»'),
    message: /line 1: "peircing" is not a type of damage/,
    files: { 'bestiary/wolfy.yaml': `- Wolfy: ${written.replace('fire', 'peircing')}` },
  },
  {
    code: 'use-invalid',
    text: fight('use: «party.yaml#Kim»'),
    message: /"Kim" in "party.yaml", line 1: "Foxo" in "party.yaml", line 2: "ac" must be/,
    files: { 'party.yaml': `- Kim: foxo\n- { name: Foxo, ac: twelve, hp: 20, actions: [] }` },
  },
  {
    code: 'use-invalid',
    text: fight('use: «party.yaml#Oswin»'),
    message: /line 1: Not valid YAML/,
    files: { 'party.yaml': '[' },
  },
  {
    code: 'use-unknown-name',
    text: fight('use: «party.yaml#Oswn»'),
    message: /Did you mean Oswin.*It holds: Oswin/,
    files: { 'party.yaml': `Oswin: ${written}` },
  },
  {
    code: 'use-needs-name',
    text: fight('use: «party.yaml»'),
    message: /holds Oswin, Mira/,
    files: { 'party.yaml': `Oswin: ${written}\nMira: ${written}` },
  },
  {
    code: 'use-cycle',
    text: fight('use: «a.yaml#X»'),
    message: /leads back to itself/,
    files: { 'a.yaml': 'X: { use: b.yaml#X }', 'b.yaml': 'X: { use: a.yaml#X }' },
  },
  {
    code: 'file-too-large',
    text: fight('use: «big.yaml#X»'),
    message: /at most 1 MiB/,
    files: { 'big.yaml': '#'.repeat(2 ** 20 + 1) },
  },
  { code: 'not-simulated', text: mira('traits: [«Brave»]'), message: /Known: pack tactics, magic resistance/ },
  {
    code: 'not-simulated',
    text: acting('name: A, attack: 5, damage: 1d8 fire, slot: «reaction»'),
    message: /give it "trigger", one of hit, missed/,
  },
  {
    code: 'not-simulated',
    text: acting('name: A, spell: «2», damage: 1 fire'),
    message: /how many slots of level 2/,
  },
  {
    code: 'not-simulated',
    text: acting('name: A, attack: 5, damage: 1 fire, save: «con 13»'),
    message: /"condition", "effects", "push" or "saveDamage"/,
  },
  {
    code: 'not-simulated',
    text: 'party: [fighter 1]\nday: [a.yaml]\n«monsters»: [fighter 2]',
    message: /fought against the monsters of its encounters/,
    files: { 'a.yaml': 'party: [fighter 1]\nmonsters: [fighter 1]' },
  },
  {
    code: 'not-simulated',
    text: acting('name: A, attack: 5, damage: 1 fire, slot: legendary').replace('name', '«name»'),
    message: /costs 1 of 0 legendary actions/,
  },
  { code: 'other-ruleset', text: 'party: [fighter 1]\nmonsters: [«ogre»]', message: /taken from the 2014 rules/ },
];

describe('Every mistake is shown at its place', () => {
  test.each(mistakes)('$code: $text', async ({ code, text, message, files }) => {
    const { expected, diagnostics } = await loadMarked(text, files);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
    expect(diagnostics[0]?.message).toMatch(message);
    expect(diagnostics[0]?.range).toEqual(expected);
    expect(diagnostics[0]?.severity).toBe(diagnosticCodes[code].severity);
  });
});

describe('Mistakes that do not fit one line', () => {
  test('a file over 1 MiB, counted in bytes', async () => {
    const { diagnostics, scenario } = await load(`# ${'ä'.repeat(2 ** 19)}`);
    expect(scenario).toBeNull();
    expect(diagnostics.map(({ code }) => code)).toEqual(['file-too-large']);
  });

  test('a file with more words and signs than any encounter needs', async () => {
    const { diagnostics } = await load(`party: [${'a, '.repeat(60_000)}]`);
    expect(diagnostics.map(({ code }) => code)).toEqual(['too-complex']);
  });

  test('a day of more than 12 encounters', async () => {
    const day = Array.from({ length: 13 }, (_, index) => `  - ./${index}.encounter.yaml`).join('\n');
    const fights = Array.from({ length: 13 }, (_, index) => [`${index}.encounter.yaml`, fight('fighter 1')] as const);
    const { diagnostics } = await load(`party: [fighter 1]\nday:\n${day}\n`, Object.fromEntries(fights));
    expect(diagnostics.map(({ code, range }) => [code, range.start.line])).toEqual([['too-many-encounters', 14]]);
  });

  test('a chain of use longer than 8, and one of 8', async () => {
    const chain = (length: number): Record<string, string> =>
      Object.fromEntries(
        Array.from({ length }, (_, index) => [
          `${index}.yaml`,
          index === length - 1 ? `X: ${written}` : `X: { use: ${index + 1}.yaml#X }`,
        ]),
      );
    const allowed = await load(fight('use: 0.yaml#X'), chain(8));
    expect(allowed.diagnostics).toEqual([]);
    const refused = await load(fight('use: 0.yaml#X'), chain(9));
    expect(refused.diagnostics.map(({ code }) => code)).toEqual(['use-too-deep']);
  });

  test('an alias bomb of a billion values ends soon', async () => {
    const lines = Array.from({ length: 9 }, (_, level) => {
      const below = level === 0 ? 'x' : `*a${level - 1}`;
      return `a${level}: &a${level} [${Array.from({ length: 10 }, () => below).join(', ')}]`;
    });
    const before = performance.now();
    const { diagnostics } = await load(`${lines.join('\n')}\n`);
    expect(performance.now() - before).toBeLessThan(1000);
    expect(diagnostics.map(({ code }) => code)).toContain('alias-limit');
  });

  test('a file that cannot be read', async () => {
    const files: ScenarioFiles = {
      read: () => Promise.resolve({ kind: 'failed', message: 'EIO' }),
      list: () => Promise.resolve([]),
    };
    const service = new ScenarioService(files, { workspaceFolders: [], bestiaryFolders: [] });
    const { diagnostics } = await service.load('file:///a/b.encounter.yaml', fight('use: a.yaml#X'));
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['use-unreadable', '"a.yaml" cannot be read: EIO'],
    ]);
  });

  test('more than 200 mistakes are cut off', async () => {
    const keys = Array.from({ length: 500 }, (_, index) => `zz${index}: 1`).join('\n');
    const { diagnostics } = await load(`${keys}\n${fight('ogre')}`);
    expect(diagnostics).toHaveLength(201);
    expect(diagnostics.at(-1)?.code).toBe('too-many-mistakes');
  });
});

test('Notes alone, however many, leave the scenario whole', async () => {
  const traits = Array.from({ length: 50 }, (_, index) => `trait ${index}`).join(', ');
  const creature = (name: string): string =>
    `{ name: ${name}, ac: 1, hp: 1, traits: [${traits}], actions: [{ name: A, attack: 1, damage: 1 fire }] }`;
  const party = ['A', 'B', 'C', 'D', 'E'].map(creature).join(', ');
  const { scenario, diagnostics } = await load(`party: [${party}]\nmonsters: [fighter 1]`);
  expect(diagnostics).toHaveLength(200);
  expect(scenario?.notSimulated.filter(({ creature: name }) => name.length === 1)).toHaveLength(250);
});

test('Lines that end in CR LF, and a byte order mark, do not move the places', async () => {
  const { diagnostics } = await load('\uFEFFruleset: 2014\r\nparty: [fighter 1]\r\nmonsters: [ogrre]\r\n');
  expect(diagnostics.map(({ code, range }) => [code, range])).toEqual([
    ['unknown-creature', { start: { line: 2, character: 11 }, end: { line: 2, character: 16 } }],
  ]);
});

test('Every code has a test here', () => {
  const elsewhere = ['too-complex', 'too-many-encounters', 'use-too-deep', 'use-unreadable', 'too-many-mistakes'];
  const tested = new Set([...mistakes.map(({ code }) => code), ...elsewhere]);
  expect([...tested].sort()).toEqual(Object.keys(diagnosticCodes).sort());
});

test('Several mistakes in one file are all reported, in order', async () => {
  const { scenario, diagnostics } = await load(`title: a
party:
  - name: Mira
    ac: 160
    hp: -1
    actions:
      - { name: Claw, attack: x, damage: 1d8 pircing }
monsters: [ogrre]
simulation: { runs: 0 }
`);
  expect(scenario).toBeNull();
  expect(diagnostics.map(({ code, range }) => [range.start.line, code])).toEqual([
    [3, 'out-of-range'],
    [4, 'out-of-range'],
    [6, 'wrong-type'],
    [6, 'bad-damage'],
    [7, 'unknown-creature'],
    [8, 'out-of-range'],
  ]);
});

test('A nearest name is offered as a change of exactly the wrong word', async () => {
  const { diagnostics } = await load(fight('2 ogrre'));
  expect(diagnostics[0]?.suggestion).toEqual({ title: 'Change to "ogre"', newText: 'ogre' });
  const { diagnostics: keys } = await load(mira('trait: [x]'));
  expect(keys[0]?.suggestion?.newText).toBe('traits');
});

test.each([
  ['a damage type', acting('name: A, attack: 5, damage: 1d6 firee'), 'fire'],
  ['a condition', acting('name: A, condition: paralised'), 'paralyzed'],
  ['a percentage', fight('ogre', 'expect: [party wins >= 85]'), '85%'],
  ['a number of rounds', fight('ogre', 'expect: [rounds >= 5 %]'), '5'],
  ['a number after the name', fight('goblin: 3'), '3 goblin'],
])('The repair of %s is offered', async (_, text, newText) => {
  const { diagnostics } = await load(text);
  expect(diagnostics.map(({ suggestion }) => suggestion?.newText)).toEqual([newText]);
});

test.each([
  ['another creature', fight('goblin boss'), /Did you mean Goblin\?/],
  ['another year', fight('ogre').replace('2014', '2023'), /Did you mean 2024\?/],
  ['the beginning of several words', mira('resist: [po]'), /Allowed: /],
  ['one of two alike', mira('saves: { coa: 1 }'), /Allowed: /],
])('No repair is offered where it is not certain: %s', async (_, text, message) => {
  const { diagnostics } = await load(text);
  expect(diagnostics[0]?.message).toMatch(message);
  expect(diagnostics[0]?.suggestion).toBeUndefined();
});

test('A text of several lines is quoted in one', async () => {
  const { diagnostics } = await load(fight('"no  such\n\n    creature"'));
  expect(diagnostics[0]?.message).toContain('"no such creature"');
});
