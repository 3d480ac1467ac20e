import { describe, expect, test } from 'vitest';
import type { Action } from '../../../../src/shared/model/action';
import { firstCreature } from '../encounterFiles';

async function actionOf(keys: string, more = ''): Promise<Action> {
  const creature = await firstCreature(`{ name: Mira, ac: 16, hp: 27, actions: [{ name: A, ${keys} }] ${more} }`);
  const [action] = creature.actions;
  if (!action) throw new Error(`No action: ${keys}`);
  return action;
}

const flat = (bonus: number, type: string) => [{ dice: { terms: [], bonus }, type }];

describe('What an action may be', () => {
  test.each([
    ['guard: ac 5', { ac: 5, halves: false, reduces: null, meleeOnly: false }],
    ['guard: ac 3 melee', { ac: 3, meleeOnly: true }],
    ['guard: half', { halves: true, ac: 0 }],
    ['guard: 1d10+3', { reduces: { terms: [{ count: 1, sides: 10 }], bonus: 3 } }],
  ])('R7 %s answers a hit as a reaction', async (keys, effect) => {
    expect(await actionOf(keys)).toMatchObject({
      slot: 'reaction',
      trigger: 'hit',
      effect: { kind: 'guard', ...effect },
    });
  });

  test('a strike goes with a hit of its own', async () => {
    expect(await actionOf('strike: 5 radiant melee')).toMatchObject({
      slot: 'free',
      trigger: 'own-hit',
      effect: { kind: 'strike', damage: flat(5, 'radiant'), meleeOnly: true, oncePer: null, riders: [] },
    });
    expect((await actionOf('strike: 1d8 piercing melee once a turn')).effect).toMatchObject({
      meleeOnly: true,
      oncePer: 'turn',
    });
    expect((await actionOf('strike: 1d8 radiant once on its turn')).effect).toMatchObject({
      meleeOnly: false,
      oncePer: 'own-turn',
    });
    expect((await actionOf('strike: none, save: con 13, condition: stunned 1 round')).effect).toMatchObject({
      damage: [],
      meleeOnly: false,
      riders: [{ save: { ability: 'con', dc: 13 }, lasting: [{ name: 'stunned' }] }],
    });
  });

  test.each([
    ['hit', 'reaction'],
    ['missed', 'reaction'],
    ['damaged', 'reaction'],
    ['leaves-reach', 'reaction'],
    ['own-hit', 'free'],
    ['falls', 'free'],
  ])('trigger: %s is of the slot %s', async (trigger, slot) => {
    expect(await actionOf(`trigger: ${trigger}, attack: 5, damage: 1 fire`)).toMatchObject({ slot, trigger });
  });

  test('surge and basic actions', async () => {
    expect(await actionOf('slot: free, surge: 1')).toMatchObject({
      slot: 'free',
      effect: { kind: 'surge', actions: 1 },
    });
    expect(await actionOf('slot: bonus, basic: dash')).toMatchObject({ effect: { kind: 'basic', what: 'dash' } });
    expect(await actionOf('basic: stabilize')).toMatchObject({ effect: { what: 'stabilise' } });
  });

  test('damage of a miss, a cleave, Sneak Attack', async () => {
    const { effect } = await actionOf(
      'attack: 5, damage: 1 fire, onMiss: 3 fire, cleave: 4 fire, extra: 5 fire once a turn if sneak',
    );
    expect(effect).toMatchObject({
      onMiss: flat(3, 'fire'),
      cleave: flat(4, 'fire'),
      oncePerTurn: flat(5, 'fire'),
      onceNeeds: 'sneak',
    });
  });

  test('R20 masteries take the modifier from the damage and the DC from the attack roll; nick costs no bonus action', async () => {
    const topple = await actionOf('attack: 5, damage: 2d6+3 slashing, mastery: topple');
    expect(topple.effect).toMatchObject({ riders: [{ save: { ability: 'con', dc: 13 } }] });
    const graze = await actionOf('attack: 5, damage: 2d6+3 slashing, mastery: Graze');
    expect(graze.effect).toMatchObject({ onMiss: flat(3, 'slashing') });
    expect(await actionOf('attack: 5, damage: 1d6 slashing, mastery: nick')).toMatchObject({ slot: 'free' });
  });

  test('spells are magical and may be cast with higher slots', async () => {
    const slots = ', slots: [4, 2]';
    expect(
      await actionOf('damage: 1 fire, spell: 2, upcast: 1d6 fire and 1 target, concentration: true', slots),
    ).toMatchObject({
      spell: 2,
      limit: { kind: 'slots' },
      concentration: true,
      isMagical: true,
      upcast: { damage: [{ dice: { terms: [{ count: 1, sides: 6 }] }, type: 'fire' }], targets: 1 },
    });
    expect(await actionOf('heal: 1d8, spell: 1, upcast: 1d8', slots)).toMatchObject({
      upcast: { damage: [], healing: { terms: [{ count: 1, sides: 8 }], bonus: 0 }, targets: 0 },
    });
    expect(await actionOf('damage: 1 fire, spell: 1, magical: false, uses: 1/day', slots)).toMatchObject({
      isMagical: false,
      limit: { kind: 'uses' },
    });
    expect((await actionOf('damage: 1 fire, magical: true')).isMagical).toBe(true);
  });

  test('points of a pool', async () => {
    const pools = ', slots: [2], pools: { Ki: 5/short rest, luck: 3 }';
    const limit = { kind: 'pool', pool: 1, cost: 2 };
    expect((await actionOf('attack: 5, damage: 1 fire, uses: 2 ki', pools)).limit).toEqual(limit);
    expect((await actionOf('attack: 5, damage: 1 fire, pool: ki, cost: 2', pools)).limit).toEqual(limit);
    expect(await actionOf('heal: from pool ally, pool: luck', pools)).toMatchObject({
      effect: { fromPool: true, who: 'ally' },
      limit: { kind: 'pool', pool: 2, cost: 1 },
    });
    expect(await actionOf('heal: 1d4 ally, targets: 6')).toMatchObject({ effect: { targets: 6 } });
  });

  test('or in when is refused, and every subject of a condition is read', async () => {
    const when = 'uses and slots >= 1 and not concentrating and enemy.hp% < 30';
    expect((await actionOf(`attack: 5, damage: 1 fire, when: ${when}`)).when).toEqual([
      { subject: 'uses', comparison: '>=', value: 1 },
      { subject: 'slots', comparison: '>=', value: 1 },
      { subject: 'concentrating', comparison: '=', value: 0 },
      { subject: 'enemy.hp%', comparison: '<', value: 30 },
    ]);
  });
});
