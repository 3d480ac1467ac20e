import { describe, expect, it, vi } from 'vitest';
import type { Scenario } from '../../src/shared/model/scenario';
import fixtures from '../fixtures/duels.json';
import { bundledEngine } from '../support/bundledEngine';
import { deviations } from './oracle/agreement';
import type { Distribution } from './oracle/distribution';
import { duelScenario, teamScenario } from './oracle/fixtureScenario';
import { solveFight } from './oracle/solveFight';

const runs = 200_000;
const sigmas = 4;

vi.setConfig({ testTimeout: 300_000 });

interface Facts {
  readonly pA: number;
  readonly pB: number;
  readonly roundsMean: number;
  readonly roundsSd: number;
  readonly hpAMeanIfWins: number | null;
  readonly hpASdIfWins: number | null;
  readonly hpBMeanIfWins: number | null;
  readonly hpBSdIfWins: number | null;
}

/** Mean and standard deviation over the values above 0. */
function momentsAboveZero(values: Distribution): { mean: number; sd: number } {
  let sum = 0;
  let mean = 0;
  let square = 0;
  for (const [value, chance] of values) {
    if (value === 0) continue;
    sum += chance;
    mean += value * chance;
    square += value * value * chance;
  }
  return { mean: mean / sum, sd: Math.sqrt(Math.max(0, square / sum - (mean / sum) ** 2)) };
}

const fightMany = await bundledEngine();

function check(subject: Scenario, facts: Facts): void {
  const exact = solveFight(subject);
  const isFact = (value: number, fact: number | null): void => {
    if (fact !== null) expect(value).toBeCloseTo(fact, 7);
  };
  isFact(exact.won, facts.pA);
  isFact(exact.lost, facts.pB);
  const rounds = momentsAboveZero(exact.rounds);
  isFact(rounds.mean, facts.roundsMean);
  isFact(rounds.sd, facts.roundsSd);
  const party = momentsAboveZero(exact.hpLeft.party);
  isFact(party.mean, facts.hpAMeanIfWins);
  isFact(party.sd, facts.hpASdIfWins);
  const monsters = momentsAboveZero(exact.hpLeft.monsters);
  isFact(monsters.mean, facts.hpBMeanIfWins);
  isFact(monsters.sd, facts.hpBSdIfWins);
  for (const { what, sigmas: measured } of deviations(subject, fightMany(subject, 20, runs), exact)) {
    expect(measured, what).toBeLessThanOrEqual(sigmas);
  }
}

describe('duels: facts, oracle and engine agree (200,000 runs, 4 sigma)', () => {
  it.each(fixtures.duels.map((duel) => [duel.id, duel.name, duel] as const))('%s: %s', (_id, _name, duel) => {
    check(duelScenario(duel), duel.exact);
  });
});

describe('team fights: facts, oracle and engine agree (200,000 runs, 4 sigma)', () => {
  it.each(fixtures.teams.map((team) => [team.id, team.name, team] as const))('%s: %s', (_id, _name, team) => {
    check(teamScenario(team), team.exact);
  });
});
