import type { FightEvent } from '../../src/engine/record/fightEvent';
import type { DamagePart } from '../../src/shared/model/dice';
import type { Scenario } from '../../src/shared/model/scenario';
import type { DamageType } from '../../src/shared/model/vocabulary';
import { type Combatant, combatantOf } from './combatant';
import type { NaiveDice } from './naiveDice';
import { NaiveTactics } from './naiveTactics';

/** What may be answered with a reaction once the attack or power is over. */
export interface Provocation {
  readonly creature: Combatant;
  readonly foe: Combatant;
  readonly trigger: 'missed' | 'damaged';
}

/** A fight as it stands: everything that its rules read and change. */
export class Arena {
  readonly events: FightEvent[] = [];
  readonly combatants: readonly Combatant[];
  readonly tactics: NaiveTactics;
  readonly provocations: Provocation[] = [];
  round = 0;
  turnOf: Combatant | null = null;
  /** This turn allows no more spells that spend a slot. */
  areSlotSpellsBarred = false;

  constructor(
    readonly scenario: Scenario,
    readonly dice: NaiveDice,
  ) {
    this.combatants = scenario.creatures.map((creature, index) => {
      const isRolled = scenario.simulation.monsterHp === 'rolled' && creature.side === 'monsters' && creature.hitDice;
      const maxHp = isRolled ? Math.max(1, dice.sum(isRolled) + isRolled.bonus) : creature.maxHp;
      return combatantOf(scenario, index, maxHp);
    });
    this.tactics = new NaiveTactics(scenario, this.combatants, dice);
  }

  tell(event: FightEvent): void {
    this.events.push(event);
  }

  hpOf(side: 'party' | 'monsters'): number {
    return this.combatants.reduce((sum, { creature, hp }) => sum + (creature.side === side ? hp : 0), 0);
  }

  isStanding(side: 'party' | 'monsters'): boolean {
    return this.combatants.some(({ creature, state }) => creature.side === side && state === 'up');
  }

  isOver(): boolean {
    return !this.isStanding('party') || !this.isStanding('monsters');
  }

  /** R5: rolled by who deals it. */
  roll({ creature }: Combatant, parts: readonly DamagePart[], isCritical: boolean): Map<DamageType, number> {
    const isAverage = this.scenario.simulation.monsterDamage === 'average' && creature.side === 'monsters';
    return this.dice.damage(parts, isCritical, isAverage);
  }
}
