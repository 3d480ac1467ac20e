import { describe, expect, it } from 'vitest';
import fixtures from '../fixtures/exactSaveEnds.json';
import { hero, lasting, monster, power, scenario } from '../fixtures/scenarioBuilder';
import { bundledEngine } from '../support/bundledEngine';

const fightMany = await bundledEngine();
const runs = 200_000;
const sigmas = 4;

/**
 * The mage goes first and has one spell; the foe, when it can act, deals one point a turn that nothing avoids. What it
 * has not dealt in ten rounds are the turns it has lost.
 */
function turnsLost(dc: number, saveBonus: number): number[] {
  const saves = { str: 0, dex: 0, con: 0, int: 0, wis: saveBonus, cha: 0 };
  const held = lasting(['paralyzed'], { save: { ability: 'wis', dc, at: 'end' } });
  const hold = power(
    'Hold',
    dc,
    '1 force',
    { ability: 'wis', onSuccess: 'none', damage: [], lasting: [held] },
    { limit: { kind: 'uses', uses: 1, per: 'fight' } },
  );
  const sting = power('Sting', 1, '1 force', { ability: null, onSuccess: 'none' });
  const creatures = [
    hero('mage', { initiative: 100, maxHp: 1000, actions: [hold] }),
    monster('foe', { initiative: -100, saves, maxHp: 1000, actions: [sting] }),
  ];
  const { damageTaken } = fightMany(scenario(creatures, { simulation: { maxRounds: 10 } }), dc * 100 + saveBonus, runs);
  const counts = Array.from({ length: 11 }, () => 0);
  for (let run = 0; run < runs; run++) counts[10 - damageTaken[run]!]! += 1;
  return counts;
}

describe('R7 a saving throw at the end of each turn: turns lost agree with their exact distribution', () => {
  it.each(fixtures.saveEnds.map((row) => [row.dc, row.saveBonus, row] as const))(
    'DC %i against %i',
    (dc, saveBonus, row) => {
      const counts = turnsLost(dc, saveBonus);
      row.distribution.forEach((probability, turns) => {
        const sigma = Math.sqrt((probability * (1 - probability)) / runs);
        expect(Math.abs(counts[turns]! / runs - probability), `${turns} turns`).toBeLessThanOrEqual(
          sigmas * sigma + 1e-5,
        );
      });
    },
  );
});
