import type { Action, AttackEffect, SaveEffect } from '../../../src/shared/model/action';
import type { Creature, Scenario } from '../../../src/shared/model/scenario';
import { attackOutcomes, damageTaken, powerDamage } from './damageDistribution';
import { add, always, type Distribution, mixtureOf } from './distribution';
import { type FightStates, fightStates } from './fightStates';
import { initiativeOrders } from './initiativeOrders';

/** All there is to know about how a fight ends. */
export interface SolvedFight {
  readonly won: number;
  readonly lost: number;
  readonly undecided: number;
  /** The round it ends in. */
  readonly rounds: Distribution;
  /** Hit points left to each side together. */
  readonly hpLeft: { readonly party: Distribution; readonly monsters: Distribution };
}

/** Chance that may be left over when a fight is called solved, and that of a single state that is not followed up. */
const negligible = 1e-11;
const negligibleState = 1e-13;

/**
 * Follows every state a fight can come to, with its chance, until nothing is left to happen. For creatures that attack
 * `first` or `lowest-hp` in file order, with one weapon and, against a single foe, one limited power.
 */
export function solveFight(scenario: Scenario): SolvedFight {
  const solver = new Solver(scenario);
  for (const { creatures, chance } of initiativeOrders(scenario)) solver.fight(creatures, chance);
  return solver.ends;
}

interface Weapon {
  readonly rolls: number;
  /** By target: damage of one attack roll, and whether it hits, while the extra damage of the turn is to be had. */
  readonly fresh: readonly { readonly miss: number; readonly hit: Distribution }[];
  /** By target: damage of one attack roll when it is spent. */
  readonly spent: readonly Distribution[];
}

interface Power {
  readonly damage: Distribution;
  readonly uses: number;
  /** Chance that it is back at the start of a turn. */
  readonly recharge: number;
}

interface Combatant {
  readonly side: Creature['side'];
  readonly foes: readonly number[];
  readonly isLowestFirst: boolean;
  readonly isSurprised: boolean;
  readonly weapon: Weapon | null;
  readonly power: Power | null;
}

type States = Map<number, number>;

class Solver {
  private readonly combatants: readonly Combatant[];
  private readonly states: FightStates;
  private readonly rounds = new Map<number, number>();
  private readonly hpLeft = { party: new Map<number, number>(), monsters: new Map<number, number>() };
  readonly ends = { won: 0, lost: 0, undecided: 0, rounds: this.rounds, hpLeft: this.hpLeft };

  constructor(private readonly scenario: Scenario) {
    this.combatants = scenario.creatures.map((creature) => combatantOf(scenario, creature));
    this.states = fightStates(
      scenario,
      this.combatants.map(({ power }) => power?.uses ?? 0),
    );
  }

  fight(order: readonly number[], chance: number): void {
    let states: States = new Map([[this.states.start, chance]]);
    for (let round = 1; round <= this.scenario.simulation.maxRounds; round++) {
      for (const creature of order) states = this.takeTurns(states, creature, round);
      let left = 0;
      for (const share of states.values()) left += share;
      if (left < negligible * chance) return;
    }
    for (const [state, share] of states) this.end(state, share, 'undecided', this.scenario.simulation.maxRounds);
  }

  /** The creature's turn in each of the states it can come in; fights that end with it are over. */
  private takeTurns(states: States, creature: number, round: number): States {
    const combatant = this.combatants[creature]!;
    const isLost = combatant.isSurprised && round === 1;
    const result: States = new Map();
    for (const [before, chance] of states) {
      if (chance < negligibleState) continue;
      if (this.states.hp(before, creature) === 0) {
        add(result, before, chance);
        continue;
      }
      for (const [state, share] of this.recharged(before, chance, creature)) {
        const after = isLost ? new Map([[state, share]]) : this.act(state, share, creature);
        for (const [next, part] of after) {
          const isOver = combatant.foes.every((foe) => this.states.hp(next, foe) === 0);
          if (isOver) this.end(next, part, combatant.side === 'party' ? 'won' : 'lost', round);
          else add(result, next, part);
        }
      }
    }
    return result;
  }

  private recharged(state: number, chance: number, creature: number): States {
    const { power } = this.combatants[creature]!;
    if (!power || power.recharge === 0 || this.states.uses(state, creature) > 0) return new Map([[state, chance]]);
    return new Map([
      [state, chance * (1 - power.recharge)],
      [this.states.changeUses(state, creature, 1), chance * power.recharge],
    ]);
  }

  private act(state: number, chance: number, creature: number): States {
    const { power, weapon, foes } = this.combatants[creature]!;
    if (power && this.states.uses(state, creature) > 0) {
      const result: States = new Map();
      const used = this.states.changeUses(state, creature, -1);
      this.states.hurt(result, used, chance, foes[0]!, power.damage);
      return result;
    }
    return weapon ? this.attack(new Map([[state, chance]]), creature, weapon) : new Map([[state, chance]]);
  }

