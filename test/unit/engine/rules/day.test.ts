import { describe, expect, it } from 'vitest';
import { compile } from '../../../../src/engine/compile/compile';
import { RunRecorder } from '../../../../src/engine/record/runRecorder';
import { recapMarkdown } from '../../../../src/engine/record/recap';
import { simulate } from '../../../../src/engine/simulate';
import { analyze } from '../../../../src/engine/stats/analyze';
import { mergeTallies, tallyColumns } from '../../../../src/engine/stats/tally';
import type { Creature, DayStep, Scenario } from '../../../../src/shared/model/scenario';
import { rulesets } from '../../../../src/shared/model/vocabulary';
import { concatColumns } from '../../../../src/shared/results/columns';
import { canonicalBytes } from '../../../support/canonicalBytes';
import { adventuringDay } from '../../../fixtures/referenceEncounters';
import { attack, hero, lasting, monster, power, scenario } from '../../../fixtures/scenarioBuilder';
import { countWith, eventsOf, fightWith, toldEvents } from '../scriptedFight';

const start = { distance: 0, surprise: null, ties: 'party', groupInitiative: false } as const;
const shortRest: DayStep = { kind: 'rest', rest: 'short' };
const longRest: DayStep = { kind: 'rest', rest: 'long' };

/** A hero who meets one rat after the other, with `between` in the middle. */
function twoRats(between: readonly DayStep[], values: Partial<Creature>, settings: Partial<Scenario> = {}): Scenario {
  const rat = monster('rat', { ac: 10, maxHp: 1, actions: [attack('Bite', 0, '1d4 piercing')] });
  const zanna = hero('Zanna', { ac: 10, maxHp: 20, actions: [attack('Sword', 5, '1d8 slashing')], ...values });
  const day: DayStep[] = [
    { kind: 'fight', title: 'The cellar', from: 1, to: 2, start },
    ...between,
    { kind: 'fight', title: 'The attic', from: 2, to: 3, start },
  ];
  return { ...scenario([zanna, rat, { ...rat, name: 'rat 2' }], { day }), ...settings };
}

/** Zanna goes first and kills the rat with her first blow. */
const kills = 'd20:15 d20:5 d20:15 d8:5';

