import { describe, expect, it } from 'vitest';
import type { Creature, Scenario } from '../../src/shared/model/scenario';
import { tieBreaks } from '../../src/shared/model/vocabulary';
import { attack, copies, hero, lasting, monster, power, scenario } from '../fixtures/scenarioBuilder';
import { bundledEngine } from '../support/bundledEngine';
import { deviations } from './oracle/agreement';
import { solveFight } from './oracle/solveFight';

const fightMany = await bundledEngine();
const runs = 50_000;
const sigmas = 4.5;

function expectShare(hits: number, chance: number): void {
  const sigma = Math.sqrt((chance * (1 - chance)) / runs);
  expect(Math.abs(hits / runs - chance), `${hits / runs} against ${chance}`).toBeLessThanOrEqual(
    sigmas * sigma + 1e-12,
  );
}

/** How many runs came out at each value of a creature's column. */
function countsOf(column: ArrayLike<number>, creature: number): number[] {
  const counts: number[] = [];
  for (let run = 0; run < runs; run++) {
    const value = column[creature * runs + run]!;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

const blow = (bonus: number, damage: string, effect = {}) => [attack('Blow', bonus, `${damage} force`, effect)];
const swift = { initiative: 100 };
const saves = { str: 0, dex: 0, con: 0, int: 0, wis: 0, cha: 0 };
const once = { limit: { kind: 'uses', uses: 1, per: 'fight' } } as const;

describe('corners agree with their exact solution', () => {
  const frail: Partial<Creature> = { maxHp: 1, deathSaves: false };
  const corners: readonly (readonly [string, Scenario])[] = [
    ...tieBreaks.map(
      (ties) =>
        [
          `ties ${ties}: two of one hit point against one, each rolling for itself`,
          scenario(
            [
              ...copies(2, hero('hero', { ...frail, initiative: 1, actions: blow(3, '1') })),
              monster('foe', { ...frail, initiative: 2, actions: blow(4, '1') }),
            ],
            { start: { ties } },
          ),
        ] as const,
    ),
    [
      'armor class 1 against 40, where only a 20 hits',
      scenario([
        hero('a', { ac: 1, maxHp: 9, actions: blow(0, '1d4') }),
        monster('b', { ac: 40, maxHp: 3, actions: blow(20, '1') }),
      ]),
    ],
    [
      'nobody does any damage, for one round',
      scenario([hero('a', { actions: blow(5, '0') }), monster('b', { actions: blow(5, '1d4-6') })], {
        simulation: { maxRounds: 1 },
      }),
    ],
    [
      'six identical foes in one group on a party of one',
      scenario(
        [
          hero('a', { maxHp: 12, actions: blow(9, '3', { rolls: 3 }) }),
          ...copies(6, monster('rat', { ...frail, actions: blow(2, '1d2') })),
        ],
        { start: { groupInitiative: true }, ruleset: '2024' },
      ),
    ],
    ...(['2014', '2024'] as const).map(
      (ruleset) =>
        [
          `${ruleset}: the party is surprised`,
          scenario(
            [hero('a', { maxHp: 8, actions: blow(5, '1d6') }), monster('b', { maxHp: 8, actions: blow(5, '1d6') })],
            {
              ruleset,
              start: { surprise: 'party' },
            },
          ),
        ] as const,
    ),
  ];
  it.each(corners)('%s', (_name, fight) => {
    for (const { what, sigmas: measured } of deviations(fight, fightMany(fight, 31, runs), solveFight(fight))) {
      expect(measured, what).toBeLessThanOrEqual(sigmas);
    }
  });
});

describe('R13 recharge: how often in six turns', () => {
  it.each([5, 6])('on %i and more', (lowest) => {
    const breath = power('Breath', 1, '1 fire', { ability: null }, { limit: { kind: 'recharge', lowest } });
    const creatures = [hero('dragon', { ...swift, actions: [breath] }), monster('wall', { maxHp: 99 })];
    const counts = countsOf(
      fightMany(scenario(creatures, { simulation: { maxRounds: 6 } }), lowest, runs).damageDealt,
      0,
    );
    const back = (7 - lowest) / 6;
    // There at the start; then a die in each of five turns.
    const choose = [1, 5, 10, 10, 5, 1];
    choose.forEach((ways, more) => {
      expectShare(counts[1 + more] ?? 0, ways * back ** more * (1 - back) ** (5 - more));
    });
  });
});

describe('R5, R6 damage is rounded down at each step', () => {
  it.each([
    ['a failed save', {}, 21, 13],
    ['resistance', { resist: ['fire'] }, 21, 6],
    ['a made save', {}, 1, 6],
    ['a made save and resistance', { resist: ['fire'] }, 1, 3],
    ['resistance and vulnerability', { resist: ['fire'], vulnerable: ['fire'] }, 21, 12],
    ['a made save and vulnerability', { vulnerable: ['fire'] }, 1, 12],
    ['immunity and vulnerability', { immune: ['fire'], vulnerable: ['fire'] }, 21, 0],
    ['a made save with Evasion', { evasion: true }, 1, 0],
    ['a failed save with Evasion', { evasion: true }, 21, 6],
    ['a failed save with Evasion and resistance', { evasion: true, resist: ['fire'] }, 21, 3],
  ] as const)('13 points of fire after %s', (_what, values, dc, taken) => {
    const fire = power('Fire', dc, '13 fire', {}, once);
    const creatures = [hero('a', { ...swift, actions: [fire] }), monster('b', { maxHp: 99, saves, ...values })];
    const { damageTaken } = fightMany(scenario(creatures, { simulation: { maxRounds: 1 } }), 1, 1);
    expect(damageTaken[1]).toBe(taken);
  });
});

describe('R8 concentration', () => {
  it('is kept through each of five wounds with the chance of a save of DC 10', () => {
    // The foe is stunned while it lasts and loses that turn; its companion wounds the caster once a round.
    const held = lasting(['stunned']);
    const hold = power(
      'Hold',
      30,
      '1 force',
      { damage: [], lasting: [held], targets: 1 },
      { ...once, concentration: true },
    );
    const sting = power('Sting', 1, '4 force', { ability: null, onSuccess: 'none' });
    const caster = hero('caster', {
      ...swift,
      maxHp: 99,
      saves: { ...saves, con: 3 },
      targeting: 'first',
      actions: [hold],
    });
    const creatures = [
      caster,
      monster('held', { maxHp: 9, initiative: -100 }),
      monster('stinger', { maxHp: 9, initiative: 50, actions: [sting] }),
    ];
    const { turnsLost } = fightMany(scenario(creatures, { simulation: { maxRounds: 5 } }), 9, runs);
    const counts = countsOf(turnsLost, 1);
    const kept = 14 / 20;
    for (let turns = 0; turns < 5; turns++) expectShare(counts[turns] ?? 0, kept ** turns * (1 - kept));
    expectShare(counts[5] ?? 0, kept ** 5);
  });
});

describe('R6 a spell to hold, against Legendary Resistance twice a day', () => {
  it('takes hold with the third failure', () => {
    const held = lasting(['paralyzed'], { save: { ability: 'wis', dc: 99, at: 'end' } });
    const hold = power('Hold', 13, '1 force', { ability: 'wis', onSuccess: 'none', damage: [], lasting: [held] });
    const dragon = monster('dragon', { maxHp: 99, initiative: -100, legendaryResistance: 2 });
    const creatures = [hero('mage', { ...swift, actions: [hold] }), dragon];
    const rounds = 6;
    const { turnsLost } = fightMany(scenario(creatures, { simulation: { maxRounds: rounds } }), 17, runs);
    const counts = countsOf(turnsLost, 1);
    const fails = 12 / 20;
    // The third failure comes in round n: two among n - 1, then one.
    let before = 0;
    for (let round = 3; round <= rounds; round++) {
      const ways = ((round - 1) * (round - 2)) / 2;
      const chance = ways * fails ** 3 * (1 - fails) ** (round - 3);
      before += chance;
      expectShare(counts[rounds - round + 1] ?? 0, chance);
    }
    expectShare(counts[0] ?? 0, 1 - before);
  });
});
