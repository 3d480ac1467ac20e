import { describe, expect, it } from 'vitest';
import type { FightEvent } from '../../../../src/engine/record/fightEvent';
import type { Action } from '../../../../src/shared/model/action';
import type { Creature } from '../../../../src/shared/model/scenario';
import { attack, changing, heal, hero, monster, scenario } from '../../../fixtures/scenarioBuilder';
import { eventsOf, fightWith } from '../scriptedFight';

const bonus = { slot: 'bonus' } as const;

/** One round in which nobody but the healer does anything. */
function healed(
  dice: string,
  action: Action,
  others: readonly Creature[],
  healer: Partial<Creature> = {},
): readonly FightEvent[] {
  const creatures = [hero('healer', { actions: [action], ...healer }), ...others, monster('foe')];
  const initiative = creatures.map((_, index) => `d20:${20 - index}`).join(' ');
  return fightWith(`${initiative} ${dice}`, scenario(creatures, { simulation: { maxRounds: 1 } }));
}

const heals = (events: readonly FightEvent[]) =>
  eventsOf(events, 'heal').map(({ target, before, after }) => [target, before, after]);

describe('R10 healing', () => {
  const word = heal('Word', '1d4+4', {}, bonus);

  it('stops at the maximum', () => {
    const events = healed('d4:4', word, [hero('ally', { hp: 4, maxHp: 10 })], { healing: 'below-half' });
    expect(heals(events)).toEqual([[1, 4, 10]]);
  });

  it('is spent on allies who are down (on-down)', () => {
    expect(heals(healed('', word, [hero('ally', { hp: 1, maxHp: 10 })]))).toEqual([]);
    expect(
      heals(healed('d4:1 d20:9', word, [hero('ally', { hp: 0, maxHp: 10 }), hero('other', { hp: 0, maxHp: 10 })])),
    ).toEqual([[1, 0, 5]]);
  });

  it('is spent on the ally worst off below half (below-half), those down first', () => {
    const allies = [hero('a', { hp: 4, maxHp: 10 }), hero('b', { hp: 3, maxHp: 10 }), hero('c', { hp: 5, maxHp: 10 })];
    expect(heals(healed('d4:1', word, allies, { healing: 'below-half' }))).toEqual([[2, 3, 8]]);
    const withDown = [...allies, hero('d', { hp: 0, maxHp: 10 })];
    expect(heals(healed('d4:1', word, withDown, { healing: 'below-half' }))).toEqual([[4, 0, 5]]);
  });

  it('goes first to the one closest to death', () => {
    const creatures = [
      hero('a', { hp: 0, maxHp: 10 }),
      hero('b', { hp: 0, maxHp: 10 }),
      hero('healer', { actions: [word] }),
      monster('foe'),
    ];
    const dice = 'd20:20 d20:19 d20:18 d20:1 d20:15 d20:5 d4:1';
    expect(heals(fightWith(dice, scenario(creatures, { simulation: { maxRounds: 1 } })))).toEqual([[1, 0, 5]]);
  });

  it('passes over who cannot regain hit points, down or hurt', () => {
    const barred = { maxHp: 10, lasting: [changing('Chill', { noHealing: true })] };
    const others = [
      hero('fallen', { ...barred, hp: 0 }),
      hero('hurt', { ...barred, hp: 1 }),
      hero('third', { hp: 4, maxHp: 10 }),
    ];
    const events = healed('d4:1 d20:10', word, others, { healing: 'below-half' });
    expect(heals(events)).toEqual([[3, 4, 9]]);
    expect(heals(healed('', heal('Breath', '1d4', { who: 'self' }, bonus), [], { ...barred, hp: 1 }))).toEqual([]);
  });

  it('of another is never spent on oneself', () => {
    const gift = heal('Gift', '1d4', { who: 'other' }, bonus);
    const healer = { hp: 2, maxHp: 10, healing: 'below-half' } as const;
    expect(heals(healed('d4:1', gift, [hero('ally', { hp: 4, maxHp: 10 })], healer))).toEqual([[1, 4, 5]]);
    expect(heals(healed('', gift, [], healer))).toEqual([]);
    const ward = heal('Ward', '1d4', { who: 'other', temporary: true }, bonus);
    expect(heals(healed('d4:1', ward, [hero('ally', { hp: 4 })], healer))).toEqual([[1, 0, 1]]);
  });

  it('is not spent at all by those who never heal', () => {
    expect(heals(healed('d20:9', word, [hero('ally', { hp: 0, maxHp: 10 })], { healing: 'never' }))).toEqual([]);
  });

  it('of oneself waits for half of the hit points, or for its own condition', () => {
    const wind = heal('Second wind', '1d10', { who: 'self' }, bonus);
    expect(heals(healed('d10:3', wind, [], { hp: 9, maxHp: 20 }))).toEqual([[0, 9, 12]]);
    expect(heals(healed('', wind, [], { hp: 10, maxHp: 20 }))).toEqual([]);
    const early = { ...wind, when: [{ subject: 'self.hp%', comparison: '<', value: 80 }] } as const;
    expect(heals(healed('d10:3', early, [], { hp: 15, maxHp: 20 }))).toEqual([[0, 15, 18]]);
    expect(heals(healed('', early, [], { hp: 16, maxHp: 20 }))).toEqual([]);
  });

  it('takes the place of the action when that is its slot, and leaves it when it is a bonus action', () => {
    const sword = attack('Sword', 5, '1d8 slashing');
    const down = hero('ally', { hp: 0, maxHp: 10 });
    const cure = heal('Cure', '1d8', {});
    expect(eventsOf(healed('d8:3', cure, [down], { actions: [sword, cure] }), 'attack')).toHaveLength(0);
    expect(eventsOf(healed('d4:3 d20:2', word, [down], { actions: [sword, word] }), 'attack')).toHaveLength(1);
  });
});

