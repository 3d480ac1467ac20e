import type { Action, AttackEffect, HealEffect, Predicate, SaveEffect } from '../../src/shared/model/action';
import type { Scenario } from '../../src/shared/model/scenario';
import type { ActionSlot } from '../../src/shared/model/vocabulary';
import { type Combatant, isDown, isInFront, isUp } from './combatant';
import { isCharmedBy } from './naiveEffects';
import type { NaiveDice } from './naiveDice';
import { inOrderOfWorth, isUnconditional, targetsOf, worthOf } from './naiveWorth';

/** What creatures do when nobody wrote them a tactic: powers early and often, else the multiattack, else the best attack. */
export class NaiveTactics {
  constructor(
    private readonly scenario: Scenario,
    private readonly combatants: readonly Combatant[],
    private readonly dice: NaiveDice,
  ) {}

  alliesOf({ creature }: Combatant): Combatant[] {
    return this.combatants.filter((other) => other.creature.side === creature.side);
  }

  foesOf({ creature }: Combatant): Combatant[] {
    return this.combatants.filter((other) => other.creature.side !== creature.side);
  }

  /** @param isBarred spells a turn does not allow any more */
  chooseAction(
    actor: Combatant,
    slot: ActionSlot,
    round: number,
    isBarred: (action: Action) => boolean,
  ): number | undefined {
    return this.plan(actor, slot).find((index) => {
      const action = actor.creature.actions[index]!;
      if (!this.isAvailable(actor, index, round, isBarred)) return false;
      if (slot === 'legendary' && action.cost > actor.legendaryActions) return false;
      if (slot === 'legendary' && actor.spentLegendary.has(index)) return false;
      if (action.effect.kind === 'heal') return this.isHealingDue(actor, action, action.effect, slot);
      if (action.limit.kind === 'at-will') return true;
      // Nothing is used up when the last foe has fallen in the same turn.
      if (!this.foesOf(actor).some(isUp)) return false;
      if (slot !== 'action') return true;
      return this.isBetterThanDefault(actor, action);
    });
  }

  isAvailable(actor: Combatant, index: number, round: number, isBarred: (action: Action) => boolean): boolean {
    const action = actor.creature.actions[index]!;
    // What is concentrated on is never given up for something else.
    const isKept = action.concentration && actor.concentration !== null;
    return (
      actor.uses[index]! > 0 &&
      !isBarred(action) &&
      !isKept &&
      action.when.every((each) => this.holds(actor, action, each, round))
    );
  }

  /** Heals, limited powers by worth, what has conditions, then the default. */
  private plan(actor: Combatant, slot: ActionSlot): number[] {
    const { creature } = actor;
    const { actions } = creature;
    const worths = actions.map((action) => worthOf(this.scenario, creature, action).together);
    const doesSomething = ({ effect }: Action): boolean =>
      effect.kind !== 'multiattack' || effect.steps.some(({ choices }) => this.choices(actor, choices).length > 0);
    const indices = actions
      .map((_, index) => index)
      .filter((index) => actions[index]!.slot === slot && doesSomething(actions[index]!));
    const byWorth = (a: number, b: number): number => worths[b]! - worths[a]! || a - b;
    const byWorthPerCost = (a: number, b: number): number =>
      worths[b]! / actions[b]!.cost - worths[a]! / actions[a]!.cost || byWorth(a, b);
    const isHeal = (index: number): boolean => actions[index]!.effect.kind === 'heal';
    const others = indices.filter((index) => !isHeal(index));
    const isLimited = (index: number): boolean => actions[index]!.limit.kind !== 'at-will';
    const always = others.filter((index) => isUnconditional(actions[index]!));
    const multiattack = always.filter((index) => actions[index]!.effect.kind === 'multiattack').sort(byWorth)[0];
    const best = [...always].sort(byWorthPerCost);
    const byDefault = multiattack ?? best[0];
    const isSlotSpell = (index: number): boolean => (actions[index]!.spell ?? 0) > 0;
    const rest = slot === 'legendary' ? best : byDefault === undefined ? [] : [byDefault];
    if (slot !== 'legendary' && byDefault !== undefined && isSlotSpell(byDefault)) {
      rest.push(...best.filter((index) => !isSlotSpell(index)).slice(0, 1));
    }
    return [
      ...indices.filter(isHeal),
      ...others.filter(isLimited).sort(byWorthPerCost),
      ...others.filter((index) => !isLimited(index) && actions[index]!.when.length > 0),
      ...rest,
    ];
  }

  private defaultWorth(actor: Combatant): number {
    const { creature } = actor;
    const byDefault = this.plan(actor, 'action').find(
      (index) => isUnconditional(creature.actions[index]!) && creature.actions[index]!.effect.kind !== 'heal',
    );
    return byDefault === undefined ? 0 : worthOf(this.scenario, creature, creature.actions[byDefault]!).together;
  }

  /** In sixteenths, so that hair's breadths decide nothing. */
  private isBetterThanDefault(actor: Combatant, action: Action): boolean {
    const { perTarget, targets } = worthOf(this.scenario, actor.creature, action);
    const foes = this.foesOf(actor).filter(isUp).length;
    return Math.round(perTarget * 16) * Math.min(targets, foes) >= Math.round(this.defaultWorth(actor) * 16);
  }

  private danger(foe: Combatant): number {
    const worths = this.plan(foe, 'action').map((index) =>
      worthOf(this.scenario, foe.creature, foe.creature.actions[index]!),
    );
    return Math.round(Math.max(0, ...worths.map(({ together }) => together)) * 16);
  }

  private isHealingDue(actor: Combatant, action: Action, effect: HealEffect, slot: ActionSlot): boolean {
    const healed = this.chooseHealed(actor, action, effect);
    if (!healed) return false;
    if (slot !== 'action' || !isUnconditional(action) || this.danger(actor) === 0) return true;
    return isDown(healed);
  }