describe('R19 a day', () => {
  it('is fought fight by fight, each with its own initiative and monsters', () => {
    const events = fightWith(`${kills} ${kills}`, twoRats([], {}));
    expect(eventsOf(events, 'fight').map(({ fight }) => fight)).toEqual([0, 1]);
    expect(eventsOf(events, 'attack').map(({ target }) => target)).toEqual([1, 2]);
    expect(eventsOf(events, 'end')).toEqual([{ kind: 'end', outcome: 'won', rounds: 2 }]);
  });

  it('adds its rounds up, and counts the fights won', () => {
    const columns = countWith(`${kills} ${kills}`, twoRats([], {}));
    expect([...columns.rounds, ...columns.fightsWon, ...columns.outcome]).toEqual([2, 2, 1]);
    expect([...columns.monstersHp]).toEqual([1, 0, 0]);
    expect([...columns.kills]).toEqual([2, 0, 0]);
  });

  it('carries hit points over', () => {
    const bitten = 'd20:5 d20:15 d20:15 d4:3 d20:15 d8:5';
    const columns = countWith(`${bitten} ${bitten}`, twoRats([], {}));
    expect([...columns.partyHp]).toEqual([20, 17, 14]);
  });

  it('leaves nothing of what lasted in the runs before it', () => {
    // The curse is on the second rat when the day is over; it runs out in a turn of Zanna's.
    const curse = lasting(['poisoned'], { name: 'Curse', ends: { at: 'start', of: 'source', turns: 3 } });
    const hex = power('Hex', 10, '1 force', { ability: null, damage: [], lasting: [curse] });
    const day = twoRats([], { actions: [attack('Sword', 40, '5 slashing'), { ...hex, slot: 'bonus' }] });
    const hitPoints = [20, 26, 999];
    const creatures = day.creatures.map((each, index) => ({
      ...each,
      maxHp: hitPoints[index]!,
      hp: hitPoints[index]!,
    }));
    const long = { ...day, creatures, simulation: { ...day.simulation, maxRounds: 8 } };
    const seed = 3;
    const first = toldEvents(long, seed, 0);
    expect(toldEvents(long, seed, 0)).toEqual(first);
    const firstFight = first.slice(
      0,
      first.findLastIndex(({ kind }) => kind === 'fight'),
    );
    expect(JSON.stringify(eventsOf(firstFight, 'effectEnds'))).not.toContain('"creature":2');
    expect(eventsOf(first, 'effectBegins').some(({ creature }) => creature === 2)).toBe(true);
  });

  it('ends with the first fight that is lost, and monsters not met are unhurt', () => {
    const lost = 'd20:5 d20:15 d20:20 2d4:4,4';
    const columns = countWith(lost, twoRats([], { maxHp: 4 }));
    expect([columns.outcome[0], columns.fightsWon[0]]).toEqual([0, 0]);
    expect([...columns.hpLeft]).toEqual([0, 1, 1]);
    expect([...columns.state]).toEqual([3, 0, 0]);
  });

  it('lets companions stabilise whoever is down after a fight that is won', () => {
    const day = twoRats([], { hp: 0, maxHp: 20, name: 'Nib' });
    const [fallen, ...rats] = day.creatures;
    const zanna = hero('Zanna', { ac: 10, maxHp: 20, actions: [attack('Sword', 5, '1d8 slashing')] });
    const steps = (day.day ?? []).map((step) =>
      step.kind === 'fight' ? { ...step, from: step.from + 1, to: step.to + 1 } : step,
    );
    // Nib rolls initiative with the others, and no death save in the second fight: the script has none.
    const first = 'd20:1 d20:15 d20:5 d20:15 d8:5';
    const columns = countWith(`${first} ${first}`, { ...day, creatures: [fallen!, zanna, ...rats], day: steps });
    expect([...columns.state].slice(0, 2)).toEqual([2, 0]);
  });
});

describe('R19 a short rest', () => {
  const restDice = { count: 3, sides: 10, bonus: -3 } as const;

  it('spends hit dice one at a time until three quarters are there', () => {
    const values = { hp: 5, maxHp: 20, restDice: { ...restDice, bonus: 2 } };
    const events = fightWith(`${kills} d10:4 d10:6 ${kills}`, twoRats([shortRest], values));
    expect(eventsOf(events, 'rest')).toEqual([
      {
        kind: 'rest',
        rest: 'short',
        creatures: [{ creature: 0, faces: [4, 6], before: 5, after: 19, hitDiceLeft: 1 }],
      },
    ]);
  });

  it.each([
    ['2014', 5],
    ['2024', 8],
  ] as const)(
    'in %s dice with a penalty leave her at %i: each gives at least 0 (2014) or 1 (2024)',
    (ruleset, after) => {
      const day = twoRats([shortRest], { hp: 5, maxHp: 20, restDice }, { ruleset });
      const events = fightWith(`${kills} d10:1 d10:2 d10:3 ${kills}`, day);
      expect(eventsOf(events, 'rest')[0]?.creatures[0]).toMatchObject({ after, hitDiceLeft: 0 });
    },
  );

  it('with average dice spends them, rolling none, as long as nothing is wasted', () => {
    const values = { hp: 3, maxHp: 20, restDice: { count: 3, sides: 10, bonus: 2 } };
    const day = twoRats([shortRest], values);
    const averaged = { ...day, simulation: { ...day.simulation, restDice: 'average' } as const };
    const events = fightWith(`${kills} ${kills}`, averaged);
    // 5.5 + 2 rounded up is 8: 3, 11, 19, and a third die does not fit.
    expect(eventsOf(events, 'rest')[0]?.creatures[0]).toMatchObject({ after: 19, hitDiceLeft: 1 });
  });

  it.each([
    ['fight', [2, 2, 2]],
    ['short rest', [1, 2, 2]],
    ['long rest', [1, 1, 2]],
    ['day', [1, 1, 2]],
  ] as const)('or a long one or none gives back uses per %s as they are due', (per, expected) => {
    const bolt = power('Bolt', 30, '1d8 fire', {}, { limit: { kind: 'uses', uses: 1, per } });
    const used = [[], [shortRest], [longRest]].map((between) => {
      const day = twoRats(between, { actions: [bolt, attack('Sword', 5, '1d8 slashing')] });
      return eventsOf(toldEvents(day, 3, 0), 'power').length;
    });
    expect(used).toEqual(expected);
  });
});

