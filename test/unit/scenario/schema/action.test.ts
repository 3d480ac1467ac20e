import { describe, expect, test } from 'vitest';
import type { Action } from '../../../../src/shared/model/action';
import { plainAction, plainAttack } from '../../../../src/shared/model/plain';
import { firstCreature, loadScenario } from '../encounterFiles';

async function actionsOf(actions: string, more = ''): Promise<readonly Action[]> {
  return (await firstCreature(`{ name: Mira, ac: 16, hp: 27, actions: [${actions}] ${more} }`)).actions;
}

async function actionOf(keys: string): Promise<Action | undefined> {
  return (await actionsOf(`{ name: A, ${keys} }`))[0];
}

describe('An action written out', () => {
  test('an attack with extra damage once a turn', async () => {
    expect(
      await actionOf('attack: +5, attacks: 2, crit: 19, damage: 1d8+3 piercing, extra: 2d6 cold once a turn'),
    ).toEqual({
      ...plainAction,
      name: 'A',
      effect: {
        ...plainAttack,
        rolls: 2,
        bonus: 5,
        critRange: 19,
        damage: [{ dice: { terms: [{ count: 1, sides: 8 }], bonus: 3 }, type: 'piercing' }],
        oncePerTurn: [{ dice: { terms: [{ count: 2, sides: 6 }], bonus: 0 }, type: 'cold' }],
      },
    });
  });

  test('extra damage on every hit is damage', async () => {
    expect(await actionOf('attack: 5, damage: 1d8 fire, extra: 1d6 cold')).toMatchObject({
      effect: { damage: [{ type: 'fire' }, { type: 'cold' }], oncePerTurn: [] },
    });
  });

  test('ranges', async () => {
    const effect = { reach: null, range: 80, longRange: 320 };
    expect(await actionOf('attack: 5, damage: 1 fire, range: 80/320')).toMatchObject({ effect });
    expect(await actionOf('attack: 5, damage: 1 fire, range: 60')).toMatchObject({
      effect: { range: 60, longRange: null },
    });
    expect(await actionOf('attack: 5, damage: 1 fire, reach: 10 ft., range: 30/60')).toMatchObject({
      effect: { reach: 10, range: 30, longRange: 60 },
    });
  });

  test('a saving throw in an area, against a number of targets, against one', async () => {
    expect(await actionOf('save: dex 15 half, damage: 8d6 fire, area: 20-foot sphere')).toMatchObject({
      effect: {
        kind: 'save',
        ability: 'dex',
        dc: 15,
        onSuccess: 'half',
        area: { shape: 'sphere', size: 20 },
        targets: null,
      },
    });
    expect(await actionOf('save: Wisdom DC 12, damage: 1 psychic, targets: 4')).toMatchObject({
      effect: { ability: 'wis', dc: 12, onSuccess: 'none', area: null, targets: 4 },
    });
    expect(await actionOf('save: con 13 none, damage: 1 poison')).toMatchObject({ effect: { targets: 1 } });
  });

  test('damage without a roll always hits', async () => {
    expect(await actionOf('damage: 3d4+3 force')).toMatchObject({
      effect: { kind: 'save', ability: null, onSuccess: 'none' },
    });
  });

  test('healing and temporary hit points', async () => {
    expect(await actionOf('heal: 1d10+3 self')).toMatchObject({ effect: { who: 'self', temporary: false } });
    expect(await actionOf('heal: 1d8 to another ally')).toMatchObject({ effect: { who: 'other' } });
    expect(await actionOf('heal: 1d8')).toMatchObject({ effect: { who: 'ally' } });
    expect(await actionOf('tempHp: 1d4+4 ally')).toMatchObject({ effect: { who: 'ally', temporary: true } });
  });

  test.each([
    ['uses: 2/day', { kind: 'uses', uses: 2, per: 'day' }],
    ['uses: 1/short rest', { kind: 'uses', uses: 1, per: 'short rest' }],
    ['uses: 1/fight', { kind: 'uses', uses: 1, per: 'fight' }],
    ['uses: 3', { kind: 'uses', uses: 3, per: 'day' }],
    ['recharge: 5-6', { kind: 'recharge', lowest: 5 }],
    ['recharge: 6', { kind: 'recharge', lowest: 6 }],
  ])('%s', async (keys, limit) => {
    expect((await actionOf(`attack: 5, damage: 1 fire, ${keys}`))?.limit).toEqual(limit);
  });

  test.each([
    ['self.hp < 50%', [{ subject: 'self.hp%', comparison: '<', value: 50 }]],
    ['self.hp < 10', [{ subject: 'self.hp', comparison: '<', value: 10 }]],
    ['ally.down', [{ subject: 'ally.down', comparison: '>=', value: 1 }]],
    [
      'targets >= 3 and round = 1',
      [
        { subject: 'targets', comparison: '>=', value: 3 },
        { subject: 'round', comparison: '=', value: 1 },
      ],
    ],
    ['enemy.count > 2', [{ subject: 'enemies', comparison: '>', value: 2 }]],
  ])('when: %s', async (when, expected) => {
    expect((await actionOf(`attack: 5, damage: 1 fire, when: ${when}`))?.when).toEqual(expected);
  });

  test.each([
    ['spell: 0', 0],
    ['spell: 3, uses: 2/day', 3],
    ['slot: bonus', null],
  ])('%s', async (keys, spell) => {
    expect((await actionOf(`attack: 5, damage: 1 fire, ${keys}`))?.spell).toBe(spell);
  });

  test('the sentence a stat block prints', async () => {
    const [bow] = await actionsOf(
      '"Shortbow. Ranged Attack Roll: +5, range 80/320 ft. Hit: 6 (1d6 + 3) Piercing damage."',
    );
    expect(bow).toMatchObject({ name: 'Shortbow', effect: { kind: 'attack', bonus: 5, range: 80, longRange: 320 } });
  });

  test('a multiattack comes first and counts the others from 1', async () => {
    const claws = '{ name: Claw, attack: 5, damage: 1d6 slashing }, { name: Bite, attack: 5, damage: 1d8 piercing }';
    const actions = await actionsOf(claws, ', multiattack: [2 claws, Bite or Claw]');
    expect(actions.map(({ name }) => name)).toEqual(['Multiattack', 'Claw', 'Bite']);
    expect(actions[0]?.effect).toEqual({
      kind: 'multiattack',
      steps: [
        { count: 2, choices: [1] },
        { count: 1, choices: [2, 1] },
      ],
    });
  });

  test('what is allowed but not simulated is listed with the creature', async () => {
    const scenario = await loadScenario(`
ruleset: 2014
party:
  - name: Mira
    ac: 16
    hp: 27
    traits: [{ name: Brave, text: advantage against fear }, pack tactics]
    actions:
      - { name: Web, save: dex 12, damage: 1d4 acid, concentration: true, spell: 2 }
monsters: [{ name: Rat, ac: 10, hp: 1, actions: [{ name: A, attack: 0, damage: 1 piercing }] }]
`);
    expect(scenario.notSimulated.map(({ creature, text, degree }) => [creature, text, degree])).toEqual([
      ['Mira', 'Brave. advantage against fear', 'not'],
      ['Mira', 'Web: spell: 2', 'partly'],
    ]);
  });
});
