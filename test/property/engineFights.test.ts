import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/engine/compile/compile';
import type { FightEvent } from '../../src/engine/record/fightEvent';
import { recapMarkdown } from '../../src/engine/record/recap';
import { RunRecorder } from '../../src/engine/record/runRecorder';
import { simulate } from '../../src/engine/simulate';
import { creatureStates, type RunColumns } from '../../src/shared/model/results';
import type { Scenario } from '../../src/shared/model/scenario';
import { damageTypes } from '../../src/shared/model/vocabulary';
import { attack } from '../fixtures/scenarioBuilder';
import { toldEvents } from '../unit/engine/scriptedFight';
import { arbitraryScenario } from './arbitraryScenario';

const seeds = fc.integer({ min: 0, max: 0xffff_ffff });

function fightRuns(scenario: Scenario, seed: number, cuts: readonly number[]): RunColumns {
  const compiled = compile(scenario);
  const recorder = new RunRecorder(compiled.creatures, cuts[0]!, 3);
  for (let index = 1; index < cuts.length; index++) simulate(compiled, seed, cuts[index - 1]!, cuts[index]!, recorder);
  return recorder.finish();
}

const cell = (columns: RunColumns, creature: number, run: number): number => creature * columns.runs + run;

/** What the events say happened to each creature, in the terms of the columns. */
function sumsOf(scenario: Scenario, events: readonly FightEvent[]) {
  const sums = scenario.creatures.map(() => ({ dealt: 0, taken: 0, healing: 0, drops: 0, kills: 0 }));
  const up = new Set<number>();
  for (const event of events) {
    if (event.kind === 'damage') {
      const lost = event.hpBefore - event.hpAfter + event.tempHpBefore - event.tempHpAfter;
      sums[event.source]!.dealt += lost;
      sums[event.target]!.taken += lost;
    } else if (event.kind === 'falls') {
      if (up.delete(event.creature)) sums[event.creature]!.drops += 1;
      const isFoe = scenario.creatures[event.by]!.side !== scenario.creatures[event.creature]!.side;
      if (event.state === 'dead' && isFoe) sums[event.by]!.kills += 1;
    } else if (event.kind === 'heal' && !event.isTemporary) {
      sums[event.creature]!.healing += event.after - event.before;
      if (event.after > 0) up.add(event.target);
    } else if (event.kind === 'regenerates') {
      sums[event.creature]!.healing += event.after - event.before;
      up.add(event.creature);
    } else if (event.kind === 'deathSave' && event.state === 'up') {
      up.add(event.creature);
    } else if (event.kind === 'initiative') {
      for (const { creature, hp } of event.order) if (hp > 0) up.add(creature);
    }
  }
  return sums;
}

