import { describe, expect, it } from 'vitest';
import type { AttackEffect } from '../../../../src/shared/model/action';
import type { Creature } from '../../../../src/shared/model/scenario';
import { attack, damage, hero, monster, power, scenario } from '../../../fixtures/scenarioBuilder';
import { damageOf, eventsOf, fightWith } from '../scriptedFight';

const start = 'd20:20 d20:1';
const simulation = { maxRounds: 1 };

function hitFor(
  dice: string,
  text: string,
  target: Partial<Creature> = {},
  effect: Partial<AttackEffect> = {},
): number[] {
  const creatures = [
    hero('hero', { actions: [attack('Sword', 5, text, effect)] }),
    monster('wall', { maxHp: 100, ...target }),
  ];
  return damageOf(fightWith(`${start} ${dice}`, scenario(creatures, { simulation })));
}

describe('R5 damage', () => {
  it('doubles all dice of the attack on a critical hit, not the bonus', () => {
    const effect = { oncePerTurn: damage('1d6 slashing') };
    expect(hitFor('d20:20 2d8:5,6 2d6:1,2', '1d8+3 slashing', {}, effect)).toEqual([17]);
  });

  it('is never below 0', () => {
    expect(hitFor('d20:15 d4:1', '1d4-3 slashing')).toEqual([0]);
  });

  it('takes a negative bonus from the dice of its own type', () => {
    const effect = { oncePerTurn: damage('1d6 slashing') };
    expect(hitFor('d20:15 d4:1 d6:6', '1d4-3 slashing', {}, effect)).toEqual([4]);
    expect(hitFor('d20:15 d4:1 d6:6', '1d4-3 slashing, 1d6 fire')).toEqual([6]);
  });

  it('is nothing to the immune, half rounded down to the resistant, twice to the vulnerable', () => {
    expect(hitFor('d20:15 d8:4', '1d8+3 fire', { immune: ['fire'] })).toEqual([0]);
    expect(hitFor('d20:15 d8:4', '1d8+3 fire', { resist: ['fire'] })).toEqual([3]);
    expect(hitFor('d20:15 d8:4', '1d8+3 fire', { vulnerable: ['fire'] })).toEqual([14]);
  });

  it('counts resistance before vulnerability, each once', () => {
    expect(hitFor('d20:15 d8:4', '1d8+3 fire', { resist: ['fire'], vulnerable: ['fire'] })).toEqual([6]);
  });

  it('counts resistance once for all dice of a type, each type by itself', () => {
    expect(hitFor('d20:15 d8:4 d6:5', '1d8+3 slashing, 1d6 fire', { resist: ['slashing', 'fire'] })).toEqual([5]);
    const effect = { oncePerTurn: damage('1d6 slashing') };
    expect(hitFor('d20:15 d8:4 d6:4', '1d8+3 slashing', { resist: ['slashing'] }, effect)).toEqual([5]);
  });

  it('goes to temporary hit points first', () => {
    const creatures = [
      hero('hero', { actions: [attack('Sword', 5, '1d8+3 slashing')] }),
      monster('wall', { maxHp: 100, tempHp: 5 }),
    ];
    const events = fightWith(`${start} d20:15 d8:4`, scenario(creatures, { simulation }));
    expect(eventsOf(events, 'damage')[0]).toMatchObject({
      tempHpBefore: 5,
      tempHpAfter: 0,
      hpBefore: 100,
      hpAfter: 98,
    });
  });

  it('once a turn is added to the first hit only', () => {
    const effect = { rolls: 3, oncePerTurn: damage('2d6 piercing') };
    expect(hitFor('d20:2 d20:15 d4:1 2d6:3,4 d20:15 d4:1', '1d4 piercing', {}, effect)).toEqual([8, 1]);
  });

  it('once a turn comes back with the next turn', () => {
    const creatures = [
      hero('hero', { actions: [attack('Sword', 5, '1d4 piercing', { oncePerTurn: damage('1d6 piercing') })] }),
      monster('wall', { maxHp: 100 }),
    ];
    const dice = `${start} d20:15 d4:1 d6:3 d20:15 d4:2 d6:4`;
    expect(damageOf(fightWith(dice, scenario(creatures, { simulation: { maxRounds: 2 } })))).toEqual([4, 6]);
  });

  it('of monsters is the number of the stat block where the settings say so', () => {
    const creatures = [
      hero('hero', { maxHp: 100 }),
      monster('ogre', { actions: [attack('Club', 5, '2d8+4 bludgeoning, 1d4 fire', { rolls: 2 })] }),
    ];
    const settings = { maxRounds: 1, monsterDamage: 'average' } as const;
    const events = fightWith('d20:1 d20:20 d20:15 d20:20', scenario(creatures, { simulation: settings }));
    expect(damageOf(events)).toEqual([13 + 2, 22 + 5]);
  });

  it('of monsters is each number of the stat block, rounded by itself, even of one type', () => {
    const claws = attack('Claws', 5, '1d8 slashing, 1d6 slashing');
    const creatures = [hero('hero', { maxHp: 100 }), monster('beast', { actions: [claws] })];
    const settings = { maxRounds: 1, monsterDamage: 'average' } as const;
    expect(damageOf(fightWith('d20:1 d20:20 d20:15', scenario(creatures, { simulation: settings })))).toEqual([4 + 3]);
  });

  it('leaves nothing to deal when it cannot hurt: the sum is what the target lost', () => {
    expect(hitFor('d20:15 d8:4', '1d8+3 slashing', { maxHp: 5 })).toEqual([5]);
  });
});

describe('R5, R6 damage of powers', () => {
  const wizard = (text: string, effect = {}) => hero('wizard', { actions: [power('Blast', 15, text, effect)] });

  it('is rolled once for all targets', () => {
    const creatures = [wizard('2d6 fire', { targets: 2 }), monster('a', { maxHp: 50 }), monster('b', { maxHp: 50 })];
    const events = fightWith('d20:20 d20:2 d20:1 2d6:3,4 d20:5 d20:15', scenario(creatures, { simulation }));
    expect(damageOf(events)).toEqual([7, 3]);
  });

  it('is halved by a save before resistance halves it again', () => {
    const creatures = [wizard('2d6 fire'), monster('a', { maxHp: 50, resist: ['fire'] })];
    const events = fightWith('d20:20 d20:2 2d6:5,6 d20:15', scenario(creatures, { simulation }));
    expect(damageOf(events)).toEqual([2]);
  });

  it('is halved type by type', () => {
    const creatures = [wizard('1d6 fire, 1d6 cold'), monster('a', { maxHp: 50 })];
    const events = fightWith('d20:20 d20:2 d6:5 d6:5 d20:15', scenario(creatures, { simulation }));
    expect(damageOf(events)).toEqual([4]);
  });
});
