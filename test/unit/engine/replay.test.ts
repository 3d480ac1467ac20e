import { expect, it } from 'vitest';
import { replay } from '../../../src/engine/replay';
import { attack, copies, hero, monster, scenario } from '../../fixtures/scenarioBuilder';

it('refuses to tell of more than anyone can hold, and goes on to tell of shorter fights', () => {
  const crowd = { ac: 10, maxHp: 100_000, actions: [attack('Claws', 100, '1 fire', { rolls: 30 })] };
  const creatures = [...copies(50, hero('hero', crowd)), ...copies(50, monster('foe', crowd))];
  const rounds = (maxRounds: number) => scenario(creatures, { simulation: { maxRounds } });
  expect(replay(rounds(40), 1, 0)).toEqual({
    ok: false,
    error: expect.stringContaining('more than 200,000 events') as string,
  });
  const told = replay(rounds(1), 1, 0);
  expect(told.ok && told.value.at(-1)).toEqual({ kind: 'end', outcome: 'undecided', rounds: 1 });
});
