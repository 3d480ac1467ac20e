import { describe, expect, it } from 'vitest';
import type { FightEvent } from '../../../../../src/engine/record/fightEvent';
import type { Lasting } from '../../../../../src/shared/model/lasting';
import type { Creature } from '../../../../../src/shared/model/scenario';
import {
  attack,
  boon,
  changing,
  dice,
  hero,
  lasting,
  monster,
  power,
  scenario,
} from '../../../../fixtures/scenarioBuilder';
import { eventsOf, fightWith } from '../../scriptedFight';

const once = { limit: { kind: 'uses', uses: 1, per: 'fight' } } as const;
const rage2014 = changing('Rage', { ac: 1 }, { endsOnConditions: ['unconscious'], keptUpBy: ['attack', 'damage'] });
const rage2024 = changing(
  'Rage',
  { ac: 1 },
  { endsOnConditions: ['incapacitated'], keptUpBy: ['attack', 'save', 'bonus'] },
);
const axe = attack('Axe', 5, '1 slashing');

/** The barbarian goes first and rages in its first turn. */
function raging(script: string, rage: Lasting, rounds: number, own: Partial<Creature>, foe: Partial<Creature> = {}) {
  const fury = boon('Rage', [rage], {}, { ...once, slot: 'bonus' });
  const creatures = [
    hero('barbarian', { maxHp: 50, ...own, actions: [...(own.actions ?? []), fury] }),
    hero('ally', { initiative: -20 }),
    monster('foe', { maxHp: 50, ...foe }),
  ];
  return fightWith(`d20:20 d20:1 d20:10 ${script}`, scenario(creatures, { simulation: { maxRounds: rounds } }));
}

function ends(events: readonly FightEvent[]): readonly (readonly [number, string])[] {
  let round = 0;
  return events.flatMap((event) => {
    if (event.kind === 'round') round = event.round;
    return event.kind === 'effectEnds' ? [[round, event.why] as const] : [];
  });
}

describe('R7 Rage, 2014', () => {
  it('ends when its turn ends and it has neither attacked nor taken damage since its last', () => {
    expect(ends(raging('', rage2014, 2, {}))).toEqual([[1, 'idle']]);
    expect(ends(raging('d20:2 d20:2', rage2014, 2, { actions: [axe] }))).toEqual([]);
  });

  it('goes on by damage taken in between, for one turn', () => {
    const bite = attack('Bite', 9, '1 piercing', {}, once);
    const javelin = attack('Javelin', 5, '1 piercing', {}, once);
    const events = raging('d20:2 d20:15', rage2014, 4, { actions: [javelin] }, { actions: [bite] });
    expect(ends(events)).toEqual([[3, 'idle']]);
  });

  it('ends when it is knocked unconscious, not when it is stunned', () => {
    const blow = attack('Blow', 9, '50 force', {}, once);
    expect(ends(raging('d20:2 d20:15', rage2014, 1, { actions: [axe] }, { actions: [blow] }))).toEqual([
      [1, 'condition'],
    ]);
    const glare = power('Glare', 15, '1 force', { damage: [], lasting: [lasting(['stunned'])] }, once);
    expect(ends(raging('d20:2 d20:2', rage2014, 1, { actions: [axe] }, { actions: [glare] }))).toEqual([]);
  });
});

describe('R7 Rage, 2024', () => {
  it('is extended by a bonus action where nothing else needs it', () => {
    expect(ends(raging('', rage2024, 3, {}))).toEqual([]);
  });

  it('lasts until the end of its next turn, and ends then when its bonus action went to something else', () => {
    const spark = power('Spark', 15, '1 force', { ability: null }, { slot: 'bonus' });
    expect(ends(raging('', rage2024, 3, { actions: [spark] }))).toEqual([[2, 'idle']]);
  });

  it('is extended by forcing a foe to make a saving throw', () => {
    const nag = power('Nag', 15, '1 force', {}, { slot: 'bonus' });
    expect(ends(raging('d20:15 d20:15', rage2024, 3, { actions: [nag] }))).toEqual([]);
  });

  it('ends when it is incapacitated', () => {
    const glare = power('Glare', 15, '1 force', { damage: [], lasting: [lasting(['stunned'])] }, once);
    const events = raging('d20:2 d20:2', rage2024, 1, { actions: [axe] }, { actions: [glare] });
    expect(ends(events)).toEqual([[1, 'condition']]);
  });
});

describe('R7 rounds', () => {
  it('on oneself: 2 rounds end at the start of the second next turn, so that two turns have it', () => {
    const fury = changing(
      'Fury',
      { attackBonus: { dice: dice('1'), sign: 1 } },
      { ends: { at: 'start', of: 'source', turns: 2 } },
    );
    const events = raging('d20:2 d20:2 d20:2', fury, 3, { actions: [axe] });
    expect(ends(events)).toEqual([[3, 'time']]);
    expect(eventsOf(events, 'attack').map(({ total }) => total)).toEqual([8, 8, 7]);
  });
});

describe('R7 effects of the same name', () => {
  const bonus = (text: string) => changing('Bless', { attackBonus: { dice: dice(text), sign: 1 } });
  const totals = (effects: readonly Lasting[]) => {
    const creatures = [hero('a', { actions: [axe], lasting: effects }), monster('foe', { maxHp: 50 })];
    const script = 'd20:20 d20:1 d20:2';
    return eventsOf(fightWith(script, scenario(creatures, { simulation: { maxRounds: 1 } })), 'attack').map(
      ({ total }) => total,
    );
  };

  it('do not combine: the most potent applies, whichever came first', () => {
    expect(totals([bonus('3'), bonus('1')])).toEqual([10]);
    expect(totals([bonus('1'), bonus('3')])).toEqual([10]);
  });

  it('of equal potency: the most recent', () => {
    const guarded = (mode: 'advantage' | 'disadvantage') => changing('Omen', { attackedRolls: mode });
    const creatures = [
      hero('a', { actions: [axe] }),
      monster('foe', { maxHp: 50, lasting: [guarded('advantage'), guarded('disadvantage')] }),
    ];
    const events = fightWith('d20:20 d20:1 d20:19,2', scenario(creatures, { simulation: { maxRounds: 1 } }));
    expect(eventsOf(events, 'attack')[0]!.total).toBe(7);
  });
});

describe('R7 boons', () => {
  const bonus = (text: string) => changing('Bless', { attackBonus: { dice: dice(text), sign: 1 } });
  const given = (text: string) => {
    const cleric = hero('cleric', { actions: [boon('Bless', [bonus(text)], { who: 'other' }, once)] });
    const creatures = [cleric, hero('ally', { lasting: [bonus('2')] }), monster('foe', { maxHp: 50 })];
    const events = fightWith('d20:20 d20:10 d20:1', scenario(creatures, { simulation: { maxRounds: 1 } }));
    return eventsOf(events, 'boon').map(({ targets }) => targets);
  };

  it('go to who bears a weaker one of the name, not to who bears one as strong', () => {
    expect(given('3')).toEqual([[1]]);
    expect(given('2')).toEqual([]);
    expect(given('1')).toEqual([]);
  });
});
