import { describe, expect, it } from 'vitest';
import type { Action, EffectOf } from '../../../../src/shared/model/action';
import { plainAction } from '../../../../src/shared/model/plain';
import type { Creature, Scenario } from '../../../../src/shared/model/scenario';
import {
  attack,
  changing,
  dice,
  hero,
  lasting,
  monster,
  multiattack,
  power,
  scenario,
} from '../../../fixtures/scenarioBuilder';
import { countWith, damageOf, eventsOf, fightWith, toldEvents } from '../scriptedFight';

/** The monster goes first. */
const start = 'd20:1 d20:20';
const oneRound = { simulation: { maxRounds: 1 } } as const;

function guard(name: string, effect: Partial<EffectOf<'guard'>>, action: Partial<Action> = {}): Action {
  const plain = { kind: 'guard', ac: 0, halves: false, reduces: null, meleeOnly: false, lasting: [] } as const;
  return { name, ...plainAction, slot: 'reaction', trigger: 'hit', effect: { ...plain, ...effect }, ...action };
}

const shield = guard('Shield', { ac: 5 });
const parry = guard('Parry', { ac: 3, meleeOnly: true });
const dodge = guard('Uncanny Dodge', { halves: true });
const riposte = attack('Riposte', 4, '1d6 piercing', {}, { slot: 'reaction', trigger: 'missed' });
const rebuke = power('Hellish Rebuke', 13, '2d10 fire', {}, { slot: 'reaction', trigger: 'damaged' });
const claws = multiattack([[2, 1]]);
const claw = attack('Claw', 5, '1d8 slashing');
const bow = attack('Bow', 5, '1d8 piercing', { reach: null, range: 80 });

function against(reactions: readonly Action[], attacker: readonly Action[], values: Partial<Creature> = {}): Scenario {
  const creatures = [
    hero('hero', { actions: reactions, ...values }),
    monster('troll', { maxHp: 50, actions: attacker }),
  ];
  return scenario(creatures, oneRound);
}

describe('R3 a guard that raises armor class', () => {
  it('turns a hit into a miss', () => {
    const events = fightWith(`${start} d20:14`, against([shield], [claw]));
    expect(eventsOf(events, 'guard')).toMatchObject([{ creature: 0, action: 0, foe: 1, answered: 0, armor: 5 }]);
    expect(eventsOf(events, 'attack')).toMatchObject([{ total: 19, armorClass: 20, result: 'miss' }]);
  });

  it('is not spent on an attack that hits all the same, that misses anyway, or on a natural 20', () => {
    expect(eventsOf(fightWith(`${start} d20:15 d8:3`, against([shield], [claw])), 'guard')).toEqual([]);
    expect(eventsOf(fightWith(`${start} d20:9`, against([shield], [claw])), 'guard')).toEqual([]);
    expect(eventsOf(fightWith(`${start} d20:20 2d8:3,3`, against([shield], [claw], { ac: 24 })), 'guard')).toEqual([]);
  });

  it('Parry: against melee attacks only', () => {
    expect(eventsOf(fightWith(`${start} d20:12`, against([parry], [claw])), 'guard')).toHaveLength(1);
    expect(eventsOf(fightWith(`${start} d20:12 d8:3`, against([parry], [bow])), 'guard')).toEqual([]);
  });

  it('gives way to one that is enough', () => {
    const events = fightWith(`${start} d20:14`, against([parry, shield], [claw]));
    expect(eventsOf(events, 'guard')).toMatchObject([{ action: 1, armor: 5 }]);
  });
});

