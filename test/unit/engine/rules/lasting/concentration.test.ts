import { describe, expect, it } from 'vitest';
import type { Action } from '../../../../../src/shared/model/action';
import { plainAction } from '../../../../../src/shared/model/plain';
import type { Lasting } from '../../../../../src/shared/model/lasting';
import type { Creature } from '../../../../../src/shared/model/scenario';
import { rulesets, type Ruleset } from '../../../../../src/shared/model/vocabulary';
import {
  attack,
  boon,
  changing,
  damage,
  dice,
  hero,
  lasting,
  monster,
  power,
  rider,
  scenario,
} from '../../../../fixtures/scenarioBuilder';
import { countWith, eventsOf, fightWith } from '../../scriptedFight';

const bless = changing('Bless', {
  attackBonus: { dice: dice('1d4'), sign: 1 },
  saveBonus: { dice: dice('1d4'), sign: 1 },
});
const concentrating = { concentration: true } as const;
const once = { limit: { kind: 'uses', uses: 1, per: 'fight' } } as const;
const blessing = boon('Bless', [bless], {}, { ...concentrating, ...once });

/** The hero, who goes first, blesses itself; the foe hits it with a blow that always does so much. */
function struck(faces: string, amount: number, ruleset: Ruleset = '2014', values: Partial<Creature> = {}) {
  const creatures = [
    hero('hero', { ac: 10, maxHp: 200, actions: [blessing], ...values }),
    monster('foe', { maxHp: 50, actions: [attack('Blow', 0, `${amount} force`)] }),
  ];
  const subject = scenario(creatures, { ruleset, simulation: { maxRounds: 1 } });
  return fightWith(`d20:20 d20:1 d20:15 ${faces}`, subject);
}

describe('R8 concentration', () => {
  it('is held by a Constitution save of DC 10 when the damage is small', () => {
    // 1d4 of the blessing goes to its own save, too.
    expect(eventsOf(struck('d20:9 d4:1', 7), 'concentration')).toMatchObject([
      { creature: 0, action: 0, total: 10, dc: 10, isSuccess: true },
    ]);
  });

  it('is lost by a failed one, and with it what it kept up', () => {
    const events = struck('d20:8 d4:1', 7);
    expect(eventsOf(events, 'concentration')).toMatchObject([{ isSuccess: false }]);
    expect(eventsOf(events, 'concentrationEnds')).toMatchObject([{ creature: 0, why: 'save' }]);
    expect(eventsOf(events, 'effectEnds')).toMatchObject([{ creature: 0, effect: 'Bless', why: 'concentration' }]);
  });

  it('asks for half the damage, rounded down; in 2024 for 30 at most', () => {
    expect(eventsOf(struck('d20:8 d4:1', 45), 'concentration')[0]!.dc).toBe(22);
    expect(eventsOf(struck('d20:8 d4:1', 90, '2014'), 'concentration')[0]!.dc).toBe(45);
    expect(eventsOf(struck('d20:8 d4:1', 90, '2024'), 'concentration')[0]!.dc).toBe(30);
  });

  it('counts damage to temporary hit points', () => {
    expect(eventsOf(struck('d20:8 d4:1', 22, '2014', { tempHp: 30 }), 'concentration')[0]!.dc).toBe(11);
  });

  it('is lost at 0 hit points, without a roll', () => {
    const events = struck('', 7, '2014', { maxHp: 7 });
    expect(eventsOf(events, 'concentration')).toEqual([]);
    expect(eventsOf(events, 'effectEnds')).toMatchObject([{ effect: 'Bless', why: 'concentration' }]);
  });

  it('is lost by whoever is incapacitated', () => {
    const stun = power('Stun', 15, '1 force', {
      ...{ ability: 'con', damage: [], onSuccess: 'none', lasting: [lasting(['stunned'])] },
    });
    const creatures = [hero('hero', { actions: [blessing] }), monster('foe', { maxHp: 50, actions: [stun] })];
    const events = fightWith('d20:20 d20:1 d20:5 d4:1', scenario(creatures, { simulation: { maxRounds: 1 } }));
    expect(eventsOf(events, 'concentrationEnds')).toMatchObject([{ creature: 0, why: 'incapacitated' }]);
    expect(eventsOf(events, 'effectEnds')).toMatchObject([{ effect: 'Bless' }]);
  });

  it('is on one thing at a time: a creature keeps to what it has begun', () => {
    const hold = power(
      'Hold',
      15,
      '1 force',
      { ability: 'con', damage: [], onSuccess: 'none', lasting: [lasting(['paralyzed'])] },
      concentrating,
    );
    const mace = attack('Mace', 5, '1 bludgeoning');
    const creatures = [
      hero('hero', { actions: [blessing, hold, mace] }),
      monster('foe', { ac: 15, maxHp: 50, actions: [attack('Blow', 0, '1 force')] }),
    ];
    const events = fightWith(
      'd20:20 d20:1 d20:2 d20:12 d4:1 d20:2',
      scenario(creatures, { simulation: { maxRounds: 2 } }),
    );
    expect(eventsOf(events, 'power')).toEqual([]);
    expect(eventsOf(events, 'attack')[1]).toMatchObject({ creature: 0, total: 18 });
  });

  it('is over when nothing of it is left: its user may begin anew', () => {
    const save = { ability: 'wis', dc: 10, at: 'end' } as const;
    const hold = power(
      'Hold',
      15,
      '1 force',
      { ability: 'con', damage: [], onSuccess: 'none', lasting: [lasting(['paralyzed'], { save })] },
      concentrating,
    );
    const creatures = [hero('hero', { actions: [hold] }), monster('foe', { maxHp: 50 })];
    const events = fightWith(
      'd20:20 d20:1 d20:2 d20:10 d20:3 d20:10',
      scenario(creatures, { simulation: { maxRounds: 2 } }),
    );
    expect(eventsOf(events, 'power')).toHaveLength(2);
  });
});

