import type { FightEvent, InitiativeResult } from '../../src/engine/record/fightEvent';
import type { Action, AttackEffect, HealEffect, SaveEffect } from '../../src/shared/model/action';
import type { DamagePart, RollMode } from '../../src/shared/model/dice';
import type { Scenario } from '../../src/shared/model/scenario';
import { type ActionSlot, damageTypes, type DamageType } from '../../src/shared/model/vocabulary';
import { type Combatant, combatantOf, isDown, isInFront, isSurprised, isUp } from './combatant';
import { type NaiveDice, together } from './naiveDice';
import { rollInitiative } from './naiveInitiative';
import { NaiveTactics } from './naiveTactics';

/**
 * The rules of a fight once more, as they are written and without a thought of speed: objects, lists and filters. It
 * rolls dice of its own and tells what happened in the engine's words.
 */
export class NaiveFight {
  readonly events: FightEvent[] = [];
  private readonly combatants: readonly Combatant[];
  private readonly tactics: NaiveTactics;
  private round = 0;
  /** This turn allows no more spells that spend a slot. */
  private areSlotSpellsBarred = false;

  constructor(
    private readonly scenario: Scenario,
    private readonly dice: NaiveDice,
  ) {
    this.combatants = scenario.creatures.map((creature, index) => {
      const isRolled = scenario.simulation.monsterHp === 'rolled' && creature.side === 'monsters' && creature.hitDice;
      const maxHp = isRolled ? Math.max(1, dice.sum(isRolled) + isRolled.bonus) : creature.maxHp;
      return combatantOf(scenario, index, maxHp);
    });
    this.tactics = new NaiveTactics(scenario, this.combatants, dice);
  }

  /** R1. */
  fight(): readonly FightEvent[] {
    this.dice.takeFaces();
    const results = rollInitiative(this.scenario, this.combatants, this.dice);
    const order = results.map(({ creature }) => this.combatants[creature]!);
    this.events.push({ kind: 'initiative', order: results satisfies InitiativeResult[] });
    do {
      this.round += 1;
      const { round } = this;
      this.events.push({ kind: 'round', round, partyHp: this.hpOf('party'), monstersHp: this.hpOf('monsters') });
      for (const combatant of order) {
        if (this.isOver()) break;
        if (combatant.state === 'dead') continue;
        this.takeTurn(combatant);
        this.takeLegendaryActions(combatant);
      }
    } while (this.round < this.scenario.simulation.maxRounds && !this.isOver());
    const [party, monsters] = [this.isStanding('party'), this.isStanding('monsters')];
    const outcome = party === monsters ? 'undecided' : party ? 'won' : 'lost';
    this.events.push({ kind: 'end', outcome, rounds: this.round });
    return this.events;
  }

  private hpOf(side: 'party' | 'monsters'): number {
    return this.combatants.reduce((sum, { creature, hp }) => sum + (creature.side === side ? hp : 0), 0);
  }

  private isStanding(side: 'party' | 'monsters'): boolean {
    return this.combatants.some((combatant) => combatant.creature.side === side && isUp(combatant));
  }

  private isOver(): boolean {
    return !this.isStanding('party') || !this.isStanding('monsters');
  }

  private takeTurn(actor: Combatant): void {
    if (isUp(actor)) this.rise(actor);
    if (actor.state === 'stable') return;
    if (actor.state === 'dying') this.rollDeathSave(actor);
    if (!isUp(actor)) return;
    this.rollRecharges(actor);
    actor.legendaryActions = actor.creature.legendaryActions;
    actor.legendaryCredit = 0;
    actor.spentLegendary.clear();
    actor.hasUsedOncePerTurn = false;
    this.areSlotSpellsBarred = false;
    const losesTurn = this.round === 1 && isSurprised(this.scenario, actor.creature);
    this.events.push({ kind: 'turn', creature: actor.index, isSurprised: losesTurn });
    if (losesTurn) return;
    for (const slot of ['bonus', 'free', 'action'] as const) {
      const action = this.chooseAction(actor, slot);
      if (action !== undefined) this.perform(actor, action);
    }
  }

  private chooseAction(actor: Combatant, slot: ActionSlot): number | undefined {
    return this.tactics.chooseAction(actor, slot, this.round, (action) => this.isBarred(action));
  }

