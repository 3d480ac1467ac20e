import { describe, expect, it } from 'vitest';
import type { Action } from '../../src/shared/model/action';
import type { RollMode } from '../../src/shared/model/dice';
import type { Lasting } from '../../src/shared/model/lasting';
import { noLasting, plainAction, plainSave } from '../../src/shared/model/plain';
import fixtures from '../fixtures/exactRules.json';
import { attack, dice, hero, monster, scenario } from '../fixtures/scenarioBuilder';
import { bundledEngine } from '../support/bundledEngine';

const fightMany = await bundledEngine();
const runs = 100_000;
const sigmas = 4.5;

function expectShare(hits: number, probability: number, samples = runs): void {
  const sigma = Math.sqrt((probability * (1 - probability)) / samples);
  expect(Math.abs(hits / samples - probability), `${hits / samples} against ${probability}`).toBeLessThanOrEqual(
    sigmas * sigma + 1e-12,
  );
}

describe('death saving throws agree with their exact chances', () => {
  it('up, stable or dead in the end', () => {
    // Rolls once a round until an end is reached; whoever comes up stays up, for nobody attacks.
    const creatures = [hero('victim', { hp: 0, maxHp: 10 }), hero('ally'), monster('foe')];
    const { state } = fightMany(scenario(creatures, { simulation: { maxRounds: 20 } }), 3, runs);
    const counts = [0, 0, 0, 0];
    for (let run = 0; run < runs; run++) counts[state[run]!]! += 1;
    const { up, stable, dead } = fixtures.deathSaves['0 successes, 0 failures'];
    expect(counts[1]).toBe(0);
    expectShare(counts[0]!, up);
    expectShare(counts[2]!, stable);
    expectShare(counts[3]!, dead);
  });
});

describe('initiative agrees with its exact chances', () => {
  /** The one who goes first wins: every blow hits, and fells. */
  function firstShare(difference: number, start: Parameters<typeof scenario>[1]): number {
    const values = { maxHp: 1, ac: 0, deathSaves: false, actions: [attack('Spell', 0, '5 force', { rolls: 9 })] };
    const creatures = [hero('a', { ...values, initiative: difference }), monster('b', values)];
    const { outcome, rounds } = fightMany(scenario(creatures, { ruleset: '2024', ...start }), difference + 50, runs);
    let first = 0;
    for (let run = 0; run < runs; run++) if (outcome[run] === 1 && rounds[run] === 1) first++;
    return first;
  }

  it.each(fixtures.initiative.map((row) => [row.bonusDifference, row] as const))(
    'modifiers %i apart',
    (difference, row) => {
      expectShare(firstShare(difference, { start: { ties: 'reroll' } }), row.reroll);
      expectShare(firstShare(difference, { start: { ties: 'random' } }), row.coin);
      expectShare(firstShare(difference, { start: { ties: 'higher-modifier' } }), row.higherBonus);
      expectShare(firstShare(difference, { start: { ties: 'random', surprise: 'party' } }), row.surprised2024);
    },
  );
});

describe('attack rolls agree with their exact chances', () => {
  it.each(fixtures.hit.map((row) => [row.attackBonus, row.ac, row.advantage, row] as const))(
    '+%i against AC %i, %s',
    (bonus, ac, mode, { miss, hit, crit }) => {
      // One blow: 1 point for a hit, 2 for a critical hit.
      const sword = attack('Sword', bonus, '1d1 force');
      const creatures = [
        hero('a', { attackRolls: mode as RollMode, actions: [sword] }),
        monster('wall', { ac, maxHp: 9 }),
      ];
      const { damageDealt } = fightMany(scenario(creatures, { simulation: { maxRounds: 1 } }), bonus * 100 + ac, runs);
      const counts = [0, 0, 0];
      for (let run = 0; run < runs; run++) counts[damageDealt[run]!]! += 1;
      expectShare(counts[0]!, miss);
      expectShare(counts[1]!, hit);
      expectShare(counts[2]!, crit);
    },
  );
});

describe('damage per round agrees with its exact mean', () => {
  it.each(fixtures.dpr.map((row) => [row.damage, row.attacks, row.ac, row.advantage, row] as const))(
    '%s, %i attacks against AC %i, %s',
    (_damage, rolls, ac, mode, { damage, attackBonus, critRange, mean, sd, pZero }) => {
      const sword = attack('Sword', attackBonus, '1 force', {
        rolls,
        critRange,
        damage: [{ dice: dice(damage), type: 'force' }],
      });
      const creatures = [
        hero('a', { attackRolls: mode as RollMode, actions: [sword] }),
        monster('wall', { ac, maxHp: 10_000 }),
      ];
      const { damageDealt } = fightMany(scenario(creatures, { simulation: { maxRounds: 1 } }), ac, runs);
      let sum = 0;
      let zeros = 0;
      for (let run = 0; run < runs; run++) {
        sum += damageDealt[run]!;
        if (damageDealt[run] === 0) zeros++;
      }
      expect(Math.abs(sum / runs - mean)).toBeLessThanOrEqual((sigmas * sd) / Math.sqrt(runs));
      expectShare(zeros, pZero);
    },
  );
});

describe('conditions that a save ends agree with their exact chances', () => {
  it.each(fixtures.saveOrSuck.map((row) => [row.dc, row.saveBonus, row] as const))(
    'DC %i against %i: turns lost in a minute',
    (dc, bonus, { dist }) => {
      // The spell comes before the victim's first turn; it saves at the end of each of ten turns.
      const held: Lasting = {
        ...{ ...noLasting, name: 'held', conditions: ['paralyzed'] },
        save: { ability: 'wis', dc, at: 'end' },
        ends: { at: 'end', of: 'bearer', turns: 10 },
      };
      const spell: Action = {
        ...{ ...plainAction, name: 'Hold', limit: { kind: 'uses', uses: 1, per: 'day' } },
        effect: { ...plainSave, ability: 'wis', dc, lasting: [held] },
      };
      const saves = { str: 0, dex: 0, con: 0, int: 0, wis: bonus, cha: 0 };
      const creatures = [hero('caster', { initiative: 50, actions: [spell] }), monster('victim', { saves })];
      const { turnsLost } = fightMany(scenario(creatures, { simulation: { maxRounds: 12 } }), dc * 50 + bonus, 50_000);
      const counts = new Array<number>(dist.length).fill(0);
      for (const turns of turnsLost.subarray(50_000)) counts[turns]! += 1;
      dist.forEach((chance, turns) => {
        expectShare(counts[turns]!, chance, 50_000);
      });
    },
  );
});
