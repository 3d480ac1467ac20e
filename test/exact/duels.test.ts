import { describe, expect, it } from 'vitest';
import type { Creature, Scenario } from '../../src/shared/model/scenario';
import type { DamageType, TieBreak } from '../../src/shared/model/vocabulary';
import fixtures from '../fixtures/duels.json';
import { attack, copies, hero, monster, power, scenario } from '../fixtures/scenarioBuilder';
import { bundledEngine } from '../support/bundledEngine';

const runs = 200_000;
const sigmas = 4;

interface Fighter {
  readonly name: string;
  readonly ac: number;
  readonly hp: number;
  readonly initiativeBonus: number;
  readonly attackBonus: number;
  readonly attacks: number;
  readonly damage: string;
  readonly critRange?: number;
  readonly saveBonus?: number;
  readonly saveAdvantage?: number;
  readonly resistances?: readonly string[];
  readonly immunities?: readonly string[];
  readonly vulnerabilities?: readonly string[];
  readonly special?: { dc: number; damage: string; half: boolean; recharge?: number; uses?: number };
}

interface Exact {
  readonly pA: number;
  readonly roundsMean: number;
  readonly roundsSd: number;
  readonly hpAMeanIfWins: number | null;
  readonly hpASdIfWins: number | null;
  readonly hpBMeanIfWins: number | null;
  readonly hpBSdIfWins: number | null;
}

const tieRules: Readonly<Record<string, TieBreak>> = { reroll: 'reroll', coin: 'random', B: 'monsters' };

function creature(fighter: Fighter, make: typeof hero): Creature {
  const { special, saveBonus = 0 } = fighter;
  const weapon = attack('Weapon', fighter.attackBonus, fighter.damage, {
    rolls: fighter.attacks,
    critRange: fighter.critRange ?? 20,
  });
  const saves = { str: 0, con: 0, int: 0, wis: 0, cha: 0, dex: saveBonus };
  return make(fighter.name, {
    ...{ ac: fighter.ac, maxHp: fighter.hp, initiative: fighter.initiativeBonus, deathSaves: false, saves },
    targeting: 'lowest-hp',
    savingThrows: fighter.saveAdvantage ? 'advantage' : 'normal',
    resist: (fighter.resistances ?? []) as DamageType[],
    immune: (fighter.immunities ?? []) as DamageType[],
    vulnerable: (fighter.vulnerabilities ?? []) as DamageType[],
    actions: special
      ? [
          power(
            'Special',
            special.dc,
            special.damage,
            {},
            {
              limit: special.recharge
                ? { kind: 'recharge', lowest: special.recharge }
                : { kind: 'uses', uses: special.uses ?? 1, per: 'day' },
            },
          ),
          weapon,
        ]
      : [weapon],
  });
}

const fightMany = await bundledEngine();

/** Means of what the fixtures give, over the runs of one side's victories where it says so. */
function check(subject: Scenario, exact: Exact): void {
  const columns = fightMany(subject, 20, runs);
  expect(columns.outcome.includes(2), 'undecided runs').toBe(false);
  const wins = { party: 0, monsters: 0 };
  const hp = { party: 0, monsters: 0 };
  let rounds = 0;
  for (let run = 0; run < runs; run++) {
    const winner = columns.outcome[run] === 1 ? 'party' : 'monsters';
    wins[winner] += 1;
    rounds += columns.rounds[run]!;
    subject.creatures.forEach(({ side }, index) => {
      if (side === winner) hp[winner] += columns.hpLeft[index * runs + run]!;
    });
  }
  const isNear = (measured: number, mean: number, sd: number, samples: number): void => {
    const sigma = sd / Math.sqrt(samples);
    expect(Math.abs(measured - mean), `${measured} against ${mean}`).toBeLessThanOrEqual(sigmas * sigma + 1e-9);
  };
  isNear(wins.party / runs, exact.pA, Math.sqrt(exact.pA * (1 - exact.pA)), runs);
  isNear(rounds / runs, exact.roundsMean, exact.roundsSd, runs);
  if (exact.hpAMeanIfWins !== null) isNear(hp.party / wins.party, exact.hpAMeanIfWins, exact.hpASdIfWins!, wins.party);
  if (exact.hpBMeanIfWins !== null) {
    isNear(hp.monsters / wins.monsters, exact.hpBMeanIfWins, exact.hpBSdIfWins!, wins.monsters);
  }
}

const simulation = { maxRounds: 1000 };

describe('duels agree with their exact solution within 4 sigma', () => {
  it.each(fixtures.duels.map((duel) => [duel.id, duel.name, duel] as const))('%s: %s', (_id, _name, duel) => {
    const sides = [creature(duel.A, hero), creature(duel.B, monster)];
    check(scenario(sides, { start: { ties: tieRules[duel.ties]! }, simulation }), duel.exact);
  });
});

describe('team fights agree with their exact solution within 4 sigma', () => {
  it.each(fixtures.teams.map((team) => [team.id, team.name, team] as const))('%s: %s', (_id, _name, team) => {
    const sides = [...copies(team.N, creature(team.A, hero)), ...copies(team.M, creature(team.B, monster))];
    const start = { ties: tieRules[team.ties]!, groupInitiative: team.initiative === 'group' };
    check(scenario(sides, { start, simulation }), team.exact);
  });
});
