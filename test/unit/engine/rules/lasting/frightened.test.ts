import { describe, expect, it } from 'vitest';
import { recapMarkdown } from '../../../../../src/engine/record/recap';
import type { Action, EffectOf } from '../../../../../src/shared/model/action';
import type { Lasting } from '../../../../../src/shared/model/lasting';
import { plainAction } from '../../../../../src/shared/model/plain';
import type { Creature, Scenario } from '../../../../../src/shared/model/scenario';
import { rulesets } from '../../../../../src/shared/model/vocabulary';
import { attack, hero, lasting, monster, power, scenario } from '../../../../fixtures/scenarioBuilder';
import { eventsOf, fightWith } from '../../scriptedFight';

const once = { limit: { kind: 'uses', uses: 1, per: 'fight' } } as const;
const sword = attack('Sword', 5, '1d8 slashing');
const fear = lasting(['frightened']);
const roar = (effects: readonly Lasting[] = [fear]): Action =>
  power('Roar', 15, '1 psychic', { ability: 'wis', damage: [], lasting: effects }, once);
const basic = (what: EffectOf<'basic'>['what'], action: Partial<Action> = {}): Action => ({
  name: what,
  ...plainAction,
  effect: { kind: 'basic', what },
  ...action,
});
const dragon = (values: Partial<Creature> = {}) =>
  monster('dragon', { maxHp: 500, ac: 25, speed: 0, actions: [roar()], ...values });

/** The dragon goes first and roars. */
const roars = 'd20:1 d20:20 d20:2';

describe.each(rulesets)('R7 Frightened, %s: no willing movement closer to the source of its fear', (ruleset) => {
  function apart(distance: number, creatures: readonly Creature[], maxRounds = 1): Scenario {
    return scenario(creatures, { ruleset, start: { distance }, simulation: { maxRounds } });
  }

  it('does not go up to it, nor dash, and the replay says why', () => {
    const fight = apart(30, [hero('Zanna', { actions: [sword, basic('dash', { slot: 'bonus' })] }), dragon()]);
    const events = fightWith(roars, fight);
    expect(eventsOf(events, 'move')).toEqual([]);
    expect(eventsOf(events, 'dash')).toEqual([]);
    expect(eventsOf(events, 'attack')).toEqual([]);
    expect(eventsOf(events, 'heldByFear')).toEqual([{ kind: 'heldByFear', creature: 0 }]);
    expect(recapMarkdown(fight, 1, 0, events)).toContain('- **Zanna** is too frightened to come closer');
  });

  it('attacks with disadvantage whom it reaches from where it stands', () => {
    const events = fightWith(`${roars} d20:9,12`, apart(5, [hero('hero', { actions: [sword] }), dragon()]));
    expect(eventsOf(events, 'attack')).toMatchObject([{ faces: [9, 12], kept: 9 }]);
    expect(eventsOf(events, 'heldByFear')).toEqual([]);
  });

  it('shoots from where it stands instead of walking into range', () => {
    const javelin = attack('Javelin', 5, '1d6 piercing', { range: 30, longRange: 120 });
    const events = fightWith(`${roars} d20:9,12`, apart(60, [hero('hero', { actions: [javelin] }), dragon()]));
    expect(eventsOf(events, 'move')).toEqual([]);
    expect(eventsOf(events, 'attack')).toMatchObject([{ action: 0 }]);
    const sling = attack('Sling', 5, '1d4 bludgeoning', { reach: null, range: 30, longRange: 60 });
    const archer = hero('hero', { rank: 'back', actions: [sling] });
    const beyond = fightWith(roars, apart(60, [archer, dragon()]));
    expect(eventsOf(beyond, 'move')).toEqual([]);
    expect(eventsOf(beyond, 'attack')).toEqual([]);
    expect(eventsOf(beyond, 'heldByFear')).toHaveLength(1);
  });

  it('takes nobody into a power whom it would have to walk up to', () => {
    const breath = power('Breath', 10, '1 fire', { ability: null, targets: null, area: { shape: 'cone', size: 30 } });
    const creatures = [hero('hero', { actions: [breath] }), dragon()];
    expect(eventsOf(fightWith(roars, apart(60, creatures)), 'power')).toHaveLength(1);
    const near = fightWith(roars, apart(30, creatures));
    expect(eventsOf(near, 'power').map(({ targets }) => targets)).toEqual([[0], [1]]);
  });

  it('goes up to nobody on the way there', () => {
    const rat = monster('rat', { maxHp: 5, speed: 0, initiative: -30 });
    const creatures = [hero('hero', { actions: [sword] }), rat, dragon({ rank: 'back' })];
    const events = fightWith('d20:1 d20:1 d20:20 d20:2', apart(30, creatures));
    expect(eventsOf(events, 'move')).toEqual([]);
    expect(eventsOf(events, 'heldByFear')).toHaveLength(1);
  });

  it('moves away from it as it likes', () => {
    const bow = attack('Bow', 5, '1d6 piercing', { reach: null, range: 80, longRange: 320 });
    const archer = hero('archer', { actions: [bow, basic('disengage', { slot: 'bonus' })] });
    const events = fightWith(`${roars} d20:9,12`, apart(5, [archer, dragon()]));
    expect(eventsOf(events, 'move')).toMatchObject([{ creature: 0, from: 0, to: -30 }]);
  });

  it('comes on again when the fear is over', () => {
    const shortFear = lasting(['frightened'], { save: { ability: 'wis', dc: 15, at: 'end' } });
    const creatures = [hero('hero', { actions: [sword] }), dragon({ actions: [roar([shortFear])] })];
    const events = fightWith(`${roars} d20:15 d20:3`, apart(30, creatures, 2));
    expect(eventsOf(events, 'heldByFear')).toHaveLength(1);
    expect(eventsOf(events, 'move')).toMatchObject([{ from: 0, to: 25 }]);
    expect(eventsOf(events, 'attack')).toMatchObject([{ faces: [3] }]);
  });

  it('with the death of the source the fear ends: it goes up to the others', () => {
    const rat = monster('rat', { maxHp: 5, ac: 25, speed: 0, initiative: -30 });
    const slayer = hero('slayer', {
      actions: [power('Bolt', 10, '9 fire', { ability: null }, once)],
      targeting: 'casters',
    });
    const creatures = [hero('hero', { actions: [sword] }), slayer, rat, dragon({ maxHp: 9 })];
    const events = fightWith('d20:1 d20:10 d20:1 d20:20 d20:2 d20:3', apart(30, creatures));
    expect(eventsOf(events, 'move')).toMatchObject([{ creature: 0, to: 25 }]);
  });

  it('goes where it likes when it was frightened before the fight, of nobody who is here', () => {
    const creatures = [hero('hero', { actions: [sword], lasting: [fear] }), dragon({ actions: [] })];
    const events = fightWith('d20:20,20 d20:1 d20:9,12', apart(30, creatures));
    expect(eventsOf(events, 'move')).toMatchObject([{ from: 0, to: 25 }]);
  });

  it('without distances it attacks, with disadvantage', () => {
    const events = fightWith(`${roars} d20:9,12`, apart(0, [hero('hero', { actions: [sword] }), dragon()]));
    expect(eventsOf(events, 'attack')).toMatchObject([{ faces: [9, 12] }]);
    expect(eventsOf(events, 'heldByFear')).toEqual([]);
  });
});

