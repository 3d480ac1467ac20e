import { describe, expect, it } from 'vitest';
import type { Creature } from '../../../../src/shared/model/scenario';
import { rulesets } from '../../../../src/shared/model/vocabulary';
import { attack, damage, hero, lasting, monster, scenario } from '../../../fixtures/scenarioBuilder';
import { damageOf, eventsOf, fightWith } from '../scriptedFight';

const bite = attack('Bite', 4, '1d4 piercing');

describe.each(rulesets)('Pack Tactics (%s)', (ruleset) => {
  /** A wolf attacks first; then, where there is a second one, that. */
  function firstAttack(dice: string, wolves: readonly Partial<Creature>[]) {
    const creatures = [
      hero('fighter', { maxHp: 40 }),
      ...wolves.map((values, index) => monster(`wolf ${index + 1}`, { packTactics: true, ...values })),
    ];
    const order = `d20:1 d20:20 ${wolves
      .slice(1)
      .map(() => 'd20:10')
      .join(' ')}`;
    const options = { ruleset, simulation: { maxRounds: 1 } } as const;
    return eventsOf(fightWith(`${order} ${dice}`, scenario(creatures, options)), 'attack')[0];
  }

  it('gives none with an ally that is incapacitated', () => {
    const stunned = { lasting: [lasting(['stunned'])] };
    // 2024: it rolls initiative with disadvantage, too.
    const script = ruleset === '2024' ? 'd20:10 d20:3' : 'd20:3';
    expect(firstAttack(script, [{ actions: [bite] }, stunned])).toMatchObject({ faces: [3], result: 'miss' });
  });

  it('gives advantage with an ally beside the target', () => {
    const hit = firstAttack('d20:3 d20:15 1d4:2', [{ actions: [bite] }, {}]);
    expect(hit).toMatchObject({ faces: [3, 15], kept: 15, result: 'hit' });
  });

  it('gives nothing to a creature that is alone', () => {
    expect(firstAttack('d20:3', [{ actions: [bite] }])).toMatchObject({ faces: [3], result: 'miss' });
  });

  it('gives nothing when the ally is not up', () => {
    expect(firstAttack('d20:3', [{ actions: [bite] }, { maxHp: 5, hp: 0 }])?.faces).toEqual([3]);
  });

  it('gives nothing when the ally is in the back rank and the attacker in front', () => {
    expect(firstAttack('d20:3', [{ actions: [bite] }, { rank: 'back' }])?.faces).toEqual([3]);
  });

  it('counts any ally when nobody of its side is in front', () => {
    const hit = firstAttack('d20:3 d20:2', [{ actions: [bite], rank: 'back' }, { rank: 'back' }]);
    expect(hit?.faces).toEqual([3, 2]);
  });

  it('cancels disadvantage', () => {
    expect(firstAttack('d20:3', [{ actions: [bite], attackRolls: 'disadvantage' }, {}])?.faces).toEqual([3]);
  });
});

describe.each(rulesets)('Sneak Attack (%s)', (ruleset) => {
  const stab = attack('Stab', 5, '1d4 piercing', { rolls: 2, oncePerTurn: damage('1d6 piercing'), onceNeeds: 'sneak' });

  /** A rogue of two stabs a turn, alone or with a fighter beside the target. */
  function stabs(dice: string, rogue: Partial<Creature>, isAlone: boolean) {
    const creatures = [
      hero('rogue', { actions: [stab], ...rogue }),
      ...(isAlone ? [] : [hero('fighter')]),
      monster('ogre', { ac: 11, maxHp: 59 }),
    ];
    const order = isAlone ? 'd20:20 d20:1' : 'd20:20 d20:10 d20:1';
    const options = { ruleset, simulation: { maxRounds: 1 } } as const;
    return damageOf(fightWith(`${order} ${dice}`, scenario(creatures, options)));
  }

  it('is added once a turn with an ally beside the target', () => {
    expect(stabs('d20:10 1d4:1 1d6:6 d20:10 1d4:2', {}, false)).toEqual([7, 2]);
  });

  it('is not added without an ally or advantage', () => {
    expect(stabs('d20:10 1d4:1 d20:10 1d4:2', {}, true)).toEqual([1, 2]);
  });

  it('is added with advantage, ally or not', () => {
    const dice = 'd20:2 d20:10 1d4:1 1d6:6 d20:10 d20:2 1d4:2';
    expect(stabs(dice, { attackRolls: 'advantage' }, true)).toEqual([7, 2]);
  });

  it('is not added with disadvantage, ally or not', () => {
    const dice = 'd20:12 d20:10 1d4:1 d20:10 d20:12 1d4:2';
    expect(stabs(dice, { attackRolls: 'disadvantage' }, false)).toEqual([1, 2]);
  });

  it('waits for a hit that meets its needs, and doubles its dice with a critical hit', () => {
    expect(stabs('d20:3 d20:20 2d4:1,2 2d6:5,6', {}, false)).toEqual([14]);
  });
});
