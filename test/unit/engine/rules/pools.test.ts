import { describe, expect, it } from 'vitest';
import type { Action } from '../../../../src/shared/model/action';
import type { Creature, Pool, Scenario } from '../../../../src/shared/model/scenario';
import {
  attack,
  damage,
  dice,
  heal,
  hero,
  monster,
  multiattack,
  power,
  scenario,
} from '../../../fixtures/scenarioBuilder';
import { damageOf, eventsOf, fightWith } from '../scriptedFight';

const foe = monster('foe', { maxHp: 500 });
const slotsOf = (level: number, points: number): Pool => ({
  name: `level ${level}`,
  points,
  per: 'long rest',
  slotLevel: level,
});
const ki = (points: number): Pool => ({ name: 'ki', points, per: 'short rest', slotLevel: null });
const slots = { kind: 'slots' } as const;

function fought(
  script: string,
  mage: Partial<Creature>,
  rounds: number,
  others: readonly Creature[] = [],
  ruleset?: Scenario['ruleset'],
) {
  const creatures = [hero('mage', { initiative: 40, ...mage }), ...others, foe];
  const start = creatures.map((_, index) => `d20:${20 - index}`).join(' ');
  return fightWith(
    `${start} ${script}`,
    scenario(creatures, { simulation: { maxRounds: rounds }, ...(ruleset && { ruleset }) }),
  );
}

function used(script: string, mage: Partial<Creature>, rounds: number, ruleset?: Scenario['ruleset']): string[] {
  return fought(script, mage, rounds, [], ruleset).flatMap((event) =>
    event.kind === 'attack' || event.kind === 'power' ? [mage.actions![event.action]!.name] : [],
  );
}

const bolt = attack('Bolt', 5, '1 fire', {}, { spell: 0 });

describe('R13 spell slots', () => {
  const upcast = { damage: damage('1d6 fire'), healing: dice('1d8'), targets: 0 };
  const burst = power('Burst', 15, '2d6 fire', { targets: 1 }, { spell: 1, limit: slots, upcast });

  it('spends the lowest slot left of its level or higher, with more dice for each level above', () => {
    const pools = [slotsOf(3, 1), slotsOf(1, 1), slotsOf(2, 1)];
    const script = '2d6:1,1 d20:2 3d6:1,1,1 d20:2 4d6:1,1,1,1 d20:2 d20:2';
    const events = fought(script, { pools, actions: [bolt, burst] }, 4);
    expect(damageOf(events)).toEqual([2, 3, 4]);
    expect(used(script, { pools, actions: [bolt, burst] }, 4)).toEqual(['Burst', 'Burst', 'Burst', 'Bolt']);
  });

  it('does not pay with a slot below its level', () => {
    const actions = [bolt, { ...burst, spell: 3 }];
    expect(used('d20:2', { pools: [slotsOf(2, 4)], actions }, 1)).toEqual(['Bolt']);
    expect(used('d20:2', { pools: [], actions }, 1)).toEqual(['Bolt']);
  });

  it('is shared by all spells of the level', () => {
    const spark = power('Spark', 15, '3d6 fire', { targets: 1 }, { spell: 1, limit: slots });
    const actions = [bolt, burst, { ...spark, slot: 'bonus' as const }];
    expect(used('3d6:1,1,1 d20:2 d20:2', { pools: [slotsOf(1, 1)], actions }, 1)).toEqual(['Spark', 'Bolt']);
  });

  it('upcast has more targets, attack rolls or healing', () => {
    const more = { ...upcast, targets: 1 };
    const ray = attack('Ray', 5, '1d4 fire', { rolls: 2 }, { spell: 1, limit: slots, upcast: { ...more, damage: [] } });
    expect(used('d20:2 d20:2 d20:2', { pools: [slotsOf(2, 1)], actions: [ray] }, 1)).toEqual(['Ray', 'Ray', 'Ray']);
    const cure = heal('Cure', '1d8+3', {}, { spell: 1, limit: slots, upcast });
    const down = hero('ally', { hp: 0, maxHp: 40 });
    const events = fought('2d8:1,2', { pools: [slotsOf(2, 1)], actions: [cure] }, 1, [down]);
    expect(eventsOf(events, 'heal').map(({ after }) => after)).toEqual([6]);
  });

  it('an area of an upcast spell takes in no more foes', () => {
    const area = { shape: 'sphere', size: 5 } as const;
    const ball = power(
      'Ball',
      15,
      '1d6 fire',
      { area, targets: null },
      { spell: 1, limit: slots, upcast: { ...upcast, targets: 3 } },
    );
    const creatures = [
      hero('mage', { initiative: 40, pools: [slotsOf(2, 1)], actions: [ball] }),
      foe,
      { ...foe, name: 'other' },
    ];
    const events = fightWith('d20:9 d20:8 d20:7 2d6:1,1 d20:2', scenario(creatures, { simulation: { maxRounds: 1 } }));
    expect(eventsOf(events, 'power')[0]!.targets).toEqual([1]);
  });

  it('R3 2024: one spell slot a turn, whatever its pool; 2014: none after a spell cast as a bonus action', () => {
    const quick = attack('Quick', 5, '1d6 fire', {}, { slot: 'bonus', spell: 1, limit: slots });
    const pools = [slotsOf(1, 2), slotsOf(2, 2)];
    for (const ruleset of ['2014', '2024'] as const) {
      expect(used('d20:2 d20:2', { pools, actions: [bolt, burst, quick] }, 1, ruleset)).toEqual(['Quick', 'Bolt']);
    }
  });

  it('replaces an attack of a multiattack as long as there are slots', () => {
    const both = multiattack([[2, 0, 1]]);
    const smite = attack('Ray', 5, '3d6 fire', {}, { spell: null, limit: slots });
    const pools = [slotsOf(1, 1), slotsOf(2, 2)];
    const actions = [attack('Sword', 5, '1 slashing'), smite, both];
    expect(used('d20:2 d20:2 d20:2 d20:2', { pools, actions }, 2)).toEqual(['Ray', 'Ray', 'Ray', 'Sword']);
  });
});

