import { describe, expect, it } from 'vitest';
import { noLasting } from '../../../../src/shared/model/plain';
import type { Creature } from '../../../../src/shared/model/scenario';
import type { Condition } from '../../../../src/shared/model/vocabulary';
import { attack, copies, dice, hero, monster, scenario } from '../../../fixtures/scenarioBuilder';
import { eventsOf, fightWith } from '../scriptedFight';

const simulation = { maxRounds: 1 };

/** Creatures without actions: nothing but initiative is rolled. */
function orderOf(script: string, creatures: readonly Creature[], start: Parameters<typeof scenario>[1] = {}): number[] {
  const events = fightWith(script, scenario(creatures, { simulation, ...start }));
  return eventsOf(events, 'initiative')[0]!.order.map(({ creature }) => creature);
}

const [a, b] = [hero('a', { initiative: 2 }), monster('b', { initiative: 1 })];

describe('R2 initiative', () => {
  it('is a d20 plus the modifier, the highest first', () => {
    expect(orderOf('d20:10 d20:12', [a, b])).toEqual([1, 0]);
    expect(orderOf('d20:12 d20:12', [a, b])).toEqual([0, 1]);
  });

  it('gives a tie to the higher modifier, without a roll', () => {
    expect(orderOf('d20:11 d20:12', [a, b])).toEqual([0, 1]);
    expect(
      orderOf(
        'd20:12 d20:11',
        [b, a].toReversed().map((c) => ({ ...c, initiative: c === a ? 1 : 2 })),
      ),
    ).toEqual([1, 0]);
  });

  it('gives a tie of equal modifiers to the higher of two more dice', () => {
    const equals = [hero('a'), monster('b')];
    expect(orderOf('d20:9 d20:9 d20:3 d20:4', equals)).toEqual([1, 0]);
    expect(orderOf('d20:9 d20:9 d20:3 d20:3 d20:8 d20:7', equals)).toEqual([0, 1]);
  });

  it('decides ties at random: by dice without the modifiers', () => {
    expect(orderOf('d20:11 d20:12 d20:5 d20:6', [a, b], { start: { ties: 'random' } })).toEqual([1, 0]);
  });

  it('rerolls ties with the modifiers', () => {
    expect(orderOf('d20:11 d20:12 d20:6 d20:6', [a, b], { start: { ties: 'reroll' } })).toEqual([0, 1]);
  });

  it('gives ties to the party, or to the monsters', () => {
    expect(orderOf('d20:11 d20:12', [a, b], { start: { ties: 'party' } })).toEqual([0, 1]);
    expect(orderOf('d20:11 d20:12', [a, b], { start: { ties: 'monsters' } })).toEqual([1, 0]);
  });

  it('rolls once for identical monsters under group initiative', () => {
    const goblins = copies(3, monster('goblin'));
    expect(orderOf('d20:5 d20:15', [a, ...goblins], { start: { groupInitiative: true } })).toEqual([1, 2, 3, 0]);
    expect(orderOf('d20:5 d20:15 d20:2 d20:14', [a, ...goblins])).toEqual([1, 3, 0, 2]);
  });

  it('costs the surprised their first turn (2014)', () => {
    const armed = [
      { ...a, actions: [attack('Sword', 5, '1d6 slashing')] },
      { ...b, actions: [attack('Bow', 5, '1d6 piercing')] },
    ];
    const events = fightWith('d20:9 d20:9 d20:2', scenario(armed, { simulation, start: { surprise: 'party' } }));
    expect(eventsOf(events, 'turn')).toEqual([
      { kind: 'turn', creature: 0, isSurprised: true },
      { kind: 'turn', creature: 1, isSurprised: false },
    ]);
    expect(eventsOf(events, 'attack').map(({ creature }) => creature)).toEqual([1]);
  });

  it('costs the surprised the second turn of no round', () => {
    const armed = [{ ...a, actions: [attack('Sword', 5, '1d6 slashing')] }, b];
    const surprised = scenario(armed, { simulation: { maxRounds: 2 }, start: { surprise: 'party' } });
    expect(eventsOf(fightWith('d20:9 d20:9 d20:2', surprised), 'attack')).toHaveLength(1);
  });

  it('gives the surprised disadvantage on the roll (2024)', () => {
    const start = { ruleset: '2024', start: { surprise: 'party' } } as const;
    expect(orderOf('d20:19 d20:4 d20:8', [a, b], start)).toEqual([1, 0]);
    expect(orderOf('d20:4 d20:19 d20:8', [a, b], start)).toEqual([1, 0]);
  });

  it('2024: Incapacitated at the roll is disadvantage, Invisible advantage, both are neither', () => {
    const at = (...conditions: Condition[]) => ({ ...a, lasting: [{ ...noLasting, name: 'start', conditions }] });
    const by2024 = { ruleset: '2024' } as const;
    expect(orderOf('d20:15 d20:3 d20:5', [at('stunned'), b], by2024)).toEqual([1, 0]);
    expect(orderOf('d20:3 d20:15 d20:10', [at('invisible'), b], by2024)).toEqual([0, 1]);
    expect(orderOf('d20:10 d20:5', [at('invisible', 'unconscious'), b], by2024)).toEqual([0, 1]);
    expect(orderOf('d20:10 d20:5', [{ ...at('stunned'), conditionImmune: ['stunned'] }, b], by2024)).toEqual([0, 1]);
  });

  it('2014: neither changes the roll; Poisoned is disadvantage in both rulesets', () => {
    const at = (condition: Condition) => ({
      ...a,
      lasting: [{ ...noLasting, name: 'start', conditions: [condition] }],
    });
    expect(orderOf('d20:15 d20:5', [at('stunned'), b])).toEqual([0, 1]);
    expect(orderOf('d20:15 d20:5', [at('invisible'), b])).toEqual([0, 1]);
    expect(orderOf('d20:15 d20:2 d20:5', [at('poisoned'), b])).toEqual([1, 0]);
  });
});

describe('the replay', () => {
  it('shows the faces of the initiative roll, not those of the hit points rolled before', () => {
    const ogre = monster('ogre', { hitDice: dice('2d10+2') });
    const told = fightWith(
      '2d10:3,4 d20:15 d20:12',
      scenario([hero('hero'), ogre], { simulation: { monsterHp: 'rolled', maxRounds: 1 } }),
    );
    expect(eventsOf(told, 'initiative')[0]!.order).toMatchObject([
      { creature: 0, faces: [15] },
      { creature: 1, faces: [12], maxHp: 9 },
    ]);
  });
});
