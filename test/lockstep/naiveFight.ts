import type { FightEvent, InitiativeResult } from '../../src/engine/record/fightEvent';
import type { Action, HealEffect } from '../../src/shared/model/action';
import type { Scenario } from '../../src/shared/model/scenario';
import type { ActionSlot } from '../../src/shared/model/vocabulary';
import { Arena } from './arena';
import { type Combatant, isSurprised, isUp } from './combatant';
import { rollAttack } from './naiveAttack';
import { afterFall, rollDeathDie } from './naiveDamage';
import type { NaiveDice } from './naiveDice';
import { canAct, conditionsOf, hasNoSpeed, isIncapacitated } from './naiveEffects';
import { rollInitiative } from './naiveInitiative';
import { begin, fallProne, rise } from './naiveLasting';
import { endLastingOfTurn, startLasting, triesEscape } from './naiveLastingTurn';
import { usePower } from './naivePower';
import { retaliate } from './naiveRetaliation';

/**
 * The rules of a fight once more, as they are written and without a thought of speed: objects, lists and filters. It
 * rolls dice of its own and tells what happened in the engine's words.
 */
export class NaiveFight {
  private readonly arena: Arena;

  constructor(
    private readonly scenario: Scenario,
    private readonly dice: NaiveDice,
  ) {
    this.arena = new Arena(scenario, dice);
  }

  /** R1. */
  fight(): readonly FightEvent[] {
    const { arena } = this;
    this.dice.takeFaces();
    const results = rollInitiative(this.scenario, arena.combatants, this.dice);
    const order = results.map(({ creature }) => arena.combatants[creature]!);
    arena.tell({ kind: 'initiative', order: results satisfies InitiativeResult[] });
    this.beginStartEffects();
    do {
      arena.round += 1;
      const { round } = arena;
      arena.tell({ kind: 'round', round, partyHp: arena.hpOf('party'), monstersHp: arena.hpOf('monsters') });
      for (const combatant of order) {
        if (arena.isOver()) break;
        if (combatant.state === 'dead') continue;
        this.takeTurn(combatant);
        this.takeLegendaryActions(combatant);
      }
    } while (arena.round < this.scenario.simulation.maxRounds && !arena.isOver());
    const [party, monsters] = [arena.isStanding('party'), arena.isStanding('monsters')];
    const outcome = party === monsters ? 'undecided' : party ? 'won' : 'lost';
    arena.tell({ kind: 'end', outcome, rounds: arena.round });
    return arena.events;
  }

  private beginStartEffects(): void {
    for (const combatant of this.arena.combatants) {
      for (const lasting of combatant.creature.lasting) begin(this.arena, combatant, combatant, lasting);
    }
  }

  private takeTurn(actor: Combatant): void {
    const { arena } = this;
    arena.turnOf = actor;
    let isStarted = startLasting(arena, actor);
    const wasUp = isUp(actor);
    retaliate(arena);
    isStarted &&= actor.state !== 'dead' && isUp(actor) === wasUp;
    if (isStarted) this.act(actor);
    endLastingOfTurn(arena, actor);
    retaliate(arena);
  }

  private act(actor: Combatant): void {
    const { arena } = this;
    if (!isUp(actor)) actor.hasReaction = true;
    if (actor.state === 'dying') this.rollDeathSave(actor);
    if (!isUp(actor)) return;
    this.rollRecharges(actor);
    actor.legendaryActions = actor.creature.legendaryActions;
    actor.legendaryCredit = 0;
    actor.spentLegendary.clear();
    actor.hasUsedOncePerTurn = false;
    actor.hasReaction = true;
    arena.areSlotSpellsBarred = false;
    const losesTurn = arena.round === 1 && isSurprised(this.scenario, actor.creature);
    arena.tell({ kind: 'turn', creature: actor.index, isSurprised: losesTurn });
    if (losesTurn) return;
    if (isIncapacitated(actor)) {
      arena.tell({ kind: 'turnLost', creature: actor.index, conditions: conditionsOf(actor) });
      return;
    }
    for (const slot of ['bonus', 'free', 'action'] as const) {
      if (!canAct(actor)) return;
      if (slot === 'action' && triesEscape(arena, actor)) return;
      const action = this.chooseAction(actor, slot);
      if (action === undefined) continue;
      this.perform(actor, action);
    }
  }

  private chooseAction(actor: Combatant, slot: ActionSlot): number | undefined {
    return this.arena.tactics.chooseAction(actor, slot, this.arena.round, (action) => this.isBarred(action));
  }

