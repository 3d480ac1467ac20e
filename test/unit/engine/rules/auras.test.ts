import { describe, expect, it } from 'vitest';
import type { Aura } from '../../../../src/shared/model/lasting';
import { noChanges } from '../../../../src/shared/model/plain';
import type { Creature } from '../../../../src/shared/model/scenario';
import { rulesets } from '../../../../src/shared/model/vocabulary';
import { attack, boon, damage, dice, hero, lasting, monster, power, scenario } from '../../../fixtures/scenarioBuilder';
import { damageOf, eventsOf, fightWith } from '../scriptedFight';

const plainAura: Aura = {
  name: 'Aura',
  affects: 'foes',
  includesSelf: false,
  radius: 5,
  changes: null,
  damage: [],
  at: 'end',
  save: null,
  conditions: [],
};
const protection: Aura = {
  ...plainAura,
  name: 'Aura of Protection',
  affects: 'allies',
  includesSelf: true,
  radius: 10,
  changes: { ...noChanges, saveBonus: { dice: dice('3'), sign: 1 } },
};
const heat: Aura = { ...plainAura, name: 'Heat', damage: damage('1d6 fire') };

describe.each(rulesets)('Auras (%s)', (ruleset) => {
  function fight(script: string, heroes: readonly Partial<Creature>[], foes: readonly Partial<Creature>[]) {
    const creatures = [
      ...heroes.map((values, index) => hero(`hero ${index + 1}`, values)),
      ...foes.map((values, index) => monster(`foe ${index + 1}`, { maxHp: 50, ...values })),
    ];
    const order = creatures.map((_, index) => `d20:${20 - index}`).join(' ');
    return fightWith(`${order} ${script}`, scenario(creatures, { ruleset, simulation: { maxRounds: 1 } }));
  }

  it('change something for their bearer and as many allies as there is room for', () => {
    const blast = power('Blast', 15, '1d4 fire', { targets: 3 });
    const heroes = [{ auras: [protection] }, {}, {}];
    const events = fight('1d4:1 d20:10 d20:10 d20:10', heroes, [{ actions: [blast] }]);
    expect(eventsOf(events, 'save').map(({ total }) => total)).toEqual([13, 13, 10]);
  });

  it('do nothing while their bearer is down', () => {
    const blast = power('Blast', 15, '1d4 fire', { targets: 1 });
    const heroes = [{ auras: [protection], maxHp: 9, hp: 0 }, {}];
    const events = fight('d20:12 1d4:1 d20:10', heroes, [{ actions: [blast] }]);
    expect(eventsOf(events, 'save')[0]?.total).toBe(10);
  });

  it('of one name do not add up', () => {
    const blast = power('Blast', 15, '1d4 fire', { targets: 2 });
    const heroes = [{ auras: [protection] }, { auras: [protection] }];
    const events = fight('1d4:1 d20:10 d20:10', heroes, [{ actions: [blast] }]);
    expect(eventsOf(events, 'save').map(({ total }) => total)).toEqual([13, 13]);
  });

  it('damage foes in them at the end of their turns, the front rank first', () => {
    const events = fight('1d6:4', [{ auras: [heat] }], [{ rank: 'back' }, {}]);
    expect(eventsOf(events, 'damage')).toMatchObject([{ source: 0, target: 2, hpAfter: 46 }]);
  });

  it('ask for a save where they have one, which halves the damage or avoids it', () => {
    const save = { ability: 'dex', dc: 12 } as const;
    const half = { ...heat, save: { ...save, onSuccess: 'half' } } as const;
    expect(damageOf(fight('1d6:5 d20:12', [{ auras: [half] }], [{}]))).toEqual([2]);
    expect(damageOf(fight('1d6:5 d20:11', [{ auras: [half] }], [{}]))).toEqual([5]);
    const none = { ...heat, save: { ...save, onSuccess: 'none' } } as const;
    expect(damageOf(fight('1d6:5 d20:12', [{ auras: [none] }], [{}]))).toEqual([]);
  });

  it('of a lasting effect act while it lasts, and end with concentration on it', () => {
    const guardians = { ...heat, name: 'Guardians', radius: 15 };
    const spell = boon(
      'Spirit Guardians',
      [{ ...lasting([], { name: 'Guardians' }), auras: [guardians] }],
      {},
      {
        concentration: true,
      },
    );
    const stick = attack('Stick', 5, '1 bludgeoning');
    const cleric = { actions: [spell] };
    expect(damageOf(fight('1d6:4', [cleric], [{}]))).toEqual([4]);
    // Hit by the first foe, the cleric loses it before the turns of both are over.
    expect(damageOf(fight('d20:15 d20:2', [cleric], [{ actions: [stick] }, {}]))).toEqual([1]);
  });

  it('bring conditions at the start of a turn to who fails the save, until its next turn', () => {
    const stench: Aura = {
      ...plainAura,
      name: 'Stench',
      at: 'start',
      save: { ability: 'con', dc: 12, onSuccess: 'none' },
      conditions: ['poisoned'],
    };
    const events = fight('d20:11', [{ auras: [stench] }], [{}]);
    expect(eventsOf(events, 'effectBegins')).toMatchObject([{ creature: 1, source: 0, conditions: ['poisoned'] }]);
    expect(eventsOf(fight('d20:12', [{ auras: [stench] }], [{}]), 'effectBegins')).toEqual([]);
  });

  it('given to an ally act around that ally, and their damage is of who gave them', () => {
    const fire = { ...heat, name: 'Fire Shroud' };
    const shroud = boon('Shroud', [{ ...lasting([], { name: 'Fire Shroud' }), auras: [fire] }], { who: 'ally' });
    const limited = { ...shroud, limit: { kind: 'uses', uses: 1, per: 'fight' } } as const;
    const events = fight('1d6:4', [{}, { actions: [limited] }], [{}]);
    expect(eventsOf(events, 'effectBegins')).toMatchObject([{ creature: 0, source: 1, effect: 'Fire Shroud' }]);
    expect(eventsOf(events, 'damage')).toMatchObject([{ source: 1, target: 2 }]);
    // Who gave it falls: it is over.
    const killer = monster('foe', {
      maxHp: 50,
      actions: [attack('Club', 5, '30 bludgeoning')],
      targeting: 'lowest-hp',
    });
    const felled = fight('d20:15', [{}, { hp: 5, actions: [limited] }], [killer]);
    expect(eventsOf(felled, 'damage')).toHaveLength(1);
  });

  it('brought on a foe reach out from that foe', () => {
    const miasma: Aura = { ...heat, name: 'Miasma', affects: 'allies', includesSelf: true, radius: 5 };
    const curse = power('Curse', 12, '1d4 necrotic', {
      lasting: [{ ...lasting([], { name: 'Miasma' }), auras: [miasma] }],
    });
    // Its bearer alone, at the end of its turn.
    const events = fight('1d4:1 d20:11 1d6:4', [{ actions: [curse] }], [{}, {}]);
    expect(eventsOf(events, 'damage')).toMatchObject([
      { source: 0, target: 1, hpAfter: 49 },
      { source: 0, target: 1, hpAfter: 45 },
    ]);
  });
});

