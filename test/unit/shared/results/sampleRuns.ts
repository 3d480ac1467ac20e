import { creatureStates, outcomes, type RunColumns } from '../../../../src/shared/model/results';
import type { Scenario } from '../../../../src/shared/model/scenario';
import type { Side } from '../../../../src/shared/model/vocabulary';
import type { Tally } from '../../../../src/shared/protocol/worker';
import { tallyColumns } from '../../../../src/engine/stats/tally';
import { monster } from '../../../fixtures/scenarioBuilder';

export interface SampleCreature {
  readonly side: Side;
  readonly maxHp: number;
  readonly level?: number;
  readonly cr?: number;
}

/** A scenario that statistics can be taken of: creatures have sides and hit points, and nothing to do. */
export function sampleScenario(creatures: readonly SampleCreature[], ruleset: Scenario['ruleset'] = '2024'): Scenario {
  return {
    title: 'Sample',
    ruleset,
    creatures: creatures.map(({ side, maxHp, level, cr }, group) =>
      monster(`${side} ${group + 1}`, { kind: side, group, side, maxHp, level: level ?? null, cr: cr ?? null }),
    ),
    day: null,
    start: { distance: 0, surprise: null, ties: 'random', groupInitiative: true },
    simulation: {
      runs: 1005,
      seed: 7,
      maxRounds: 50,
      monsterDamage: 'rolled',
      monsterHp: 'average',
      density: 'normal',
      restDice: 'rolled',
    },
    notSimulated: [],
  };
}

/** Four against seven, with the hit points of an ambush at level 5. */
export const ambush = sampleScenario([
  ...[44, 33, 38, 26].map((maxHp) => ({ side: 'party', maxHp, level: 5 }) as const),
  ...[11, 11, 11, 11, 11, 11, 39].map((maxHp) => ({ side: 'monsters', maxHp, cr: 0.5 }) as const),
]);

/** The tally of columns whose rounds are not known creature by creature: everybody is hurt in the last round. */
export function sampleTally(columns: RunColumns, scenario: Scenario): Tally {
  const { runs, rounds, hpLeft } = columns;
  const changes = scenario.creatures.map(({ maxHp }, creature) => {
    const ofCreature = Array.from({ length: Math.max(0, ...rounds) + 1 }, (_, round) =>
      round === 0 ? maxHp * runs : 0,
    );
    for (let run = 0; run < runs; run++) ofCreature[rounds[run]!]! += hpLeft[creature * runs + run]! - maxHp;
    return ofCreature;
  });
  return tallyColumns(columns, scenario, changes);
}

/** Numbers in [0, 1) from a seed (mulberry32). */
export function sampleDice(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Runs of a much simplified fight: everyone hits a random standing foe seven times in ten for two ten-sided dice. Not
 * the rules, but columns that hang together as those of real fights do.
 */
export function sampleRuns(scenario: Scenario, runs: number, seed = 1, from = 0): RunColumns {
  const creatures = scenario.creatures.length;
  const columns = {
    from,
    runs,
    creatures,
    outcome: new Uint8Array(runs),
    rounds: new Uint16Array(runs),
    fightsWon: new Uint8Array(runs),
    hpLeft: new Int32Array(creatures * runs),
    state: new Uint8Array(creatures * runs),
    drops: new Uint8Array(creatures * runs),
    damageDealt: new Uint32Array(creatures * runs),
    damageTaken: new Uint32Array(creatures * runs),
    healing: new Uint32Array(creatures * runs),
    kills: new Uint16Array(creatures * runs),
    wasted: new Uint32Array(creatures * runs),
    absorbed: new Uint32Array(creatures * runs),
    turnsLost: new Uint16Array(creatures * runs),
    resourcesLeft: new Uint16Array(creatures * runs),
  };
  const traces: Record<Side, number[]> = { party: [], monsters: [] };
  const sideHp = (hp: readonly number[], side: Side) =>
    hp.reduce((sum, value, index) => sum + (scenario.creatures[index]!.side === side ? value : 0), 0);

  for (let run = 0; run < runs; run++) {
    // Every run has its own dice, so that it does not depend on where a range of runs begins.
    const random = sampleDice(seed * 1_000_003 + from + run);
    const die = (faces: number) => 1 + Math.floor(random() * faces);
    const hp = scenario.creatures.map(({ maxHp }) => maxHp);
    const record = () => {
      for (const side of ['party', 'monsters'] as const) traces[side].push(sideHp(hp, side));
    };
    record();
    let round = 0;
    while (round < scenario.simulation.maxRounds && sideHp(hp, 'party') > 0 && sideHp(hp, 'monsters') > 0) {
      round++;
      for (const [actor, { side }] of scenario.creatures.entries()) {
        const foes = hp.flatMap((value, foe) => (value > 0 && scenario.creatures[foe]!.side !== side ? [foe] : []));
        if (hp[actor] === 0 || foes.length === 0 || random() > 0.7) continue;
        const foe = foes[Math.floor(random() * foes.length)]!;
        const rolled = die(10) + die(10);
        const damage = Math.min(hp[foe]!, rolled);
        columns.wasted[actor * runs + run]! += rolled - damage;
        hp[foe]! -= damage;
        columns.damageDealt[actor * runs + run]! += damage;
        columns.damageTaken[foe * runs + run]! += damage;
        if (hp[foe] === 0) {
          columns.drops[foe * runs + run]!++;
          columns.kills[actor * runs + run]!++;
        }
      }
      record();
    }
    columns.rounds[run] = round;
    columns.outcome[run] =
      sideHp(hp, 'party') === 0 ? outcomes.lost : sideHp(hp, 'monsters') === 0 ? outcomes.won : outcomes.undecided;
    columns.fightsWon[run] = columns.outcome[run] === outcomes.won ? 1 : 0;
    for (const [creature, value] of hp.entries()) {
      columns.hpLeft[creature * runs + run] = value;
      const isDead = scenario.creatures[creature]!.side === 'monsters' || random() < 0.3;
      const fallen = isDead ? creatureStates.dead : creatureStates.stable;
      columns.state[creature * runs + run] = value > 0 ? creatureStates.up : fallen;
    }
  }
  return { ...columns, partyHp: Uint32Array.from(traces.party), monstersHp: Uint32Array.from(traces.monsters) };
}
