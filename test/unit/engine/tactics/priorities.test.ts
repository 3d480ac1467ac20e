import { describe, expect, it } from 'vitest';
import { recapMarkdown } from '../../../../src/engine/record/recap';
import type { Action, Predicate } from '../../../../src/shared/model/action';
import { plainAction } from '../../../../src/shared/model/plain';
import type { Creature, PriorityLine } from '../../../../src/shared/model/scenario';
import { attack, heal, hero, monster, power, scenario } from '../../../fixtures/scenarioBuilder';
import { eventsOf, fightWith, targetsOf } from '../scriptedFight';

/** `Breath if targets >= 2`, as the file's reader leaves it. */
function lines(actions: readonly Action[], ...texts: (string | [string, Partial<PriorityLine>])[]): PriorityLine[] {
  return texts.map((entry) => {
    const [text, more] = typeof entry === 'string' ? [entry, {}] : entry;
    const [name, conditions] = text.split(' if ');
    const when = (conditions?.split(' and ') ?? []).map((condition): Predicate => {
      const [subject, comparison, value] = condition.split(' ') as [
        Predicate['subject'],
        Predicate['comparison'],
        string,
      ];
      return { subject, comparison, value: Number(value) };
    });
    return { action: actions.findIndex((action) => action.name === name), when, target: null, text, ...more };
  });
}

const foe = (name: string, values: Partial<Creature> = {}) => monster(name, { maxHp: 100, ...values });
const bite = attack('Bite', 5, '1 piercing');
const claw = attack('Claw', 5, '9 slashing');
const breath = power('Breath', 15, '1 fire', { targets: 2 }, { limit: { kind: 'recharge', lowest: 5 } });
const word = heal('Word', '1d4', {}, { slot: 'bonus' });

function fought(dice: string, first: Creature, others: readonly Creature[], rounds = 1) {
  const creatures = [first, ...others];
  const initiative = creatures.map((_, index) => `d20:${20 - index}`).join(' ');
  const subject = scenario(creatures, { simulation: { maxRounds: rounds } });
  return { subject, events: fightWith(`${initiative} ${dice}`, subject) };
}

function used(dice: string, first: Creature, others: readonly Creature[], rounds = 1): string[] {
  return fought(dice, first, others, rounds).events.flatMap((event) =>
    event.kind === 'attack' || event.kind === 'power' || event.kind === 'heal'
      ? [first.actions[event.action]!.name]
      : [],
  );
}

