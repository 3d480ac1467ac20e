import { describe, expect, it } from 'vitest';
import { recapMarkdown } from '../../../../src/engine/record/recap';
import type { Action, EffectOf } from '../../../../src/shared/model/action';
import { noLasting, plainAction } from '../../../../src/shared/model/plain';
import type { Creature, Pool, Scenario } from '../../../../src/shared/model/scenario';
import { attack, damage, dice, hero, monster, multiattack, power, scenario } from '../../../fixtures/scenarioBuilder';
import { damageOf, eventsOf, fightWith, toldEvents } from '../scriptedFight';

const slots = { kind: 'slots' } as const;
const pool = (points: number, slotLevel: number | null): Pool => ({
  name: 'stock',
  points,
  per: 'long rest',
  slotLevel,
});
const sword = attack('Sword', 5, '1d8 slashing');

function strike(damageText: string, effect: Partial<EffectOf<'strike'>> = {}, action: Partial<Action> = {}): Action {
  return {
    name: 'Smite',
    ...plainAction,
    slot: 'free',
    trigger: 'own-hit',
    effect: { kind: 'strike', damage: damage(damageText), riders: [], meleeOnly: true, oncePer: null, ...effect },
    ...action,
  };
}
const smite = strike(
  '2d8 radiant',
  {},
  {
    spell: 1,
    limit: slots,
    upcast: { damage: damage('1d8 radiant'), healing: dice('0'), targets: 0 },
  },
);

interface Options {
  readonly rounds?: number;
  readonly ruleset?: Scenario['ruleset'];
  readonly foe?: Partial<Creature>;
}

function fought(script: string, values: Partial<Creature>, { rounds = 1, ruleset = '2014', foe = {} }: Options = {}) {
  const creatures = [hero('paladin', values), monster('foe', { maxHp: 500, ...foe })];
  const subject = scenario(creatures, { ruleset, simulation: { maxRounds: rounds } });
  return { subject, events: fightWith(`d20:20 d20:1 ${script}`, subject) };
}
const dealt = (...args: Parameters<typeof fought>) => damageOf(fought(...args).events);

