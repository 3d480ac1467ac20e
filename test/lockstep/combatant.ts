import type { Action } from '../../src/shared/model/action';
import type { Lasting } from '../../src/shared/model/lasting';
import type { Creature, Scenario } from '../../src/shared/model/scenario';
import type { Condition } from '../../src/shared/model/vocabulary';

/** Something that lasts on a creature. */
export interface Effect {
  readonly lasting: Lasting;
  readonly source: Combatant;
  /** Those of its conditions that the bearer is not immune to. */
  conditions: readonly Condition[];
  readonly isConcentration: boolean;
  /** Magic Resistance helps in its later saves. */
  readonly isMagical: boolean;
  /** Turns of its source or bearer until it ends. */
  turnsLeft: number;
  usesLeft: number;
}

/** A creature in a fight. */
export interface Combatant {
  readonly index: number;
  readonly creature: Creature;
  maxHp: number;
  hp: number;
  tempHp: number;
  state: 'up' | 'dying' | 'stable' | 'dead';
  successes: number;
  failures: number;
  /** By action; Infinity for what has no limit. */
  readonly uses: number[];
  /** Legendary actions that may not be taken again before its next turn. */
  readonly spentLegendary: Set<number>;
  legendaryActions: number;
  /** Shares of a legendary action it has saved up, in turns of its foes. */
  legendaryCredit: number;
  legendaryResistances: number;
  /** The foe it attacked last. */
  lastTarget: Combatant | null;
  timesTargeted: number;
  hasUsedOncePerTurn: boolean;
  hasReaction: boolean;
  /** On it, oldest first. */
  readonly effects: Effect[];
  /** The action whose effects it keeps up. */
  concentration: number | null;
}

export const isUp = ({ state }: Combatant): boolean => state === 'up';
export const isDown = ({ state }: Combatant): boolean => state === 'dying' || state === 'stable';
export const isInFront = ({ creature }: Combatant): boolean => creature.rank === 'front';

/** @param maxHp as rolled, where it is */
export function combatantOf(scenario: Scenario, index: number, maxHp: number): Combatant {
  const creature = scenario.creatures[index]!;
  const hp = creature.hp >= creature.maxHp ? maxHp : Math.min(creature.hp, maxHp);
  const isLate = isSurprised(scenario, creature);
  return {
    index,
    creature,
    maxHp,
    hp,
    tempHp: creature.tempHp,
    state: hp > 0 ? 'up' : creature.deathSaves ? 'dying' : 'dead',
    successes: 0,
    failures: 0,
    uses: creature.actions.map(usesOf),
    spentLegendary: new Set(),
    legendaryActions: isLate ? 0 : creature.legendaryActions,
    legendaryCredit: 0,
    legendaryResistances: creature.legendaryResistance,
    lastTarget: null,
    timesTargeted: 0,
    hasUsedOncePerTurn: false,
    hasReaction: !isLate,
    effects: [],
    concentration: null,
  };
}

function usesOf({ limit }: Action): number {
  if (limit.kind === 'uses') return limit.uses;
  return limit.kind === 'recharge' ? 1 : Infinity;
}

/** 2014: loses its first turn. */
export function isSurprised({ ruleset, start }: Scenario, { side }: Creature): boolean {
  return ruleset === '2014' && start.surprise === side;
}