  /** Roll by roll, each against a target chosen anew. */
  private attack(start: States, creature: number, weapon: Weapon): States {
    let fresh = start;
    let spent: States = new Map();
    for (let roll = 0; roll < weapon.rolls; roll++) {
      const nextFresh: States = new Map();
      const nextSpent: States = new Map();
      for (const [state, chance] of fresh) {
        const target = this.target(state, creature);
        if (target === null) {
          add(nextFresh, state, chance);
          continue;
        }
        const { miss, hit } = weapon.fresh[target]!;
        add(nextFresh, state, chance * miss);
        this.states.hurt(nextSpent, state, chance, target, hit);
      }
      for (const [state, chance] of spent) {
        const target = this.target(state, creature);
        if (target === null) add(nextSpent, state, chance);
        else this.states.hurt(nextSpent, state, chance, target, weapon.spent[target]!);
      }
      fresh = nextFresh;
      spent = nextSpent;
    }
    for (const [state, chance] of spent) add(fresh, state, chance);
    return fresh;
  }

  private target(state: number, creature: number): number | null {
    const { foes, isLowestFirst } = this.combatants[creature]!;
    let best: number | null = null;
    for (const foe of foes) {
      const hp = this.states.hp(state, foe);
      if (hp > 0 && (best === null || (isLowestFirst && hp < this.states.hp(state, best)))) best = foe;
    }
    return best;
  }

  private end(state: number, chance: number, outcome: 'won' | 'lost' | 'undecided', round: number): void {
    this.ends[outcome] += chance;
    add(this.rounds, round, chance);
    for (const side of ['party', 'monsters'] as const) {
      const left = this.combatants.reduce(
        (sum, combatant, index) => sum + (combatant.side === side ? this.states.hp(state, index) : 0),
        0,
      );
      add(this.hpLeft[side], left, chance);
    }
  }
}

function combatantOf(scenario: Scenario, creature: Creature): Combatant {
  const foes = scenario.creatures.flatMap(({ side }, index) => (side === creature.side ? [] : [index]));
  const isAlone = scenario.creatures.filter(({ side }) => side === creature.side).length === 1;
  const isSimple = creature.rank === 'front' && (isAlone || !creature.deathSaves) && creature.hp > 0;
  if (!isSimple || (foes.length > 1 && !['first', 'lowest-hp'].includes(creature.targeting))) {
    throw new Error(`The oracle does not know what ${creature.name} does`);
  }
  const isAverage = scenario.simulation.monsterDamage === 'average' && creature.side === 'monsters';
  const weapon = creature.actions.find(({ effect }) => effect.kind === 'attack');
  const power = creature.actions.find(({ effect }) => effect.kind === 'save');
  return {
    side: creature.side,
    foes,
    isLowestFirst: creature.targeting === 'lowest-hp',
    isSurprised: scenario.ruleset === '2014' && scenario.start.surprise === creature.side,
    weapon: weapon ? weaponOf(weapon.effect as AttackEffect, creature, scenario.creatures, isAverage) : null,
    power: power ? powerOf(power, scenario.creatures[foes[0]!]!, isAverage) : null,
  };
}

function weaponOf(
  effect: AttackEffect,
  attacker: Creature,
  creatures: readonly Creature[],
  isAverage: boolean,
): Weapon {
  const hits = (target: Creature, isFresh: boolean) => {
    const { hit, critical } = attackOutcomes(effect, attacker, target);
    const parts = isFresh ? [...effect.damage, ...effect.oncePerTurn] : effect.damage;
    const taken = (isCritical: boolean) => damageTaken(parts, target, { isCritical, isHalved: false, isAverage });
    return mixtureOf([
      [hit, taken(false)],
      [critical, taken(true)],
    ]);
  };
  const misses = creatures.map((target) => attackOutcomes(effect, attacker, target).miss);
  return {
    rolls: effect.rolls,
    fresh: creatures.map((target, index) => ({ miss: misses[index]!, hit: hits(target, true) })),
    spent: creatures.map((target, index) =>
      mixtureOf([
        [misses[index]!, always(0)],
        [1, hits(target, false)],
      ]),
    ),
  };
}

function powerOf({ effect, limit }: Action, target: Creature, isAverage: boolean): Power {
  return {
    damage: powerDamage(effect as SaveEffect, target, isAverage),
    uses: limit.kind === 'uses' ? limit.uses : 1,
    recharge: limit.kind === 'recharge' ? (7 - limit.lowest) / 6 : 0,
  };
}
