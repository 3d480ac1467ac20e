import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fightsOf } from '../../src/engine/compile/fightsOf';
import type { FightEvent } from '../../src/engine/record/fightEvent';
import { recapMarkdown } from '../../src/engine/record/recap';
import { creatureStates, outcomes } from '../../src/shared/model/results';
import { concatColumns } from '../../src/shared/results/columns';
import { canonicalBytes } from '../support/canonicalBytes';
import { fightsSeed } from '../support/fightsSeed';
import { eventsOf, toldEvents } from '../unit/engine/scriptedFight';
import { arbitraryDay, mostHp } from './arbitraryScenario';
import { cell, fightRuns, seeds } from './fightRuns';
import { countedSums, toldSums } from './toldSums';

/** The events of each fight of the day. */
function byFight(events: readonly FightEvent[]): FightEvent[][] {
  const fights: FightEvent[][] = [];
  for (const event of events) {
    if (event.kind === 'fight') fights.push([]);
    fights.at(-1)?.push(event);
  }
  return fights;
}

describe(`R19 any day (seed ${fightsSeed})`, () => {
  it('leaves hit points between 0 and the maximum, and as many fights won as its outcome says', () => {
    fc.assert(
      fc.property(arbitraryDay, seeds, (scenario, seed) => {
        const columns = fightRuns(scenario, seed, [0, 5]);
        const fights = fightsOf(scenario).length;
        for (let run = 0; run < columns.runs; run++) {
          const won = columns.fightsWon[run]!;
          const fought = Math.min(fights, won + 1);
          expect(columns.outcome[run] === outcomes.won).toBe(won === fights);
          expect(columns.rounds[run]).toBeGreaterThanOrEqual(fought);
          expect(columns.rounds[run]).toBeLessThanOrEqual(fought * scenario.simulation.maxRounds);
          scenario.creatures.forEach((_, creature) => {
            const hp = columns.hpLeft[cell(columns, creature, run)]!;
            const { up, fled } = creatureStates;
            expect([up, fled].includes(columns.state[cell(columns, creature, run)]! as 0 | 4)).toBe(hp > 0);
            expect(hp).toBeGreaterThanOrEqual(0);
            expect(hp).toBeLessThanOrEqual(mostHp);
          });
        }
      }),
      { seed: fightsSeed, numRuns: 60 },
    );
  });

  it('is the same bytes however its runs are cut into ranges and joined', () => {
    fc.assert(
      fc.property(arbitraryDay, seeds, fc.integer({ min: 1, max: 9 }), (scenario, seed, cut) => {
        const whole = canonicalBytes(fightRuns(scenario, seed, [0, 10]));
        expect(canonicalBytes(fightRuns(scenario, seed, [0, cut, 10]))).toEqual(whole);
        const parts = [fightRuns(scenario, seed, [0, cut]), fightRuns(scenario, seed, [cut, 10])];
        expect(canonicalBytes(concatColumns(parts))).toEqual(whole);
      }),
      { seed: fightsSeed, numRuns: 25 },
    );
  });

  it('is told as it was counted: fights, rounds, hit points and sums', () => {
    fc.assert(
      fc.property(arbitraryDay, seeds, (scenario, seed) => {
        const columns = fightRuns(scenario, seed, [0, 3]);
        let traced = 0;
        for (let run = 0; run < columns.runs; run++) {
          const events = toldEvents(scenario, seed, run);
          expect(toldSums(scenario, events)).toEqual(countedSums(scenario, columns, run));
          const fights = byFight(events);
          expect(fights).toHaveLength(Math.min(fightsOf(scenario).length, columns.fightsWon[run]! + 1));
          expect(eventsOf(events, 'round')).toHaveLength(columns.rounds[run]!);
          for (const [index, fight] of fights.entries()) {
            eventsOf(fight, 'round').forEach(({ round, partyHp, monstersHp }, before) => {
              expect(round).toBe(before + 1);
              // A later fight begins after rests and against others than the round before it ended with.
              if (index === 0 || round > 1) {
                expect([partyHp, monstersHp]).toEqual([columns.partyHp[traced], columns.monstersHp[traced]]);
              }
              traced += 1;
            });
          }
          traced += 1;
          const outcome = (['lost', 'won', 'undecided'] as const)[columns.outcome[run]!];
          expect(events.at(-1)).toEqual({ kind: 'end', outcome, rounds: columns.rounds[run] });
        }
      }),
      { seed: fightsSeed, numRuns: 50 },
    );
  });

  it('can be told at the table', () => {
    fc.assert(
      fc.property(arbitraryDay, seeds, (scenario, seed) => {
        const recap = recapMarkdown(scenario, seed, 0, toldEvents(scenario, seed, 0));
        expect(recap).not.toMatch(/undefined|NaN|\[object/);
      }),
      { seed: fightsSeed, numRuns: 20 },
    );
  });
});
