import { describe, expect, it } from 'vitest';
import { targetsOf as foesIn } from '../../../../src/engine/rules/saves/area';
import type { Action } from '../../../../src/shared/model/action';
import type { Scenario } from '../../../../src/shared/model/scenario';
import { rulesets } from '../../../../src/shared/model/vocabulary';
import { attack, damage, hero, monster, multiattack, power, rider, scenario } from '../../../fixtures/scenarioBuilder';
import { countWith, damageOf, eventsOf, fightWith } from '../scriptedFight';

const foe = monster('foe', { maxHp: 500 });

function used(dice: string, actions: Parameters<typeof hero>[1], rounds: number): string[] {
  const subject: Scenario = scenario([hero('hero', actions), foe], { simulation: { maxRounds: rounds } });
  const events = fightWith(`d20:20 d20:1 ${dice}`, subject);
  return events.flatMap((event) =>
    event.kind === 'attack' || event.kind === 'power'
      ? [subject.creatures[event.creature]!.actions[event.action]!.name]
      : [],
  );
}

const bite = attack('Bite', 5, '1d4 piercing');

describe('R13 limited use', () => {
  const breath = power('Breath', 15, '8d6 fire', {}, { limit: { kind: 'recharge', lowest: 5 } });
  const exhale = '8d6:1,1,1,1,1,1,1,1 d20:20';

  it('has a recharge power at the start, and again when the d6 at the start of the turn says so', () => {
    const dice = `${exhale} d6:4 d20:2 d6:5 ${exhale}`;
    expect(used(dice, { actions: [bite, breath] }, 3)).toEqual(['Breath', 'Bite', 'Breath']);
  });

  it('has a power with uses as often as it has uses', () => {
    const bomb = power('Bomb', 15, '8d6 fire', {}, { limit: { kind: 'uses', uses: 2, per: 'day' } });
    const dice = `${exhale} ${exhale} d20:2`;
    expect(used(dice, { actions: [bite, bomb] }, 3)).toEqual(['Bomb', 'Bomb', 'Bite']);
  });

  it('is not used up on nobody, when the last foe has fallen in the same turn', () => {
    const jab = attack('Jab', 5, '9 force', {}, { slot: 'bonus' });
    const once = { slot: 'free', limit: { kind: 'uses', uses: 1, per: 'day' } } as const;
    const rush = attack('Rush', 5, '9 force', {}, once);
    const lines = [0, 1].map((action) => ({ action, when: [], target: null, text: 'a line' }));
    for (const priorities of [null, lines]) {
      const creatures = [hero('hero', { actions: [jab, rush], priorities }), monster('foe', { hp: 9 })];
      expect(countWith('d20:20 d20:1 d20:15', scenario(creatures)).resourcesLeft[0]).toBe(1);
    }
  });

  it('keeps back a power that does less than the default action', () => {
    const spark = power('Spark', 15, '1 fire', {}, { limit: { kind: 'uses', uses: 2, per: 'day' } });
    expect(used('d20:2', { actions: [bite, spark] }, 1)).toEqual(['Bite']);
  });
});

