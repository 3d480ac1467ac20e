import { describe, expect, it } from 'vitest';
import type { FightEvent } from '../../../../../src/engine/record/fightEvent';
import type { Action } from '../../../../../src/shared/model/action';
import type { Lasting } from '../../../../../src/shared/model/lasting';
import type { Creature } from '../../../../../src/shared/model/scenario';
import { rulesets } from '../../../../../src/shared/model/vocabulary';
import {
  attack,
  changing,
  damage,
  hero,
  lasting,
  monster,
  power,
  rider,
  scenario,
} from '../../../../fixtures/scenarioBuilder';
import { damageOf, eventsOf, fightWith } from '../../scriptedFight';

/** The hero, who goes first, casts once; the foe bites every round it can. */
function afterSpell(dice: string, effects: readonly Lasting[], rounds: number, foe: Partial<Creature> = {}) {
  const spell: Action = power('Spell', 15, '1 force', {
    ability: 'con',
    onSuccess: 'none',
    damage: [],
    lasting: effects,
  });
  const once: Action = { ...spell, limit: { kind: 'uses', uses: 1, per: 'fight' } };
  const creatures = [
    hero('hero', { ac: 30, actions: [once] }),
    monster('foe', { maxHp: 50, actions: [attack('Bite', 0, '1d4 piercing')], ...foe }),
  ];
  return fightWith(`d20:20 d20:1 ${dice}`, scenario(creatures, { simulation: { maxRounds: rounds } }));
}

function ends(events: readonly FightEvent[]): readonly (readonly [number, string])[] {
  let round = 0;
  return events.flatMap((event) => {
    if (event.kind === 'round') round = event.round;
    return event.kind === 'effectEnds' ? [[round, event.why] as const] : [];
  });
}

const stunned = lasting(['stunned']);
const fails = 'd20:2';

describe('R7 effects of a failed saving throw', () => {
  it('come to hold on who fails, not on who succeeds', () => {
    expect(eventsOf(afterSpell(fails, [stunned], 1), 'effectBegins')).toEqual([
      { kind: 'effectBegins', creature: 1, source: 0, effect: 'stunned', conditions: ['stunned'] },
    ]);
    expect(eventsOf(afterSpell('d20:15 d20:2', [stunned], 1), 'effectBegins')).toEqual([]);
  });

  it('spare who is immune to the condition, with all that comes with it', () => {
    const slowed = { ...stunned, changes: changing('', { ac: -5 }).changes };
    const events = afterSpell(`${fails} d20:2`, [slowed, lasting(['prone'])], 1, { conditionImmune: ['stunned'] });
    expect(eventsOf(events, 'effectBegins').map(({ effect }) => effect)).toEqual(['prone']);
  });
});

