import { describe, expect, it } from 'vitest';
import type { AttackEffect } from '../../../../src/shared/model/action';
import type { Creature } from '../../../../src/shared/model/scenario';
import type { Targeting } from '../../../../src/shared/model/vocabulary';
import { attack, heal, hero, monster, power, scenario } from '../../../fixtures/scenarioBuilder';
import { eventsOf, fightWith, targetsOf } from '../scriptedFight';

const sturdy = { maxHp: 50 };
const heroes = [
  hero('knight', {
    ...sturdy,
    hp: 30,
    ac: 18,
    actions: [attack('Sword', 5, '3d6 slashing', {}, { when: [{ subject: 'round', comparison: '=', value: 9 }] })],
  }),
  hero('thief', { ...sturdy, hp: 10, ac: 13 }),
  hero('priest', { ...sturdy, hp: 40, ac: 12, rank: 'back', actions: [heal('Word', '1d4', {}, { slot: 'bonus' })] }),
];

/** Attacks of one round, all of which miss. */
function attackedBy(
  targeting: Targeting,
  dice: string,
  effect: Partial<AttackEffect> = { reach: null, range: 60 },
  party: readonly Creature[] = heroes,
): number[] {
  const rolls = effect.rolls ?? 2;
  const foe = monster('foe', { targeting, actions: [attack('Dart', 5, '1d4 piercing', { ...effect, rolls })] });
  const initiative = [...party.map(() => 'd20:1'), 'd20:20'].join(' ');
  const subject = scenario([...party, foe], { simulation: { maxRounds: 1 }, start: { ties: 'party' } });
  return targetsOf(fightWith(`${initiative} ${dice}`, subject));
}

describe('R16 targeting', () => {
  it.each([
    ['first', [0, 0]],
    ['lowest-hp', [1, 1]],
    ['highest-hp', [2, 2]],
    ['lowest-ac', [2, 2]],
    ['most-dangerous', [0, 0]],
    ['casters', [2, 2]],
    ['concentrating', [2, 2]],
    ['spread', [0, 1]],
  ] as const)('%s', (targeting, expected) => {
    expect(attackedBy(targeting, 'd20:2 d20:2')).toEqual(expected);
  });

  it('random: each roll chooses among all it can reach', () => {
    expect(attackedBy('random', 'd3:3 d20:2 d3:1 d20:2')).toEqual([2, 0]);
    expect(attackedBy('random', 'd2:2 d20:2 d2:1 d20:2', {})).toEqual([1, 0]);
  });

  it('nearest: somebody of the front rank, and then the same again', () => {
    expect(attackedBy('nearest', 'd2:2 d20:2 d20:2')).toEqual([1, 1]);
  });
});

describe('R14 ranks', () => {
  it('let melee reach the back rank only when nobody of the front rank stands', () => {
    expect(attackedBy('highest-hp', 'd20:2 d20:2', {})).toEqual([0, 0]);
    const fallen = heroes.map((creature) => (creature.rank === 'front' ? { ...creature, hp: 0 } : creature));
    expect(attackedBy('highest-hp', 'd20:2 d20:2 d4:1', {}, [fallen[2]!, fallen[0]!])).toEqual([0, 0]);
  });

  it('let what reaches and flies choose anybody', () => {
    expect(attackedBy('highest-hp', 'd20:2 d20:2', { reach: 5, range: 20 })).toEqual([2, 2]);
  });
});

describe('R15, R16 the targets of an area', () => {
  it('are the foes the rule would choose one after the other, of both ranks', () => {
    const foe = monster('foe', {
      targeting: 'lowest-hp',
      actions: [power('Blast', 15, '1d6 fire', { targets: 2, onSuccess: 'none' })],
    });
    const subject = scenario([...heroes, foe], { simulation: { maxRounds: 1 }, start: { ties: 'party' } });
    const events = fightWith('d20:1 d20:1 d20:1 d20:20 d6:1 d20:20 d20:20', subject);
    expect(eventsOf(events, 'power')[0]!.targets).toEqual([1, 0]);
  });

  it('are all foes when it takes in that many', () => {
    const foe = monster('foe', { actions: [power('Blast', 15, '1d6 fire', { targets: 9, onSuccess: 'none' })] });
    const subject = scenario([...heroes, foe], { simulation: { maxRounds: 1 }, start: { ties: 'party' } });
    const events = fightWith('d20:1 d20:1 d20:1 d20:20 d6:1 d20:20 d20:20 d20:20', subject);
    expect(eventsOf(events, 'power')[0]!.targets).toEqual([0, 1, 2]);
  });

  it('chosen at random are all different', () => {
    const foe = monster('foe', {
      targeting: 'random',
      actions: [power('Blast', 15, '1d6 fire', { targets: 2, onSuccess: 'none' })],
    });
    const subject = scenario([...heroes, foe], { simulation: { maxRounds: 1 }, start: { ties: 'party' } });
    const events = fightWith('d20:1 d20:1 d20:1 d20:20 d3:2 d2:2 d6:1 d20:20 d20:20', subject);
    expect(eventsOf(events, 'power')[0]!.targets).toEqual([1, 2]);
  });
});
