import { describe, expect, it } from 'vitest';
import { readStatBlock } from '../../../../src/scenario/formats/readStatBlock';
import type { StatBlock } from '../../../../src/scenario/statBlock';

function onlyBlock(text: string): StatBlock {
  const read = readStatBlock(text);
  if (!read.ok) throw new Error(read.error);
  expect(read.value).toHaveLength(1);
  const [block] = read.value;
  if (block === undefined) throw new Error('no block');
  return block;
}

function errorOf(text: string): string {
  const read = readStatBlock(text);
  return read.ok ? 'no error' : read.error;
}

const fantasy = `Some notes about the marsh.

\`\`\`statblock
name: Marsh Crawler
size: Medium
ac: 13
hp: 22
hit_dice: 4d8 + 4
speed: 20 ft., swim 40 ft.
stats: [14, 12, 13, 4, 10, "6"]
saves:
  - dexterity: 4
damage_resistances: cold; slashing from nonmagical attacks
damage_immunities: poison
condition_immunities: poisoned
cr: 1/2
traits:
  - name: Amphibious
    desc: It breathes air and water.
actions:
  - name: Multiattack
    desc: The crawler makes two claw attacks.
  - name: Claw
    desc: "Melee Weapon Attack: +4 to hit, reach 5 ft., one target. Hit: 6 (1d8 + 2) slashing damage, and the target is grappled (escape DC 12)."
  - name: Spit (Recharge 6)
    desc: "Each creature in a 15-foot cone must make a DC 11 Constitution saving throw, taking 7 (2d6) acid damage on a failed save, or half as much damage on a successful one."
\`\`\`
`;

describe('Fantasy Statblocks', () => {
  it('reads a fenced block', () => {
    const block = onlyBlock(fantasy);
    expect(block).toMatchObject({
      name: 'Marsh Crawler',
      ac: 13,
      maxHp: 22,
      hitDice: { terms: [{ count: 4, sides: 8 }], bonus: 4 },
      speed: 40,
      abilities: { str: 14, dex: 12, con: 13, int: 4, wis: 10, cha: 6 },
      saves: { str: 2, dex: 4, con: 1 },
      initiative: 1,
      cr: 0.5,
      resist: ['cold', 'slashing'],
      immune: ['poison'],
      conditionImmune: ['poisoned'],
    });
    expect(block.actions.map(({ name }) => name)).toEqual(['Claw', 'Spit', 'Multiattack']);
    expect(block.actions[0]?.effect).toMatchObject({
      riders: [{ save: null, lasting: [{ name: 'grappled', conditions: ['grappled'], escape: 12 }] }],
    });
    expect(block.actions[2]?.effect).toEqual({ kind: 'multiattack', steps: [{ count: 2, choices: [0] }] });
    expect(block.notSimulated.map(({ text }) => text)).toEqual(['Resistance or immunity to some attacks only']);
  });

  it('reads the same from front matter and from bare YAML, with any line ends', () => {
    const yaml = /```statblock\n(?<body>[\s\S]*?)```/u.exec(fantasy)?.groups?.['body'] ?? '';
    const expected = onlyBlock(fantasy);
    expect(onlyBlock(`---\nstatblock: true\n${yaml}---\n\nNotes.\n`)).toEqual(expected);
    expect(onlyBlock(yaml.replaceAll('\n', '\r\n'))).toEqual(expected);
  });

  it('reads lair actions, trained escapes and the spells a creature casts', () => {
    const yaml = /```statblock\n(?<body>[\s\S]*?)```/u.exec(fantasy)?.groups?.['body'] ?? '';
    const block = onlyBlock(`${yaml}skillsaves:
  - athletics: 6
lair_actions:
  - name: Mud
    desc: "Each creature in a 20-foot-radius sphere must succeed on a DC 13 Strength saving throw or be restrained until the end of its next turn."
spells:
  - "The crawler is a 3rd-level spellcaster. Its spellcasting ability is Wisdom (spell save DC 12, +4 to hit with spell attacks)."
  - 1st level (3 slots): entangle
`);
    expect(block.escapeBonus).toBe(6);
    expect(block.pools).toMatchObject([{ points: 3, slotLevel: 1 }]);
    expect(block.actions.map(({ name, slot }) => `${slot} ${name}`)).toEqual([
      'action Claw',
      'action Spit',
      'lair Mud',
      'action Multiattack',
      'action Entangle',
    ]);
  });

  it('says in a sentence what is missing or wrong', () => {
    expect(errorOf('```statblock\nac: 12\n```')).toBe('the block has no "name".');
    expect(errorOf('```statblock\nname: Ghost\nhp: 5\n```')).toBe('"Ghost" has no "ac" that begins with a number.');
    expect(errorOf('```statblock\nname: Ghost\nac: 12\nhp: 0\n```')).toContain('from 1 to 100,000');
    expect(errorOf('```statblock\nname: Ghost\nac: 500\nhp: 5\n```')).toContain('at most 100 is allowed');
    expect(errorOf('```statblock\nname: [\n```')).toMatch(/^line \d+ of the block: Not valid YAML/u);
    expect(errorOf('```statblock\nname: Ghost\nactions: none at all\n```')).toContain('actions');
    expect(errorOf('```statblock\n__proto__: { ac: 1 }\n```')).toContain('__proto__');
  });
});