describe('R7 effects end', () => {
  it('by a saving throw at the end of each of the bearer’s turns, after it has lost the turn', () => {
    const held = lasting(['stunned'], { save: { ability: 'wis', dc: 15, at: 'end' } });
    const events = afterSpell(`${fails} d20:14 d20:15 d20:2`, [held], 3);
    expect(ends(events)).toEqual([[2, 'save']]);
    expect(eventsOf(events, 'turnLost')).toHaveLength(2);
    expect(eventsOf(events, 'effectSave')).toMatchObject([
      { creature: 1, effect: 'stunned', ability: 'wis', total: 14, dc: 15, isSuccess: false },
      { total: 15, isSuccess: true },
    ]);
  });

  it('by one at the start of its turn, and then it acts', () => {
    const held = lasting(['stunned'], { save: { ability: 'wis', dc: 15, at: 'start' } });
    const events = afterSpell(`${fails} d20:15 d20:2`, [held], 1);
    expect(eventsOf(events, 'turnLost')).toEqual([]);
    expect(ends(events)).toEqual([[1, 'save']]);
  });

  it('outright failing saves of Dexterity end nothing while it is stunned', () => {
    const held = lasting(['stunned'], { save: { ability: 'dex', dc: 5, at: 'end' } });
    const events = afterSpell(fails, [held], 2);
    expect(eventsOf(events, 'effectSave')).toMatchObject([
      { faces: [], isSuccess: false },
      { faces: [], isSuccess: false },
    ]);
  });

  it.each([
    // Cast in the hero's turn of round 1, before that of the foe.
    ['the start of the source’s next turn', { at: 'start', of: 'source', turns: 1 }, 2, 1],
    ['the end of the source’s next turn', { at: 'end', of: 'source', turns: 1 }, 2, 1],
    ['the end of the source’s second turn after', { at: 'end', of: 'source', turns: 2 }, 3, 2],
    ['the start of the bearer’s next turn', { at: 'start', of: 'bearer', turns: 1 }, 1, 0],
    ['the end of the bearer’s next turn', { at: 'end', of: 'bearer', turns: 1 }, 1, 1],
    ['the end of the bearer’s third turn', { at: 'end', of: 'bearer', turns: 3 }, 3, 3],
  ] as const)('at %s', (_, when, round, turnsLost) => {
    const bites = ' d20:2'.repeat(4 - turnsLost);
    const events = afterSpell(fails + bites, [lasting(['stunned'], { ends: when })], 4);
    expect(ends(events)).toEqual([[round, 'time']]);
    expect(eventsOf(events, 'turnLost')).toHaveLength(turnsLost);
  });

  it('at the end of the bearer’s next turn, not of this one, when it brings them on itself', () => {
    const guarded = changing('Guarded', { ac: 2 }, { ends: { at: 'end', of: 'bearer', turns: 1 } });
    const strike = attack('Strike', 5, '1 force', { riders: [rider({ to: 'self', lasting: [guarded] })] });
    const creatures = [hero('hero', { actions: [strike] }), monster('foe', { ac: 15, maxHp: 50 })];
    const events = fightWith('d20:20 d20:1 d20:15 d20:2', scenario(creatures, { simulation: { maxRounds: 2 } }));
    expect(ends(events)).toEqual([[2, 'time']]);
  });

  it('when the bearer takes damage: sleep, from which one wakes prone', () => {
    const asleep = lasting(['unconscious'], { endsOnDamage: true });
    const stab = attack('Stab', 5, '1 piercing');
    const creatures = [
      hero('hero', { actions: [stab] }),
      monster('foe', { maxHp: 50, lasting: [asleep], actions: [attack('Bite', 0, '1d4 piercing')] }),
    ];
    const events = fightWith('d20:20 d20:1 d20:2 d20:15 d20:2', scenario(creatures, { simulation: { maxRounds: 1 } }));
    expect(ends(events)).toEqual([
      [1, 'damage'],
      [1, 'stands up'],
    ]);
  });

  it('by a saving throw whenever it takes damage', () => {
    const charmed = lasting(['incapacitated'], { save: { ability: 'wis', dc: 10, at: 'damage' } });
    const stab = attack('Stab', 5, '1 piercing', { rolls: 3 });
    const creatures = [hero('hero', { actions: [stab] }), monster('foe', { ac: 15, maxHp: 50, lasting: [charmed] })];
    const dice = 'd20:20 d20:1 d20:12 d20:9 d20:12 d20:10 d20:12';
    const events = fightWith(dice, scenario(creatures, { simulation: { maxRounds: 1 } }));
    expect(eventsOf(events, 'effectSave').map(({ isSuccess }) => isSuccess)).toEqual([false, true]);
  });

  it('when the bearer attacks: invisibility', () => {
    const unseen = lasting(['invisible'], { endsOnAttack: true });
    const stab = attack('Stab', 5, '1 piercing', { rolls: 2 });
    const creatures = [hero('hero', { actions: [stab], lasting: [unseen] }), monster('foe', { ac: 15, maxHp: 50 })];
    const events = fightWith('d20:20 d20:1 d20:2 d20:3 d20:4', scenario(creatures, { simulation: { maxRounds: 1 } }));
    expect(eventsOf(events, 'attack').map(({ faces }) => faces)).toEqual([[2, 3], [4]]);
    expect(ends(events)).toEqual([[1, 'attack']]);
  });

  it('with the death of who brought them, except lying prone', () => {
    const bite = attack('Bite', 5, '1 piercing', {
      riders: [rider({ lasting: [lasting(['poisoned']), lasting(['prone'])] })],
    });
    const creatures = [
      hero('hero', { ac: 10, actions: [attack('Sword', 5, '9 slashing')] }),
      hero('friend', { actions: [attack('Axe', 5, '9 slashing')] }),
      monster('wolf', { maxHp: 9, initiative: 9, actions: [bite] }),
      monster('cub', { maxHp: 9 }),
    ];
    const dice = 'd20:9 d20:20 d20:20 d20:1 d20:12 d20:15 d20:2';
    const events = fightWith(dice, scenario(creatures, { simulation: { maxRounds: 1 } }));
    expect(eventsOf(events, 'effectEnds')).toEqual([
      { kind: 'effectEnds', creature: 0, effect: 'poisoned', why: 'source' },
      { kind: 'effectEnds', creature: 0, effect: 'prone', why: 'stands up' },
    ]);
  });
});

