import { expect, test } from 'vitest';
import { hashScenario } from '../../../../src/scenario/resolve/hash';
import { load, loadScenario } from '../encounterFiles';

const files = {
  'rats.encounter.yaml':
    'title: Rats\nruleset: 2014\nparty: [wizard 1]\nmonsters: [2 giant rat, goblin]\nstart: { distance: 40 }\ntactics: { monsters: random }',
  'sub/toll.encounter.yaml':
    'title: Toll\nruleset: 2014\nparty: [wizard 1]\nmonsters: [goblin, { use: "../m.yaml#Ally", side: party }]\nstart: { surprise: party }',
  'm.yaml': 'Ally: { ac: 1, hp: 1, actions: [{ name: A, attack: 1, damage: 1 fire }] }',
};
const day = `title: A day
ruleset: 2014
party: [fighter 3, 2 cleric 3]
day: [rats.encounter.yaml, short rest, ./sub/toll.encounter.yaml, long rest, rats.encounter.yaml]
`;

test('R19 the party of the day fights the monsters of each encounter, from its start', async () => {
  const scenario = await loadScenario(day, files);
  expect(scenario.creatures.map(({ name, side, group }) => [name, side, group])).toEqual([
    ['fighter 3', 'party', 0],
    ['cleric 3 1', 'party', 1],
    ['cleric 3 2', 'party', 1],
    ['Giant Rat 1', 'monsters', 2],
    ['Giant Rat 2', 'monsters', 2],
    ['Goblin 1', 'monsters', 3],
    ['Goblin 2', 'monsters', 2],
    ['Giant Rat 3', 'monsters', 2],
    ['Giant Rat 4', 'monsters', 2],
    ['Goblin 3', 'monsters', 3],
  ]);
  expect(scenario.day).toMatchObject([
    { kind: 'fight', title: 'Rats', from: 3, to: 6, start: { distance: 40, surprise: null } },
    { kind: 'rest', rest: 'short' },
    { kind: 'fight', title: 'Toll', from: 6, to: 7, start: { distance: 0, surprise: 'party' } },
    { kind: 'rest', rest: 'long' },
    { kind: 'fight', title: 'Rats', from: 7, to: 10 },
  ]);
  expect(scenario.creatures.map(({ targeting }) => targeting).slice(3)).toEqual([
    ...['random', 'random', 'random'],
    'most-dangerous',
    ...['random', 'random', 'random'],
  ]);
});

test('the files of a day are what it depends on, without those of who does not fight', async () => {
  const { dependencies } = await load(day, files);
  expect(dependencies.toSorted()).toEqual([
    'file:///campaign/rats.encounter.yaml',
    'file:///campaign/sub/toll.encounter.yaml',
  ]);
});

test('the hash sees the order of a day', async () => {
  const { parts } = await hashScenario(await loadScenario(day, files));
  const swapped = day.replace('short rest', 'x').replace('long rest', 'short rest').replace('x', 'long rest');
  const { parts: other } = await hashScenario(await loadScenario(swapped, files));
  expect(other).toEqual({ ...parts, configuration: other.configuration });
  expect(other.configuration).not.toBe(parts.configuration);
});
