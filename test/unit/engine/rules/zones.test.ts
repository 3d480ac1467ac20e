import { describe, expect, it } from 'vitest';
import type { Action, EffectOf } from '../../../../src/shared/model/action';
import { plainAction } from '../../../../src/shared/model/plain';
import type { Creature, Scenario } from '../../../../src/shared/model/scenario';
import {
  attack,
  damage,
  hero,
  lasting,
  monster,
  multiattack,
  power,
  scenario,
} from '../../../fixtures/scenarioBuilder';
import { eventsOf, fightWith, targetsOf } from '../scriptedFight';

const sword = attack('Sword', 5, '1d8 slashing');
const bow = attack('Bow', 5, '1d6 piercing', { reach: null, range: 80, longRange: 320 });

function basic(what: EffectOf<'basic'>['what'], action: Partial<Action> = {}): Action {
  return { name: what, ...plainAction, effect: { kind: 'basic', what }, ...action };
}

function apart(distance: number, creatures: readonly Creature[], maxRounds = 1): Scenario {
  return scenario(creatures, { start: { distance }, simulation: { maxRounds } });
}

/** Who is attacked does nothing. */
const post = (values: Partial<Creature> = {}) => monster('post', { maxHp: 500, ac: 25, ...values });

describe('R14 closing in', () => {
  /** The round of the first attack: every attack misses. */
  function firstAttack(distance: number, reach: number, speed: number): number {
    const spear = attack('Spear', 5, '1d8 piercing', { reach });
    const rounds = 12;
    for (let round = 1; round <= rounds; round++) {
      const fight = apart(distance, [hero('hero', { speed, actions: [spear] }), post()], round);
      const script = 'd20:20 d20:1';
      try {
        fightWith(script, fight);
      } catch {
        return round;
      }
    }
    return 0;
  }

  it.each([
    [5, 5, 30, 1],
    [35, 5, 30, 1],
    [36, 5, 30, 2],
    [65, 5, 30, 2],
    [95, 5, 30, 2],
    [96, 5, 30, 3],
    [40, 10, 30, 1],
    [41, 10, 30, 2],
    [35, 5, 20, 2],
    [150, 5, 30, 3],
  ])('%i feet with reach %i at speed %i: first attack in round %i', (distance, reach, speed, round) => {
    expect(firstAttack(distance, reach, speed)).toBe(round);
  });

  it('moves no farther than it has to, then attacks', () => {
    const events = fightWith('d20:20 d20:1 d20:2', apart(30, [hero('hero', { actions: [sword] }), post()]));
    expect(eventsOf(events, 'move')).toMatchObject([{ creature: 0, from: 0, to: 25, feet: 25 }]);
    expect(eventsOf(events, 'attack')).toHaveLength(1);
  });

  it('dashes when nobody comes into reach', () => {
    const events = fightWith('d20:20 d20:1', apart(80, [hero('hero', { actions: [sword] }), post()]));
    expect(eventsOf(events, 'dash')).toMatchObject([{ creature: 0 }]);
    expect(eventsOf(events, 'move').map(({ to }) => to)).toEqual([30, 60]);
  });

  it('throws what it can while it closes in', () => {
    const javelin = attack('Javelin', 5, '1d6 piercing', { range: 30, longRange: 120 });
    const great = attack('Greatsword', 5, '2d6 slashing');
    const fighter = hero('hero', { actions: [great, javelin] });
    const events = fightWith('d20:20 d20:1 d20:2 d20:3', apart(80, [fighter, post()]));
    expect(eventsOf(events, 'move')).toMatchObject([{ to: 30 }]);
    expect(eventsOf(events, 'attack')).toMatchObject([{ action: 1, faces: [2, 3] }]);
  });

  it('a speed of 0 stays', () => {
    const events = fightWith('d20:20 d20:1', apart(30, [hero('hero', { speed: 0, actions: [sword] }), post()]));
    expect(eventsOf(events, 'move')).toEqual([]);
  });

  it('at distance 0 nothing moves', () => {
    const events = fightWith('d20:20 d20:1 d20:2', apart(0, [hero('hero', { speed: 0, actions: [sword] }), post()]));
    expect(eventsOf(events, 'attack')).toHaveLength(1);
    expect(eventsOf(events, 'move')).toEqual([]);
  });
});

