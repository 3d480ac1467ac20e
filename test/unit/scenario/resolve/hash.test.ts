import { describe, expect, test } from 'vitest';
import { hashScenario } from '../../../../src/scenario/resolve/hash';
import { loadScenario } from '../encounterFiles';

const text = `title: Ford
ruleset: 2014
party:
  - { name: Mira, ac: 16, hp: 27, actions: [{ name: Rapier, attack: 5, damage: 1d8+3 piercing }] }
monsters: [2 ogre]
simulation: { runs: 1005, seed: 7 }
`;

async function hashOf(source: string): Promise<Awaited<ReturnType<typeof hashScenario>>> {
  return hashScenario(await loadScenario(source));
}

describe('The scenario hash', () => {
  test('does not see comments, layout or the order of keys', async () => {
    const other = `# a comment
monsters:
  - 2   Ogres
simulation:
  seed: 7
party:
  - actions: [{ damage: "1d8 + 3 piercing", attack: +5, name: Rapier }]
    hp: 27
    ac: 16   # chain
    name: Mira
ruleset: 2014
title: Ford
`;
    expect(await hashOf(other)).toEqual(await hashOf(text));
  });

  test.each([
    ['ac: 16', 'ac: 17', ['players']],
    ['2 ogre', '3 ogre', ['monsters']],
    // Who shares a roll of initiative.
    ['2 ogre', 'ogre, ogre', ['monsters']],
    ['seed: 7', 'seed: 8', ['simulation']],
    ['title: Ford', 'title: Fort', ['configuration']],
  ])('%s to %s changes that part alone', async (from, to, changed) => {
    const before = await hashOf(text);
    const after = await hashOf(text.replace(from, to));
    expect(after.hash).not.toBe(before.hash);
    const parts = ['players', 'monsters', 'configuration', 'simulation'] as const;
    expect(parts.filter((part) => JSON.stringify(before.parts[part]) !== JSON.stringify(after.parts[part]))).toEqual(
      changed,
    );
  });

  test('another hero, or another line of monsters, leaves the hashes of all others as they are', async () => {
    const { parts: before } = await hashOf(text);
    const { parts: hero } = await hashOf(text.replace('party:', 'party:\n  - fighter 1'));
    expect(hero.players[1]).toBe(before.players[0]);
    expect(hero).toEqual({ ...before, players: hero.players });
    const { parts: monster } = await hashOf(text.replace('[2 ogre]', '[ogre, 2 ogre]'));
    expect(monster).toEqual({ ...before, monsters: [before.monsters[0], ...before.monsters] });
  });
});
