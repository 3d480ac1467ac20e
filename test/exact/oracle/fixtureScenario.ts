import type { Creature, Scenario } from '../../../src/shared/model/scenario';
import type { DamageType, TieBreak } from '../../../src/shared/model/vocabulary';
import type fixtures from '../../fixtures/duels.json';
import { attack, copies, hero, monster, power, scenario } from '../../fixtures/scenarioBuilder';

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

export type DuelFixture = (typeof fixtures.duels)[number];
export type TeamFixture = (typeof fixtures.teams)[number];

const tieRules: Readonly<Record<string, TieBreak>> = { reroll: 'reroll', coin: 'random', B: 'monsters' };
const simulation = { maxRounds: 1000 };

export function duelScenario({ A, B, ties }: DuelFixture): Scenario {
  return scenario([creature(A, hero), creature(B, monster)], { start: { ties: tieRules[ties]! }, simulation });
}

export function teamScenario({ A, B, N, M, ties, initiative }: TeamFixture): Scenario {
  const sides = [...copies(N, creature(A, hero)), ...copies(M, creature(B, monster))];
  return scenario(sides, { start: { ties: tieRules[ties]!, groupInitiative: initiative === 'group' }, simulation });
}

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