describe('R13 shared stocks', () => {
  const flurry = attack(
    'Flurry',
    5,
    '1d4 bludgeoning',
    {},
    { slot: 'bonus', limit: { kind: 'pool', pool: 0, cost: 2 } },
  );
  const step = attack('Step', 5, '1d6 bludgeoning', {}, { slot: 'action', limit: { kind: 'pool', pool: 0, cost: 1 } });

  it('pay for several actions, each at its cost, and are full again in the next fight', () => {
    const actions = [flurry, step];
    const expected = ['Flurry', 'Step', 'Step'];
    expect(used('d20:2 d20:2 d20:2', { pools: [ki(4)], actions }, 3)).toEqual(expected);
    expect(used('d20:2 d20:2 d20:2', { pools: [ki(4)], actions }, 3)).toEqual(expected);
  });

  it.each([
    ['uses', '>=', 2, 3],
    ['uses', '<', 2, 0],
    ['enemy.hp%', '<', 50, 0],
    ['enemy.hp%', '=', 100, 4],
  ] as const)('R17 %s %s %i', (subject, comparison, value, times) => {
    const action = { ...step, when: [{ subject, comparison, value }] };
    const script = Array<string>(times).fill('d20:2').join(' ');
    expect(used(script, { pools: [ki(4)], actions: [action] }, 6)).toHaveLength(times);
  });

  it.each([
    ['of a spell: those of its level or higher', 2, [slotsOf(1, 4), slotsOf(2, 1), slotsOf(3, 1)], 2],
    ['of what is no spell: any', null, [slotsOf(1, 4), slotsOf(2, 1)], 5],
  ] as const)('R17 slots %s', (_, spell, pools, left) => {
    const action = (value: number): Action =>
      attack('Wave', 5, '1 fire', {}, { spell, when: [{ subject: 'slots', comparison: '=', value }] });
    expect(used('d20:2', { pools, actions: [action(left)] }, 1)).toHaveLength(1);
    expect(used('', { pools, actions: [action(left + 1)] }, 1)).toHaveLength(0);
  });
});

describe('R13 Lay on Hands', () => {
  const hands = heal('Lay on Hands', '0', { fromPool: true }, { limit: { kind: 'pool', pool: 0, cost: 1 } });
  const sword = attack('Sword', 5, '1 slashing');

  it('heals a point for each point of its pool, as much as is wanted and left', () => {
    const allies = [hero('a', { hp: 0, maxHp: 12 }), hero('b', { hp: 0, maxHp: 20 })];
    const events = fought('d20:10 d20:2', { pools: [ki(15)], actions: [sword, hands] }, 3, allies);
    expect(eventsOf(events, 'heal').map(({ target, before, after }) => [target, before, after])).toEqual([
      [1, 0, 12],
      [2, 0, 3],
    ]);
    expect(eventsOf(events, 'attack')).toHaveLength(1);
  });
});

describe('R10 healing of several', () => {
  const mass = heal('Mass', '1d4', { targets: 3 }, { slot: 'bonus' });

  it('goes to those who are down, then to those hurt, each once', () => {
    const allies = [
      hero('a', { hp: 5, maxHp: 10 }),
      hero('b', { hp: 0, maxHp: 10 }),
      hero('c', { maxHp: 10 }),
      hero('d', { hp: 2, maxHp: 10 }),
      hero('e', { hp: 9, maxHp: 10 }),
    ];
    const events = fought('d4:1 d4:2 d4:3', { actions: [mass] }, 1, allies);
    expect(eventsOf(events, 'heal').map(({ target, after }) => [target, after])).toEqual([
      [2, 1],
      [4, 4],
      [1, 8],
    ]);
  });

  it('needs a reason, and leaves out who is unhurt', () => {
    expect(
      fought('', { actions: [mass] }, 1, [hero('a', { hp: 9, maxHp: 10 })]).some(({ kind }) => kind === 'heal'),
    ).toBe(false);
    const events = fought('d4:1', { actions: [mass] }, 1, [hero('a', { hp: 0, maxHp: 10 }), hero('b')]);
    expect(eventsOf(events, 'heal')).toHaveLength(1);
  });
});