describe('R3 Shield against Magic Missile', () => {
  const missile = power('Magic Missile', 1, '3d4+3 force', { ability: null });
  const spell = guard('Shield', { ac: 5, lasting: [changing('Shield', { ac: 5, noDamageFrom: 'magic missile' })] });
  const rounds = (script: string, attacker: readonly Action[], values: Partial<Creature> = {}) =>
    fightWith(`${start} ${script}`, against([spell], attacker, { maxHp: 40, ...values }));

  it('is cast when it is aimed at its caster, who takes no damage', () => {
    const events = rounds('3d4:1,1,1', [missile]);
    expect(eventsOf(events, 'guard')).toMatchObject([{ creature: 0, foe: 1, answered: 0, armor: 0, spared: 6 }]);
    expect(damageOf(events)).toEqual([]);
  });

  it('turns aside what comes while it lasts, and no other power', () => {
    const twice = { ...missile, slot: 'bonus' } as Action;
    const events = rounds('3d4:1,1,1 3d4:4,4,4', [twice, missile]);
    expect(eventsOf(events, 'guard')).toHaveLength(1);
    expect(damageOf(events)).toEqual([]);
    const dart = power('Force Dart', 1, '1d4 force', { ability: null });
    expect(damageOf(rounds('3d4:1,1,1 d4:4', [twice, dart]))).toEqual([4]);
  });

  it('is kept for worse, and is no help without a reaction', () => {
    expect(damageOf(rounds('3d4:1,1,1', [missile], { maxHp: 61 }))).toEqual([6]);
    const held = { lasting: [lasting(['incapacitated'])] };
    expect(damageOf(rounds('3d4:1,1,1', [missile], held))).toEqual([6]);
  });
});

describe('R3 one reaction', () => {
  it('a second hit in the round goes through', () => {
    const events = fightWith(`${start} d20:10 d20:10 d8:3`, against([shield], [claws, claw]));
    expect(eventsOf(events, 'attack').map(({ result }) => result)).toEqual(['miss', 'hit']);
  });

  it('comes back at the start of its own turn', () => {
    const twoRounds = scenario(against([shield], [claw]).creatures, { simulation: { maxRounds: 2 } });
    expect(eventsOf(fightWith(`${start} d20:10 d20:10`, twoRounds), 'guard')).toHaveLength(2);
    // The hero goes first: its turn is over before each of the troll's.
    const heroFirst = fightWith('d20:20 d20:1 d20:10 d20:10', twoRounds);
    expect(eventsOf(heroFirst, 'guard')).toHaveLength(2);
  });

  it('2014 surprise: none until its first turn ends', () => {
    const { creatures } = against([shield], [claw]);
    const surprised = scenario(creatures, { start: { surprise: 'party' }, simulation: { maxRounds: 2 } });
    const events = fightWith(`${start} d20:10 d8:2 d20:10`, surprised);
    expect(eventsOf(events, 'attack').map(({ result }) => result)).toEqual(['hit', 'miss']);
  });

  it('2024 surprise: reactions as always', () => {
    const { creatures } = against([shield], [claw]);
    const surprised = scenario(creatures, { ...oneRound, ruleset: '2024', start: { surprise: 'party' } });
    expect(eventsOf(fightWith('d20:1 d20:2 d20:20 d20:10', surprised), 'guard')).toHaveLength(1);
  });

  it('spends its uses', () => {
    const once = { ...shield, limit: { kind: 'uses', uses: 1, per: 'fight' } } as const;
    const twoRounds = scenario(against([once], [claw]).creatures, { simulation: { maxRounds: 2 } });
    const events = fightWith(`${start} d20:10 d20:10 d8:1`, twoRounds);
    expect(eventsOf(events, 'guard')).toHaveLength(1);
  });

  it('is not taken by who is down', () => {
    const downed = against([shield], [claw], { hp: 0, maxHp: 20 });
    const [first, ...foes] = downed.creatures;
    const creatures = [first!, hero('other', { ac: 30, maxHp: 20 }), ...foes];
    const attacksDowned = creatures.map((creature) => ({ ...creature, attackDowned: true }));
    const events = fightWith('d20:1 d20:2 d20:20 d20:6 d20:10', scenario(attacksDowned, oneRound));
    expect(eventsOf(events, 'guard')).toEqual([]);
  });

  it('leaves the dice of the turn as they are', () => {
    const deflect = guard('Deflect', { reduces: dice('1d10') });
    const rolls = (reactions: readonly Action[]) => {
      const fight = against(reactions, [claws, claw], { hp: 500 });
      return eventsOf(toldEvents(scenario(fight.creatures), 3, 1), 'attack').map(({ faces }) => faces);
    };
    expect(eventsOf(toldEvents(against([deflect], [claws, claw]), 3, 1), 'guard')).not.toEqual([]);
    expect(rolls([deflect])).toEqual(rolls([]));
  });
});