describe('R3, R11, R17 the default tactic', () => {
  it('takes multiattack before a single attack, its steps in order', () => {
    const claw = attack('Claw', 5, '1d6 slashing');
    const big = attack('Crush', 5, '9d6 bludgeoning');
    const actions = [
      big,
      claw,
      bite,
      multiattack([
        [2, 1],
        [1, 2],
      ]),
    ];
    expect(used('d20:2 d20:2 d20:2', { actions }, 1)).toEqual(['Claw', 'Claw', 'Bite']);
  });

  it('replaces an attack of a multiattack by what is expected to do more, while it is available', () => {
    const spit = power('Spit', 15, '6d6 acid', {}, { limit: { kind: 'uses', uses: 1, per: 'day' }, slot: 'free' });
    const actions = [bite, spit, multiattack([[2, 0, 1]])];
    const withoutFree = actions.map((action) => ({
      ...action,
      when: action === spit ? ([{ subject: 'round', comparison: '>=', value: 1 }] as const) : [],
    }));
    const events = used('6d6:1,1,1,1,1,1 d20:20 d20:2 d20:2', { actions: withoutFree }, 1);
    expect(events).toEqual(['Spit', 'Bite', 'Bite']);
  });

  it('else takes the attack with the best expected damage, not the highest dice', () => {
    const wild = attack('Wild swing', -5, '3d12 slashing');
    const sure = attack('Sure strike', 9, '1d8 slashing');
    expect(used('d20:2', { actions: [wild, sure] }, 1)).toEqual(['Sure strike']);
  });

  it('takes a bonus action with a source, and a free one', () => {
    const kick = attack('Kick', 5, '1d4 bludgeoning', {}, { slot: 'bonus' });
    const surge = attack(
      'Surge',
      5,
      '1d4 piercing',
      {},
      { slot: 'free', limit: { kind: 'uses', uses: 1, per: 'fight' } },
    );
    expect(used('d20:2 d20:2 d20:2 d20:2 d20:2', { actions: [bite, kick, surge] }, 2)).toEqual([
      'Kick',
      'Surge',
      'Bite',
      'Kick',
      'Bite',
    ]);
  });

  it.each([
    ['round', '=', 2, ['Bite', 'Trick']],
    ['self.hp', '>', 5, ['Trick', 'Trick']],
    ['self.hp%', '<=', 49, ['Bite', 'Bite']],
    ['ally.hp%', '<', 100, ['Bite', 'Bite']],
    ['ally.down', '>=', 1, ['Bite', 'Bite']],
    ['targets', '>=', 2, ['Bite', 'Bite']],
    ['enemies', '=', 1, ['Trick', 'Trick']],
    ['allies', '=', 0, ['Trick', 'Trick']],
  ] as const)('takes an action when its condition holds: %s %s %i', (subject, comparison, value, expected) => {
    const trick = attack('Trick', 5, '1d4 piercing', {}, { when: [{ subject, comparison, value }] });
    expect(used('d20:2 d20:2', { actions: [bite, trick] }, 2)).toEqual(expected);
  });
});

describe('R3 a turn', () => {
  it('is over when something in it fells the creature itself', () => {
    const riders = [rider({ to: 'self', damage: damage('20 necrotic') })];
    const cursed = attack('Cursed dagger', 5, '1 piercing', { rolls: 2, riders }, { slot: 'free' });
    const creatures = [hero('hero', { actions: [cursed, attack('Sword', 5, '1 slashing')] }), monster('foe')];
    const events = fightWith('d20:20 d20:1 d20:15', scenario(creatures));
    expect(eventsOf(events, 'attack')).toMatchObject([{ action: 0 }]);
    expect(eventsOf(events, 'end')[0]!.outcome).toBe('lost');
  });
});