describe('R19 a long rest', () => {
  const restDice = { count: 5, sides: 10, bonus: 0 } as const;

  it.each([
    ['2014', 4],
    ['2024', 5],
  ] as const)('in %s gives all hit points and hit dice back to %i of 5', (ruleset, hitDiceLeft) => {
    const values = { hp: 1, maxHp: 20, restDice };
    const day = twoRats([shortRest, longRest], values, { ruleset });
    const events = fightWith(`${kills} d10:5 d10:5 d10:10 ${kills}`, day);
    expect(eventsOf(events, 'rest')[1]).toMatchObject({ rest: 'long', creatures: [{ after: 20, hitDiceLeft }] });
  });

  it('after the last fight changes nothing that is recorded', () => {
    const day = twoRats([], {});
    const rested = { ...day, day: [...(day.day ?? []), longRest] };
    const bitten = 'd20:5 d20:15 d20:15 d4:3 d20:15 d8:5';
    expect(countWith(`${bitten} ${bitten}`, rested).hpLeft[0]).toBe(14);
  });
});

describe.each(rulesets)('R7, R19 exhaustion over a day (%s)', (ruleset) => {
  const bolt = power('Bolt', 10, '99 fire', { ability: null });
  /** The monster of each fight goes first and brings a level; then Zanna kills it. */
  const drain = power('Drain', 10, '1 cold', {
    ...{ ability: null, damage: [] },
    lasting: [lasting(['exhaustion'], { exhaustion: 1 })],
  });
  const begin = ruleset === '2014' ? 'd20:1,1 d20:20' : 'd20:1 d20:20';

  function levels(exhaustion: number, steps: readonly ('fight' | 'short' | 'long')[], script: string) {
    const count = steps.filter((step) => step === 'fight').length;
    const ghosts = Array.from({ length: count }, (_, index) => monster(`ghost ${index}`, { actions: [drain] }));
    let next = 1;
    const day = steps.map((step): DayStep => {
      if (step !== 'fight') return { kind: 'rest', rest: step };
      next++;
      return { kind: 'fight', title: 'Ghosts', from: next - 1, to: next, start };
    });
    const zanna = hero('Zanna', { maxHp: 40, exhaustion, actions: [bolt] });
    const events = fightWith(script, scenario([zanna, ...ghosts], { ruleset, day }));
    return {
      told: eventsOf(events, 'exhaustion').map(({ level }) => level),
      maxHps: eventsOf(events, 'initiative').map(({ order }) => order.find(({ creature }) => creature === 0)!.maxHp),
      end: eventsOf(events, 'end')[0]!.outcome,
    };
  }

  it('goes on from fight to fight and through short rests; a long rest takes one level off', () => {
    const steps = ['fight', 'short', 'fight', 'long', 'fight'] as const;
    expect(levels(1, steps, `${begin} ${begin} ${begin}`)).toMatchObject({ told: [2, 3, 3], end: 'won' });
  });

  it('is gone after as many long rests as there were levels', () => {
    const day = twoRats([longRest, longRest], { exhaustion: 2 }, { ruleset });
    const tired = ruleset === '2014' ? 'd20:15,15 d20:5 d20:15 d8:5' : 'd20:15 d20:5 d20:15 d8:5';
    const totals = eventsOf(fightWith(`${tired} ${kills}`, day), 'attack').map(({ total }) => total);
    expect(totals).toEqual([ruleset === '2014' ? 20 : 16, 20]);
  });

  it('the fourth level halves the maximum until a long rest takes it off (2014)', () => {
    const halved = ruleset === '2014' ? 20 : 40;
    const { maxHps } = levels(4, ['fight', 'long', 'long', 'fight'], `${begin} ${begin}`);
    // The first ghost makes it 5; two long rests leave 3.
    expect(maxHps).toEqual([halved, 40]);
  });

  it('the sixth level kills, whatever hit points are left, and the day is lost', () => {
    expect(levels(4, ['fight', 'short', 'fight', 'fight'], `${begin} ${begin}`)).toMatchObject({
      told: [5, 6],
      end: 'lost',
    });
    const rested = levels(4, ['fight', 'long', 'fight'], `${begin} ${begin}`);
    expect(rested).toMatchObject({ told: [5, 5], end: 'won' });
  });
});