describe('R7 an action to get free', () => {
  const web = lasting(['restrained'], { escape: 12 });

  it('is taken from what hampers attacks: the check against the DC', () => {
    const events = afterSpell(`${fails} d20:9 d20:10 d20:2`, [web], 3, { escapeBonus: 2 });
    expect(eventsOf(events, 'escape')).toMatchObject([
      { creature: 1, effect: 'restrained', total: 11, dc: 12, isSuccess: false },
      { total: 12, isSuccess: true },
    ]);
    expect(ends(events)).toEqual([[2, 'escape']]);
    expect(eventsOf(events, 'attack')).toHaveLength(1);
  });

  it('is not taken from a mere grapple, nor without hope', () => {
    const grapple = lasting(['grappled'], { escape: 12 });
    expect(eventsOf(afterSpell(`${fails} d20:9`, [grapple], 1), 'attack')).toHaveLength(1);
    const hopeless = { ...web, escape: 18 };
    expect(eventsOf(afterSpell(`${fails} d20:9 d20:9`, [hopeless], 1), 'attack')).toHaveLength(1);
  });
});

describe('R7 effects go by', () => {
  it('name: of one name only one counts', () => {
    const weak = changing('Weakened', { ac: -2 });
    const curse = attack('Curse', 5, '1 necrotic', { rolls: 2, riders: [rider({ lasting: [weak] })] });
    const other = { ...curse, name: 'Other curse' };
    const creatures = [
      hero('a', { actions: [curse] }),
      hero('b', { actions: [other] }),
      monster('foe', { ac: 15, maxHp: 50 }),
    ];
    const dice = 'd20:20 d20:10 d20:1 d20:10 d20:8 d20:8 d20:7';
    const events = fightWith(dice, scenario(creatures, { simulation: { maxRounds: 1 } }));
    expect(eventsOf(events, 'attack').map(({ armorClass }) => armorClass)).toEqual([15, 13, 13, 13]);
  });

  it('uses: Vex is used up by the next attack, which brings it anew', () => {
    const vex = changing('Vex', { attackedRolls: 'advantage', attackedBySource: true }, { uses: 1 });
    const strike = attack('Rapier', 5, '1 piercing', { rolls: 3, riders: [rider({ lasting: [vex] })] });
    const creatures = [
      hero('a', { actions: [strike] }),
      hero('b', { actions: [attack('Axe', 5, '1 slashing')] }),
      monster('foe', { ac: 15, maxHp: 50 }),
    ];
    const dice = 'd20:20 d20:10 d20:1 d20:12 d20:2 d20:13 d20:3 d20:4 d20:5';
    const events = fightWith(dice, scenario(creatures, { simulation: { maxRounds: 1 } }));
    expect(eventsOf(events, 'attack').map(({ faces }) => faces)).toEqual([[12], [2, 13], [3, 4], [5]]);
  });

  it('ongoing damage: at the start of each of its turns, by who brought it', () => {
    const acid = { ...lasting([]), name: 'Acid', ongoing: { damage: damage('1d4 acid'), at: 'start' } } as const;
    const events = afterSpell(`${fails} d4:3 d20:2 d4:4 d20:2`, [acid], 2, { resist: ['acid'] });
    expect(damageOf(events)).toEqual([1, 2]);
    expect(eventsOf(events, 'damage').map(({ source }) => source)).toEqual([0, 0]);
  });

  it('ongoing damage that fells at the start of the turn: the turn is over', () => {
    const burning = { ...lasting([]), name: 'Burning', ongoing: { damage: damage('5 fire'), at: 'start' } } as const;
    const events = afterSpell(fails, [burning], 2, { maxHp: 5, hp: 5 });
    expect(eventsOf(events, 'falls')).toMatchObject([{ creature: 1, by: 0, state: 'dead' }]);
    expect(eventsOf(events, 'attack')).toEqual([]);
  });
});