  /** R9. */
  private rollDeathSave(actor: Combatant): void {
    const face = this.dice.d20([actor.creature.savingThrows]);
    const faces = this.dice.takeFaces();
    if (face === 20) {
      actor.hp = 1;
      this.standUp(actor);
    } else if (face >= 10) {
      actor.successes += 1;
      if (actor.successes === 3) Object.assign(actor, { state: 'stable', successes: 0, failures: 0 });
    } else {
      actor.failures += face === 1 ? 2 : 1;
      if (actor.failures >= 3) actor.state = 'dead';
    }
    const { successes, failures, state } = actor;
    this.events.push({ kind: 'deathSave', creature: actor.index, faces, total: face, successes, failures, state });
    if (isUp(actor)) this.rise(actor);
  }

  /** R7: stands up from lying prone, which costs nothing that matters here. */
  private rise(actor: Combatant): void {
    if (!actor.isProne) return;
    actor.isProne = false;
    this.events.push({ kind: 'effectEnds', creature: actor.index, effect: 'prone', why: 'stands up' });
  }

  /** R9: who wakes by another's healing lies prone still. */
  private wake({ index, isProne }: Combatant): void {
    if (isProne) return;
    this.combatants[index]!.isProne = true;
    this.events.push({ kind: 'effectBegins', creature: index, source: index, effect: 'prone', conditions: ['prone'] });
  }

