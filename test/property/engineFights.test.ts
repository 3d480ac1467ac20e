import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recapMarkdown } from '../../src/engine/record/recap';
import { creatureStates } from '../../src/shared/model/results';
import type { Scenario } from '../../src/shared/model/scenario';
import { damageTypes } from '../../src/shared/model/vocabulary';
import { attack } from '../fixtures/scenarioBuilder';
import { fightsSeed } from '../support/fightsSeed';
import { toldEvents } from '../unit/engine/scriptedFight';
import { deedsAfterDeath } from './afterDeath';
import { arbitraryCore } from '../lockstep/arbitraryCore';
import { arbitraryScenario } from './arbitraryScenario';
import { cell, fightRuns, seeds } from './fightRuns';
import { toldResources, withUsesTold } from './toldResources';
import { countedSums, toldSums } from './toldSums';

/** More than a creature's turn and what answers it come to. */
const eventsOfTurn = 100;

describe(`any fight (seed ${fightsSeed})`, () => {
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
      { seed: fightsSeed, numRuns: 150 },
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
      { seed: fightsSeed, numRuns: 150 },
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
      { seed: fightsSeed, numRuns: 50 },
    );
  });

  it('is told blow by blow as it was counted', () => {
    fc.assert(
      fc.property(arbitraryScenario, seeds, (scenario, seed) => {
        const columns = fightRuns(scenario, seed, [0, 4]);
        let traced = 0;
        for (let run = 0; run < columns.runs; run++) {
          const events = toldEvents(scenario, seed, run);
          expect(toldSums(scenario, events)).toEqual(countedSums(scenario, columns, run));
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
      { seed: fightsSeed, numRuns: 100 },
    );
  });

  it('is over in time: a turn is told in a few dozen events, and there are as many as the rounds allow', () => {
    fc.assert(
      fc.property(arbitraryScenario, seeds, (scenario, seed) => {
        const turns = scenario.simulation.maxRounds * scenario.creatures.length;
        for (let run = 0; run < 3; run++) {
          expect(toldEvents(scenario, seed, run).length).toBeLessThanOrEqual(eventsOfTurn * (turns + 1));
        }
      }),
      { seed: fightsSeed, numRuns: 60 },
    );
  });

  it('leaves of its uses what it does not tell of', () => {
    fc.assert(
      fc.property(arbitraryCore.map(withUsesTold), seeds, (scenario, seed) => {
        const columns = fightRuns(scenario, seed, [0, 3]);
        for (let run = 0; run < columns.runs; run++) {
          const left = scenario.creatures.map((_, creature) => columns.resourcesLeft[cell(columns, creature, run)]!);
          expect(left).toEqual(toldResources(scenario, toldEvents(scenario, seed, run)));
        }
      }),
      { seed: fightsSeed, numRuns: 100 },
    );
  });

  it('leaves the dead and the fled alone', () => {
    fc.assert(
      fc.property(arbitraryScenario, seeds, (scenario, seed) => {
        for (let run = 0; run < 3; run++) expect(deedsAfterDeath(toldEvents(scenario, seed, run))).toEqual([]);
      }),
      { seed: fightsSeed, numRuns: 100 },
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
      { seed: fightsSeed, numRuns: 60 },
    );
  });

  it('can be told at the table', () => {
    fc.assert(
      fc.property(arbitraryScenario, seeds, (scenario, seed) => {
        const recap = recapMarkdown(scenario, seed, 0, toldEvents(scenario, seed, 0));
        expect(recap).toContain('## How it ended');
        expect(recap).not.toMatch(/undefined|NaN|\[object/);
      }),
      { seed: fightsSeed, numRuns: 60 },
    );
  });
});

describe(`a better creature (seed ${fightsSeed})`, () => {
  const party = (bonus: number, hp: number): Scenario => {
    const [first] = fc.sample(arbitraryScenario, { seed: fightsSeed, numRuns: 1 });
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