describe.each(rulesets)('R7 Frightened, %s: disadvantage on ability checks', (ruleset) => {
  const oneRound = { ruleset, simulation: { maxRounds: 1 } } as const;

  it('to escape', () => {
    const web = lasting(['restrained'], { escape: 12 });
    const creatures = [hero('hero', { actions: [sword] }), dragon({ actions: [roar([fear, web])] })];
    const events = fightWith(`${roars} d20:15,9`, scenario(creatures, oneRound));
    expect(eventsOf(events, 'escape')).toMatchObject([{ faces: [15, 9], total: 9, isSuccess: false }]);
  });

  it('of first aid, while the source is in sight', () => {
    const anybodyDying = { subject: 'ally.down', comparison: '>=', value: 1 } as const;
    const fallen = hero('fighter', { maxHp: 20, hp: 0, initiative: -30 });
    const cleric = hero('cleric', { actions: [basic('stabilise', { when: [anybodyDying] })] });
    const aid = (dice: string, foes: readonly Creature[]) =>
      eventsOf(fightWith(dice, scenario([fallen, cleric, ...foes], oneRound)), 'firstAid');
    expect(aid('d20:1 d20:1 d20:20 d20:2 d20:15,9 d20:10', [dragon()])).toMatchObject([{ total: 9, isSuccess: false }]);
  });

  it('and so on initiative, of who begins frightened', () => {
    const creatures = [hero('hero', { lasting: [fear] }), dragon({ actions: [] })];
    const [first] = eventsOf(fightWith('d20:15,2 d20:5', scenario(creatures, oneRound)), 'initiative')[0]!.order;
    expect(first!.creature).toBe(1);
  });
});
