import { describe, expect, it } from 'vitest';
import type { FightEvent } from '../../../../src/engine/record/fightEvent';
import { rulesets } from '../../../../src/shared/model/vocabulary';
import {
  attack,
  damage,
  heal,
  hero,
  lasting,
  monster,
  multiattack,
  rider,
  scenario,
} from '../../../fixtures/scenarioBuilder';
import { countWith, eventsOf, fightWith } from '../scriptedFight';

/** The victim lies at 0 from the start and acts before a harmless foe; an ally keeps the fight going. */
function dying(saves: string, rounds: number): readonly FightEvent[] {
  const creatures = [hero('victim', { hp: 0, maxHp: 10 }), hero('ally'), monster('foe')];
  return fightWith(`d20:20 d20:10 d20:1 ${saves}`, scenario(creatures, { simulation: { maxRounds: rounds } }));
}

/** A blow of `points` against a hero with 10 of 10 hit points. */
function struck(points: number, deathSaves = true): readonly FightEvent[] {
  const creatures = [
    hero('victim', { maxHp: 10, deathSaves }),
    monster('foe', { actions: [attack('Fist', 5, `${points} force`)] }),
  ];
  return fightWith('d20:1 d20:20 d20:15', scenario(creatures, { simulation: { maxRounds: 1 } }));
}

describe('R9 dropping to 0 hit points', () => {
  it('leaves a character unconscious and ends the fight when nobody else is up', () => {
    const events = struck(10);
    expect(eventsOf(events, 'falls')).toEqual([
      { kind: 'falls', creature: 0, by: 1, state: 'unconscious', failures: 0 },
    ]);
    expect(events.at(-1)).toEqual({ kind: 'end', outcome: 'lost', rounds: 1 });
  });

  it('kills at once when the damage left equals the maximum', () => {
    expect(eventsOf(struck(19), 'falls')[0]!.state).toBe('unconscious');
    expect(eventsOf(struck(20), 'falls')[0]!.state).toBe('dead');
  });

  it('kills a monster', () => {
    expect(eventsOf(struck(10, false), 'falls')[0]!.state).toBe('dead');
  });
});

describe('R9 death saving throws', () => {
  const last = (events: readonly FightEvent[]) => eventsOf(events, 'deathSave').at(-1);

  it('succeed on 10 or more', () => {
    expect(last(dying('d20:10', 1))).toMatchObject({ successes: 1, failures: 0, state: 'dying' });
    expect(last(dying('d20:9', 1))).toMatchObject({ successes: 0, failures: 1, state: 'dying' });
  });

  it('count a 1 as two failures', () => {
    expect(last(dying('d20:1', 1))).toMatchObject({ failures: 2, state: 'dying' });
  });

  it('bring a creature back with 1 HP on a 20, and it acts', () => {
    const events = dying('d20:20', 1);
    expect(last(events)).toMatchObject({ state: 'up' });
    expect(eventsOf(events, 'turn').map(({ creature }) => creature)).toEqual([0, 1, 2]);
  });

  it('make it stable after three successes: it rolls no more', () => {
    expect(last(dying('d20:10 d20:2 d20:19 d20:11', 8))).toMatchObject({ state: 'stable' });
  });

  it('kill it after three failures', () => {
    expect(last(dying('d20:9 d20:10 d20:1', 8))).toMatchObject({ state: 'dead' });
  });
});

describe('R9 damage at 0 hit points', () => {
  function finishOff(points: number, dice: string): readonly FightEvent[] {
    const creatures = [
      hero('victim', { maxHp: 10 }),
      hero('ally', { maxHp: 99 }),
      monster('foe', { attackDowned: true, actions: [attack('Fist', 5, `${points} force`, { rolls: 2 })] }),
    ];
    return fightWith(`d20:2 d20:1 d20:20 ${dice}`, scenario(creatures, { simulation: { maxRounds: 1 } }));
  }

  it('is two failures from a critical hit', () => {
    const events = finishOff(10, 'd20:15 d20:11 d20:12');
    expect(eventsOf(events, 'falls')).toHaveLength(2);
    expect(eventsOf(events, 'falls')[0]).toMatchObject({ state: 'unconscious', failures: 0 });
  });

  it('kills when it equals the maximum', () => {
    const events = finishOff(10, 'd20:15 d20:11 d20:12');
    expect(eventsOf(events, 'falls')[1]).toMatchObject({ creature: 0, state: 'dead' });
  });

  it('adds to the failed death saves', () => {
    const creatures = [
      hero('victim', { maxHp: 10 }),
      hero('ally', { maxHp: 99 }),
      monster('foe', {
        attackDowned: true,
        initiative: 5,
        actions: [attack('Stone', 5, '6 force', { reach: null, range: 20, rolls: 3 })],
      }),
    ];
    // 6 and 6: down. One failure from the third stone, one from the save, one from the next stone.
    const dice = 'd20:2 d20:1 d20:15 d20:15 d20:15 d20:15 d20:5 d20:15 d20:5 d20:5';
    const events = fightWith(dice, scenario(creatures, { simulation: { maxRounds: 2 } }));
    expect(eventsOf(events, 'falls').map(({ state, failures }) => [state, failures])).toEqual([
      ['unconscious', 0],
      ['unconscious', 1],
      ['dead', 3],
    ]);
  });
});

