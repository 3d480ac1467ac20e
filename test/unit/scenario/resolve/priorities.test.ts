import { expect, test } from 'vitest';
import type { Creature } from '../../../../src/shared/model/scenario';
import { creaturesOf, firstCreature } from '../encounterFiles';

const actions = `actions: [
  { name: Fire Breath, save: dex 15 half, area: 30-foot cone, damage: 8d6 fire, recharge: 5-6 },
  { name: Claw, attack: 5, damage: 1d6 slashing },
  { name: Bite, attack: 5, damage: 1d10 piercing },
  { name: Tail, attack: 5, damage: 5d10 bludgeoning, slot: bonus }]`.replaceAll('\n', '');

/** Each line as the action it names, whom it is aimed at, and how many conditions it has. */
function told({ priorities, actions: all }: Creature): unknown[] {
  return (priorities ?? []).map(({ action, target, when }) => [all[action]?.name, target, when.length]);
}

const listed = async (lines: string, more = '') =>
  firstCreature(`{ name: M, ac: 10, hp: 5, ${actions} ${more}, tactics: [${lines}] }`);

test('R17 lines name actions, targets and conditions; a word that only one action has is enough', async () => {
  const creature = await listed('breath if targets >= 2 and round = 1, claws at casters, Bite');
  expect(told(creature)).toEqual([
    ['Fire Breath', null, 2],
    ['Claw', 'casters', 0],
    ['Bite', null, 0],
  ]);
  expect(creature.priorities?.map(({ text }) => text)).toEqual([
    'breath if targets >= 2 and round = 1',
    'claws at casters',
    'Bite',
  ]);
});

test('R17 or becomes two lines', async () => {
  expect(told(await listed('breath if targets >= 2 or self.hp < 50% and round > 1'))).toEqual([
    ['Fire Breath', null, 1],
    ['Fire Breath', null, 2],
  ]);
});

test('R17 attack is the multiattack, else what can always be done with the action, most damage first', async () => {
  expect(told(await listed('attack'))).toEqual([
    ['Bite', null, 0],
    ['Claw', null, 0],
  ]);
  expect(told(await listed('attack', ', multiattack: [2 Claw]'))[0]).toEqual(['Multiattack', null, 0]);
});

test('R17 what everybody can do is added once', async () => {
  const creature = await listed('dodge if round = 1, dash, disengage, stabilize, flee, dodge, attack');
  expect(creature.actions.slice(4).map(({ name, effect }) => [name, effect.kind])).toEqual([
    ['Dodge', 'boon'],
    ['Dash', 'basic'],
    ['Disengage', 'basic'],
    ['Stabilise', 'basic'],
    ['Flee', 'basic'],
  ]);
  expect(told(creature)).toHaveLength(8);
});

test('R17 from the list of a side each creature takes the lines whose actions it has; its own list goes before', async () => {
  const creatures = await creaturesOf(
    `\n  - { name: M, ac: 10, hp: 5, ${actions} }\n  - { name: N, ac: 10, hp: 5, actions: [{ name: Kick, attack: 1, damage: 1 fire }] }\n  - { name: O, ac: 10, hp: 5, tactics: [Kick], actions: [{ name: Kick, attack: 1, damage: 1 fire }] }`,
    '[goblin]',
    'tactics: { party: [breath, kick if round > 1, dodge] }',
  );
  expect(creatures.map(told)).toEqual([
    [
      ['Fire Breath', null, 0],
      ['Dodge', null, 0],
    ],
    [
      ['Kick', null, 1],
      ['Dodge', null, 0],
    ],
    [['Kick', null, 0]],
    [],
  ]);
  expect(creatures[3]?.priorities).toBeNull();
});

test('R17 a list stands beside the other keys of tactics', async () => {
  const creature = await firstCreature(
    `{ name: M, ac: 10, hp: 5, ${actions}, tactics: { target: casters, priorities: [breath, attack] } }`,
  );
  expect(creature).toMatchObject({ targeting: 'casters', priorities: [{ action: 0 }, { action: 2 }, { action: 1 }] });
});
