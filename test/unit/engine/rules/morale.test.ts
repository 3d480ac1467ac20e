import { describe, expect, it } from 'vitest';
import { plainAction } from '../../../../src/shared/model/plain';
import type { Action } from '../../../../src/shared/model/action';
import type { Creature } from '../../../../src/shared/model/scenario';
import { rulesets } from '../../../../src/shared/model/vocabulary';
import { attack, hero, lasting, monster, scenario } from '../../../fixtures/scenarioBuilder';
import { countWith, eventsOf, fightWith } from '../scriptedFight';

const bite = attack('Bite', 4, '1d4 piercing');
const flee: Action = {
  name: 'Flee',
  ...plainAction,
  effect: { kind: 'basic', what: 'flee' },
  when: [{ subject: 'self.hp%', comparison: '<', value: 50 }],
};

describe.each(rulesets)('R18 morale (%s)', (ruleset) => {
  function fightOf(monsters: readonly Creature[], maxRounds = 1) {
    const fight = scenario([hero('fighter', { maxHp: 40 }), ...monsters], {
      ruleset,
      start: { ties: 'monsters' },
      simulation: { maxRounds },
    });
    return fight;
  }
  const goblin = (values: Partial<Creature>) =>
    monster('goblin', { maxHp: 20, actions: [bite], morale: { own: 25, side: 35 }, ...values });

  it('is not asked while enough hit points are left', () => {
    const events = fightWith('d20:1 d20:20 d20:2', fightOf([goblin({ hp: 5 })]));
    expect(eventsOf(events, 'morale')).toHaveLength(0);
  });

  it('own hit points below the share: a Wisdom save of DC 10, and it flees on a failure', () => {
    const wisdom = { str: 0, dex: 0, con: 0, int: 0, wis: 2, cha: 0 };
    const events = fightWith('d20:1 d20:20 d20:7', fightOf([goblin({ hp: 4, saves: wisdom })], 9));
    expect(eventsOf(events, 'morale')).toMatchObject([{ total: 9, dc: 10, isSuccess: false }]);
    expect(eventsOf(events, 'flees')).toMatchObject([{ creature: 1 }]);
    expect(eventsOf(events, 'end')).toMatchObject([{ outcome: 'won', rounds: 1 }]);
  });

  it('on a success it fights on, and is asked again in the next round', () => {
    const events = fightWith('d20:1 d20:20 d20:10 d20:2 d20:9', fightOf([goblin({ hp: 4 })], 9));
    expect(eventsOf(events, 'morale')).toHaveLength(2);
    expect(eventsOf(events, 'attack')).toHaveLength(1);
  });

  it('side below the share of what it began with: who fled counts no more', () => {
    const brave = { morale: { own: 0, side: 60 } };
    const monsters = [goblin({ hp: 4 }), goblin({ hp: 5, ...brave }), goblin({ hp: 20, ...brave })];
    // Of 29 hit points 25 are left when the first has fled, 20 when the second has.
    const dice = 'd20:1 d20:20 d20:20 d20:20 d20:2 d20:2 d20:2';
    expect(eventsOf(fightWith(dice, fightOf(monsters)), 'morale')).toHaveLength(1);
    const shaken = [goblin({ hp: 4 }), goblin({ hp: 20, morale: { own: 0, side: 90 } })];
    const events = fightWith('d20:1 d20:20 d20:20 d20:2 d20:2', fightOf(shaken, 9));
    expect(eventsOf(events, 'flees')).toMatchObject([{ creature: 1 }, { creature: 2 }]);
  });

  it('whoever fled is neither up nor dead, and keeps its hit points', () => {
    const run = countWith('d20:1 d20:20 d20:7', fightOf([goblin({ hp: 4 })], 9));
    expect([run.outcome[0], run.state[1], run.hpLeft[1], run.drops[1], run.kills[0]]).toEqual([1, 4, 4, 0, 0]);
  });

  it('is no target any more', () => {
    const creatures = [goblin({ hp: 4 }), monster('ogre', { maxHp: 50 })];
    const fight = fightOf(creatures);
    const swordsman = hero('fighter', { maxHp: 40, actions: [attack('Sword', 5, '1d8 slashing')] });
    const events = fightWith('d20:1 d20:20 d20:10 d20:2 d20:2', {
      ...fight,
      creatures: [swordsman, ...fight.creatures.slice(1)],
    });
    expect(eventsOf(events, 'attack')).toMatchObject([{ creature: 0, target: 2 }]);
  });

  it('the action of the same name flees without a save, when its condition holds', () => {
    const coward = (hp: number) => goblin({ hp, morale: null, actions: [bite, flee] });
    expect(eventsOf(fightWith('d20:1 d20:20 d20:2', fightOf([coward(10)])), 'flees')).toHaveLength(0);
    expect(eventsOf(fightWith('d20:1 d20:20', fightOf([coward(9)])), 'flees')).toHaveLength(1);
  });

  it('nobody flees by default for having such an action', () => {
    const events = fightWith('d20:1 d20:20', fightOf([goblin({ morale: null, actions: [{ ...flee, when: [] }] })]));
    expect(eventsOf(events, 'flees')).toHaveLength(0);
  });
});

describe('R18 what keeps a creature from fleeing', () => {
  const shaken = { maxHp: 20, hp: 4, actions: [bite], morale: { own: 25, side: 35 } } as const;

  it('a speed of 0: it fights on, and rolls nothing', () => {
    const held = monster('goblin', { ...shaken, lasting: [lasting(['grappled'])] });
    const fight = scenario([hero('fighter', { maxHp: 40 }), held], { simulation: { maxRounds: 1 } });
    const events = fightWith('d20:1 d20:20 d20:2', fight);
    expect([eventsOf(events, 'morale').length, eventsOf(events, 'flees').length]).toEqual([0, 0]);
  });

  it('R14: a foe whose reach it leaves attacks it, and may fell it', () => {
    const fighter = hero('fighter', { maxHp: 40, actions: [attack('Sword', 5, '1d8 slashing')] });
    const fight = scenario([fighter, monster('goblin', shaken)], {
      start: { distance: 5 },
      simulation: { maxRounds: 1 },
    });
    const felled = fightWith('d20:1 d20:20 d20:7 d20:15 d8:4', fight);
    expect([eventsOf(felled, 'reaction').length, eventsOf(felled, 'flees').length]).toEqual([1, 0]);
    const missed = fightWith('d20:1 d20:20 d20:7 d20:2', fight);
    expect([eventsOf(missed, 'reaction').length, eventsOf(missed, 'flees').length]).toEqual([1, 1]);
  });
});