  /** R9. */
  private rollDeathSave(actor: Combatant): void {
    const { arena } = this;
    this.dice.takeFaces();
    const face = rollDeathDie(arena, actor);
    const faces = this.dice.takeFaces();
    if (face === 20) {
      actor.hp = 1;
      this.wake(actor);
    } else if (face >= 10) {
      actor.successes += 1;
      if (actor.successes === 3) Object.assign(actor, { state: 'stable', successes: 0, failures: 0 });
    } else {
      actor.failures += face === 1 ? 2 : 1;
      if (actor.failures >= 3) {
        actor.state = 'dead';
        afterFall(arena, actor);
      }
    }
    const { successes, failures, state } = actor;
    arena.tell({ kind: 'deathSave', creature: actor.index, faces, total: face, successes, failures, state });
    if (!isUp(actor)) return;
    if (canAct(actor) && !hasNoSpeed(actor, this.scenario.ruleset)) rise(arena, actor);
    else fallProne(arena, actor);
  }

  private wake(combatant: Combatant): void {
    Object.assign(combatant, { state: 'up', successes: 0, failures: 0 });
  }

  /** R13. */
  private rollRecharges(actor: Combatant): void {
    actor.creature.actions.forEach(({ limit }, action) => {
      if (limit.kind !== 'recharge' || actor.uses[action]! > 0) return;
      const face = this.dice.roll(6);
      this.dice.takeFaces();
      const isReady = face >= limit.lowest;
      if (isReady) actor.uses[action] = 1;
      this.arena.tell({ kind: 'recharge', creature: actor.index, action, face, isReady });
    });
  }

  /** R12: spread over the turns of its foes. */
  private takeLegendaryActions(after: Combatant): void {
    const { arena } = this;
    for (const actor of arena.combatants) {
      const { creature } = actor;
      if (creature.legendaryActions === 0 || creature.side === after.creature.side || !canAct(actor)) continue;
      const foes = arena.tactics.foesOf(actor).filter(isUp).length;
      if (foes === 0) return;
      actor.legendaryCredit += creature.legendaryActions;
      if (actor.legendaryCredit < foes) continue;
      arena.areSlotSpellsBarred = false;
      const action = this.chooseAction(actor, 'legendary');
      if (action === undefined) continue;
      actor.hasUsedOncePerTurn = false;
      actor.legendaryCredit -= foes;
      actor.legendaryActions -= creature.actions[action]!.cost;
      const { kind } = creature.actions[action]!.effect;
      const isAttack = kind === 'attack' || kind === 'multiattack';
      if (this.scenario.ruleset === '2024' && !isAttack) actor.spentLegendary.add(action);
      arena.tell({ kind: 'legendary', creature: actor.index, after: after.index });
      this.perform(actor, action);
    }
  }

  /** R3: one spell with a slot a turn (2024); after one with the bonus action only cantrips (2014). */
  private isBarred({ spell }: Action): boolean {
    return (spell ?? 0) > 0 && this.arena.areSlotSpellsBarred;
  }

  private perform(actor: Combatant, index: number): void {
    const { arena } = this;
    const action = actor.creature.actions[index]!;
    const { effect, spell, slot } = action;
    actor.uses[index]! -= 1;
    const bars = this.scenario.ruleset === '2024' ? (spell ?? 0) > 0 : spell !== null && slot === 'bonus';
    if (bars) arena.areSlotSpellsBarred = true;
    if (effect.kind === 'attack') {
      for (let left = effect.rolls; left > 0 && canAct(actor); left--) {
        const target = arena.tactics.chooseTarget(actor, effect);
        if (!target) break;
        rollAttack(arena, actor, index, target);
        retaliate(arena);
      }
    } else if (effect.kind === 'save') {
      const targets = arena.tactics.chooseTargets(actor, effect);
      if (targets.length > 0) usePower(arena, actor, index, targets);
      retaliate(arena);
    } else if (effect.kind === 'heal') this.heal(actor, index, effect);
    else if (effect.kind === 'multiattack') {
      for (const { count, choices } of effect.steps) {
        for (let left = count; left > 0 && canAct(actor); left--) {
          const choice = arena.tactics
            .choices(actor, choices)
            .find((each) => arena.tactics.isAvailable(actor, each, arena.round, (other) => this.isBarred(other)));
          if (choice !== undefined) this.perform(actor, choice);
        }
      }
    }
  }

  /** R10. */
  private heal(actor: Combatant, index: number, effect: HealEffect): void {
    const { arena } = this;
    const target = arena.tactics.chooseHealed(actor, actor.creature.actions[index]!, effect);
    if (!target) return;
    const amount = Math.max(0, this.dice.sum(effect.amount) + effect.amount.bonus);
    const before = effect.temporary ? target.tempHp : target.hp;
    const after = effect.temporary ? Math.max(before, amount) : Math.min(target.maxHp, before + amount);
    if (effect.temporary) target.tempHp = after;
    else target.hp = after;
    const wakes = !effect.temporary && after > before && !isUp(target);
    if (wakes) this.wake(target);
    arena.tell({
      kind: 'heal',
      creature: actor.index,
      action: index,
      target: target.index,
      faces: this.dice.takeFaces(),
      isTemporary: effect.temporary,
      before,
      after,
    });
    if (wakes) fallProne(arena, target);
  }
}
