import { describe, expect, test } from 'vitest';
import { firstCreature, loadScenario } from '../encounterFiles';

const creature = (keys: string) =>
  firstCreature(`{ name: M, ac: 10, hp: 5, ${keys}, actions: [{ name: A, attack: 1, damage: 1 fire }] }`);

describe('R12 in its lair', () => {
  async function numbers(keys: string, ruleset: string): Promise<number[]> {
    const entry = `{ name: M, ac: 10, hp: 5, ${keys}, actions: [{ name: A, attack: 1, damage: 1 fire }] }`;
    const text = `ruleset: ${ruleset}\nparty: [fighter 3]\nmonsters:\n  - ${entry}\n`;
    const [, monster] = (await loadScenario(text)).creatures;
    return [monster!.legendaryActions, monster!.legendaryResistance];
  }

  test.each([
    ['legendary: 3', '2024', [3, 0]],
    ['legendary: 3, inLair: true', '2024', [4, 0]],
    ['legendary: 3, inLair: true', '2014', [3, 0]],
    ['legendary: 3 (5 in lair), inLair: true', '2014', [5, 0]],
    ['legendary: 3 (5 in lair), inLair: false', '2024', [3, 0]],
    ['legendary: { actions: 3, resistance: 3 (4 in lair) }, inLair: true', '2024', [4, 4]],
    ['inLair: true', '2024', [0, 0]],
  ])('%s by %s', async (keys, ruleset, expected) => {
    expect(await numbers(keys, ruleset)).toEqual(expected);
  });

  test('as its stat block prints it', async () => {
    const block = `# Bog King
**Armor Class** 14
**Hit Points** 76 (9d10 + 27)
***Legendary Resistance (3/Day, or 4/Day in Lair).*** If it fails, it succeeds.
### Actions
***Club.*** *Melee Attack Roll:* +6, reach 10 ft. *Hit:* 13 (2d8 + 4) Bludgeoning damage.
### Legendary Actions
*Legendary Action Uses: 3 (4 in Lair).*

***Swipe.*** The king makes one Club attack.
`;
    const fought = async (keys: string) => {
      const text = `party: [fighter 3]\nmonsters:\n  - { use: king.md${keys} }\n`;
      const [, king] = (await loadScenario(text, { 'king.md': block })).creatures;
      return [king!.legendaryActions, king!.legendaryResistance];
    };
    expect(await fought('')).toEqual([3, 3]);
    expect(await fought(', inLair: true')).toEqual([4, 4]);
    expect(await fought(', inLair: true, legendary: 2 (5 in lair)')).toEqual([5, 4]);
  });
});

describe('What a creature is by itself', () => {
  test.each([
    ['traits: [pack tactics]', { packTactics: true }],
    ['traits: [{ name: Magic Resistance, text: advantage }]', { magicResistance: true }],
    ['traits: [Evasion, flyby]', { evasion: true, bypassesFront: true, flyby: true }],
    ['traits: ["Regeneration 10 (acid, fire)"]', { regeneration: { amount: 10, stoppedBy: ['acid', 'fire'] } }],
    ['traits: [Legendary Resistance (3/Day)]', { legendaryResistance: 3 }],
    ['regeneration: 5', { regeneration: { amount: 5, stoppedBy: [] } }],
    ['regeneration: 10 unless acid or fire', { regeneration: { amount: 10, stoppedBy: ['acid', 'fire'] } }],
    ['legendary: { actions: 3 (4 in lair), resistance: 2 }', { legendaryActions: 3, legendaryResistance: 2 }],
    ['resistancePolicy: never', { resistancePolicy: 'never' }],
    ['breaksThrough: true', { breaksThrough: true }],
    ['escape: +7', { escapeBonus: 7 }],
    ['abilities: { str: 8, dex: 16 }', { escapeBonus: 3 }],
    ['exhaustion: 2', { exhaustion: 2 }],
    ['hitDice: 5d10+2', { restDice: { count: 5, sides: 10, bonus: 2 } }],
    ['morale: flees below 50%', { morale: { own: 50, side: 0 } }],
    ['morale: flees below 25% or side below 35%', { morale: { own: 25, side: 35 } }],
    ['morale: { side: 35 }', { morale: { own: 0, side: 35 } }],
    ['conditions: [invisible]', { lasting: [{ name: 'invisible', conditions: ['invisible'], ends: null }] }],
    ['effects: { name: Mage Armor, ac: +3 }', { lasting: [{ name: 'Mage Armor', changes: { ac: 3 } }] }],
    [
      'auras: { name: Aura, affects: allies, radius: 10, self: false, changes: { saveBonus: 3 } }',
      { auras: [{ affects: 'allies', includesSelf: false, radius: 10, changes: { saveBonus: { sign: 1 } } }] },
    ],
    [
      'slots: { 3: 2/short rest }, pools: { luck: 3 }',
      {
        pools: [
          { name: 'level 3 slots', points: 2, per: 'short rest', slotLevel: 3 },
          { name: 'luck', points: 3, per: 'long rest', slotLevel: null },
        ],
      },
    ],
    [
      'slots: [4, 0, 2]',
      {
        pools: [
          { name: 'level 1 slots', points: 4, per: 'long rest', slotLevel: 1 },
          { points: 2, slotLevel: 3 },
        ],
      },
    ],
  ])('%s', async (keys, expected) => {
    expect(await creature(keys)).toMatchObject(expected);
  });

  test('lair actions stand beside the others', async () => {
    const { actions } = await creature('lair: [{ name: Rocks, save: dex 15, damage: 1d6 bludgeoning }]');
    expect(actions.map(({ name, slot }) => [name, slot])).toEqual([
      ['A', 'action'],
      ['Rocks', 'lair'],
    ]);
  });

  test('a pool of the same name takes the place of the one there was, and actions go on drawing from it', async () => {
    const { creatures } = await loadScenario(
      'party: [{ use: m.yaml#M, pools: { ki: 9/day, luck: 1 } }]\nmonsters: [fighter 1]',
      {
        'm.yaml':
          'M: { ac: 10, hp: 5, pools: { rage: 2, ki: 5 }, actions: [{ name: A, attack: 1, damage: 1 fire, uses: 2 ki }] }',
      },
    );
    expect(creatures[0]?.pools.map(({ name, points }) => [name, points])).toEqual([
      ['rage', 2],
      ['ki', 9],
      ['luck', 1],
    ]);
    expect(creatures[0]?.actions[0]?.limit).toEqual({ kind: 'pool', pool: 1, cost: 2 });
  });
});