describe('R3 spells in one turn', () => {
  const once = { kind: 'uses', uses: 2, per: 'day' } as const;
  const bolt = attack('Fire bolt', 5, '1d4 fire', {}, { spell: 0 });
  const ray = attack('Ray', 5, '5d6 fire', {}, { spell: 2, limit: once });
  const quick = (spell: number | null) => attack('Quick', 5, '1d6 fire', {}, { slot: 'bonus', spell, limit: once });
  const surge = attack('Surge', 5, '5d6 fire', {}, { slot: 'free', spell: 1, limit: once });
  const turn = (ruleset: Scenario['ruleset'], actions: Scenario['creatures'][number]['actions'], dice: string) => {
    const subject = scenario([hero('mage', { actions }), foe], { ruleset, simulation: { maxRounds: 1 } });
    return eventsOf(fightWith(`d20:20 d20:1 ${dice}`, subject), 'attack').map(({ action }) => actions[action]!.name);
  };

  it('2014: after one cast as a bonus action only cantrips follow', () => {
    expect(turn('2014', [bolt, ray, quick(1)], 'd20:2 d20:2')).toEqual(['Quick', 'Fire bolt']);
    expect(turn('2014', [bolt, ray, quick(0)], 'd20:2 d20:2')).toEqual(['Quick', 'Fire bolt']);
    expect(turn('2014', [bolt, ray, quick(null)], 'd20:2 d20:2')).toEqual(['Quick', 'Ray']);
    expect(turn('2014', [bolt, ray, surge], 'd20:2 d20:2')).toEqual(['Surge', 'Ray']);
  });

  it('2024: one spell slot', () => {
    expect(turn('2024', [bolt, ray, quick(1)], 'd20:2 d20:2')).toEqual(['Quick', 'Fire bolt']);
    expect(turn('2024', [bolt, ray, quick(0)], 'd20:2 d20:2')).toEqual(['Quick', 'Ray']);
    expect(turn('2024', [bolt, ray, surge], 'd20:2 d20:2')).toEqual(['Surge', 'Fire bolt']);
  });

  it('holds for a spell without a limit and within a multiattack', () => {
    const endless = { ...ray, limit: { kind: 'at-will' } } as const;
    expect(turn('2024', [bolt, endless, quick(1)], 'd20:2 d20:2')).toEqual(['Quick', 'Fire bolt']);
    expect(turn('2024', [endless, quick(1)], 'd20:2')).toEqual(['Quick']);
    expect(turn('2024', [bolt, ray, multiattack([[2, 1, 0]])], 'd20:2 d20:2')).toEqual(['Ray', 'Fire bolt']);
  });

  it('begins anew with the next turn', () => {
    const actions = [bolt, ray, quick(1)];
    const creatures = [hero('one', { actions }), hero('two', { actions: [bolt, ray] }), foe];
    const subject = scenario(creatures, { ruleset: '2024', simulation: { maxRounds: 1 } });
    const events = eventsOf(fightWith('d20:20 d20:19 d20:1 d20:2 d20:2 d20:2', subject), 'attack');
    expect(events.map(({ creature, action }) => [creature, action])).toEqual([
      [0, 2],
      [0, 0],
      [1, 1],
    ]);
  });
});

describe.each(rulesets)('R12 the same legendary action again (%s)', (ruleset) => {
  const gust = power('Gust', 10, '1 force', {}, { slot: 'legendary' });
  const tail = attack('Tail', 5, '1 piercing', {}, { slot: 'legendary' });
  const names = (dice: string, actions: readonly Action[], maxRounds = 1) => {
    const heroes = [hero('a', { maxHp: 90 }), hero('b', { maxHp: 90 })];
    const dragon = monster('dragon', { legendaryActions: 2, actions, initiative: -20 });
    const story = scenario([...heroes, dragon], { ruleset, simulation: { maxRounds } });
    const events = fightWith(`d20:20 d20:10 d20:5 ${dice}`, story);
    return events.flatMap((event) => (event.kind === 'power' || event.kind === 'attack' ? [event.action] : []));
  };

  it('2024: one that is no attack only once before its next turn', () => {
    const perRound = ruleset === '2014' ? ['d20:1 d20:1', 0, 0] : ['d20:1', 0];
    const [dice, ...taken] = perRound;
    expect(names(`${dice}`, [gust])).toEqual(taken);
    expect(names(`${dice} ${dice}`, [gust], 2)).toEqual([...taken, ...taken]);
  });

  it('an attack as often as there are uses', () => {
    expect(names('d20:2 d20:2', [tail])).toEqual([0, 0]);
  });
});

