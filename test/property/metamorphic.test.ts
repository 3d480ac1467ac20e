import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomes, type RunColumns } from '../../src/shared/model/results';
import type { Creature, Scenario } from '../../src/shared/model/scenario';
import { canonicalBytes } from '../support/canonicalBytes';
import { arbitraryDuel } from '../exact/oracle/arbitraryDuel';
import { solveFight } from '../exact/oracle/solveFight';
import { arbitraryCore } from '../lockstep/arbitraryCore';
import { fightsSeed } from '../support/fightsSeed';
import { bundledEngine } from '../support/bundledEngine';
import { arbitraryScenario } from './arbitraryScenario';
import { cell } from './fightRuns';

const fightMany = await bundledEngine();

/** Two means of independent runs that should be equal may be so many standard deviations apart. */
const mostSigmas = 4;

interface Mean {
  readonly mean: number;
  /** Of the mean. */
  readonly variance: number;
}

function meanOf(values: readonly number[]): Mean {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  // As if one value were off by one: no variance at all may be seen of what is rare.
  return { mean, variance: (square + 1) / values.length ** 2 };
}

function expectAlike(a: readonly number[], b: readonly number[], what: string): void {
  const [first, second] = [meanOf(a), meanOf(b)];
  const sigmas = Math.abs(first.mean - second.mean) / Math.sqrt(first.variance + second.variance);
  expect(sigmas, `${what}: ${first.mean} and ${second.mean}`).toBeLessThanOrEqual(mostSigmas);
}

/** 1 for each run that ended so. */
function ended({ outcome }: RunColumns, how: keyof typeof outcomes): number[] {
  return [...outcome].map((value) => (value === outcomes[how] ? 1 : 0));
}

/** Hit points left to those of one line of the file together, by run. */
function hpOfGroup({ creatures }: Scenario, columns: RunColumns, group: number): number[] {
  const members = creatures.flatMap((creature, index) => (creature.group === group ? [index] : []));
  return Array.from({ length: columns.runs }, (_, run) =>
    members.reduce((sum, member) => sum + columns.hpLeft[cell(columns, member, run)]!, 0),
  );
}

const ofSide = ({ creatures }: Scenario, side: Creature['side']): Creature[] =>
  creatures.filter((creature) => creature.side === side);

/** The same for both sides: nobody has death saves, all dice are rolled. Lairs and legends act in file order. */
function evenHanded(scenario: Scenario): Scenario {
  return {
    ...scenario,
    creatures: scenario.creatures.map((creature) => ({
      ...creature,
      deathSaves: false,
      legendaryActions: creature.side === 'party' ? 0 : creature.legendaryActions,
      actions: creature.actions.map((action) => (action.slot === 'lair' ? { ...action, slot: 'action' } : action)),
    })),
    start: { ...scenario.start, ties: 'random', surprise: null },
    simulation: { ...scenario.simulation, monsterDamage: 'rolled', monsterHp: 'average' },
  };
}

function swapSides(scenario: Scenario): Scenario {
  const party = ofSide(scenario, 'monsters').map((creature) => ({ ...creature, side: 'party' }) as const);
  const monsters = ofSide(scenario, 'party').map((creature) => ({ ...creature, side: 'monsters' }) as const);
  return { ...scenario, creatures: [...party, ...monsters] };
}

