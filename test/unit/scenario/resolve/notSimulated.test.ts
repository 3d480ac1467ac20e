import { expect, test } from 'vitest';
import { loadScenario } from '../encounterFiles';

const attack = 'attack: 1, damage: 1 fire';

async function notesOf(text: string): Promise<unknown[]> {
  const { notSimulated } = await loadScenario(text);
  return notSimulated.map(({ creature, text: note, degree, reason }) => [creature, note, degree, reason]);
}

test('What the fight passes over is listed: reactions to nothing, legendary actions that cost too much', async () => {
  const text = `
party:
  - name: Mira
    ac: 16
    hp: 27
    legendary: 1
    actions:
      - { name: Parry, ${attack}, slot: reaction }
      - { name: Tail, ${attack}, slot: legendary }
      - { name: Wing, ${attack}, slot: legendary, cost: 2 }
monsters:
  - { name: Rat, ac: 10, hp: 1, actions: [{ name: A, ${attack} }] }
`;
  const reaction =
    'a reaction to nothing: give it "trigger", one of hit, missed, damaged, leaves-reach, own-hit, falls';
  expect(await notesOf(text)).toEqual([
    ['Mira', 'Parry: slot: reaction', 'not', reaction],
    ['Mira', 'Wing', 'not', 'it costs 2 of 1 legendary actions a round'],
  ]);
});

test('A legendary action is listed by what its creature has in the end', async () => {
  const creature = `{ name: Rat, ac: 10, hp: 1, actions: [{ name: A, ${attack}, slot: legendary }] }`;
  const text = `party:\n  - ${creature}\nmonsters:\n  - { use: "#Rat", name: King, legendary: 1 }\n`;
  expect(await notesOf(text)).toEqual([['Rat', 'A', 'not', 'it costs 1 of 0 legendary actions a round']]);
});

test('Statistics of the other rules are listed', async () => {
  const scenario =
    'party: [{ name: Rat, ac: 10, hp: 1, actions: [{ name: A, attack: 1, damage: 1 fire }] }]\nmonsters: [2 wolf]\n';
  expect(await notesOf(scenario)).toContainEqual([
    'Wolf',
    'statistics of the 2014 rules',
    'partly',
    'there is none of the 2024 rules',
  ]);
});