describe('R14 ranges', () => {
  const archer = (values: Partial<Creature> = {}) => hero('archer', { rank: 'back', actions: [bow], ...values });

  it('shoots from where it stands within normal range', () => {
    const events = fightWith('d20:20 d20:1 d20:2', apart(60, [archer(), post()]));
    expect(eventsOf(events, 'move')).toEqual([]);
  });

  it('walks into normal range where it can', () => {
    const events = fightWith('d20:20 d20:1 d20:2', apart(80, [archer(), post()]));
    expect(eventsOf(events, 'move')).toMatchObject([{ from: -20, to: 0 }]);
    expect(eventsOf(events, 'attack')[0]!.faces).toEqual([2]);
  });

  it('long range: disadvantage', () => {
    const events = fightWith('d20:20 d20:1 d20:2 d20:19', apart(200, [archer(), post()]));
    expect(eventsOf(events, 'attack')).toMatchObject([{ faces: [2, 19], kept: 2 }]);
  });

  it('beyond long range nobody is shot at', () => {
    const sling = attack('Sling', 5, '1d4 bludgeoning', { reach: null, range: 30, longRange: 60 });
    const events = fightWith('d20:20 d20:1', apart(150, [archer({ actions: [sling] }), post()]));
    expect(eventsOf(events, 'attack')).toEqual([]);
    expect(eventsOf(events, 'dash')).toHaveLength(1);
  });

  it('a ranged attack with a foe within 5 feet: disadvantage', () => {
    const creatures = [hero('archer', { actions: [bow] }), post()];
    const events = fightWith('d20:20 d20:1 d20:2 d20:19', apart(5, creatures));
    expect(eventsOf(events, 'attack')[0]!.faces).toEqual([2, 19]);
    const helpless = [creatures[0]!, post({ hp: 0 }), monster('other', { ac: 25, rank: 'back' })];
    expect(eventsOf(fightWith('d20:20 d20:2 d20:1 d20:2', apart(5, helpless)), 'attack')[0]!.faces).toEqual([2]);
  });

  it('a power takes in those within its range, from as near as it takes', () => {
    const breath = power('Breath', 10, '1d6 fire', { ability: null, targets: null, area: { shape: 'cone', size: 30 } });
    const dragon = hero('dragon', { actions: [breath], speed: 40 });
    const foes = [post(), post({ rank: 'back' })];
    const events = fightWith('d20:20 d20:2 d20:1 d6:3', apart(60, [dragon, ...foes]));
    expect(eventsOf(events, 'power')[0]!.targets).toEqual([1]);
    expect(eventsOf(events, 'move')).toMatchObject([{ to: 30 }]);
    const near = fightWith('d20:20 d20:2 d20:1 d6:3', apart(40, [dragon, ...foes]));
    expect(eventsOf(near, 'power')[0]!.targets).toEqual([1, 2]);
    expect(eventsOf(near, 'move')).toMatchObject([{ to: 30 }]);
  });
});

