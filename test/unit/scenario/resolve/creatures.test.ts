import { describe, expect, test } from 'vitest';
import { creaturesOf, firstCreature, load, loadScenario } from '../encounterFiles';

const written = '{ ac: 16, hp: 27, actions: [{ name: Rapier, attack: 5, damage: 1d8+3 piercing }] }';

describe('A creature written out', () => {
  test('needs little, and the rest has defaults', async () => {
    expect(await firstCreature(`Mira: ${written}`)).toMatchObject({
      name: 'Mira',
      kind: 'Mira',
      side: 'party',
      group: 0,
      rank: 'front',
      maxHp: 27,
      hp: 27,
      tempHp: 0,
      hitDice: null,
      initiative: 0,
      saves: { str: 0, dex: 0, con: 0, int: 0, wis: 0, cha: 0 },
      intelligence: null,
      speed: 30,
      deathSaves: true,
      targeting: 'lowest-hp',
      healing: 'on-down',
      attackDowned: false,
      attackRolls: 'normal',
      legendaryActions: 0,
    });
  });

  test('saves and initiative follow from abilities, unless written', async () => {
    const creature = await firstCreature(
      `{ name: M, ac: 10, hp: 5, abilities: { dex: 16, int: 7 }, saves: { dex: +5 }, actions: [{ name: A, attack: 1, damage: 1 fire }] }`,
    );
    expect(creature.saves).toEqual({ str: 0, dex: 5, con: 0, int: -2, wis: 0, cha: 0 });
    expect(creature.initiative).toBe(3);
    expect(creature.intelligence).toBe(7);
  });

  test('everything a creature may have', async () => {
    const creature =
      await firstCreature(`{ name: Boss, ac: 18, hp: 12/40, tempHp: 5, cr: 1/2, initiative: 4, speed: 40 ft.,
      rank: back, resist: [fire, cold], immune: poison, vulnerable: "radiant, force", conditionImmune: [prone],
      deathSaves: false, legendary: { actions: 3, resistance: 2 }, attackRolls: advantage, savingThrows: disadvantage,
      tactics: { target: highest-hp, healing: never, attackDowned: true },
      actions: [{ name: A, attack: 1, damage: 1 fire }] }`);
    expect(creature).toMatchObject({
      hp: 12,
      maxHp: 40,
      tempHp: 5,
      cr: 0.5,
      initiative: 4,
      speed: 40,
      rank: 'back',
      resist: ['fire', 'cold'],
      immune: ['poison'],
      vulnerable: ['radiant', 'force'],
      conditionImmune: ['prone'],
      deathSaves: false,
      legendaryActions: 3,
      legendaryResistance: 2,
      attackRolls: 'advantage',
      savingThrows: 'disadvantage',
      targeting: 'highest-hp',
      healing: 'never',
      attackDowned: true,
    });
  });

  test('hit dice give their average', async () => {
    const creature = await firstCreature(`M: ${written.replace('27', '4d8+5')}`);
    expect(creature).toMatchObject({ maxHp: 23, hp: 23, hitDice: { terms: [{ count: 4, sides: 8 }], bonus: 5 } });
  });
});

describe('Names and numbers', () => {
  test('creatures that share a name are numbered over all lines, in one group a line', async () => {
    const creatures = await creaturesOf('[fighter 1]', '[2 ogre, 1 ogre, goblin]');
    expect(creatures.map(({ name, group, side }) => [name, group, side])).toEqual([
      ['fighter 1', 0, 'party'],
      ['Ogre 1', 1, 'monsters'],
      ['Ogre 2', 1, 'monsters'],
      ['Ogre 3', 2, 'monsters'],
      ['Goblin', 3, 'monsters'],
    ]);
  });

  test('a number that is taken is passed over', async () => {
    const creatures = await creaturesOf(`\n  - "Ogre 1": ${written}`, '[2 ogre]');
    expect(creatures.map(({ name }) => name)).toEqual(['Ogre 1', 'Ogre 2', 'Ogre 3']);
  });

  test('changes to a creature of the bestiary', async () => {
    const [, ogre] = await creaturesOf('[fighter 1]', '[2 ogre: { hp: 70, ac: 13, abilities: { dex: 14 } }]');
    expect(ogre).toMatchObject({ name: 'Ogre 1', ac: 13, maxHp: 70, hp: 70, hitDice: null });
    const [, plain] = await creaturesOf('[fighter 1]', '[ogre]');
    expect((ogre?.initiative ?? 0) - (plain?.initiative ?? 0)).toBe(3);
    expect((ogre?.saves.dex ?? 0) - (plain?.saves.dex ?? 0)).toBe(3);
  });

  test('plurals, case, a name of its own, and the other side', async () => {
    const creatures = await creaturesOf(
      '[Zanna: Wizard 3, { use: "#Rex", side: party }]',
      `[3 Goblins, Rex: ${written}]`,
    );
    expect(creatures.map(({ name, kind, side }) => [name, kind, side])).toEqual([
      ['Zanna', 'Zanna', 'party'],
      ['Rex 1', 'Rex', 'party'],
      ['Goblin 1', 'Goblin', 'monsters'],
      ['Goblin 2', 'Goblin', 'monsters'],
      ['Goblin 3', 'Goblin', 'monsters'],
      ['Rex 2', 'Rex', 'monsters'],
    ]);
  });
});

