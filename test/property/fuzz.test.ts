import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recapMarkdown } from '../../src/engine/record/recap';
import type { RunColumns } from '../../src/shared/model/results';
import type { Scenario } from '../../src/shared/model/scenario';
import { scenarioSchema } from '../../src/shared/model/scenario';
import * as v from 'valibot';
import { canonicalBytes } from '../support/canonicalBytes';
import { fightsSeed } from '../support/fightsSeed';
import { bundledEngine, bundledModules } from '../support/bundledEngine';
import { toldEvents } from '../unit/engine/scriptedFight';
import { arbitraryDay, arbitraryScenario } from './arbitraryScenario';
import { brokenInvariants } from './fightInvariants';

const scenarios = 2000;
const fightsOfEach = 100;

const engine = await bundledModules();
const fightMany = await bundledEngine();

/** Fights, and looks at the state each fight leaves. The message holds all that a fixture needs. */
function fightAndCheck(scenario: Scenario, fightSeed: number, runs: number): RunColumns {
  const compiled = engine.compile(scenario);
  const recorder = new engine.RunRecorder(compiled.creatures, 0, runs);
  for (let run = 0; run < runs; run++) {
    let broken: string[];
    try {
      engine.simulate(compiled, fightSeed, run, run + 1, recorder);
      broken = brokenInvariants(scenario, engine.fightState, engine.traits);
    } catch (error) {
      broken = [String(error)];
    }
    if (broken.length > 0) {
      const fixture = JSON.stringify({ scenario, seed: fightSeed, run });
      throw new Error(`${broken.join('; ')}. Keep as test/fixtures/fuzz/<what>.json:\n${fixture}`);
    }
  }
  const columns = recorder.finish();
  const { outcome, rounds } = columns;
  expect(outcome.every((value) => value <= 2)).toBe(true);
  expect(rounds.every((value) => value >= 1 && value <= scenario.simulation.maxRounds)).toBe(true);
  return columns;
}

describe(`${scenarios * fightsOfEach} random fights (seed ${fightsSeed})`, () => {
  it('end, and leave nothing that cannot be', () => {
    for (const scenario of fc.sample(arbitraryScenario, { seed: fightsSeed, numRuns: scenarios })) {
      fightAndCheck(scenario, fightsSeed, fightsOfEach);
    }
  }, 600_000);

  it('leave nothing behind for those after them: a day fought again, after another, is the same to the byte', () => {
    const days = fc.sample(arbitraryDay, { seed: fightsSeed, numRuns: 300 });
    const first = days.map((day) => canonicalBytes(fightMany(day, fightsSeed, 6)));
    days.toReversed().forEach((day, index) => {
      const again = canonicalBytes(fightMany(day, fightsSeed, 6));
      expect(Buffer.compare(again, first[days.length - 1 - index]!), JSON.stringify(day)).toBe(0);
    });
  });

  it('are fights a file could ask for', () => {
    for (const scenario of fc.sample(arbitraryScenario, { seed: fightsSeed, numRuns: 50 })) {
      expect(v.safeParse(scenarioSchema, scenario).issues).toBeUndefined();
    }
  });
});

const folder = new URL('../fixtures/fuzz/', import.meta.url);
interface Found {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly run: number;
}

describe('fights that once went wrong', () => {
  it.each(readdirSync(folder))('%s', (name) => {
    const found = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Found;
    expect(v.safeParse(scenarioSchema, found.scenario).issues).toBeUndefined();
    const { outcome, rounds } = fightAndCheck(found.scenario, found.seed, found.run + 1);
    const events = toldEvents(found.scenario, found.seed, found.run);
    expect(recapMarkdown(found.scenario, found.seed, found.run, events)).not.toMatch(/undefined|NaN/);
    expect(events.at(-1)).toEqual({
      kind: 'end',
      outcome: (['lost', 'won', 'undecided'] as const)[outcome[found.run]!],
      rounds: rounds[found.run],
    });
  });
});