describe('R7 boons', () => {
  it('go to so many allies who do not have them yet, without a roll', () => {
    const prayer = boon('Bless', [bless], { who: 'ally', targets: 2 }, { ...concentrating, slot: 'bonus' });
    const creatures = [hero('a', { actions: [prayer] }), hero('b'), hero('c'), monster('foe', { maxHp: 50 })];
    const faces = 'd20:20 d20:10 d20:9 d20:1';
    const events = fightWith(faces, scenario(creatures, { simulation: { maxRounds: 2 } }));
    expect(eventsOf(events, 'boon')).toEqual([{ kind: 'boon', creature: 0, action: 0, targets: [0, 1] }]);
  });

  it('of another go past who gives them: Bardic Inspiration', () => {
    const song = boon('Song', [bless], { who: 'other' }, { slot: 'bonus' });
    const bards = [hero('bard', { actions: [song] }), hero('b')];
    const targets = (creatures: readonly Creature[]) => {
      const faces = creatures.map((_, index) => `d20:${20 - index}`).join(' ');
      const fight = scenario([...creatures, monster('foe')], { simulation: { maxRounds: 1 } });
      return eventsOf(fightWith(`${faces} d20:1`, fight), 'boon').map((event) => event.targets);
    };
    expect(targets(bards)).toEqual([[1]]);
    expect(targets(bards.slice(0, 1))).toEqual([]);
  });

  it('take conditions away', () => {
    const cure = boon('Restoration', [], { who: 'ally', removes: ['blinded'] }, once);
    const creatures = [hero('a', { actions: [cure] }), hero('b', { lasting: [lasting(['blinded'])] }), monster('foe')];
    const events = fightWith('d20:20 d20:10 d20:1', scenario(creatures, { simulation: { maxRounds: 1 } }));
    expect(eventsOf(events, 'effectEnds')).toMatchObject([{ creature: 1, effect: 'blinded', why: 'removed' }]);
  });

  it('rage: more damage with each hit, resistance', () => {
    const rage = changing('Rage', { damage: damage('2 slashing'), resist: ['slashing'] });
    const fury = boon('Rage', [rage], {}, { ...once, slot: 'bonus' });
    const creatures = [
      hero('hero', { ac: 15, actions: [attack('Axe', 5, '1d12 slashing'), fury] }),
      monster('foe', { ac: 15, maxHp: 50, actions: [attack('Claw', 5, '1d8 slashing')] }),
    ];
    const faces = 'd20:20 d20:1 d20:12 d12:5 d20:12 d8:7';
    const events = fightWith(faces, scenario(creatures, { simulation: { maxRounds: 1 } }));
    expect(eventsOf(events, 'damage').map(({ hpBefore, hpAfter }) => hpBefore - hpAfter)).toEqual([7, 3]);
  });

  it('haste: armor class, advantage on Dexterity saves, one attack more', () => {
    const haste = changing('Haste', { ac: 2, savingThrows: 'advantage', saveAbilities: ['dex'], extraAttacks: 1 });
    const creatures = [
      hero('hero', { ac: 15, maxHp: 50, lasting: [haste], actions: [attack('Axe', 5, '1 slashing')] }),
      monster('foe', { ac: 15, maxHp: 50, actions: [power('Blast', 15, '4 fire')] }),
    ];
    const faces = 'd20:20 d20:1 d20:2 d20:3 d20:4 d20:15';
    const events = fightWith(faces, scenario(creatures, { simulation: { maxRounds: 1 } }));
    expect(eventsOf(events, 'attack')).toHaveLength(2);
    expect(eventsOf(events, 'save')[0]).toMatchObject({ faces: [4, 15], isSuccess: true });
  });

  it('no healing: whoever is under it regains nothing', () => {
    const chill = changing('Chill', { noHealing: true });
    const hpAfterTurn = (lasting: readonly Lasting[]) => {
      const troll = monster('troll', { maxHp: 20, hp: 5, lasting, regeneration: { amount: 3, stoppedBy: [] } });
      const fight = scenario([hero('hero'), troll], { simulation: { maxRounds: 1 } });
      return countWith('d20:20 d20:1', fight).hpLeft[1];
    };
    expect(hpAfterTurn([])).toBe(8);
    expect(hpAfterTurn([chill])).toBe(5);
  });
});