describe('R17 priority lists', () => {
  const actions = [bite, claw, breath, word];
  const dragon = (...texts: Parameters<typeof lines>[1][]) =>
    hero('dragon', { actions, priorities: lines(actions, ...texts) });

  it('the first line is taken whose action is available and whose conditions hold', () => {
    const one = dragon('Breath if targets >= 2', 'Bite if round = 1', 'Claw');
    expect(used('d20:2', one, [foe('a')])).toEqual(['Bite']);
    expect(used('d20:2 d20:2', one, [foe('a')], 2)).toEqual(['Bite', 'Claw']);
    expect(used('d20:20 d20:20 d6:1 d20:2', one, [foe('a'), foe('b')], 2)).toEqual(['Breath', 'Claw']);
  });

  it('holds the conditions of the action beside those of the line', () => {
    const limited = [bite, { ...claw, when: [{ subject: 'round', comparison: '=', value: 2 }] } satisfies Action];
    const picky = hero('picky', { actions: limited, priorities: lines(limited, 'Claw', 'Bite') });
    expect(used('d20:2 d20:2', picky, [foe('a')], 2)).toEqual(['Bite', 'Claw']);
  });

  it('falls back on the default attack with its action, and leaves the bonus action, when no line fits', () => {
    const down = hero('down', { hp: 0, maxHp: 9 });
    expect(used('d20:2 d20:9', dragon('Breath if targets >= 3'), [down, foe('a')])).toEqual(['Claw']);
    expect(used('d4:1 d20:2', dragon('Breath if targets >= 3', 'Word if ally.down >= 1'), [down, foe('a')])).toEqual([
      'Word',
      'Claw',
    ]);
  });

  it('heals whoever is hurt when the line has conditions, else by the policy of the creature', () => {
    const hurt = hero('hurt', { hp: 8, maxHp: 9 });
    expect(used('d4:1 d20:2', dragon('Word if ally.hp% < 95'), [hurt, foe('a')])).toEqual(['Word', 'Claw']);
    expect(used('d20:2', dragon('Word'), [hurt, foe('a')])).toEqual(['Claw']);
  });

  it('aims by the line, and otherwise as ever', () => {
    const others = [foe('a', { hp: 50, ac: 12 }), foe('b', { hp: 90, ac: 10 })];
    const aimed = dragon(['Claw if round = 1', { target: 'highest-hp' }], 'Claw');
    expect(targetsOf(fought('d20:2 d20:2', aimed, others, 2).events)).toEqual([2, 1]);
  });

  it('uses legendary actions that no line names as without a list, and by the lines that do', () => {
    const tail = attack('Tail', 5, '1 bludgeoning', {}, { slot: 'legendary' });
    const wing = attack('Wing', 5, '9 bludgeoning', {}, { slot: 'legendary' });
    const all = [bite, tail, wing];
    const legend = (...texts: string[]) =>
      monster('legend', { maxHp: 99, legendaryActions: 1, actions: all, priorities: lines(all, ...texts) });
    const party = [hero('a', { maxHp: 99, initiative: -9 })];
    expect(used('d20:2 d20:2', legend('Bite'), party)).toEqual(['Bite', 'Wing']);
    expect(used('d20:2 d20:2', legend('Bite', 'Tail'), party)).toEqual(['Bite', 'Tail']);
    expect(used('d20:2', legend('Bite', 'Tail if round = 2'), party)).toEqual(['Bite']);
  });

  it('says in the replay which line led to the action', () => {
    const { subject, events } = fought('d20:20 d20:20', dragon('Claw if targets >= 9', 'Breath if targets >= 2'), [
      foe('a'),
      foe('b'),
    ]);
    expect(eventsOf(events, 'choice')).toEqual([{ kind: 'choice', creature: 0, action: 2, line: 1, reason: 'line' }]);
    expect(recapMarkdown(subject, 1, 0, events)).toContain(
      '- **dragon** uses Breath on a, b (because: Breath if targets \\>= 2)',
    );
  });
});

describe('R17 a line that names a reaction', () => {
  const effect = { kind: 'guard', ac: 5, halves: false, reduces: null, meleeOnly: false, lasting: [] } as const;
  const shield: Action = { ...plainAction, name: 'Shield', slot: 'reaction', trigger: 'hit', effect };
  const actions = [shield];

  it.each([
    ['is taken while its conditions hold', 9, 'miss'],
    ['is not taken otherwise', 20, 'hit'],
    ['is taken as ever when no line names it', null, 'miss'],
  ] as const)('%s', (_, hp, result) => {
    const priorities = hp === null ? [] : lines(actions, 'Shield if self.hp% < 50');
    const creature = guarded({ hp: hp ?? 20, priorities });
    const { events } = fought('d20:10', creature, [foe('a', { actions: [bite] })]);
    expect(eventsOf(events, 'attack')[0]).toMatchObject({ result });
  });

  function guarded(values: Partial<Creature>): Creature {
    return hero('guarded', { ac: 15, maxHp: 20, actions, ...values });
  }
});

describe('the replay says why, without a list', () => {
  const down = hero('down', { hp: 0, maxHp: 9 });
  it.each([
    ['an ally is down', [word], [down], 'd4:1', 'uses Word on down (because an ally is down)'],
    ['limited', [bite, breath], [], 'd20:20', 'uses Breath on a (because limited powers come first)'],
    [
      'its condition',
      [bite, { ...claw, when: [{ subject: 'round', comparison: '=', value: 1 }] }],
      [],
      'd20:2',
      'attacks a with Claw (because round = 1):',
    ],
  ] as const)('%s', (_, actions, allies, dice, text) => {
    const { subject, events } = fought(dice, hero('hero', { actions }), [...allies, foe('a')]);
    expect(recapMarkdown(subject, 1, 0, events)).toContain(text);
  });
});