  chooseHealed(healer: Combatant, action: Action, { who, temporary }: HealEffect): Combatant | null {
    const { healing } = healer.creature;
    if (healing === 'never') return null;
    const allies = this.alliesOf(healer);
    const share = ({ hp, maxHp }: Combatant): number => hp / maxHp;
    if (temporary) {
      const bare = (who === 'self' ? [healer] : allies.filter(isUp)).filter(({ tempHp }) => tempHp === 0);
      return firstBy(bare, (ally) => share(ally));
    }
    const isConditional = action.when.length > 0;
    const isInNeed = ({ hp, maxHp }: Combatant): boolean => (isConditional ? hp < maxHp : hp * 2 < maxHp);
    if (who === 'self') return isInNeed(healer) ? healer : null;
    const dying = firstBy(allies.filter(isDown), ({ failures }) => -failures);
    if (dying || (healing !== 'below-half' && !isConditional)) return dying;
    return firstBy(
      allies.filter((ally) => isUp(ally) && isInNeed(ally)),
      share,
    );
  }

  /** The foe of the next attack roll. */
  chooseTarget(attacker: Combatant, { range }: AttackEffect): Combatant | null {
    const last = attacker.lastTarget;
    if (attacker.creature.attackDowned && last && isDown(last) && !isCharmedBy(attacker, last)) return last;
    const up = this.foesOf(attacker).filter((foe) => isUp(foe) && !isCharmedBy(attacker, foe));
    const front = this.foesOf(attacker).filter((foe) => isUp(foe) && isInFront(foe));
    const reached = range === null && front.length > 0 ? up.filter(isInFront) : up;
    return this.pick(attacker, reached);
  }

  /** Those a power takes in. */
  chooseTargets(actor: Combatant, effect: SaveEffect): Combatant[] {
    const up = this.foesOf(actor).filter((foe) => isUp(foe) && !isCharmedBy(actor, foe));
    const count = targetsOf(this.scenario, effect);
    if (count >= up.length) return up;
    const chosen: Combatant[] = [];
    while (chosen.length < count)
      chosen.push(
        this.pick(
          actor,
          up.filter((foe) => !chosen.includes(foe)),
        )!,
      );
    return chosen;
  }

  /** R16. Of equals the first in the file. */
  private pick(attacker: Combatant, foes: readonly Combatant[]): Combatant | null {
    if (foes.length <= 1) return foes[0] ?? null;
    const anyOf = (some: readonly Combatant[]): Combatant => some[this.dice.roll(some.length) - 1]!;
    const isCaster = ({ creature }: Combatant): boolean =>
      creature.actions.some(
        ({ effect, limit }) =>
          (effect.kind === 'heal' && effect.who === 'ally') || (effect.kind === 'save' && limit.kind !== 'at-will'),
      );
    switch (attacker.creature.targeting) {
      case 'first':
        return foes[0]!;
      case 'random':
        return anyOf(foes);
      case 'nearest': {
        const last = attacker.lastTarget;
        if (last && foes.includes(last)) return last;
        const front = foes.filter(isInFront);
        return anyOf(front.length > 0 ? front : foes);
      }
      case 'lowest-hp':
        return firstBy(foes, ({ hp }) => hp);
      case 'highest-hp':
        return firstBy(foes, ({ hp }) => -hp);
      case 'lowest-ac':
        return firstBy(foes, ({ creature }) => creature.ac);
      case 'most-dangerous':
        return firstBy(foes, (foe) => -this.danger(foe));
      case 'spread':
        return firstBy(foes, ({ timesTargeted }) => timesTargeted);
      default:
        return firstBy(foes, (foe) => foe.hp + (isCaster(foe) ? 0 : 1e6));
    }
  }

  /** Alternatives of a multiattack's step. */
  choices(actor: Combatant, choices: readonly number[]): number[] {
    return inOrderOfWorth(this.scenario, actor.creature, choices);
  }

  private holds(actor: Combatant, action: Action, { subject, comparison, value }: Predicate, round: number): boolean {
    const measured = this.measure(actor, action, subject, round);
    switch (comparison) {
      case '<':
        return measured < value;
      case '<=':
        return measured <= value;
      case '>':
        return measured > value;
      case '>=':
        return measured >= value;
      case '=':
        return measured === value;
    }
  }

  private measure(actor: Combatant, { effect }: Action, subject: Predicate['subject'], round: number): number {
    const foes = this.foesOf(actor).filter(isUp);
    const others = this.alliesOf(actor).filter((ally) => ally !== actor);
    const percent = ({ hp, maxHp }: Combatant): number => Math.floor((hp * 100) / maxHp);
    switch (subject) {
      case 'self.hp':
        return actor.hp;
      case 'self.hp%':
        return percent(actor);
      case 'ally.hp%':
        return Math.min(100, ...others.filter(({ state }) => state !== 'dead').map(percent));
      case 'ally.down':
        return this.alliesOf(actor).filter(isDown).length;
      case 'round':
        return round;
      case 'targets':
        return Math.min(effect.kind === 'save' ? targetsOf(this.scenario, effect) : 1, foes.length);
      case 'enemies':
        return foes.length;
      case 'allies':
        return others.filter(isUp).length;
      case 'enemy.hp%':
        return Math.min(100, ...foes.map(percent));
      default:
        throw new Error(`The naive engine does not know "${subject}"`);
    }
  }
}

/** The item with the lowest value, the first of equals. */
function firstBy<T>(items: readonly T[], value: (item: T) => number): T | null {
  return items.reduce<T | null>((best, item) => (best === null || value(item) < value(best) ? item : best), null);
}