describe.each(rulesets)('R7 exhaustion, %s', (ruleset) => {
  function tired(faces: string, level: number) {
    const creatures = [
      hero('hero', { maxHp: 20, exhaustion: level, actions: [attack('Axe', 5, '1 slashing')] }),
      monster('foe', { ac: 15, actions: [power('Blast', 15, '4 fire')] }),
    ];
    return fightWith(faces, scenario(creatures, { ruleset, simulation: { maxRounds: 1 } }));
  }

  it('takes from attacks and saves', () => {
    if (ruleset === '2014') {
      // Initiative is an ability check: disadvantage from the first level, attacks and saves from the third.
      const events = tired('d20:20 d20:19 d20:1 d20:15 d20:9 d20:15 d20:14', 3);
      expect(eventsOf(events, 'attack')[0]).toMatchObject({ faces: [15, 9], total: 14, result: 'miss' });
      expect(eventsOf(events, 'save')[0]).toMatchObject({ faces: [15, 14], isSuccess: false });
    } else {
      const events = tired('d20:20 d20:1 d20:15 d20:20', 3);
      expect(eventsOf(events, 'attack')[0]).toMatchObject({ faces: [15], total: 14, result: 'miss' });
      expect(eventsOf(events, 'save')[0]).toMatchObject({ faces: [20], total: 14, isSuccess: false });
    }
  });

  it('halves the maximum of hit points at the fourth level, in 2014', () => {
    const roll = ruleset === '2014' ? 'd20:20 d20:20 d20:1 d20:1 d20:1 d20:1 d20:1' : 'd20:20 d20:1 d20:1 d20:1';
    const [first] = eventsOf(tired(roll, 4), 'initiative')[0]!.order;
    expect(first).toMatchObject({ hp: ruleset === '2014' ? 10 : 20, maxHp: ruleset === '2014' ? 10 : 20 });
  });

  it('kills with the sixth level, and what came with it does not begin', () => {
    const drain = power('Drain', 15, '1 necrotic', {
      ...{ ability: 'con', damage: [], onSuccess: 'none' },
      lasting: [lasting(['poisoned', 'exhaustion'], { exhaustion: 6 })],
    });
    const creatures = [hero('hero', { actions: [drain] }), monster('foe')];
    const events = fightWith('d20:20 d20:1 d20:2', scenario(creatures, { ruleset, simulation: { maxRounds: 1 } }));
    expect(eventsOf(events, 'falls')).toMatchObject([{ creature: 1, by: 0, state: 'dead' }]);
    expect(eventsOf(events, 'effectBegins')).toEqual([]);
    expect(eventsOf(events, 'end')[0]!.outcome).toBe('won');
  });
});