describe('R14 ranks and opportunity attacks', () => {
  /** The hero goes first. Misses unless it is told otherwise. */
  const pike = attack('Pike', 5, '1d4 piercing');
  const guard = monster('guard', { maxHp: 50, ac: 25, actions: [pike] });
  const mage = monster('mage', { maxHp: 3, ac: 25, rank: 'back' });
  const runner = (values: Partial<Creature> = {}) =>
    hero('hero', { targeting: 'lowest-hp', speed: 60, ac: 30, actions: [sword], ...values });
  const start = 'd20:20 d20:2 d20:1';

  it('a front rank that stands keeps melee from the back rank', () => {
    expect(targetsOf(fightWith(`${start} d20:3 d20:2`, apart(20, [runner(), guard, mage])))).toEqual([1, 0]);
  });

  it('gives way when nobody of it stands', () => {
    const fallen = { ...guard, hp: 0 };
    expect(targetsOf(fightWith(`${start} d20:3`, apart(20, [runner(), fallen, mage])))).toEqual([2]);
  });

  it('breaking through provokes one opportunity attack from each front-liner', () => {
    const fight = apart(20, [runner({ breaksThrough: true }), guard, guard, mage]);
    // Both guards strike at the hero as it passes, and again in their own turns.
    const events = fightWith('d20:20 d20:3 d20:2 d20:1 d20:5 d20:6 d20:3 d20:7 d20:8', fight);
    expect(eventsOf(events, 'reaction')).toMatchObject([
      { creature: 1, foe: 0, trigger: 'leaves-reach' },
      { creature: 2, foe: 0, trigger: 'leaves-reach' },
    ]);
    expect(targetsOf(events).slice(0, 3)).toEqual([0, 0, 3]);
  });

  it('ends on the way for who drops', () => {
    const weak = runner({ breaksThrough: true, ac: 10, hp: 1 });
    const events = fightWith(`${start} d20:15 d4:2`, apart(20, [weak, guard, mage]));
    expect(eventsOf(events, 'attack')).toHaveLength(1);
    expect(eventsOf(events, 'end')).toMatchObject([{ outcome: 'lost' }]);
  });

  it('flying past the front rank provokes nothing', () => {
    const flyer = runner({ bypassesFront: true });
    const past = fightWith(`${start} d20:3`, apart(20, [flyer, { ...guard, speed: 0 }, mage]));
    expect(eventsOf(past, 'reaction')).toEqual([]);
    expect(targetsOf(past)[0]).toBe(2);
  });

  it('flying past it needs no distances; breaking through does', () => {
    expect(
      targetsOf(fightWith(`${start} d20:3 d20:2`, apart(0, [runner({ bypassesFront: true }), guard, mage]))),
    ).toEqual([2, 0]);
    expect(
      targetsOf(fightWith(`${start} d20:3 d20:2`, apart(0, [runner({ breaksThrough: true }), guard, mage]))),
    ).toEqual([1, 0]);
  });

  it('who flies out of a reach it began in provokes, unless it has Flyby', () => {
    const far = monster('far', { maxHp: 3, ac: 25, rank: 'back', speed: 0 });
    const flyer = (flyby: boolean) => runner({ bypassesFront: true, flyby, breaksThrough: true });
    const reactions = (flyby: boolean, script: string) => {
      const fight = apart(5, [flyer(flyby), { ...guard, speed: 0 }, far]);
      const events = fightWith(`${start} ${script}`, fight);
      expect(eventsOf(events, 'attack').find(({ creature }) => creature === 0)?.target).toBe(2);
      return eventsOf(events, 'reaction').length;
    };
    expect(reactions(false, 'd20:2 d20:3')).toBe(1);
    expect(reactions(true, 'd20:3')).toBe(0);
  });

  it('Flyby: it need not stay in a reach it stands in', () => {
    const near = monster('near', { maxHp: 50, ac: 25, speed: 0, actions: [pike] });
    const far = monster('far', { maxHp: 3, ac: 25, rank: 'back', speed: 0 });
    const target = (flyby: boolean, script: string) =>
      targetsOf(fightWith(`${start} ${script}`, apart(5, [runner({ bypassesFront: true, flyby }), near, far])))[0];
    expect(target(false, 'd20:3 d20:2')).toBe(1);
    expect(target(true, 'd20:3')).toBe(2);
  });

  it('2014 surprise: no opportunity attack before the first turn ends', () => {
    const fight = apart(20, [runner({ breaksThrough: true }), guard, mage]);
    const surprised = { ...fight, start: { ...fight.start, surprise: 'monsters' } } as const;
    expect(eventsOf(fightWith(`${start} d20:3`, surprised), 'reaction')).toEqual([]);
  });

  it('nobody walks out of a reach it stands in while somebody is in its own', () => {
    const near = monster('near', { maxHp: 50, ac: 25, actions: [pike] });
    const far = monster('far', { maxHp: 3, ac: 5, speed: 0 });
    const fight = apart(5, [runner(), near, { ...far, rank: 'back' }]);
    expect(targetsOf(fightWith(`${start} d20:3 d20:2`, fight))).toEqual([1, 0]);
  });

  it('an archer in melee stays and shoots at a disadvantage, or disengages, steps back and shoots', () => {
    const archer = (actions: Action[]) => hero('archer', { ac: 30, actions: [bow, ...actions] });
    const held = fightWith('d20:20 d20:1 d20:2 d20:3 d20:2', apart(5, [archer([]), guard]));
    expect(eventsOf(held, 'move')).toEqual([]);
    const free = fightWith(
      'd20:20 d20:1 d20:2 d20:2',
      apart(5, [archer([basic('disengage', { slot: 'bonus' })]), guard]),
    );
    expect(eventsOf(free, 'disengage')).toHaveLength(1);
    expect(eventsOf(free, 'reaction')).toEqual([]);
    expect(eventsOf(free, 'move')[0]).toMatchObject({ from: 0, to: -30 });
    expect(eventsOf(free, 'attack')[0]).toMatchObject({ creature: 0, faces: [2] });
  });

  describe('an archer with a foe within 5 feet', () => {
    const knife = attack('Knife', 5, '1d4 slashing');
    const twig = attack('Twig', -10, '1 bludgeoning');
    const soft = { ...guard, ac: 15, actions: [] };
    const taken = (actions: Action[], values: Partial<Creature> = {}, script = 'd20:2') => {
      const events = fightWith(`d20:20 d20:1 ${script}`, apart(5, [hero('archer', { actions, ...values }), soft]));
      return eventsOf(events, 'attack').map(({ action }) => action);
    };

    it('draws what is expected to do more than the bow at a disadvantage', () => {
      expect(taken([bow, knife])).toEqual([1]);
      expect(taken([bow, twig], {}, 'd20:2 d20:3')).toEqual([0]);
    });

    it('does so attack by attack, where its multiattack gives the choice', () => {
      expect(taken([bow, knife, multiattack([[2, 0, 1]])], {}, 'd20:2 d20:3')).toEqual([1, 1]);
    });

    it('keeps back limited shots that would do less', () => {
      const shot = { ...bow, limit: { kind: 'uses', uses: 1, per: 'fight' } } as const;
      expect(taken([shot, knife])).toEqual([1]);
    });

    it('shoots all the same where its priority list says so, and not where that says only to attack', () => {
      const line = (action: number, text: string) => ({ action, when: [], target: null, text });
      expect(taken([bow, knife], { priorities: [line(0, 'bow')] }, 'd20:2 d20:3')).toEqual([0]);
      expect(taken([bow, knife], { priorities: [line(0, 'attack'), line(1, 'attack')] })).toEqual([1]);
    });

    it('has nothing to fear where no distances are kept', () => {
      const events = fightWith('d20:20 d20:1 d20:2', apart(0, [hero('archer', { actions: [bow, knife] }), soft]));
      expect(eventsOf(events, 'attack')).toMatchObject([{ action: 0, faces: [2] }]);
    });
  });

  it('a multiattack takes what reaches where its best choice does not', () => {
    const spit = attack('Spit', 5, '1d4 acid', { reach: null, range: 60 });
    const beast = hero('beast', { speed: 0, actions: [sword, spit, multiattack([[1, 0, 1]])] });
    const events = fightWith('d20:20 d20:1 d20:2', apart(30, [beast, post()]));
    expect(eventsOf(events, 'attack')).toMatchObject([{ action: 1 }]);
  });

  it('a bonus dash brings the attack a round forward', () => {
    const swift = runner({ speed: 30, actions: [sword, basic('dash', { slot: 'bonus' })] });
    const events = fightWith('d20:20 d20:1 d20:3', apart(60, [swift, post()]));
    expect(eventsOf(events, 'attack')).toHaveLength(1);
  });

  it('a multiattack goes on with whoever is still in reach', () => {
    const twice = runner({ actions: [multiattack([[2, 1]]), sword] });
    const near = monster('near', { maxHp: 3, ac: 5 });
    const next = monster('next', { maxHp: 9, ac: 5 });
    const events = fightWith(`${start} d20:15 d8:4 d20:15 d8:4`, apart(20, [twice, near, next]));
    expect(targetsOf(events)).toEqual([1, 2]);
  });

  it('a reach weapon strikes where a short one would not', () => {
    const long = attack('Glaive', 5, '1d4 slashing', { reach: 10 });
    const creatures = [runner({ breaksThrough: true, targeting: 'lowest-hp' }), { ...guard, actions: [long] }, mage];
    const events = fightWith(`${start} d20:5 d20:3 d20:7`, apart(20, creatures));
    expect(eventsOf(events, 'reaction')).toHaveLength(1);
  });
});

