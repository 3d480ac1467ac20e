import { describe, expect, it } from 'vitest';
import type { Action } from '../../../../src/shared/model/action';
import { plainAction } from '../../../../src/shared/model/plain';
import type { Creature } from '../../../../src/shared/model/scenario';
import { rulesets } from '../../../../src/shared/model/vocabulary';
import { attack, heal, hero, monster, scenario } from '../../../fixtures/scenarioBuilder';
import { eventsOf, fightWith } from '../scriptedFight';

const firstAid: Action = { name: 'First aid', ...plainAction, effect: { kind: 'basic', what: 'stabilise' } };
const mace = attack('Mace', 4, '1d6 bludgeoning');
const wisdom = { str: 0, dex: 0, con: 0, int: 0, wis: 3, cha: 0 };

describe.each(rulesets)('R9 stabilising (%s)', (ruleset) => {
  /** The dying fighter rolls its death save, then the cleric acts. */
  function aid(dice: string, cleric: Partial<Creature>, maxRounds = 1) {
    const creatures = [
      hero('fighter', { maxHp: 20, hp: 0, initiative: 2 }),
      hero('cleric', { saves: wisdom, ...cleric }),
      monster('ogre', { maxHp: 99 }),
    ];
    return fightWith(`d20:20 d20:10 d20:1 ${dice}`, scenario(creatures, { ruleset, simulation: { maxRounds } }));
  }

  it('a DC 10 check of Wisdom makes an ally stable, who rolls no more death saves', () => {
    const events = aid('d20:1 d20:7 d20:2', { actions: [mace, firstAid] }, 2);
    expect(eventsOf(events, 'firstAid')).toMatchObject([{ creature: 1, target: 0, total: 10, isSuccess: true }]);
    expect(eventsOf(events, 'deathSave')).toHaveLength(1);
  });

  it('may fail', () => {
    const events = aid('d20:1 d20:6 d20:10 d20:6', { actions: [mace, firstAid] }, 2);
    expect(eventsOf(events, 'firstAid')).toMatchObject([{ isSuccess: false }, { isSuccess: false }]);
  });

  it('by default waits until one more failure would kill', () => {
    const events = aid('d20:9 d20:2', { actions: [mace, firstAid] });
    expect(eventsOf(events, 'firstAid')).toHaveLength(0);
  });

  it('comes after healing, as long as there is any', () => {
    const word = heal('Healing Word', '1d4', {}, { limit: { kind: 'uses', uses: 1, per: 'fight' } });
    const events = aid('d20:1 1d4:3', { actions: [firstAid, word] });
    expect(eventsOf(events, 'heal')).toHaveLength(1);
    expect(eventsOf(events, 'firstAid')).toHaveLength(0);
  });

  it('is for anybody dying where the action says when', () => {
    const always: Action = { ...firstAid, when: [{ subject: 'ally.down', comparison: '>=', value: 1 }] };
    const events = aid('d20:11 d20:20', { actions: [mace, always] });
    expect(eventsOf(events, 'firstAid')).toMatchObject([{ isSuccess: true }]);
  });
});

describe('R7 Exhaustion (2024)', () => {
  it('takes 2 for each level from the check of first aid', () => {
    const creatures = [
      hero('fighter', { maxHp: 20, hp: 0, initiative: 2 }),
      hero('cleric', { saves: wisdom, exhaustion: 1, actions: [firstAid] }),
      monster('ogre', { maxHp: 99 }),
    ];
    const rules = { ruleset: '2024', simulation: { maxRounds: 1 } } as const;
    const events = fightWith('d20:20 d20:10 d20:1 d20:1 d20:8', scenario(creatures, rules));
    expect(eventsOf(events, 'firstAid')).toMatchObject([{ total: 9, isSuccess: false }]);
  });
});
