import { describe, expect, it } from 'vitest';
import type { RunColumns } from '../../../../src/shared/model/results';
import { attack, hero, monster, power, scenario } from '../../../fixtures/scenarioBuilder';
import { countWith } from '../scriptedFight';

/** Of one creature in the only run. */
function of({ wasted, absorbed, turnsLost, resourcesLeft, damageDealt, damageTaken }: RunColumns, creature: number) {
  return {
    wasted: wasted[creature],
    absorbed: absorbed[creature],
    turnsLost: turnsLost[creature],
    resourcesLeft: resourcesLeft[creature],
    dealt: damageDealt[creature],
    taken: damageTaken[creature],
  };
}

const ogre = (values = {}) => monster('ogre', { ac: 10, maxHp: 10, actions: [], ...values });

describe('what is recorded of blows', () => {
  it('damage beyond 0 hit points is wasted by its source', () => {
    const zanna = hero('Zanna', { initiative: 5, actions: [attack('Maul', 5, '2d6+4 bludgeoning')] });
    const columns = countWith('d20:10 d20:2 d20:12 2d6:6,5', scenario([zanna, ogre()]));
    expect(of(columns, 0)).toMatchObject({ wasted: 5, dealt: 10 });
    expect(of(columns, 1)).toMatchObject({ wasted: 0, taken: 10 });
  });

  it('temporary hit points absorb a part of the damage taken', () => {
    const zanna = hero('Zanna', { initiative: 5, actions: [attack('Maul', 5, '2d6+4 bludgeoning')] });
    const columns = countWith('d20:10 d20:2 d20:12 2d6:6,5', scenario([zanna, ogre({ tempHp: 3, maxHp: 12 })]));
    expect(of(columns, 1)).toMatchObject({ absorbed: 3, taken: 15 });
    expect(of(columns, 0)).toMatchObject({ wasted: 0, dealt: 15 });
  });

  it('surprise loses a turn (2014)', () => {
    const zanna = hero('Zanna', { actions: [attack('Maul', 5, '2d6+4 bludgeoning')] });
    const surprised = scenario([zanna, ogre()], { start: { surprise: 'party' }, simulation: { maxRounds: 1 } });
    expect(of(countWith('d20:10 d20:2', surprised), 0)).toMatchObject({ turnsLost: 1 });
  });

  it('uses that are left are counted, what recharges is not', () => {
    const limited = power('Bolt', 30, '1d8 fire', {}, { limit: { kind: 'uses', uses: 3, per: 'day' } });
    const breath = power('Breath', 30, '1d4 fire', {}, { limit: { kind: 'recharge', lowest: 5 } });
    const pools = [{ name: 'ki', points: 4, per: 'short rest', slotLevel: null }] as const;
    const zanna = hero('Zanna', { initiative: 5, pools, actions: [limited, breath] });
    const columns = countWith('d20:10 d20:2 d8:8 d20:1', scenario([zanna, ogre({ maxHp: 5 })]));
    expect(of(columns, 0)).toMatchObject({ resourcesLeft: 6, wasted: 3 });
  });
});