describe(`fights that must come out alike (seed ${fightsSeed})`, () => {
  it('with the sides swapped: what was won is lost', () => {
    for (const drawn of fc.sample(arbitraryScenario, { seed: fightsSeed, numRuns: 60 })) {
      const scenario = evenHanded(drawn);
      const one = fightMany(scenario, fightsSeed, 1000);
      const other = fightMany(swapSides(scenario), fightsSeed + 1, 1000);
      const text = JSON.stringify(scenario);
      expectAlike(ended(one, 'won'), ended(other, 'lost'), `won ${text}`);
      expectAlike(ended(one, 'lost'), ended(other, 'won'), `lost ${text}`);
      expectAlike([...one.rounds], [...other.rounds], `rounds ${text}`);
    }
  });

  it('with the creatures in another order, when nobody goes by the order', () => {
    for (const drawn of fc.sample(arbitraryCore, { seed: fightsSeed, numRuns: 100 })) {
      const creatures = drawn.creatures.map((creature): Creature => ({
        ...creature,
        targeting: 'random',
        healing: 'never',
        legendaryActions: 0,
      }));
      const scenario: Scenario = { ...drawn, creatures, start: { ...drawn.start, ties: 'random' } };
      const turned = {
        ...scenario,
        creatures: [...ofSide(scenario, 'party').reverse(), ...ofSide(scenario, 'monsters').reverse()],
      };
      const one = fightMany(scenario, fightsSeed, 1000);
      const other = fightMany(turned, fightsSeed + 1, 1000);
      const text = JSON.stringify(scenario);
      expectAlike(ended(one, 'won'), ended(other, 'won'), `won ${text}`);
      expectAlike([...one.rounds], [...other.rounds], `rounds ${text}`);
      for (const group of new Set(creatures.map((creature) => creature.group))) {
        expectAlike(hpOfGroup(scenario, one, group), hpOfGroup(turned, other, group), `line ${group} ${text}`);
      }
    }
  });

  it('by both rulesets, byte for byte, where nothing in them differs', () => {
    for (const drawn of fc.sample(arbitraryCore, { seed: fightsSeed, numRuns: 200 })) {
      const creatures = drawn.creatures.map((creature) => ({
        ...creature,
        evasion: false,
        magicResistance: false,
        legendaryActions: 0,
        actions: creature.actions.map((action) => ({ ...action, spell: null })),
      }));
      const scenario: Scenario = { ...drawn, creatures, start: { ...drawn.start, surprise: null } };
      const [first, second] = (['2014', '2024'] as const).map((ruleset) =>
        canonicalBytes(fightMany({ ...scenario, ruleset }, fightsSeed, 50)),
      );
      expect(Buffer.compare(first!, second!), JSON.stringify(scenario)).toBe(0);
    }
  });
});

/** Extra damage once a turn goes with the first hit, which is more often critical the harder it is to hit. */
const duels = arbitraryDuel.map((duel) => ({
  ...duel,
  creatures: duel.creatures.map((creature) => ({
    ...creature,
    actions: creature.actions.map(({ effect, ...action }) => ({
      ...action,
      effect: effect.kind === 'attack' ? { ...effect, oncePerTurn: [] } : effect,
    })),
  })),
}));
const duelAndRise = fc.tuple(duels, fc.integer({ min: 1, max: 6 }));

const better: { readonly [What: string]: (hero: Creature, by: number) => Creature } = {
  'armor class': (hero, by) => ({ ...hero, ac: hero.ac + by }),
  'hit points': (hero, by) => ({ ...hero, maxHp: hero.maxHp + by, hp: hero.hp + by }),
};

describe.each(Object.entries(better))(`more %s in a duel (seed ${fightsSeed})`, (_, improve) => {
  const withBetterHero = (duel: Scenario, by: number): Scenario => ({
    ...duel,
    creatures: duel.creatures.map((creature, index) => (index === 0 ? improve(creature, by) : creature)),
  });

  it('never lowers the exact chance to win, or raises that to lose', () => {
    const sample = fc.sample(duelAndRise, { seed: fightsSeed, numRuns: 40 });
    for (const [duel, by] of sample) {
      const [before, after] = [solveFight(duel), solveFight(withBetterHero(duel, by))];
      expect(after.won, JSON.stringify(duel)).toBeGreaterThanOrEqual(before.won - 1e-9);
      expect(after.lost, JSON.stringify(duel)).toBeLessThanOrEqual(before.lost + 1e-9);
    }
  });

  it('turns no fight that was won, with the same dice', () => {
    const sample = fc.sample(duelAndRise, { seed: fightsSeed, numRuns: 200 });
    for (const [duel, by] of sample) {
      const before = fightMany(duel, fightsSeed, 100);
      const after = fightMany(withBetterHero(duel, by), fightsSeed, 100);
      const turned = [...before.outcome].findIndex(
        (outcome, run) => outcome === outcomes.won && after.outcome[run] !== outcomes.won,
      );
      expect(turned, `${by} ${JSON.stringify(duel)}`).toBe(-1);
    }
  });
});