describe('R3 Divine Smite: extra damage with a hit', () => {
  it('is used on each hit, as long as there are slots, the lowest first', () => {
    const pools = [pool(1, 1), pool(1, 2)];
    const script = 'd20:15 d8:1 2d8:1,2 d20:2 d20:15 d8:1 3d8:1,2,3 d20:15 d8:1';
    expect(dealt(script, { pools, actions: [sword, smite] }, { rounds: 4 })).toEqual([4, 7, 1]);
  });

  it('has its dice doubled by a critical hit', () => {
    expect(dealt('d20:20 2d8:1,1 4d8:1,1,1,1', { pools: [pool(1, 1)], actions: [sword, smite] })).toEqual([6]);
  });

  it('is one instance of damage with the hit, each type resisted by itself', () => {
    const foe = { resist: ['radiant'], vulnerable: ['slashing'] } as const;
    expect(dealt('d20:15 d8:3 2d8:2,3', { pools: [pool(1, 1)], actions: [sword, smite] }, { foe })).toEqual([8]);
  });

  it('is not wasted on a foe whom the hit alone brings to 0, unless it is a critical hit', () => {
    const values = { pools: [pool(1, 1)], actions: [sword, smite] };
    const foe = { hp: 4, maxHp: 4, tempHp: 1 };
    expect(dealt('d20:15 d8:5', values, { foe })).toEqual([5]);
    expect(dealt('d20:15 d8:4 2d8:1,1', values, { foe })).toEqual([5]);
    expect(dealt('d20:20 2d8:4,4 4d8:1,1,1,1', values, { foe })).toEqual([5]);
    expect(dealt('d20:15 d8:5 2d8:1,1', { actions: [sword, strike('2d8 radiant')] }, { foe })).toEqual([5]);
  });

  it('goes with melee hits only, and not with spell attacks', () => {
    const pools = [pool(9, 1)];
    const bow = attack('Bow', 5, '1d6 piercing', { reach: null, range: 80 });
    const touch = attack('Touch', 5, '1d6 cold', {}, { spell: 0 });
    expect(dealt('d20:15 d6:1', { pools, actions: [bow, smite] })).toEqual([1]);
    expect(dealt('d20:15 d6:1', { pools, actions: [touch, smite] })).toEqual([1]);
    expect(
      dealt('d20:15 d6:1 2d8:1,1', {
        pools,
        actions: [bow, { ...smite, effect: { ...smite.effect, meleeOnly: false } as EffectOf<'strike'> }],
      }),
    ).toEqual([3]);
  });

  it('2014: takes no action and bars no spell; any number a turn', () => {
    const values = { pools: [pool(3, 1)], actions: [sword, smite, multiattack([[2, 0]])] };
    expect(dealt('d20:15 d8:1 2d8:1,1 d20:15 d8:1 2d8:1,1', values)).toEqual([3, 3]);
  });

  it('2024: takes the bonus action, so it comes once a turn and not beside another bonus action', () => {
    const bonusSmite: Action = { ...smite, slot: 'bonus' };
    const twice = multiattack([[2, 0]]);
    const values = { pools: [pool(3, 1)], actions: [sword, bonusSmite, twice] };
    const options = { ruleset: '2024', rounds: 2 } as const;
    const round = 'd20:15 d8:1 2d8:1,1 d20:15 d8:1';
    expect(dealt(`${round} ${round}`, values, options)).toEqual([3, 1, 3, 1]);
    const kick = attack('Kick', 5, '1 bludgeoning', {}, { slot: 'bonus' });
    const busy = { ...values, actions: [...values.actions, kick] };
    expect(dealt('d20:2 d20:15 d8:1 d20:15 d8:1', busy, { ruleset: '2024' })).toEqual([1, 1]);
  });

  it('2024: spends the one spell slot of the turn', () => {
    const quick = attack('Quick', 5, '9 fire', {}, { slot: 'free', spell: 1, limit: slots });
    const values = { pools: [pool(9, 1)], actions: [sword, { ...smite, slot: 'bonus' } as Action, quick] };
    expect(dealt('d20:2 d20:15 d8:1', values, { ruleset: '2024' })).toEqual([1]);
    expect(dealt('d20:2 d20:15 d8:1 2d8:1,1', { ...values, actions: [sword, smite, quick] })).toEqual([3]);
  });

  it('of those that draw on one stock, one goes with a hit', () => {
    const trip = strike('1d6 bludgeoning', {}, { limit: { kind: 'pool', pool: 0, cost: 1 } });
    const mark = strike('1d4 cold');
    const actions = [sword, trip, { ...trip, name: 'Push' }, mark];
    expect(dealt('d20:15 d8:1 d6:1 d4:1', { pools: [pool(2, null)], actions })).toEqual([3]);
  });

  it('heeds its conditions and the lines of a priority list that name it', () => {
    const actions = [sword, smite];
    const line = {
      action: 1,
      when: [{ subject: 'round', comparison: '=', value: 2 }],
      target: null,
      text: 'Smite if round = 2',
    } as const;
    const values = { pools: [pool(9, 1)], actions, priorities: [line] };
    expect(dealt('d20:15 d8:1 d20:15 d8:1 2d8:1,1', values, { rounds: 2 })).toEqual([1, 3]);
    const picky = { pools: [pool(9, 1)], actions: [sword, { ...smite, when: line.when }] };
    expect(dealt('d20:15 d8:1 d20:15 d8:1 2d8:1,1', picky, { rounds: 2 })).toEqual([1, 3]);
    expect(dealt('d20:15 d8:1 2d8:1,1', { ...values, priorities: [] })).toEqual([3]);
  });

  it('Stunning Strike: its rider comes after the damage of the hit', () => {
    const stunned = {
      ...noLasting,
      name: 'stunned',
      conditions: ['stunned'],
      ends: { at: 'end', of: 'source', turns: 1 },
    } as const;
    const save = { ability: 'con', dc: 13, onSuccess: 'none' } as const;
    const rider = { on: 'hit', to: 'target', save, damage: [], lasting: [stunned], push: 0 } as const;
    const stun = strike('1 force', { damage: [], riders: [rider] }, { limit: { kind: 'pool', pool: 0, cost: 1 } });
    const { events } = fought('d20:15 d8:1 d20:2', { pools: [pool(1, null)], actions: [sword, stun] });
    const told = events.map(({ kind }) => kind).filter((kind) => ['attack', 'strike', 'damage', 'save'].includes(kind));
    expect(told).toEqual(['attack', 'strike', 'damage', 'save']);
    expect(eventsOf(events, 'turnLost')).toEqual([{ kind: 'turnLost', creature: 1, conditions: ['stunned'] }]);
  });

  it('once a turn: with the first hit it may go with, again in the next turn', () => {
    const slayer = strike('1d8 piercing', { oncePer: 'turn' });
    const values = { actions: [sword, slayer, multiattack([[2, 0]])] };
    const round = 'd20:15 d8:1 d8:2 d20:15 d8:1';
    expect(dealt(`${round} ${round}`, values, { rounds: 2 })).toEqual([3, 1, 3, 1]);
    expect(dealt('d20:2 d20:15 d8:1 d8:2', values)).toEqual([3]);
  });

  it('once a turn from spell slots: once, whatever the slot', () => {
    const once = { ...smite, effect: { ...smite.effect, oncePer: 'turn' } } as Action;
    const values = { pools: [pool(1, 1), pool(1, 2)], actions: [sword, once, multiattack([[2, 0]])] };
    expect(dealt('d20:15 d8:1 2d8:1,1 d20:15 d8:1', values)).toEqual([3, 1]);
  });

  it("once a turn: in another's turn too, unless it is for its own", () => {
    const reply = attack('Reply', 5, '1d4 piercing', {}, { slot: 'reaction', trigger: 'damaged' });
    const claw = attack('Claw', 5, '1 slashing');
    const answered = (oncePer: EffectOf<'strike'>['oncePer'], script: string) =>
      fought(
        `d20:15 d8:1 d8:2 d20:15 ${script}`,
        { actions: [sword, reply, strike('1d8 radiant', { oncePer })] },
        {
          foe: { actions: [claw] },
        },
      );
    expect(damageOf(answered('turn', 'd20:15 d4:1 d8:5').events)).toEqual([3, 1, 6]);
    expect(damageOf(answered('own-turn', 'd20:15 d4:1').events)).toEqual([3, 1, 1]);
  });

  it('is told with the hit', () => {
    const { subject, events } = fought('d20:15 d8:1 2d8:1,2', { pools: [pool(1, 1)], actions: [sword, smite] });
    expect(recapMarkdown(subject, 1, 0, events)).toContain(
      'hit with Smite for 3 radiant and 1 slashing (foe 500 → 496)',
    );
  });
});