  private standUp(combatant: Combatant): void {
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
      this.events.push({ kind: 'recharge', creature: actor.index, action, face, isReady });
    });
  }

  /** R12: spread over the turns of its foes. */
  private takeLegendaryActions(after: Combatant): void {
    for (const actor of this.combatants) {
      const { creature } = actor;
      if (creature.legendaryActions === 0 || creature.side === after.creature.side || !isUp(actor)) continue;
      const foes = this.tactics.foesOf(actor).filter(isUp).length;
      if (foes === 0) return;
      actor.legendaryCredit += creature.legendaryActions;
      if (actor.legendaryCredit < foes) continue;
      this.areSlotSpellsBarred = false;
      const action = this.chooseAction(actor, 'legendary');
      if (action === undefined) continue;
      actor.hasUsedOncePerTurn = false;
      actor.legendaryCredit -= foes;
      actor.legendaryActions -= creature.actions[action]!.cost;
      const { kind } = creature.actions[action]!.effect;
      const isAttack = kind === 'attack' || kind === 'multiattack';
      if (this.scenario.ruleset === '2024' && !isAttack) actor.spentLegendary.add(action);
      this.events.push({ kind: 'legendary', creature: actor.index, after: after.index });
      this.perform(actor, action);
    }
  }

  /** R3: one spell with a slot a turn (2024); after one with the bonus action only cantrips (2014). */
  private isBarred({ spell }: Action): boolean {
    return (spell ?? 0) > 0 && this.areSlotSpellsBarred;
  }

  private perform(actor: Combatant, index: number): void {
    const action = actor.creature.actions[index]!;
    const { effect, spell, slot } = action;
    actor.uses[index]! -= 1;
    const bars = this.scenario.ruleset === '2024' ? (spell ?? 0) > 0 : spell !== null && slot === 'bonus';
    if (bars) this.areSlotSpellsBarred = true;
    if (effect.kind === 'attack') this.attack(actor, index, effect);
    else if (effect.kind === 'save') this.usePower(actor, index, effect);
    else if (effect.kind === 'heal') this.heal(actor, index, effect);
    else if (effect.kind === 'multiattack') {
      for (const { count, choices } of effect.steps) {
        for (let left = count; left > 0; left--) {
          const choice = this.tactics
            .choices(actor, choices)
            .find((each) => this.tactics.isAvailable(actor, each, this.round, (other) => this.isBarred(other)));
          if (choice !== undefined) this.perform(actor, choice);
        }
      }
    }
  }

  private attack(actor: Combatant, index: number, effect: AttackEffect): void {
    for (let left = effect.rolls; left > 0; left--) {
      const target = this.tactics.chooseTarget(actor, effect);
      if (!target) return;
      this.rollAttack(actor, index, effect, target);
    }
  }

  /** R4. */
  private rollAttack(actor: Combatant, index: number, effect: AttackEffect, target: Combatant): void {
    this.dice.takeFaces();
    actor.lastTarget = target;
    target.timesTargeted += 1;
    const modes = this.attackModes(actor, effect, target);
    const kept = this.dice.d20(modes);
    const total = kept + effect.bonus;
    const { ac: armorClass } = target.creature;
    const isHit = kept === 20 || (kept > 1 && total >= armorClass);
    // A hit from within 5 feet on somebody unconscious is critical.
    const isCritical = isHit && (kept >= effect.critRange || (isDown(target) && effect.reach !== null));
    this.events.push({
      kind: 'attack',
      creature: actor.index,
      action: index,
      target: target.index,
      faces: this.dice.takeFaces(),
      kept,
      total,
      armorClass,
      result: isCritical ? 'critical' : isHit ? 'hit' : 'miss',
    });
    if (isHit) this.dealHit(actor, effect, target, isCritical, modes);
    else if (effect.onMiss.length > 0) {
      this.suffer(actor, target, this.taken(target, this.roll(actor, effect.onMiss, false), false), false);
    }
  }

  private attackModes(actor: Combatant, { reach }: AttackEffect, target: Combatant): RollMode[] {
    const modes: RollMode[] = [actor.creature.attackRolls];
    // Unconscious: advantage. Prone as well: disadvantage from afar.
    if (isDown(target)) modes.push('advantage', reach === null ? 'disadvantage' : 'normal');
    if (target.isProne) modes.push(reach === null ? 'disadvantage' : 'advantage');
    if (actor.isProne) modes.push('disadvantage');
    if (actor.creature.packTactics && this.hasAllyBeside(actor, target)) modes.push('advantage');
    return modes;
  }

  /** Front ranks stand at each other; a side with nobody in front is met where it stands. */
  private hasAllyBeside(actor: Combatant, target: Combatant): boolean {
    const up = this.tactics.foesOf(target).filter(isUp);
    const front = up.filter(isInFront);
    return (front.length > 0 ? front : up).some((ally) => ally !== actor);
  }

  private dealHit(
    actor: Combatant,
    effect: AttackEffect,
    target: Combatant,
    isCritical: boolean,
    modes: readonly RollMode[],
  ): void {
    const hasAdvantage = modes.includes('advantage') && !modes.includes('disadvantage');
    const hasDisadvantage = modes.includes('disadvantage') && !modes.includes('advantage');
    const isOpen = hasAdvantage || (!hasDisadvantage && this.hasAllyBeside(actor, target));
    const isOnce = effect.oncePerTurn.length > 0 && !actor.hasUsedOncePerTurn && (effect.onceNeeds === 'hit' || isOpen);
    const weapon = this.roll(actor, effect.damage, isCritical);
    if (isOnce) actor.hasUsedOncePerTurn = true;
    const rolled = isOnce ? together(weapon, this.roll(actor, effect.oncePerTurn, isCritical)) : weapon;
    this.suffer(actor, target, this.taken(target, rolled, false), isCritical);
  }

  private roll(actor: Combatant, parts: readonly DamagePart[], isCritical: boolean): Map<DamageType, number> {
    const isAverage = this.scenario.simulation.monsterDamage === 'average' && actor.creature.side === 'monsters';
    return this.dice.damage(parts, isCritical, isAverage);
  }

  /** R5, by type. */
  private taken(
    { creature }: Combatant,
    rolled: ReadonlyMap<DamageType, number>,
    isHalved: boolean,
  ): Map<DamageType, number> {
    const amounts = new Map<DamageType, number>();
    for (const [type, amount] of rolled) {
      let taken = Math.max(0, amount);
      if (isHalved) taken = Math.floor(taken / 2);
      if (creature.immune.includes(type)) taken = 0;
      if (creature.resist.includes(type)) taken = Math.floor(taken / 2);
      if (creature.vulnerable.includes(type)) taken *= 2;
      amounts.set(type, taken);
    }
    return amounts;
  }

  /** R5, R9: one instance of damage. */
  private suffer(
    source: Combatant,
    target: Combatant,
    amounts: ReadonlyMap<DamageType, number>,
    isCritical: boolean,
  ): void {
    const { hp: hpBefore, tempHp: tempHpBefore } = target;
    const amount = sumOf(amounts);
    const absorbed = Math.min(amount, tempHpBefore);
    const left = amount - absorbed;
    target.tempHp -= absorbed;
    target.hp = Math.max(0, hpBefore - left);
    this.events.push({
      kind: 'damage',
      source: source.index,
      target: target.index,
      faces: this.dice.takeFaces(),
      amounts: damageTypes
        .filter((type) => (amounts.get(type) ?? 0) > 0)
        .map((type) => ({ type, amount: amounts.get(type)! })),
      hpBefore,
      hpAfter: target.hp,
      tempHpBefore,
      tempHpAfter: target.tempHp,
    });
    if (target.hp > 0 || left === 0 || target.state === 'dead') return;
    if (isUp(target)) {
      const isKilled = !target.creature.deathSaves || left - hpBefore >= target.maxHp;
      target.state = isKilled ? 'dead' : 'dying';
    } else {
      target.failures += isCritical ? 2 : 1;
      target.state = target.failures >= 3 || left >= target.maxHp ? 'dead' : 'dying';
    }
    this.events.push({
      kind: 'falls',
      creature: target.index,
      by: source.index,
      state: target.state === 'dead' ? 'dead' : 'unconscious',
      failures: target.failures,
    });
  }

  /** R6: damage is rolled once for all. */
  private usePower(actor: Combatant, index: number, effect: SaveEffect): void {
    const targets = this.tactics.chooseTargets(actor, effect);
    if (targets.length === 0) return;
    this.dice.takeFaces();
    const rolled = this.roll(actor, effect.damage, false);
    const chosen = targets.map((target) => target.index);
    this.events.push({
      kind: 'power',
      creature: actor.index,
      action: index,
      targets: chosen,
      faces: this.dice.takeFaces(),
    });
    for (const target of targets) this.affect(actor, actor.creature.actions[index]!, effect, target, rolled);
  }

  private affect(
    actor: Combatant,
    { isMagical }: Action,
    effect: SaveEffect,
    target: Combatant,
    rolled: ReadonlyMap<DamageType, number>,
  ): void {
    const { ability, dc, onSuccess } = effect;
    if (ability === null) {
      this.events.push({ kind: 'struck', creature: target.index });
      this.suffer(actor, target, this.taken(target, rolled, false), false);
      return;
    }
    const { creature } = target;
    const isEvading = creature.evasion && ability === 'dex' && onSuccess === 'half';
    const failed = this.taken(target, rolled, isEvading);
    const saved = onSuccess === 'half' && !isEvading ? this.taken(target, rolled, true) : new Map<DamageType, number>();
    const total =
      this.dice.d20([creature.savingThrows, creature.magicResistance && isMagical ? 'advantage' : 'normal']) +
      creature.saves[ability];
    const isSuccess = total >= dc;
    const spared = onSuccess === 'half' && !isEvading ? Math.floor(sumOf(failed) / 2) : sumOf(failed);
    const isBig = sumOf(failed) >= target.hp || spared * 10 >= target.maxHp;
    const usesLegendaryResistance =
      !isSuccess &&
      target.legendaryResistances > 0 &&
      creature.resistancePolicy !== 'never' &&
      (isBig || creature.resistancePolicy === 'always');
    if (usesLegendaryResistance) target.legendaryResistances -= 1;
    this.events.push({
      kind: 'save',
      creature: target.index,
      ability,
      faces: this.dice.takeFaces(),
      total,
      dc,
      isSuccess: isSuccess || usesLegendaryResistance,
      usesLegendaryResistance,
    });
    if (!isSuccess && !usesLegendaryResistance) this.suffer(actor, target, failed, false);
    else if (saved.size > 0) this.suffer(actor, target, saved, false);
  }

  /** R10. */
  private heal(actor: Combatant, index: number, effect: HealEffect): void {
    const target = this.tactics.chooseHealed(actor, actor.creature.actions[index]!, effect);
    if (!target) return;
    const amount = Math.max(0, this.dice.sum(effect.amount) + effect.amount.bonus);
    const before = effect.temporary ? target.tempHp : target.hp;
    const after = effect.temporary ? Math.max(before, amount) : Math.min(target.maxHp, before + amount);
    if (effect.temporary) target.tempHp = after;
    else target.hp = after;
    const wakes = !effect.temporary && after > before && !isUp(target);
    if (wakes) this.standUp(target);
    this.events.push({
      kind: 'heal',
      creature: actor.index,
      action: index,
      target: target.index,
      faces: this.dice.takeFaces(),
      isTemporary: effect.temporary,
      before,
      after,
    });
    if (wakes) this.wake(target);
  }
}

function sumOf(amounts: ReadonlyMap<DamageType, number>): number {
  return [...amounts.values()].reduce((sum, amount) => sum + amount, 0);
}