describe('kills', () => {
  const kills = (foe: Parameters<typeof monster>[1], dice: string, rounds = 1) => {
    const creatures = [hero('victim', { maxHp: 10 }), hero('ally', { maxHp: 99 }), monster('foe', foe)];
    const { kills: counted } = countWith(dice, scenario(creatures, { simulation: { maxRounds: rounds } }));
    return counted[2];
  };
  const fist = (rolls: number) => attack('Fist', 5, '10 force', { rolls });

  it('are not those who are only down, but those who die of a blow, then or later', () => {
    expect(kills({ actions: [fist(1)] }, 'd20:2 d20:1 d20:20 d20:15 d20:9')).toBe(0);
    expect(kills({ actions: [attack('Fist', 5, '20 force')] }, 'd20:2 d20:1 d20:20 d20:15')).toBe(1);
    expect(kills({ attackDowned: true, actions: [fist(2)] }, 'd20:2 d20:1 d20:20 d20:15 d20:11 d20:12')).toBe(1);
  });

  it('are not those who bleed to death', () => {
    const dice = 'd20:20 d20:10 d20:15 d20:15 d20:1 d20:2 d20:9';
    expect(kills({ initiative: 10, actions: [fist(1)] }, dice, 2)).toBe(0);
  });
});

describe('R9, R10 healing at 0 hit points', () => {
  it('brings it up and resets its death saves', () => {
    const creatures = [
      hero('victim', { hp: 0, maxHp: 10 }),
      hero('healer', { actions: [heal('Cure', '1d8', {}, { limit: { kind: 'uses', uses: 1, per: 'day' } })] }),
      monster('foe', { actions: [attack('Fist', 5, '5 force')] }),
    ];
    // Two failures, healed to 5, struck down again: the next failure is the first.
    const dice = 'd20:20 d20:10 d20:5 d20:1 d8:5 d20:15 d20:2 d20:9 d20:2';
    const events = fightWith(dice, scenario(creatures, { simulation: { maxRounds: 2 } }));
    expect(eventsOf(events, 'deathSave').map(({ failures }) => failures)).toEqual([2, 1]);
  });
});

describe.each(rulesets)('R9 who wakes lies prone (%s)', (ruleset) => {
  const touch = heal('Touch', '5', {}, { slot: 'bonus' });
  const fist = attack('Fist', 0, '1 force');
  const bow = attack('Bow', 0, '1 force', { reach: null, range: 60 });
  /** In order: who heals, the foe, who was down; the foe goes for the latter. */
  function woken(dice: string, weapon = fist, values: Parameters<typeof hero>[1] = {}, maxRounds = 1) {
    const creatures = [
      hero('victim', { hp: 0, maxHp: 10, actions: [fist], ...values }),
      hero('healer', { actions: [touch] }),
      monster('foe', { actions: [weapon] }),
    ];
    return fightWith(`d20:1 d20:20 d20:10 ${dice}`, scenario(creatures, { ruleset, simulation: { maxRounds } }));
  }
  const faces = (events: readonly FightEvent[]) => eventsOf(events, 'attack').map((event) => event.faces);

  it('melee attacks against it have advantage, its own have none of it once it stands up in its turn', () => {
    const events = woken('d20:2 d20:3 d20:4');
    expect(faces(events)).toEqual([[2, 3], [4]]);
    expect(eventsOf(events, 'effectEnds')).toMatchObject([{ creature: 0, effect: 'prone', why: 'stands up' }]);
  });

  it('attacks from afar have disadvantage', () => {
    expect(eventsOf(woken('d20:18 d20:3 d20:4', bow), 'attack')[0]).toMatchObject({ kept: 3, result: 'miss' });
  });

  it('with a speed of 0 it stays prone, and attacks with disadvantage', () => {
    expect(faces(woken('d20:2 d20:3 d20:18 d20:4', fist, { speed: 0 }))).toEqual([
      [2, 3],
      [18, 4],
    ]);
  });

  it('is not prone when it cannot be', () => {
    expect(faces(woken('d20:2 d20:4', fist, { conditionImmune: ['prone'] }))).toEqual([[2], [4]]);
  });

  it('by a natural 20 it wakes in its own turn, stands up at once and fights', () => {
    const unaided = (values: Parameters<typeof hero>[1]) => {
      const victim = hero('victim', { hp: 0, maxHp: 10, actions: [fist], ...values });
      return scenario([victim, hero('ally'), monster('foe')], { ruleset, simulation: { maxRounds: 1 } });
    };
    expect(faces(fightWith('d20:20 d20:2 d20:1 d20:20 d20:4', unaided({})))).toEqual([[4]]);
    const rooted = unaided({ lasting: [lasting(['restrained'])] });
    // Restrained it cannot stand up: its disadvantage is that of both.
    const events = fightWith('d20:20 d20:2 d20:1 d20:20 d20:4 d20:5', rooted);
    expect(eventsOf(events, 'effectBegins').at(-1)).toMatchObject({ conditions: ['prone'] });
    // Nor can who cannot act.
    const dazed = unaided({ lasting: [lasting(['incapacitated'])] });
    const initiative = ruleset === '2014' ? 'd20:20' : 'd20:20,20';
    const told = fightWith(`${initiative} d20:2 d20:1 d20:20`, dazed);
    expect(eventsOf(told, 'effectBegins').at(-1)).toMatchObject({ conditions: ['prone'] });
  });
});

