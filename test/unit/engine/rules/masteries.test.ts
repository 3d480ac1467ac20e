import { describe, expect, it } from 'vitest';
import type { AttackEffect } from '../../../../src/shared/model/action';
import type { Creature } from '../../../../src/shared/model/scenario';
import { rulesets } from '../../../../src/shared/model/vocabulary';
import { attack, damage, hero, monster, rider, scenario } from '../../../fixtures/scenarioBuilder';
import { countWith, damageOf, eventsOf, fightWith, targetsOf } from '../scriptedFight';

describe.each(rulesets)('SRD 5.2 Graze (%s)', (ruleset) => {
  function swing(dice: string, effect: Partial<AttackEffect>, target: Partial<Creature> = {}) {
    const creatures = [
      hero('fighter', { actions: [attack('Greatsword', 5, '2d6+3 slashing', effect)] }),
      monster('ogre', { maxHp: 20, ...target }),
    ];
    return scenarioOf(dice, creatures);
  }
  const scenarioOf = (dice: string, creatures: readonly Creature[]) =>
    [`d20:20 d20:1 ${dice}`, scenario(creatures, { ruleset, simulation: { maxRounds: 1 } })] as const;

  it('does its damage by a miss, a natural 1 as well', () => {
    const events = fightWith(...swing('d20:1', { onMiss: damage('3 slashing') }));
    expect(eventsOf(events, 'attack')[0]).toMatchObject({ result: 'miss' });
    expect(damageOf(events)).toEqual([3]);
  });

  it('does it for each roll that misses, and not for a hit', () => {
    const events = fightWith(...swing('d20:2 d20:15 2d6:1,2 d20:3', { rolls: 3, onMiss: damage('3 slashing') }));
    expect(damageOf(events)).toEqual([3, 6, 3]);
  });

  it('meets resistance', () => {
    expect(damageOf(fightWith(...swing('d20:2', { onMiss: damage('3 slashing') }, { resist: ['slashing'] })))).toEqual([
      1,
    ]);
  });

  it('can kill', () => {
    const run = countWith(...swing('d20:2', { onMiss: damage('3 slashing') }, { hp: 2 }));
    expect([run.outcome[0], run.damageDealt[0], run.kills[0]]).toEqual([1, 2, 1]);
  });

  it('is not there without the mastery', () => {
    expect(damageOf(fightWith(...swing('d20:2', {})))).toEqual([]);
  });
});

describe.each(rulesets)('SRD 5.2 Cleave (%s)', (ruleset) => {
  const axe = attack('Greataxe', 5, '1d12+3 slashing', { rolls: 2, cleave: damage('1d12 slashing') });

  function chop(dice: string, foes: readonly Partial<Creature>[], maxRounds = 1) {
    const creatures = [
      hero('barbarian', { actions: [axe] }),
      ...foes.map((values, index) => monster(`orc ${index + 1}`, { maxHp: 60, ...values })),
    ];
    const order = `d20:20 ${foes.map(() => 'd20:1').join(' ')}`;
    return fightWith(
      `${order} ${dice}`,
      scenario(creatures, { ruleset, start: { ties: 'party' }, simulation: { maxRounds } }),
    );
  }

  it('follows a hit with an attack roll against another foe, once a turn', () => {
    const events = chop('d20:10 1d12:6 d20:11 1d12:7 d20:12 1d12:1', [{}, {}]);
    expect(targetsOf(events)).toEqual([1, 2, 1]);
    expect(damageOf(events)).toEqual([9, 7, 4]);
  });

  it('does not follow a hit that fells the attacker too', () => {
    const riders = [rider({ to: 'self', damage: damage('20 necrotic') })];
    const cursed = attack('Cursed axe', 5, '3 slashing', { cleave: damage('1d12 slashing'), riders });
    const creatures = [hero('barbarian', { actions: [cursed] }), monster('orc', { hp: 9 }), monster('boar', { hp: 9 })];
    const events = fightWith('d20:20 d20:2 d20:1 d20:15', scenario(creatures, { ruleset }));
    expect(targetsOf(events)).toEqual([1]);
    expect(eventsOf(events, 'end')[0]!.outcome).toBe('lost');
  });

  it('does not follow a miss', () => {
    expect(targetsOf(chop('d20:2 d20:10 1d12:6 d20:2', [{}, {}]))).toEqual([1, 1, 2]);
  });

  it('has nobody to hit where there is one foe, or the others are out of reach', () => {
    expect(targetsOf(chop('d20:10 1d12:6 d20:2', [{}]))).toEqual([1, 1]);
    expect(targetsOf(chop('d20:10 1d12:6 d20:2', [{}, { rank: 'back' }]))).toEqual([1, 1]);
  });

  it('reaches another foe over the body of the first', () => {
    expect(targetsOf(chop('d20:10 1d12:6 d20:2 d20:2', [{ hp: 5 }, {}]))).toEqual([1, 2, 2]);
  });

  it('comes again in the next turn', () => {
    const turn = 'd20:10 1d12:6 d20:2 d20:2';
    expect(targetsOf(chop(`${turn} ${turn}`, [{}, {}], 2))).toEqual([1, 2, 1, 1, 2, 1]);
  });
});