describe('The number of a creature', () => {
  test.each([
    ['3: Goblin', ['Goblin 1', 'Goblin 2', 'Goblin 3']],
    ['2 Zanna: wizard 1', ['Zanna 1', 'Zanna 2']],
    ['2 ogre: { count: 2, hp: 70 }', ['Ogre 1', 'Ogre 2']],
    [`2 Rex: ${written}`, ['Rex 1', 'Rex 2']],
    [`2 Rex: { use: "rex.yaml#Rex" }`, ['Rex 1', 'Rex 2']],
  ])('%s', async (entry, names) => {
    const text = `ruleset: 2014\nparty:\n  - ${entry}\nmonsters: [wolf]\n`;
    const { creatures } = await loadScenario(text, { 'rex.yaml': `- 3: Wolf\n- Rex: ${written}` });
    expect(creatures.slice(0, -1).map(({ name }) => name)).toEqual(names);
  });

  test('stands before the name under which others use it', async () => {
    const { creatures } = await loadScenario('party: [use: a.yaml#wolf]\nmonsters: [fighter 1]', {
      'a.yaml': '- 3: Wolf',
    });
    expect(creatures[0]?.kind).toBe('Wolf');
  });
});

describe('Where a name is looked up', () => {
  const fight = (monster: string): string => `ruleset: 2014\nparty: [fighter 1]\nmonsters: [${monster}]\n`;
  const named = (name: string, ac: number): string => `${name}: ${written.replace('16', String(ac))}`;

  test('with a misspelt class and a level is suggested spelt right', async () => {
    const { diagnostics } = await load('ruleset: 2014\nparty: [figther 3]\nmonsters: [ogre]\n');
    expect(diagnostics).toMatchObject([{ code: 'unknown-creature', suggestion: { newText: 'fighter 3' } }]);
    const tooHigh = await load('ruleset: 2014\nparty: [figther 9]\nmonsters: [ogre]\n');
    expect(tooHigh.diagnostics[0]?.suggestion?.newText).not.toBe('fighter 9');
  });

  test('that is not found is told with the files of the bestiary folders that cannot be read', async () => {
    const text = 'ruleset: 2014\nparty: [fighter 3]\nmonsters: [river troll]\n';
    const files = {
      'bestiary/mine.yaml': named('Ogre', 17),
      'bestiary/river%20troll.yaml': 'name: River Troll\nac: [',
    };
    const broken = /Not looked at, because it cannot be read: "river troll.yaml" .*\(line 2: /;
    const [diagnostic] = (await load(text, files)).diagnostics;
    expect(diagnostic).toMatchObject({ code: 'unknown-creature', message: expect.stringMatching(broken) as string });
    const large = { ...files, 'bestiary/large.yaml': '#'.repeat(2 ** 20 + 1) };
    const [other] = (await load(text, large)).diagnostics;
    expect(other?.message).toMatch(/, and 1 more\.$/);
    const sound = await load(text, { 'bestiary/mine.yaml': named('Ogre', 17) });
    expect(sound.diagnostics[0]?.message).not.toContain('Not looked at');
  });

  test('in the file before the bestiary folder, and there before the built-in bestiary', async () => {
    const files = { 'bestiary/mine.yaml': named('Ogre', 17) };
    const { creatures } = await loadScenario(fight('2 ogre'), files);
    expect(creatures[1]?.ac).toBe(17);
    const local = await loadScenario(fight(`${named('ogre', 18)}, 2 ogre`), files);
    expect(local.creatures.slice(1).map(({ name, ac }) => [name, ac])).toEqual([
      ['ogre 1', 18],
      ['ogre 2', 18],
      ['ogre 3', 18],
    ]);
  });

  test('in the files it uses', async () => {
    const files = { 'party.yaml': `- ${named('Oswin', 15)}\n- ${named('Troll', 19)}` };
    const { creatures } = await loadScenario('ruleset: 2014\nparty: [use: party.yaml#oswin]\nmonsters: [troll]', files);
    expect(creatures.map(({ name, ac }) => [name, ac])).toEqual([
      ['Oswin', 15],
      ['Troll', 19],
    ]);
  });

  test('a stat block of the user’s own, in Markdown, by path and by name', async () => {
    const block = [
      '## River Troll',
      '*Large giant, chaotic evil*',
      '- **Armor Class** 15',
      '- **Hit Points** 84 (8d10 + 40)',
      '- **Speed** 30 ft.',
      '',
      '| STR | DEX | CON | INT | WIS | CHA |',
      '|:---:|:---:|:---:|:---:|:---:|:---:|',
      '| 18 (+4) | 13 (+1) | 20 (+5) | 7 (-2) | 9 (-1) | 7 (-2) |',
      '',
      '- **Challenge** 5 (1,800 XP)',
      '### Actions',
      '***Claw.*** *Melee Weapon Attack:* +7 to hit, reach 5 ft., one target. *Hit:* 11 (2d6 + 4) slashing damage.',
    ].join('\n');
    const files = { 'bestiary/river-troll.md': block };
    for (const monster of [
      'use: bestiary/river-troll.md',
      'river troll',
      '{ use: bestiary/river-troll.md, name: Grom }',
    ]) {
      const { creatures, notSimulated } = await loadScenario(fight(monster), files);
      expect(creatures[1]).toMatchObject({ ac: 15, maxHp: 84, cr: 5, targeting: 'random' });
      expect(creatures[1]?.actions[0]?.name).toBe('Claw');
      expect(notSimulated.every(({ creature }) => creature !== '')).toBe(true);
    }
  });

  test('encounter files, maps and lists can be used, with changes and through each other', async () => {
    const files = {
      'a.encounter.yaml': `party: [Zanna: wizard 2]\nmonsters: [${named('Rat', 11)}]`,
      'sub/b.yaml': `Kim: { use: ../a.encounter.yaml#Zanna, ac: 19, tactics: random }`,
    };
    const { creatures } = await loadScenario(
      'party: [{ use: sub/b.yaml#Kim, hp: 3 }]\nmonsters: [use: a.encounter.yaml#Rat]',
      files,
    );
    expect(creatures.map(({ name, ac, maxHp, targeting }) => [name, ac, maxHp, targeting])).toEqual([
      ['Kim', 19, 3, 'random'],
      ['Rat', 11, 27, 'random'],
    ]);
  });

  test('files it depends on are named, also those that are not there', async () => {
    const { dependencies } = await load('party: [use: party.yaml#A]\nmonsters: [use: m.yaml#B]');
    expect([...dependencies].sort()).toEqual(['file:///campaign/m.yaml', 'file:///campaign/party.yaml']);
  });
});

describe('Tactics', () => {
  test('by side and intelligence', async () => {
    const creatures = await creaturesOf('[fighter 1]', '[goblin, ogre, wolf]');
    expect(creatures.map(({ targeting }) => targeting)).toEqual(['lowest-hp', 'most-dangerous', 'random', 'nearest']);
  });

  test('of a side, and of one creature before it', async () => {
    const creatures = await creaturesOf(
      '[fighter 1]',
      '[goblin, ogre: { tactics: casters }]',
      'tactics: { party: dumb, monsters: smart }',
    );
    expect(creatures.map(({ targeting }) => targeting)).toEqual(['random', 'lowest-hp', 'casters']);
  });

  test.each([
    ['brute', { targeting: 'nearest', attackDowned: false }],
    ['mindless', { targeting: 'nearest', attackDowned: true }],
    ['skirmisher', { targeting: 'casters', breaksThrough: true }],
    ['caster', { targeting: 'concentrating', breaksThrough: false }],
    ['boss', { targeting: 'most-dangerous', breaksThrough: true, resistancePolicy: 'always' }],
    ['cowardly', { targeting: 'random', morale: { own: 50, side: 35 } }],
  ])('the preset %s', async (preset, expected) => {
    const [, goblin, bold] = await creaturesOf(
      '[fighter 1]',
      '[goblin, goblin: { morale: flees below 1% }]',
      `tactics: { monsters: ${preset} }`,
    );
    expect(goblin).toMatchObject(expected);
    expect(bold?.morale).toEqual({ own: 1, side: 0 });
  });

  test('that are typical of one creature, on a side that plays otherwise', async () => {
    const creatures = await creaturesOf(
      '[fighter 1: { tactics: typical }]',
      '[goblin, wolf: { tactics: { target: random } }, wolf: { tactics: typical }]',
      'tactics: { party: dumb, monsters: smart }',
    );
    expect(creatures.map(({ targeting }) => targeting)).toEqual(['lowest-hp', 'lowest-hp', 'random', 'nearest']);
  });
});

test('Settings have defaults and are read', async () => {
  const plain = await loadScenario('party: [fighter 1]\nmonsters: [wizard 1]');
  expect(plain).toMatchObject({
    title: 'Encounter',
    ruleset: '2024',
    start: { distance: 0, surprise: null, ties: 'higher-modifier', groupInitiative: true },
    day: null,
    simulation: {
      runs: 1005,
      seed: 1,
      maxRounds: 50,
      monsterDamage: 'rolled',
      monsterHp: 'average',
      density: 'normal',
      restDice: 'rolled',
    },
  });
  const set = await loadScenario(`
title: Ford
ruleset: 2014
party: [fighter 1]
monsters: [wizard 1]
start: { distance: 60, surprise: party, ties: reroll, groupInitiative: false }
simulation: { runs: 10000000, seed: 4294967295, maxRounds: 1000, monsterDamage: average, monsterHp: rolled, density: packed, restDice: average }
`);
  expect(set).toMatchObject({
    title: 'Ford',
    ruleset: '2014',
    start: { distance: 60, surprise: 'party', ties: 'reroll', groupInitiative: false },
    simulation: {
      runs: 10_000_000,
      seed: 4_294_967_295,
      maxRounds: 1000,
      monsterDamage: 'average',
      monsterHp: 'rolled',
      density: 'packed',
      restDice: 'average',
    },
  });
});