describe('R3 a guard against damage', () => {
  it('halves it, rounded down', () => {
    const events = fightWith(`${start} d20:11 d8:7`, against([dodge], [claw]));
    expect(damageOf(events)).toEqual([3]);
    expect(eventsOf(events, 'guard')).toMatchObject([{ armor: 0, spared: 4 }]);
    expect(eventsOf(events, 'damage')).toMatchObject([{ amounts: [{ type: 'slashing', amount: 3 }], faces: [7] }]);
  });

  it('takes dice from it, to no less than 0', () => {
    const deflect = guard('Deflect Missiles', { reduces: dice('1d10+2') });
    expect(damageOf(fightWith(`${start} d20:11 d8:7 d10:3`, against([deflect], [claw])))).toEqual([2]);
    const events = fightWith(`${start} d20:11 d8:7 d10:9`, against([deflect], [claw]));
    expect(damageOf(events)).toEqual([0]);
    expect(eventsOf(events, 'guard')).toMatchObject([{ spared: 7, faces: [9] }]);
  });

  it('is kept for a tenth of the maximum or a blow that drops', () => {
    expect(eventsOf(fightWith(`${start} d20:11 d8:1`, against([dodge], [claw])), 'guard')).toEqual([]);
    expect(eventsOf(fightWith(`${start} d20:11 d8:2`, against([dodge], [claw])), 'guard')).toHaveLength(1);
    const frail = against([dodge], [claw], { hp: 2, maxHp: 90 });
    expect(eventsOf(fightWith(`${start} d20:11 d8:2`, frail), 'guard')).toHaveLength(1);
  });
});

describe('R3 reactions that strike back', () => {
  it('Riposte: at who misses with a melee attack', () => {
    const events = fightWith(`${start} d20:2 d20:15 d6:4`, against([riposte], [claw]));
    expect(eventsOf(events, 'reaction')).toMatchObject([{ creature: 0, action: 0, foe: 1 }]);
    expect(eventsOf(events, 'damage')).toMatchObject([{ source: 0, target: 1, hpBefore: 50, hpAfter: 46 }]);
    expect(eventsOf(fightWith(`${start} d20:2`, against([riposte], [bow])), 'reaction')).toEqual([]);
  });

  it('Hellish Rebuke: a saving throw of who hurt it', () => {
    const events = fightWith(`${start} d20:11 d8:4 2d10:6,7 d20:2`, against([rebuke], [claw]));
    expect(eventsOf(events, 'damage').map(({ target, hpAfter }) => [target, hpAfter])).toEqual([
      [0, 16],
      [1, 37],
    ]);
  });

  it('answers a power once it is over for all', () => {
    const breath = power('Breath', 10, '1d6 fire', { targets: 2 });
    const creatures = [
      hero('first', { actions: [rebuke] }),
      hero('second'),
      monster('troll', { maxHp: 50, actions: [breath] }),
    ];
    const events = fightWith('d20:2 d20:1 d20:20 d6:5 d20:1 d20:1 2d10:6,7 d20:2', scenario(creatures, oneRound));
    expect(eventsOf(events, 'damage').map(({ target }) => target)).toEqual([0, 1, 2]);
  });

  it('is not for who falls', () => {
    const events = fightWith(`${start} d20:11 d8:4`, against([rebuke], [claw], { hp: 3 }));
    expect(eventsOf(events, 'reaction')).toEqual([]);
  });

  it('ends the attacks of who drops by it', () => {
    const { creatures } = against([riposte], [claws, claw]);
    const frail = [creatures[0]!, { ...creatures[1]!, hp: 2, maxHp: 2 }];
    const events = fightWith(`${start} d20:2 d20:15 d6:4`, scenario(frail, oneRound));
    expect(eventsOf(events, 'attack')).toHaveLength(2);
    expect(eventsOf(events, 'end')).toMatchObject([{ outcome: 'won' }]);
  });

  it('is answered by the other, once each', () => {
    const angry = attack('Retaliation', 5, '1d4 cold', {}, { slot: 'reaction', trigger: 'damaged' });
    const creatures = [hero('hero', { actions: [angry] }), monster('troll', { maxHp: 50, actions: [claw, angry] })];
    const events = fightWith(`${start} d20:11 d8:4 d20:12 d4:1 d20:13 d4:2`, scenario(creatures, oneRound));
    expect(eventsOf(events, 'reaction').map(({ creature }) => creature)).toEqual([0, 1]);
  });

  it('counts what it is told to have done', () => {
    const columns = countWith(`${start} d20:11 d8:4 2d10:6,7 d20:2`, against([rebuke], [claw]));
    expect([...columns.damageDealt]).toEqual([13, 4]);
  });
});