describe('R12 legendary actions', () => {
  const tail = attack('Tail', 5, '1d4 piercing', {}, { slot: 'legendary' });
  const sweep = attack('Sweep', 5, '5d4 piercing', {}, { slot: 'legendary', cost: 2 });

  function afterTurns(legendaryActions: number, actions: Parameters<typeof hero>[1], heroes: number, rounds: number) {
    const party = Array.from({ length: heroes }, (_, index) => hero(`hero ${index}`, { maxHp: 500 }));
    const dragon = monster('dragon', { maxHp: 500, legendaryActions, initiative: 50, ...actions });
    const dice = [...Array<string>(heroes + 1).fill('d20:9')];
    return (script: string) =>
      eventsOf(
        fightWith(
          `${dice.join(' ')} ${script}`,
          scenario([...party, dragon], { simulation: { maxRounds: rounds }, start: { ties: 'party' } }),
        ),
        'legendary',
      ).map(({ after }) => after);
  }

  it('are taken one at a time after the turns of foes, evenly, and come back on its own turn', () => {
    expect(afterTurns(2, { actions: [tail] }, 4, 2)('d20:2 d20:2 d20:2 d20:2')).toEqual([1, 3, 1, 3]);
    expect(afterTurns(3, { actions: [tail] }, 2, 1)('d20:2 d20:2')).toEqual([0, 1]);
  });

  it('are not taken by the surprised before their first turn (2014)', () => {
    const creatures = [
      hero('hero', { maxHp: 500, initiative: 50 }),
      monster('dragon', { maxHp: 500, legendaryActions: 1, actions: [tail] }),
    ];
    const settings = { simulation: { maxRounds: 2 }, start: { surprise: 'monsters' } } as const;
    const events = fightWith('d20:9 d20:9 d20:2', scenario(creatures, settings));
    expect(eventsOf(events, 'legendary')).toHaveLength(1);
  });

  it('deal what is dealt once a turn again, and may cast again: the turn is another', () => {
    const oncePerTurn = damage('1d6 necrotic');
    const bite = attack('Bite', 5, '1 piercing', { oncePerTurn }, { spell: 1 });
    const lash = attack('Lash', 5, '1 piercing', { oncePerTurn }, { slot: 'legendary', spell: 1 });
    const dragon = monster('dragon', { maxHp: 500, legendaryActions: 1, actions: [bite, lash] });
    const subject = scenario([hero('hero', { maxHp: 500 }), dragon], {
      ruleset: '2024',
      simulation: { maxRounds: 2 },
    });
    const events = fightWith('d20:1 d20:20 d20:15 d6:1 d20:15 d6:2 d20:15 d6:3 d20:15 d6:4', subject);
    expect(damageOf(events)).toEqual([2, 3, 4, 5]);
  });

  it('cost what they cost', () => {
    expect(afterTurns(3, { actions: [sweep] }, 3, 1)('d20:2')).toEqual([0]);
    expect(afterTurns(3, { actions: [sweep, tail] }, 3, 1)('d20:2 d20:2')).toEqual([0, 1]);
  });
});

describe('R15 targets of an area', () => {
  it.each([
    ['sphere', 20, 4],
    ['cone', 60, 6],
    ['cone', 15, 2],
    ['line', 60, 2],
    ['line', 100, 4],
    ['cube', 10, 2],
    ['cylinder', 10, 2],
    ['emanation', 15, 3],
  ] as const)('a %s of %i feet takes in %i', (shape, size, expected) => {
    const { effect } = power('Blast', 15, '8d6 fire', { area: { shape, size }, targets: null });
    if (effect.kind !== 'save') throw new Error('not a power');
    expect(foesIn(effect, 'normal')).toBe(expected);
  });

  it('takes in fewer who are spread and more who are packed, but always one', () => {
    const { effect } = power('Blast', 15, '8d6 fire', { area: { shape: 'sphere', size: 20 }, targets: null });
    if (effect.kind !== 'save') throw new Error('not a power');
    expect([foesIn(effect, 'spread'), foesIn(effect, 'packed')]).toEqual([2, 6]);
    expect(foesIn({ ...effect, area: { shape: 'line', size: 5 } }, 'spread')).toBe(1);
    expect(foesIn({ ...effect, targets: 3 }, 'packed')).toBe(3);
  });
});