describe('R3 Action Surge: another action in the turn', () => {
  const surge: Action = {
    name: 'Action Surge',
    ...plainAction,
    slot: 'free',
    limit: { kind: 'uses', uses: 1, per: 'short rest' },
    effect: { kind: 'surge', actions: 1 },
  };

  it('is taken in the first turn in which foes are left, as often as it has uses', () => {
    const { subject, events } = fought('d20:2 d20:3 d20:4', { actions: [sword, surge] }, { rounds: 2 });
    expect(eventsOf(events, 'attack').map(({ kept }) => kept)).toEqual([2, 3, 4]);
    expect(recapMarkdown(subject, 1, 0, events)).toContain('- **paladin** uses Action Surge\n');
    expect(dealt('d20:15 d8:4', { actions: [sword, surge] }, { foe: { maxHp: 4 } })).toEqual([4]);
  });

  it('has dice of its own', () => {
    const blade = attack('Blade', 50, '100d100 slashing');
    const creatures = [hero('fighter', { actions: [blade, surge] }), monster('foe', { maxHp: 90_000 })];
    const [first, second] = damageOf(toldEvents(scenario(creatures, { simulation: { maxRounds: 1 } }), 1, 0));
    expect(first).not.toBe(second);
  });

  it('2024: is not for magic; 2014: it may be', () => {
    const bolt = power('Bolt', 15, '9 fire', {}, { spell: 0 });
    const actions = [sword, bolt, surge];
    expect(dealt('d20:1 d20:1', { actions })).toEqual([9, 9]);
    expect(dealt('d20:1 d20:15 d8:1', { actions }, { ruleset: '2024' })).toEqual([9, 1]);
    expect(dealt('d20:1', { actions: [bolt, surge] }, { ruleset: '2024' })).toEqual([9]);
  });

  it('waits for the line that names it', () => {
    const line = {
      action: 1,
      when: [{ subject: 'round', comparison: '=', value: 2 }],
      target: null,
      text: '',
    } as const;
    const { events } = fought('d20:2 d20:2 d20:2', { actions: [sword, surge], priorities: [line] }, { rounds: 2 });
    expect(eventsOf(events, 'attack')).toHaveLength(3);
    expect(eventsOf(events, 'surge')).toHaveLength(1);
  });
});