describe('any fight', () => {
  it('leaves hit points between 0 and the maximum, and states that fit them', () => {
    fc.assert(
      fc.property(arbitraryScenario, seeds, (scenario, seed) => {
        const columns = fightRuns(scenario, seed, [0, 5]);
        scenario.creatures.forEach((creature, index) => {
          for (let run = 0; run < columns.runs; run++) {
            const hp = columns.hpLeft[cell(columns, index, run)]!;
            const state = columns.state[cell(columns, index, run)]!;
            const isRolled =
              scenario.simulation.monsterHp === 'rolled' && creature.side === 'monsters' && creature.hitDice;
            expect(hp).toBeGreaterThanOrEqual(0);
            expect(hp).toBeLessThanOrEqual(isRolled ? 27 : creature.maxHp);
            const { up, dead, fled } = creatureStates;
            expect(state === up || state === fled).toBe(hp > 0);
            if (!creature.deathSaves) expect([up, dead, fled]).toContain(state);
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it('ends when a side has nobody up, and not before; all damage dealt is damage taken', () => {
    fc.assert(
      fc.property(arbitraryScenario, seeds, (scenario, seed) => {
        const columns = fightRuns(scenario, seed, [0, 5]);
        for (let run = 0; run < columns.runs; run++) {
          const up = { party: 0, monsters: 0 };
          let dealt = 0;
          let taken = 0;
          scenario.creatures.forEach(({ side }, index) => {
            const at = cell(columns, index, run);
            if (columns.state[at] === 0) up[side] += 1;
            dealt += columns.damageDealt[at]!;
            taken += columns.damageTaken[at]!;
          });
          expect(dealt).toBe(taken);
          const isOver = up.monsters === 0 || up.party === 0;
          const winner = up.party > 0 ? 1 : 0;
          expect(columns.outcome[run]).toBe(!isOver || up.party === up.monsters ? 2 : winner);
          if (!isOver) expect(columns.rounds[run]).toBe(scenario.simulation.maxRounds);
        }
        expect(columns.partyHp).toHaveLength(columns.rounds.reduce((sum, rounds) => sum + rounds + 1, 0));
      }),
      { numRuns: 150 },
    );
  });

  it('is the same bytes however its runs are cut into ranges', () => {
    fc.assert(
      fc.property(arbitraryScenario, seeds, fc.integer({ min: 1, max: 19 }), (scenario, seed, cut) => {
        expect(fightRuns(scenario, seed, [0, cut, 20])).toEqual(fightRuns(scenario, seed, [0, 20]));
        const tail = fightRuns(scenario, seed, [cut, 20]);
        const whole = fightRuns(scenario, seed, [0, 20]);
        expect(tail.outcome).toEqual(whole.outcome.slice(cut));
        expect(tail.hpLeft.slice(0, 20 - cut)).toEqual(whole.hpLeft.slice(cut, 20));
      }),
      { numRuns: 50 },
    );
  });

  it('is told blow by blow as it was counted', () => {
    fc.assert(
      fc.property(arbitraryScenario, seeds, (scenario, seed) => {
        const columns = fightRuns(scenario, seed, [0, 4]);
        let traced = 0;
        for (let run = 0; run < columns.runs; run++) {
          const events = toldEvents(scenario, seed, run);
          const sums = sumsOf(scenario, events);
          scenario.creatures.forEach((_, index) => {
            const at = cell(columns, index, run);
            expect(sums[index]).toEqual({
              dealt: columns.damageDealt[at],
              taken: columns.damageTaken[at],
              healing: columns.healing[at],
              drops: columns.drops[at],
              kills: columns.kills[at],
            });
          });
          const end = events.at(-1);
          expect(end).toEqual({
            kind: 'end',
            outcome: (['lost', 'won', 'undecided'] as const)[columns.outcome[run]!],
            rounds: columns.rounds[run],
          });
          const rounds = events.filter((event) => event.kind === 'round');
          expect(rounds.map(({ partyHp }) => partyHp)).toEqual([
            ...columns.partyHp.subarray(traced, traced + rounds.length),
          ]);
          traced += rounds.length + 1;
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is not changed by immunity to a damage type that nobody deals', () => {
    fc.assert(
      fc.property(arbitraryScenario, seeds, (scenario, seed) => {
        const text = JSON.stringify(
          scenario.creatures.map(({ actions, auras, lasting }) => ({ actions, auras, lasting })),
        );
        const unused = damageTypes.filter((type) => !text.includes(`"${type}"`));
        fc.pre(unused.length > 0);
        const creatures = scenario.creatures.map((creature) => ({
          ...creature,
          immune: [...creature.immune, ...unused],
        }));
        expect(fightRuns({ ...scenario, creatures }, seed, [0, 5])).toEqual(fightRuns(scenario, seed, [0, 5]));
      }),
      { numRuns: 60 },
    );
  });

  it('can be told at the table', () => {
    fc.assert(
      fc.property(arbitraryScenario, seeds, (scenario, seed) => {
        const recap = recapMarkdown(scenario, seed, 0, toldEvents(scenario, seed, 0));
        expect(recap).toContain('## How it ended');
        expect(recap).not.toMatch(/undefined|NaN|\[object/);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a better creature', () => {
  const party = (bonus: number, hp: number): Scenario => {
    const [first] = fc.sample(arbitraryScenario, { seed: 1, numRuns: 1 });
    const sword = (toHit: number) => attack('Sword', toHit, '1d8+2 slashing');
    const base = { ...first!.creatures[0]!, resist: [], immune: [], vulnerable: [], tempHp: 0, ac: 14, hitDice: null };
    const plain = { ...base, deathSaves: false, attackRolls: 'normal', legendaryActions: 0, initiative: 0 } as const;
    return {
      ...first!,
      creatures: [
        { ...plain, name: 'hero', group: 0, side: 'party', maxHp: hp, hp, actions: [sword(bonus)] },
        { ...plain, name: 'foe', group: 1, side: 'monsters', maxHp: 30, hp: 30, actions: [sword(5)] },
      ],
      start: { ...first!.start, surprise: null },
      simulation: { ...first!.simulation, maxRounds: 100 },
    };
  };
  const wins = (scenario: Scenario) => fightRuns(scenario, 5, [0, 400]).outcome.filter((value) => value === 1).length;

  it('wins more often: to hit, hit points', () => {
    expect(wins(party(7, 30))).toBeGreaterThan(wins(party(5, 30)));
    expect(wins(party(5, 40))).toBeGreaterThan(wins(party(5, 30)));
  });
});