describe.each(rulesets)('R9 Instant Death (%s): damage that is left equals or exceeds the maximum', (ruleset) => {
  /** What becomes of a hero whom one hit after the other takes so much from. */
  function blows(points: readonly number[], values: Parameters<typeof hero>[1] = {}): string[] {
    const fists = points.map((amount) =>
      attack(`Fist for ${amount}`, 25, `${amount} force`, { reach: null, range: 60 }),
    );
    const foe = monster('foe', {
      attackDowned: true,
      actions: [...fists, multiattack(points.map((_, index) => [1, index]))],
    });
    const creatures = [hero('victim', { maxHp: 10, ...values }), hero('ally', { maxHp: 99 }), foe];
    const isTired = ruleset === '2014' && values.exhaustion !== undefined;
    const hits = points.map(() => 'd20:15').join(' ');
    const fight = scenario(creatures, { ruleset, simulation: { maxRounds: 1 } });
    const events = fightWith(`d20:20${isTired ? ',20' : ''} d20:10 d20:1 ${hits}`, fight);
    return eventsOf(events, 'falls').map(({ state, failures }) => (failures === 0 ? state : `${state} ${failures}`));
  }

  it('from one blow', () => {
    expect(blows([19])).toEqual(['unconscious']);
    expect(blows([20])).toEqual(['dead']);
    expect(blows([13], { hp: 4 })).toEqual(['unconscious']);
    expect(blows([14], { hp: 4 })).toEqual(['dead']);
  });

  it('at 0 hit points: all of the damage counts', () => {
    expect(blows([10, 9])).toEqual(['unconscious', 'unconscious 1']);
    expect(blows([10, 10])[1]).toMatch(/^dead/);
  });

  it('temporary hit points go first', () => {
    expect(blows([24], { tempHp: 5 })).toEqual(['unconscious']);
    expect(blows([25], { tempHp: 5 })).toEqual(['dead']);
  });

  it('at 0 hit points temporary ones go first, too; where they take all of it nothing is failed', () => {
    const burnt = (points: number) => {
      const flames = lasting(['poisoned'], { ongoing: { damage: damage(`${points} fire`), at: 'end' } });
      const creatures = [
        hero('victim', { hp: 0, maxHp: 10, tempHp: 5, lasting: [flames] }),
        hero('ally'),
        monster('foe'),
      ];
      const fight = scenario(creatures, { ruleset, simulation: { maxRounds: 1 } });
      return eventsOf(fightWith('d20:20,20 d20:10 d20:1 d20:10', fight), 'falls').map(({ state }) => state);
    };
    expect(burnt(5)).toEqual([]);
    expect(burnt(14)).toEqual(['unconscious']);
    expect(burnt(15)).toEqual(['dead']);
  });

  it('the maximum is that of the level of exhaustion: halved at 4 (2014), as ever (2024)', () => {
    const deadly = ruleset === '2014' ? 10 : 20;
    expect(blows([deadly - 1], { exhaustion: 4 }).slice(0, 1)).toEqual(['unconscious']);
    expect(blows([deadly], { exhaustion: 4 })).toEqual(['dead']);
  });
});

describe('R9 Instant Death: a hit is one blow', () => {
  const blow = (parts: Parameters<typeof attack>[3], script: string) => {
    const fist = attack('Fist', 5, '12 force', parts);
    const creatures = [hero('victim', { maxHp: 10 }), hero('ally'), monster('foe', { actions: [fist] })];
    const fight = scenario(creatures, { simulation: { maxRounds: 1 } });
    return eventsOf(fightWith(`d20:20 d20:10 d20:1 ${script}`, fight), 'falls').map(({ state }) => state);
  };

  it('with what comes with it, not with what a save avoids', () => {
    const venom = rider({ damage: damage('8 poison') });
    expect(blow({ riders: [venom] }, 'd20:15')).toEqual(['dead']);
    const save = { ability: 'con', dc: 15, onSuccess: 'half' } as const;
    expect(blow({ riders: [{ ...venom, save }] }, 'd20:15 d20:2')[0]).toBe('unconscious');
  });
});