describe('R14 where creatures stand', () => {
  const start = 'd20:20 d20:2 d20:1';

  it('a push moves the target away and provokes nothing', () => {
    const rider = { on: 'hit', to: 'target', save: null, damage: [], lasting: [], push: 10 } as const;
    const hammer = attack('Hammer', 5, '1d4 bludgeoning', { riders: [rider] });
    const creatures = [hero('hero', { actions: [hammer] }), post({ ac: 10, actions: [sword], speed: 0 })];
    const events = fightWith('d20:20 d20:1 d20:15 d4:1', apart(5, creatures));
    expect(eventsOf(events, 'move')).toMatchObject([{ creature: 1, from: 5, to: 15, isPushed: true }]);
    expect(eventsOf(events, 'reaction')).toEqual([]);
  });

  it('a push leaves the dead where they are', () => {
    const wave = power('Wave', 30, '8 thunder', { push: 10 });
    const creatures = [hero('hero', { actions: [wave] }), post({ hp: 8, maxHp: 8 })];
    const events = fightWith('d20:20 d20:1 d20:1', apart(5, creatures));
    expect(eventsOf(events, 'falls')).toHaveLength(1);
    expect(eventsOf(events, 'move')).toEqual([]);
  });

  it('a power pushes who fails', () => {
    const wave = power('Wave', 30, '1d8 thunder', { area: { shape: 'cube', size: 15 }, targets: null, push: 10 });
    const events = fightWith('d20:20 d20:1 d8:4 d20:1', apart(5, [hero('hero', { actions: [wave] }), post()]));
    expect(eventsOf(events, 'move')).toMatchObject([{ creature: 1, from: 5, to: 15, isPushed: true }]);
  });

  it('Pack Tactics needs the ally within 5 feet of the target', () => {
    const wolf = hero('wolf', { packTactics: true, actions: [sword] });
    const far = hero('far', { rank: 'back', initiative: -30 });
    const alone = fightWith(`${start} d20:2`, apart(5, [wolf, far, post()]));
    expect(eventsOf(alone, 'attack')[0]!.faces).toEqual([2]);
    const near = fightWith(`${start} d20:2 d20:3`, apart(5, [wolf, { ...far, rank: 'front' }, post()]));
    expect(eventsOf(near, 'attack')[0]!.faces).toEqual([2, 3]);
  });

  it('Cleave needs a second foe within 5 feet of the first', () => {
    const axe = attack('Axe', 5, '1d4 slashing', { cleave: damage('1d6 slashing') });
    const cleaver = hero('hero', { actions: [axe] });
    const apartFoes = [cleaver, post({ ac: 10 }), post({ ac: 10, rank: 'back' })];
    expect(eventsOf(fightWith(`${start} d20:15 d4:1`, apart(5, apartFoes)), 'attack')).toHaveLength(1);
    const together = [cleaver, post({ ac: 10 }), post({ ac: 10 })];
    expect(eventsOf(fightWith(`${start} d20:15 d4:1 d20:15 d6:1`, apart(5, together)), 'attack')).toHaveLength(2);
  });
});

describe('R7 Prone, where distances are kept', () => {
  it('standing up costs half the speed', () => {
    const prone = hero('hero', { actions: [sword], lasting: [lasting(['prone'])] });
    const near = fightWith('d20:20 d20:1 d20:2', apart(20, [prone, post()]));
    expect(eventsOf(near, 'move')).toMatchObject([{ feet: 15 }]);
    const far = fightWith('d20:20 d20:1', apart(25, [prone, post()]));
    expect(eventsOf(far, 'move').map(({ feet }) => feet)).toEqual([15, 5]);
  });
});