const printed = `# The marsh

## Bog Giant

*Large giant, any*

- **Armor Class** 14 (hide)
- **Hit Points** 76 (9d10 + 27)
- **Speed** 40 ft.

| STR | DEX | CON | INT | WIS | CHA |
| --- | --- | --- | --- | --- | --- |
| 19 (+4) | 10 (+0) | 16 (+3) | 7 (-2) | 11 (+0) | 8 (-1) |

- **Saving Throws** Con +5
- **Damage Vulnerabilities** fire
- **Skills** Perception +2
- **Challenge** 4 (1,100 XP)

***Magic Resistance.*** It has advantage on saving throws against spells.

### Actions

***Multiattack.*** The giant makes two club attacks.

***Club.*** *Melee Weapon Attack:* +6 to hit, reach 10 ft., one target. *Hit:* 13 (2d8 + 4) bludgeoning damage.

### Legendary Actions

***Swipe.*** The giant makes one club attack.

## Notes

The giant likes music.
`;

describe('stat blocks printed in Markdown', () => {
  it('reads the style of the 2014 rules', () => {
    const block = onlyBlock(printed);
    expect(block).toMatchObject({
      name: 'Bog Giant',
      ac: 14,
      maxHp: 76,
      hitDice: { terms: [{ count: 9, sides: 10 }], bonus: 27 },
      speed: 40,
      saves: { str: 4, dex: 0, con: 5, int: -2, wis: 0, cha: -1 },
      vulnerable: ['fire'],
      cr: 4,
      savingThrows: 'normal',
      magicResistance: true,
      escapeBonus: 4,
      bypassesFront: false,
      legendaryActions: 3,
    });
    expect(block.actions).toMatchObject([
      { name: 'Club', slot: 'action', effect: { kind: 'attack', bonus: 6, reach: 10 } },
      { name: 'Multiattack', effect: { kind: 'multiattack', steps: [{ count: 2, choices: [0] }] } },
      { name: 'Swipe', slot: 'legendary', effect: { kind: 'attack', bonus: 6 } },
    ]);
    expect(block.notSimulated).toEqual([]);
  });

  it('reads it in a block quote, with the colons of Homebrewery', () => {
    const quoted = printed.replace('**Armor Class** 14', '**Armor Class** :: 14').replaceAll(/^/gmu, '> ');
    expect(onlyBlock(quoted)).toEqual(onlyBlock(printed));
  });

  it('reads the style of the 2024 rules, and several creatures in one file', () => {
    const file = `## Reed Sprite

- **Armor Class:** 15
- **Hit Points:** 9 (2d6 + 2)
- **Speed:** 10 ft., Fly 40 ft.
- **Initiative**: +5 (15)

|STAT|SCORE|MOD|SAVE|
| --- | --- | --- | ---- |
| STR | 4 | -3 | -3 |
| DEX | 17 | +3 | +5 |

- **CR** 1/4 (XP 50)

### Actions

***Thorn.*** *Ranged Attack Roll:* +5, range 30/90 ft. *Hit:* 5 (1d4 + 3) Piercing damage.

## Reed King

- **AC:** 16
- **Hit Points:** 40 (9d6 + 9)

### Actions

***Scepter.*** *Melee Attack Roll:* +5, reach 5 ft. *Hit:* 6 (1d6 + 3) Bludgeoning damage.
`;
    const read = readStatBlock(file);
    expect(read.ok && read.value).toMatchObject([
      {
        name: 'Reed Sprite',
        ac: 15,
        initiative: 5,
        speed: 40,
        cr: 0.25,
        saves: { str: -3, dex: 5 },
        rank: 'back',
        bypassesFront: true,
      },
      { name: 'Reed King', ac: 16, maxHp: 40, cr: null, rank: 'front', actions: [{ name: 'Scepter' }] },
    ]);
  });

  it('says in a sentence what is missing', () => {
    expect(errorOf('## Thing\n\n**Armor Class** hide')).toContain('does not begin with a number');
    expect(errorOf('## Thing\n\n**Armor Class** 12')).toContain('**Hit Points**');
    expect(errorOf('**Armor Class** 12\n**Hit Points** 4')).toContain('needs a heading');
    expect(errorOf('Nothing here.')).toContain('there is no stat block in it');
  });
});

describe('hostile files', () => {
  const mebibyte = 1024 * 1024;
  const fill = (piece: string): string => piece.repeat(Math.floor(mebibyte / piece.length));
  const block = (text: string): string => `## X\n**Armor Class** 12\n**Hit Points** 4\n### Actions\n${text}`;

  it.each([
    ['fences that are never closed', fill('```statblock\n')],
    ['a heading of number signs', `# ${fill('# ')}x`],
    ['brackets that are never closed', block(`***${fill('(')}.*** x`)],
    ['one endless action', block(`***Multiattack.*** ${fill('one attack with its one ')}`)],
    ['many heads', block(`***Multiattack.*** ${fill('as many ')}`)],
    ['a creature on every line', fill('## a\n**AC** 1\n**HP** 1\n')],
    ['a block on every line', fill('```statblock\nname: a\nac: 1\nhp: 1\n```\n')],
    ['spaces', block(`***A.*** 1d4${' '.repeat(mebibyte)}x`)],
    ['front matter that does not end', `---\nstatblock: true\n${fill('---x\n')}`],
  ])('are answered within seconds: %s', (_, text) => {
    const start = performance.now();
    readStatBlock(text);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('hold at most 1000 stat blocks', () => {
    const one = '```statblock\nname: a\nac: 1\nhp: 1\n```\n';
    expect(readStatBlock(one.repeat(1000)).ok).toBe(true);
    expect(errorOf(one.repeat(1001))).toBe('it holds 1001 stat blocks; at most 1000 of a file are read.');
  });
});