describe.each(rulesets)('R7 what depends on the source, %s', (ruleset) => {
  function bitten(dice: string, effects: readonly Lasting[], wolves: number) {
    const bite = attack('Bite', 5, '1 piercing', { riders: [rider({ lasting: effects })] });
    const creatures = [
      hero('hero', { ac: 15, actions: [attack('Sword', 5, '9 slashing', { rolls: 2 })] }),
      monster('wolf', { maxHp: 9, initiative: 9, actions: [bite] }),
      ...(wolves > 1 ? [monster('other', { maxHp: 9 })] : []),
    ];
    return fightWith(dice, scenario(creatures, { ruleset, simulation: { maxRounds: 1 } }));
  }

  it('frightened: disadvantage while the source is up', () => {
    const events = bitten('d20:5 d20:20 d20:1 d20:12 d20:15 d20:16 d20:3', [lasting(['frightened'])], 2);
    expect(eventsOf(events, 'attack').map(({ faces }) => faces)).toEqual([[12], [15, 16], [3]]);
  });

  it('grappled: in 2024 disadvantage against others than the grappler', () => {
    // The other is the target of choice: it comes first.
    const bite = attack('Bite', 5, '1 piercing', { riders: [rider({ lasting: [lasting(['grappled'])] })] });
    const creatures = [
      hero('hero', { ac: 15, actions: [attack('Sword', 5, '9 slashing', { rolls: 2 })] }),
      monster('other', { maxHp: 9 }),
      monster('wolf', { maxHp: 9, initiative: 9, actions: [bite] }),
    ];
    const others = ruleset === '2024' ? 'd20:15 d20:16' : 'd20:15';
    const dice = `d20:5 d20:1 d20:20 d20:12 ${others} d20:3`;
    const events = fightWith(dice, scenario(creatures, { ruleset, simulation: { maxRounds: 1 } }));
    expect(eventsOf(events, 'attack').map(({ target }) => target)).toEqual([0, 1, 2]);
  });
});

describe('R5, R7 riders of a hit', () => {
  function hit(dice: string, riders: readonly Parameters<typeof rider>[0][], foe: Partial<Creature> = {}) {
    const strike = attack('Strike', 5, '1d6 slashing', { riders: riders.map(rider) });
    const creatures = [hero('hero', { actions: [strike] }), monster('foe', { ac: 15, maxHp: 50, ...foe })];
    return fightWith(`d20:20 d20:1 ${dice}`, scenario(creatures, { simulation: { maxRounds: 1 } }));
  }
  const save = { ability: 'con', dc: 12, onSuccess: 'half' } as const;

  it('damage that nothing avoids is part of the hit, and doubled by a critical one', () => {
    expect(damageOf(hit('d20:12 d6:3 d4:2', [{ damage: damage('1d4 poison') }]))).toEqual([5]);
    expect(damageOf(hit('d20:20 2d6:3,3 2d4:2,2', [{ damage: damage('1d4 poison') }]))).toEqual([10]);
  });

  it('damage with a save comes after it, is halved by it and not doubled', () => {
    const poison = [{ damage: damage('2d4 poison'), save }];
    expect(damageOf(hit('d20:12 d6:3 d20:11 2d4:3,4', poison))).toEqual([3, 7]);
    expect(damageOf(hit('d20:20 2d6:3,3 d20:12 2d4:3,4', poison))).toEqual([6, 3]);
  });

  it('effects are put on who fails, after the damage', () => {
    const venom = [{ save: { ...save, onSuccess: 'none' as const }, lasting: [lasting(['poisoned'])] }];
    expect(eventsOf(hit('d20:12 d6:3 d20:11', venom), 'effectBegins')).toHaveLength(1);
    expect(eventsOf(hit('d20:12 d6:3 d20:12', venom), 'effectBegins')).toHaveLength(0);
  });

  it('some come with a critical hit only', () => {
    const maul = [{ on: 'critical' as const, lasting: [lasting(['prone'])] }];
    expect(eventsOf(hit('d20:12 d6:3', maul), 'effectBegins')).toHaveLength(0);
    expect(eventsOf(hit('d20:20 2d6:3,3', maul), 'effectBegins')).toHaveLength(1);
  });

  it('the dead are spared', () => {
    const venom = [{ save, lasting: [lasting(['poisoned'])] }];
    expect(eventsOf(hit('d20:12 d6:3', venom, { maxHp: 3 }), 'save')).toEqual([]);
  });
});
