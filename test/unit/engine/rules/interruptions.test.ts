import { describe, expect, it } from 'vitest';
import type { Action } from '../../../../src/shared/model/action';
import type { Creature, Scenario } from '../../../../src/shared/model/scenario';
import { rulesets, type Ruleset } from '../../../../src/shared/model/vocabulary';
import {
  attack,
  changing,
  damage,
  hero,
  lasting,
  monster,
  multiattack,
  power,
  rider,
  scenario,
} from '../../../fixtures/scenarioBuilder';
import { eventsOf, fightWith, targetsOf } from '../scriptedFight';

const claw = attack('Claw', 5, '1 slashing');
const jab = attack('Jab', 5, '1 piercing', {}, { slot: 'bonus' });
/** Answers damage; nobody saves. */
const rebuke = power('Rebuke', 30, '9 fire', {}, { slot: 'reaction', trigger: 'damaged' });
const daze = power('Daze', 30, '1 fire', { lasting: [lasting(['stunned'])] }, { slot: 'reaction', trigger: 'damaged' });

function oneRound(creatures: readonly Creature[], ruleset: Ruleset = '2014', distance = 0): Scenario {
  return scenario(creatures, { ruleset, start: { distance }, simulation: { maxRounds: 1 } });
}

/** The monster goes first, and is answered. */
function answered(script: string, answer: Action, actions: readonly Action[], values: Partial<Creature> = {}) {
  const creatures = [hero('hero', { actions: [answer] }), monster('ogre', { hp: 9, maxHp: 9, actions, ...values })];
  return fightWith(`d20:1 d20:20 ${script}`, oneRound(creatures));
}

describe('R1 who falls in its own turn does nothing more', () => {
  it('felled after its bonus action', () => {
    expect(targetsOf(answered('d20:15 d20:2', rebuke, [claw, jab]))).toEqual([0]);
  });

  it('felled by its first attack, not even with the attacks of haste', () => {
    const haste = changing('Haste', { extraAttacks: 1 });
    expect(targetsOf(answered('d20:15 d20:2', rebuke, [claw], { lasting: [haste] }))).toEqual([0]);
  });

  it('stunned in the middle of a multiattack', () => {
    expect(targetsOf(answered('d20:15 d20:2', daze, [multiattack([[3, 1]]), claw], { maxHp: 90, hp: 90 }))).toEqual([
      0,
    ]);
  });
});

describe.each(rulesets)('R7 Charmed: the charmer is not attacked (%s)', (ruleset) => {
  /** The hero, who goes first, charms the foe for good. */
  const charm = power('Charm', 30, '1 force', { onSuccess: 'none', damage: [], lasting: [lasting(['charmed'])] });
  const once: Action = { ...charm, limit: { kind: 'uses', uses: 1, per: 'fight' } };
  const charmer = (values: Partial<Creature> = {}) => hero('hero', { actions: [once, claw], ...values });

  it('by no reaction', () => {
    const fight = oneRound([charmer(), monster('foe', { maxHp: 50, actions: [rebuke] })], ruleset);
    const rounds = scenario(fight.creatures, { ruleset, simulation: { maxRounds: 2 } });
    expect(eventsOf(fightWith('d20:20 d20:1 d20:2 d20:15', rounds), 'reaction')).toEqual([]);
  });

  it('by no second attack of Cleave', () => {
    const axe = attack('Axe', 5, '1 slashing', { cleave: damage('1d6 slashing') });
    const creatures = [charmer(), hero('friend', { initiative: -5 }), monster('foe', { actions: [axe], maxHp: 50 })];
    const events = fightWith('d20:20 d20:1 d20:10 d20:2 d20:15', oneRound(creatures, ruleset));
    expect(targetsOf(events)).toEqual([1]);
  });

  it('nor anybody behind the charmer, who stands in front (R14)', () => {
    const friend = hero('friend', { rank: 'back', initiative: -5 });
    const creatures = [charmer(), friend, monster('foe', { maxHp: 50, actions: [attack('Axe', 5, '1d6 slashing')] })];
    const events = fightWith('d20:20 d20:1 d20:10 d20:2', oneRound(creatures, ruleset));
    expect(eventsOf(events, 'effectBegins')).toHaveLength(1);
    expect(targetsOf(events)).toEqual([]);
  });
});

describe('R14 an opportunity attack that holds', () => {
  it('keeps the creature where it is', () => {
    const grab = attack('Grab', 5, '1 bludgeoning', {
      reach: 10,
      riders: [rider({ lasting: [lasting(['grappled'], { escape: 30 })] })],
    });
    const creatures = [
      hero('guard', { actions: [grab] }),
      hero('mage', { rank: 'back', hp: 5, ac: 25 }),
      monster('wolf', { maxHp: 50, breaksThrough: true, targeting: 'lowest-hp', actions: [claw], speed: 60 }),
    ];
    // The wolf goes for the mage, past the guard, and ends up attacking the guard.
    const events = fightWith('d20:1 d20:2 d20:20 d20:15 d20:2 d20:2', oneRound(creatures, '2014', 30));
    expect(eventsOf(events, 'reaction')).toHaveLength(1);
    expect(targetsOf(events)).toEqual([2, 0, 2]);
  });
});

describe('R7 what damage ends', () => {
  it('is over for who falls by it: healed, it is awake', () => {
    const sleep = lasting(['unconscious'], { name: 'Sleep', endsOnDamage: true });
    const creatures = [
      hero('hero', { hp: 5, maxHp: 20, lasting: [sleep] }),
      monster('foe', { actions: [attack('Blow', 30, '6 force')] }),
    ];
    const subject = scenario(creatures, { simulation: { maxRounds: 1 } });
    const events = fightWith('d20:1 d20:20 d20:10 d20:10', subject);
    expect(eventsOf(events, 'effectEnds')).toMatchObject([{ creature: 0, effect: 'Sleep', why: 'damage' }]);
  });

  it('is over for who is down already, and stays down', () => {
    const burning = lasting([], { name: 'Burning', ongoing: { damage: damage('1 fire'), at: 'start' } });
    const asleep = lasting(['unconscious'], { name: 'Sleep', endsOnDamage: true });
    const victim = hero('victim', { hp: 0, maxHp: 20, lasting: [burning, asleep] });
    const subject = oneRound([victim, hero('friend'), monster('foe')]);
    const events = fightWith('d20:20 d20:10 d20:1 d20:12', subject);
    expect(eventsOf(events, 'falls')).toMatchObject([{ creature: 0, state: 'unconscious', failures: 1 }]);
    expect(eventsOf(events, 'effectEnds')).toMatchObject([{ creature: 0, effect: 'Sleep', why: 'damage' }]);
  });
});

describe('R7 a power that only brings conditions', () => {
  it('is not used where everybody is immune to them', () => {
    const hold = power('Hold', 15, '1 force', { onSuccess: 'none', damage: [], lasting: [lasting(['paralyzed'])] });
    const foe = monster('foe', { maxHp: 50, conditionImmune: ['paralyzed'] });
    const events = fightWith('d20:20 d20:1 d20:2', oneRound([hero('hero', { actions: [hold, claw] }), foe]));
    expect(eventsOf(events, 'power')).toEqual([]);
  });
});