describe('R10 healing without end that takes the action', () => {
  const sword = attack('Sword', 5, '1d8 slashing');
  const attacks = (events: readonly FightEvent[]) => eventsOf(events, 'attack').length;

  it.each([
    ['of oneself', heal('Knit', '1d4', { who: 'self' })],
    ['of allies', heal('Touch', '1d4')],
    ['with temporary hit points', heal('Ward', '1d4', { who: 'self', temporary: true })],
  ])('%s gives way to an attack', (_, endless) => {
    const healer = { hp: 4, maxHp: 10, healing: 'below-half', actions: [sword, endless] } as const;
    expect(attacks(healed('d20:2', endless, [], healer))).toBe(1);
    expect(heals(healed('d4:3', endless, [], { ...healer, actions: [endless] }))).toHaveLength(1);
    const limited = { ...endless, limit: { kind: 'uses', uses: 1, per: 'day' } } as const;
    expect(heals(healed('d4:3', limited, [], { ...healer, actions: [sword, limited] }))).toHaveLength(1);
  });

  it('still goes to an ally who is down', () => {
    const touch = heal('Touch', '1d4');
    const down = hero('ally', { hp: 0, maxHp: 10 });
    expect(heals(healed('d4:3', touch, [down], { actions: [sword, touch] }))).toEqual([[1, 0, 3]]);
  });
});

describe('R10 temporary hit points', () => {
  const armor = heal('Armor', '5', { who: 'self', temporary: true }, bonus);

  it('are taken when there are none, and do not add up', () => {
    const creatures = [hero('mage', { maxHp: 10, actions: [armor] }), monster('foe')];
    const events = fightWith('d20:20 d20:1', scenario(creatures, { simulation: { maxRounds: 3 } }));
    expect(heals(events)).toEqual([[0, 0, 5]]);
  });

  it('wake nobody', () => {
    const aid = heal('Aid', '5', { temporary: true }, bonus);
    expect(heals(healed('d20:9', aid, [hero('ally', { hp: 0, maxHp: 10 })], { tempHp: 1 }))).toEqual([]);
  });
});
