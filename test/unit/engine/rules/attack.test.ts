import { describe, expect, it } from 'vitest';
import type { AttackEffect } from '../../../../src/shared/model/action';
import type { Creature } from '../../../../src/shared/model/scenario';
import { attack, hero, monster, scenario } from '../../../fixtures/scenarioBuilder';
import { damageOf, eventsOf, fightWith } from '../scriptedFight';

const start = 'd20:20 d20:1';
const simulation = { maxRounds: 1 };

function blow(
  dice: string,
  {
    bonus = 5,
    ac = 15,
    effect = {},
    attacker = {},
    target = {},
  }: {
    bonus?: number;
    ac?: number;
    effect?: Partial<AttackEffect>;
    attacker?: Partial<Creature>;
    target?: Partial<Creature>;
  } = {},
) {
  const creatures = [
    hero('hero', { actions: [attack('Sword', bonus, '1d8+3 slashing', effect)], ...attacker }),
    monster('wall', { ac, maxHp: 100, ...target }),
  ];
  const events = fightWith(`${start} ${dice}`, scenario(creatures, { simulation }));
  return { result: eventsOf(events, 'attack')[0]!.result, damage: damageOf(events)[0] ?? 0, events };
}

describe('R4 the attack roll', () => {
  it('hits when die + bonus equals the armor class', () => {
    expect(blow('d20:10 d8:4')).toMatchObject({ result: 'hit', damage: 7 });
    expect(blow('d20:9')).toMatchObject({ result: 'miss', damage: 0 });
  });

  it('misses on a 1 whatever the bonus', () => {
    expect(blow('d20:1', { bonus: 50 }).result).toBe('miss');
  });

  it('hits and crits on a 20 whatever the armor class', () => {
    expect(blow('d20:20 2d8:1,2', { ac: 99 })).toMatchObject({ result: 'critical', damage: 6 });
  });

  it('crits within the critical range, but only when it hits', () => {
    expect(blow('d20:19 2d8:1,2', { effect: { critRange: 19 } }).result).toBe('critical');
    expect(blow('d20:19 d8:2').result).toBe('hit');
    expect(blow('d20:19', { ac: 25, effect: { critRange: 19 } }).result).toBe('miss');
  });

  it('keeps the higher die under advantage and the lower under disadvantage', () => {
    expect(blow('d20:3 d20:12 d8:1', { attacker: { attackRolls: 'advantage' } }).result).toBe('hit');
    expect(blow('d20:12 d20:3 d8:1', { attacker: { attackRolls: 'advantage' } }).result).toBe('hit');
    expect(blow('d20:12 d20:3', { attacker: { attackRolls: 'disadvantage' } }).result).toBe('miss');
    expect(blow('d20:3 d20:12', { attacker: { attackRolls: 'disadvantage' } }).result).toBe('miss');
  });

  it('chooses a target anew for every roll', () => {
    const creatures = [
      hero('hero', { actions: [attack('Claws', 5, '1d8 slashing', { rolls: 2 })] }),
      monster('first', { maxHp: 4 }),
      monster('second', { maxHp: 4 }),
    ];
    const events = fightWith('d20:20 d20:2 d20:1 d20:15 d8:4 d20:15 d8:4', scenario(creatures));
    expect(eventsOf(events, 'attack').map(({ target }) => target)).toEqual([1, 2]);
  });
});

describe('R4 attacks on the unconscious', () => {
  it('have advantage and are critical hits from within 5 feet', () => {
    const creatures = [
      hero('victim', { maxHp: 4 }),
      hero('ally', { maxHp: 30 }),
      monster('wolf', { attackDowned: true, actions: [attack('Bite', 5, '1d4 piercing', { rolls: 2 })] }),
    ];
    const dice = 'd20:1 d20:2 d20:20 d20:15 d4:4 d20:3 d20:12 2d4:1,1 d20:10';
    const events = fightWith(dice, scenario(creatures, { simulation }));
    expect(eventsOf(events, 'attack').map(({ target, result }) => [target, result])).toEqual([
      [0, 'hit'],
      [0, 'critical'],
    ]);
    expect(eventsOf(events, 'falls').at(-1)).toMatchObject({ creature: 0, state: 'unconscious', failures: 2 });
  });

  it('from afar have neither, for the target lies prone', () => {
    const creatures = [
      hero('victim', { maxHp: 4 }),
      hero('ally', { maxHp: 30 }),
      monster('archer', {
        attackDowned: true,
        actions: [attack('Bow', 5, '1d4 piercing', { rolls: 2, reach: null, range: 80 })],
      }),
    ];
    const dice = 'd20:1 d20:2 d20:20 d20:15 d4:4 d20:12 d4:1 d20:10';
    const events = fightWith(dice, scenario(creatures, { simulation }));
    expect(eventsOf(events, 'attack').map(({ faces, result }) => [faces.length, result])).toEqual([
      [1, 'hit'],
      [1, 'hit'],
    ]);
    expect(eventsOf(events, 'falls').at(-1)).toMatchObject({ creature: 0, failures: 1 });
  });

  it('are not made by those who turn to the next foe', () => {
    const creatures = [
      hero('victim', { maxHp: 4 }),
      hero('ally', { maxHp: 30 }),
      monster('wolf', { actions: [attack('Bite', 5, '1d4 piercing', { rolls: 2 })] }),
    ];
    const events = fightWith('d20:1 d20:2 d20:20 d20:15 d4:4 d20:9 d20:10', scenario(creatures, { simulation }));
    expect(eventsOf(events, 'attack').map(({ target }) => target)).toEqual([0, 1]);
  });
});
