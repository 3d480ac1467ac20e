import { describe, expect, it } from 'vitest';
import { recapMarkdown } from '../../../../src/engine/record/recap';
import type { Action } from '../../../../src/shared/model/action';
import { noLasting, plainAction } from '../../../../src/shared/model/plain';
import type { Creature } from '../../../../src/shared/model/scenario';
import { attack, hero, monster, power, scenario } from '../../../fixtures/scenarioBuilder';
import { eventsOf, fightWith, targetsOf } from '../scriptedFight';

const held = { ...noLasting, name: 'paralyzed', conditions: ['paralyzed'] } as const;
const twice = { kind: 'uses', uses: 2, per: 'day' } as const;
const hold = {
  ...power('Hold', 15, '1 force', { ability: 'wis', onSuccess: 'none', damage: [], lasting: [held] }, { limit: twice }),
};
const bolt = attack('Bolt', 5, '3 fire');

function used(dice: string, mage: Partial<Creature>, foe: Partial<Creature>, rounds = 1): string[] {
  const creatures = [hero('mage', mage), monster('foe', { maxHp: 90, ...foe })];
  const events = fightWith(`d20:20 d20:1 ${dice}`, scenario(creatures, { simulation: { maxRounds: rounds } }));
  return events.flatMap((event) =>
    (event.kind === 'attack' || event.kind === 'power') && event.creature === 0
      ? [creatures[0]!.actions[event.action]!.name]
      : [],
  );
}

describe('control is worth the turns it takes from a dangerous foe', () => {
  const actions = [bolt, hold];
  const club = attack('Club', 5, '20 bludgeoning');

  it('is used on who deals much, kept back from who deals little or is immune', () => {
    expect(used('d20:1', { actions }, { actions: [club] })).toEqual(['Hold']);
    expect(used('d20:2', { actions }, {})).toEqual(['Bolt']);
    const immune = { actions: [club], conditionImmune: ['paralyzed'] } as const;
    expect(used('d20:2 d20:2', { actions }, immune)).toEqual(['Bolt']);
  });

  it('is not used again while it is on every foe', () => {
    expect(used('d20:1 d20:2 d20:2', { actions }, { actions: [club] }, 2)).toEqual(['Hold', 'Bolt']);
  });

  it('R8, R17: a line does not give up what is concentrated on; `concentrating` says whether it is', () => {
    const spell = { ...hold, concentration: true };
    const when = [{ subject: 'concentrating', comparison: '=', value: 1 }] as const;
    const priorities = [
      { action: 1, when: [], target: null, text: 'Hold' },
      { action: 2, when, target: null, text: 'Jab if concentrating = 1' },
    ];
    const mage = { actions: [bolt, spell, attack('Jab', 5, '1 piercing')], priorities };
    expect(used('d20:1 d20:2 d20:2', mage, {}, 2)).toEqual(['Hold', 'Jab']);
  });
});

describe('R16 concentrating', () => {
  it('who concentrates first, then casters, then anyone', () => {
    const cast = { ...hold, concentration: true };
    const party = [
      hero('a', { hp: 5 }),
      hero('caster', { hp: 9, actions: [{ ...hold, limit: { kind: 'uses', uses: 1, per: 'day' } }] }),
      hero('holder', { hp: 90, initiative: 50, actions: [cast] }),
    ];
    const ogre = monster('ogre', {
      maxHp: 90,
      targeting: 'concentrating',
      actions: [attack('Club', 0, '20 bludgeoning')],
    });
    const twin = { ...ogre, name: 'twin' };
    const told = fightWith(
      'd20:20 d20:19 d20:18 d20:9 d20:8 d20:1 d20:2',
      scenario([...party.map((one, index) => (index === 1 ? { ...one, actions: [] } : one)), ogre, twin], {
        simulation: { maxRounds: 1 },
      }),
    );
    expect(targetsOf(told)).toEqual([2]);
    expect(eventsOf(told, 'turnLost').map(({ creature }) => creature)).toEqual([3]);
  });
});

describe('the replay says why a boon is given', () => {
  it('with the boon, not with what comes after it', () => {
    const bless: Action = {
      name: 'Bless',
      ...plainAction,
      limit: twice,
      effect: { kind: 'boon', who: 'self', targets: 1, lasting: [{ ...noLasting, name: 'Bless' }], removes: [] },
    };
    const subject = scenario(
      [hero('cleric', { actions: [bolt, bless] }), monster('foe', { actions: [attack('Club', 0, '1 bludgeoning')] })],
      { simulation: { maxRounds: 1 } },
    );
    const told = recapMarkdown(subject, 1, 0, fightWith('d20:20 d20:1 d20:2', subject));
    expect(told.split('\n').filter((line) => line.includes('(because'))).toEqual([expect.stringContaining('Bless')]);
  });
});