describe.each(rulesets)('R7 charmed, %s', (ruleset) => {
  it('does not attack the charmer, nor takes it into a power', () => {
    const charm = power('Charm', 15, '1 psychic', {
      ...{ ability: 'wis', damage: [], onSuccess: 'none', lasting: [lasting(['charmed'])] },
    });
    const creatures = [
      hero('bard', { ac: 15, actions: [charm] }),
      hero('friend', { ac: 15 }),
      monster('ogre', { maxHp: 50, actions: [attack('Club', 0, '1 bludgeoning')] }),
    ];
    const subject = scenario(creatures, { ruleset, simulation: { maxRounds: 1 } });
    const events = fightWith('d20:20 d20:10 d20:1 d20:2 d20:3', subject);
    expect(eventsOf(events, 'attack')).toMatchObject([{ creature: 2, target: 1 }]);
    const alone = scenario([creatures[0]!, creatures[2]!], { ruleset, simulation: { maxRounds: 1 } });
    expect(eventsOf(fightWith('d20:20 d20:1 d20:2', alone), 'attack')).toEqual([]);
  });

  it('nor does it cleave into the charmer', () => {
    const charm = power('Charm', 15, '1 psychic', {
      ...{ ability: 'wis', damage: [], onSuccess: 'none', lasting: [lasting(['charmed'])] },
    });
    const axe = attack('Axe', 5, '1 slashing', { cleave: damage('1 slashing') });
    const creatures = [hero('bard', { actions: [charm] }), hero('friend'), monster('ogre', { actions: [axe] })];
    const subject = scenario(creatures, { ruleset, simulation: { maxRounds: 1 } });
    const events = fightWith('d20:20 d20:10 d20:1 d20:2 d20:19', subject);
    expect(eventsOf(events, 'attack').map(({ target }) => target)).toEqual([1]);
  });

  it('nor does it where distances are kept', () => {
    const charm = power('Charm', 15, '1 psychic', {
      ...{ ability: 'wis', damage: [], onSuccess: 'none', lasting: [lasting(['charmed'])] },
    });
    const breath = power('Breath', 15, '1 fire', { targets: 2 });
    const breather = (actions: Creature['actions']) =>
      scenario([hero('bard', { actions: [charm] }), hero('friend'), monster('drake', { maxHp: 50, actions })], {
        ruleset,
        start: { distance: 30 },
        simulation: { maxRounds: 1 },
      });
    const breathed = fightWith('d20:20 d20:10 d20:1 d20:2 d20:3', breather([breath]));
    expect(eventsOf(breathed, 'save').map(({ creature }) => creature)).toEqual([2, 1]);
    const clubbed = fightWith('d20:20 d20:10 d20:1 d20:2 d20:3', breather([attack('Club', 0, '1 bludgeoning')]));
    expect(eventsOf(clubbed, 'attack')).toMatchObject([{ creature: 2, target: 1 }]);
  });
});

describe('R3, R7 reactions', () => {
  const shield: Action = {
    ...plainAction,
    ...{ name: 'Shield', slot: 'reaction', trigger: 'hit' },
    effect: {
      ...{ kind: 'guard', ac: 5, halves: false, reduces: null, meleeOnly: false },
      lasting: [changing('Shield', { ac: 5 }, { ends: { at: 'start', of: 'bearer', turns: 1 } })],
    },
  };

  function shielded(faces: string, values: Partial<Creature> = {}) {
    const creatures = [
      hero('mage', { ac: 12, maxHp: 50, actions: [shield], ...values }),
      monster('foe', { actions: [attack('Claw', 5, '1 slashing', { rolls: 2 })] }),
    ];
    return fightWith(`d20:1 d20:20 ${faces}`, scenario(creatures, { simulation: { maxRounds: 2 } }));
  }

  it('Shield raises armor class until the start of the next turn', () => {
    const classes = eventsOf(shielded('d20:10 d20:10 d20:10 d20:6'), 'attack').map(({ armorClass }) => armorClass);
    expect(classes).toEqual([17, 17, 17, 17]);
    const ends = eventsOf(shielded('d20:10 d20:10 d20:10 d20:6'), 'effectEnds');
    expect(ends.map(({ why }) => why)).toEqual(['time', 'time']);
  });

  it('are not taken by who has none', () => {
    const events = shielded('d20:10 d20:10 d20:10 d20:6', { lasting: [changing('Shocked', { noReactions: true })] });
    expect(eventsOf(events, 'guard')).toEqual([]);
  });
});

describe('R8 one casting that hits a creature twice', () => {
  it('is kept up like any other', () => {
    const curse = changing('Curse', { attackRolls: 'disadvantage' });
    const rays = attack('Rays', 5, '1 fire', { rolls: 2, riders: [rider({ lasting: [curse] })] }, concentrating);
    const creatures = [
      hero('hero', { ac: 10, maxHp: 200, actions: [rays] }),
      monster('foe', { maxHp: 50, ac: 10, actions: [attack('Blow', 5, '7 force')] }),
    ];
    const subject = scenario(creatures, { simulation: { maxRounds: 1 } });
    const events = fightWith('d20:20 d20:1 d20:15 d20:15 d20:15 d20:16 d20:2', subject);
    expect(eventsOf(events, 'concentration')).toMatchObject([{ creature: 0, total: 2, isSuccess: false }]);
    expect(eventsOf(events, 'effectEnds').map(({ why }) => why)).toEqual(['removed', 'concentration']);
  });
});