describe('R6, R13, R19 Legendary Resistance', () => {
  it('comes back with a long rest, not with a short one', () => {
    const hex = power('Hex', 30, '1 force', { ability: 'wis', damage: [], lasting: [lasting(['stunned'])] });
    const resisted = (between: readonly DayStep[], last: string) => {
      const bolt = power('Bolt', 10, '99 fire', { ability: null });
      const day = twoRats(between, { legendaryResistance: 1, resistancePolicy: 'always', actions: [bolt] });
      const [zanna, ...rats] = day.creatures;
      const creatures = [zanna!, ...rats.map((rat) => ({ ...rat, actions: [hex] }))];
      const short = { ...day, creatures, simulation: { ...day.simulation, maxRounds: 1 } };
      const hexed = 'd20:5 d20:15 d20:3';
      return eventsOf(fightWith(`${hexed} ${last}`, short), 'save').map((save) => save.usesLegendaryResistance);
    };
    expect(resisted([longRest], 'd20:5 d20:15 d20:3')).toEqual([true, true]);
    expect(resisted([shortRest], 'd20:5 d20:15 d20:3')).toEqual([true, false]);
  });
});

describe('a day that is counted', () => {
  const day = adventuringDay();

  function run(from: number, to: number) {
    const compiled = compile(day);
    const recorder = new RunRecorder(compiled.creatures, from, to - from);
    simulate(compiled, 11, from, to, recorder);
    return { columns: recorder.finish(), changes: recorder.hpChanges() };
  }

  it('does not depend on how its runs are cut', () => {
    const whole = run(0, 90);
    const parts = [run(0, 17), run(17, 60), run(60, 90)];
    expect(canonicalBytes(concatColumns(parts.map(({ columns }) => columns)))).toEqual(canonicalBytes(whole.columns));
    const tallies = parts.map(({ columns, changes }) => tallyColumns(columns, day, changes));
    const inOrder = tallies.reduce(mergeTallies);
    expect(inOrder).toEqual(tallyColumns(whole.columns, day, whole.changes));
    expect(tallies.toReversed().reduce(mergeTallies)).toEqual(inOrder);
  });

  it('has the mean hit points of every creature at the end, and says where days break', () => {
    const { columns, changes } = run(0, 300);
    const analysis = analyze(day, columns, tallyColumns(columns, day, changes));
    for (const { hpByRound, hpLeft } of analysis.creatures) expect(hpByRound.at(-1)).toBeCloseTo(hpLeft.mean, 1);
    expect(analysis.creatures.map(({ hpByRound }) => hpByRound[0])).toEqual(day.creatures.map(({ maxHp }) => maxHp));
    const shares = analysis.day!.fightsWon;
    expect(shares).toHaveLength(4);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    expect(shares[3]).toBe(analysis.partyWins.rate);
  });

  it('is told with its fights and rests', () => {
    const told = twoRats([shortRest], { hp: 19, maxHp: 20 });
    const recap = recapMarkdown(told, 1, 0, fightWith(`${kills} ${kills}`, told));
    expect(recap).toContain('The party wins the day, after 2 rounds.');
    expect(recap).toContain('# Fight 1 of 2: The cellar');
    expect(recap).toContain('## Short rest');
    expect(recap).toContain('- **Zanna**: has 19 HP, 0 hit dice left');
  });
});