describe.each(rulesets)('R14 Auras where distances are kept (%s)', (ruleset) => {
  const blast = power('Blast', 15, '1d4 fire', { targets: 3 });
  const stick = attack('Stick', 5, '1 bludgeoning');

  function fightApart(script: string, distance: number, creatures: readonly Creature[]) {
    const order = creatures.map((_, index) => `d20:${20 - index}`).join(' ');
    const values = { ruleset, start: { distance }, simulation: { maxRounds: 1 } };
    return fightWith(`${order} ${script}`, scenario(creatures, values));
  }

  it('help nobody farther off than their radius', () => {
    const bearer = hero('paladin', { speed: 0, auras: [{ ...protection, radius: 15 }] });
    const creatures = [
      bearer,
      hero('far', { rank: 'back', speed: 0 }),
      hero('near', { speed: 0 }),
      monster('foe', { actions: [blast] }),
    ];
    const events = fightApart('1d4:1 d20:10 d20:10 d20:10', 30, creatures);
    expect(eventsOf(events, 'save').map(({ creature, total }) => [creature, total])).toEqual([
      [0, 13],
      [1, 10],
      [2, 13],
    ]);
    const wide = [{ ...bearer, auras: [{ ...protection, radius: 20 }] }, ...creatures.slice(1)];
    const all = fightApart('1d4:1 d20:10 d20:10 d20:10', 30, wide);
    expect(eventsOf(all, 'save').map(({ total }) => total)).toEqual([13, 13, 13]);
  });

  it('harm foes within their radius only, those that came up among them', () => {
    const burning = hero('fire', { speed: 0, auras: [{ ...heat, radius: 10 }] });
    expect(damageOf(fightApart('', 15, [burning, monster('post', { speed: 0 })]))).toEqual([]);
    expect(damageOf(fightApart('1d6:4', 10, [burning, monster('post', { speed: 0 })]))).toEqual([4]);
    const comer = monster('comer', { actions: [stick] });
    expect(damageOf(fightApart('d20:2 1d6:4', 30, [burning, comer]))).toEqual([4]);
  });

  it('take in the nearest first', () => {
    const burning = hero('fire', { speed: 0, auras: [{ ...heat, radius: 5 }] });
    const posts = [monster('far', { speed: 0, actions: [] }), monster('near', { actions: [stick] })];
    // The second comes up to 5 feet: it alone burns.
    const events = fightApart('d20:2 1d6:4', 30, [burning, ...posts]);
    expect(eventsOf(events, 'damage')).toMatchObject([{ source: 0, target: 2 }]);
  });

  it('given by an effect are measured from who bears it', () => {
    const guardians = { ...heat, name: 'Guardians', radius: 15 };
    const spell = boon('Guardians', [{ ...lasting([], { name: 'Guardians' }), auras: [guardians] }]);
    const limited = { ...spell, limit: { kind: 'uses', uses: 1, per: 'fight' } } as const;
    const cleric = hero('cleric', { speed: 0, actions: [limited] });
    expect(damageOf(fightApart('', 20, [cleric, monster('post', { speed: 0 })]))).toEqual([]);
    expect(damageOf(fightApart('1d6:4', 15, [cleric, monster('post', { speed: 0 })]))).toEqual([4]);
  });
});
