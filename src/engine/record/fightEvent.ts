import type { Ability, Condition, DamageType } from '../../shared/model/vocabulary';

/** Creatures are indices into the scenario's `creatures`, actions indices into the creature's `actions`. */
type CreatureIndex = number;
type ActionIndex = number;

export interface InitiativeResult {
  readonly creature: CreatureIndex;
  /** Of the creature that rolled for its group. */
  readonly faces: readonly number[];
  readonly total: number;
  /** As the fight begins: the maximum is rolled where the settings say so. */
  readonly hp: number;
  readonly maxHp: number;
}

/** What a rest did for a creature that is alive. */
export interface RestedCreature {
  readonly creature: CreatureIndex;
  /** Hit dice as they fell; none where they count their average. */
  readonly faces: readonly number[];
  readonly before: number;
  readonly after: number;
  readonly hitDiceLeft: number;
}

export interface TypedAmount {
  readonly type: DamageType;
  readonly amount: number;
}

/**
 * Why an action was taken: a line of the priority list; or without one because an ally is down, someone is hurt, it is
 * limited and worth it, or its own condition holds.
 */
export type ChoiceReason = 'line' | 'ally-down' | 'hurt' | 'limited' | 'condition';

/** Why a lasting effect is over. */
export type EndOfEffect =
  | 'save'
  | 'time'
  | 'damage'
  | 'attack'
  | 'uses'
  | 'escape'
  | 'concentration'
  | 'source'
  | 'removed'
  | 'stands up'
  | 'condition'
  | 'idle';

/** A roll that may get its roller rid of something, or keep it: `faces` are none when it fails outright. */
interface EffectRoll {
  readonly creature: CreatureIndex;
  readonly faces: readonly number[];
  readonly total: number;
  readonly dc: number;
  readonly isSuccess: boolean;
}

/** What happened in a fight, in order. `faces` are the dice as they fell. */
export type FightEvent =
  | { readonly kind: 'initiative'; readonly order: readonly InitiativeResult[] }
  | { readonly kind: 'round'; readonly round: number; readonly partyHp: number; readonly monstersHp: number }
  | { readonly kind: 'turn'; readonly creature: CreatureIndex; readonly isSurprised: boolean }
  | {
      readonly kind: 'recharge';
      readonly creature: CreatureIndex;
      readonly action: ActionIndex;
      readonly face: number;
      readonly isReady: boolean;
    }
  | {
      readonly kind: 'deathSave';
      readonly creature: CreatureIndex;
      readonly faces: readonly number[];
      readonly total: number;
      /** After the roll; reset when it is up, stable or dead. */
      readonly successes: number;
      readonly failures: number;
      readonly state: 'dying' | 'stable' | 'up' | 'dead';
    }
  | {
      /** Places are feet on the line, where the party's front rank begins at 0. */
      readonly kind: 'move';
      readonly creature: CreatureIndex;
      readonly from: number;
      readonly to: number;
      readonly feet: number;
      readonly isPushed: boolean;
    }
  | { readonly kind: 'dash'; readonly creature: CreatureIndex }
  | { readonly kind: 'disengage'; readonly creature: CreatureIndex }
  | { readonly kind: 'heldByFear'; readonly creature: CreatureIndex }
  | {
      /** A lair action, which follows. */
      readonly kind: 'lair';
      readonly creature: CreatureIndex;
    }
  | { readonly kind: 'legendary'; readonly creature: CreatureIndex; readonly after: CreatureIndex }
  | {
      /** Goes with the hit of the attack before: its damage is the damage that follows. */
      readonly kind: 'strike';
      readonly creature: CreatureIndex;
      readonly action: ActionIndex;
    }
  | { readonly kind: 'surge'; readonly creature: CreatureIndex; readonly action: ActionIndex }
  | {
      readonly kind: 'choice';
      readonly creature: CreatureIndex;
      readonly action: ActionIndex;
      /** Index into the creature's `priorities`. */
      readonly line: number | null;
      readonly reason: ChoiceReason;
    }
  | {
      readonly kind: 'attack';
      readonly creature: CreatureIndex;
      readonly action: ActionIndex;
      readonly target: CreatureIndex;
      /** One d20, or two under advantage or disadvantage. */
      readonly faces: readonly number[];
      /** The die that counts, and that die plus the bonus. */
      readonly kept: number;
      readonly total: number;
      readonly armorClass: number;
      readonly result: 'miss' | 'hit' | 'critical';
    }
  | {
      /** A reaction to an attack that hits: told before what becomes of the attack, or of its damage. */
      readonly kind: 'guard';
      readonly creature: CreatureIndex;
      readonly action: ActionIndex;
      readonly foe: CreatureIndex;
      /** The foe's attack. */
      readonly answered: ActionIndex;
      /** Added to armor class, which makes the attack miss; 0 for a reaction against damage. */
      readonly armor: number;
      readonly spared: number;
      readonly faces: readonly number[];
    }
  | {
      /** A reaction that strikes back: its attack or power follows. */
      readonly kind: 'reaction';
      readonly creature: CreatureIndex;
      readonly action: ActionIndex;
      readonly foe: CreatureIndex;
      readonly trigger: 'missed' | 'damaged' | 'leaves-reach';
    }
  | {
      /** What it does as it falls: the attack or power follows. */
      readonly kind: 'burst';
      readonly creature: CreatureIndex;
      readonly action: ActionIndex;
    }
  | {
      readonly kind: 'power';
      readonly creature: CreatureIndex;
      readonly action: ActionIndex;
      readonly targets: readonly CreatureIndex[];
      readonly faces: readonly number[];
    }
  | {
      readonly kind: 'save';
      readonly creature: CreatureIndex;
      readonly ability: Ability;
      readonly faces: readonly number[];
      readonly total: number;
      readonly dc: number;
      readonly isSuccess: boolean;
      /** True: a failure turned into a success. */
      readonly usesLegendaryResistance: boolean;
    }
  | {
      /** By a power that nothing avoids. */
      readonly kind: 'struck';
      readonly creature: CreatureIndex;
    }
  | {
      readonly kind: 'damage';
      readonly source: CreatureIndex;
      readonly target: CreatureIndex;
      readonly faces: readonly number[];
      /** After halving, immunity, resistance and vulnerability. */
      readonly amounts: readonly TypedAmount[];
      readonly hpBefore: number;
      readonly hpAfter: number;
      readonly tempHpBefore: number;
      readonly tempHpAfter: number;
    }
  | {
      /** To 0 hit points, or dead from there. */
      readonly kind: 'falls';
      readonly creature: CreatureIndex;
      readonly by: CreatureIndex;
      readonly state: 'unconscious' | 'dead';
      readonly failures: number;
    }
  | {
      readonly kind: 'heal';
      readonly creature: CreatureIndex;
      readonly action: ActionIndex;
      readonly target: CreatureIndex;
      readonly faces: readonly number[];
      readonly isTemporary: boolean;
      readonly before: number;
      readonly after: number;
    }
  | {
      readonly kind: 'effectBegins';
      readonly creature: CreatureIndex;
      readonly source: CreatureIndex;
      readonly effect: string;
      /** Those it brings to this creature. */
      readonly conditions: readonly Condition[];
    }
  | {
      readonly kind: 'effectEnds';
      readonly creature: CreatureIndex;
      readonly effect: string;
      readonly why: EndOfEffect;
    }
  | (EffectRoll & { readonly kind: 'effectSave'; readonly effect: string; readonly ability: Ability })
  | (EffectRoll & { readonly kind: 'escape'; readonly effect: string })
  | (EffectRoll & { readonly kind: 'concentration'; readonly action: ActionIndex })
  | {
      /** Damage that an effect does in its bearer's turn; the damage follows. */
      readonly kind: 'ongoing';
      readonly creature: CreatureIndex;
      readonly effect: string;
    }
  | {
      readonly kind: 'concentrationEnds';
      readonly creature: CreatureIndex;
      readonly action: ActionIndex;
      readonly why: 'save' | 'incapacitated' | 'another';
    }
  | { readonly kind: 'turnLost'; readonly creature: CreatureIndex; readonly conditions: readonly Condition[] }
  | {
      readonly kind: 'exhaustion';
      readonly creature: CreatureIndex;
      readonly level: number;
      /** The fourth level may halve hit points and their maximum, the sixth kills. */
      readonly hpBefore: number;
      readonly hpAfter: number;
      readonly maxHp: number;
    }
  | {
      readonly kind: 'boon';
      readonly creature: CreatureIndex;
      readonly action: ActionIndex;
      readonly targets: readonly CreatureIndex[];
    }
  | {
      readonly kind: 'regenerates';
      readonly creature: CreatureIndex;
      readonly before: number;
      readonly after: number;
    }
  | {
      /** A save against fleeing, which follows when it fails. */
      readonly kind: 'morale';
      readonly creature: CreatureIndex;
      readonly faces: readonly number[];
      readonly total: number;
      readonly dc: number;
      readonly isSuccess: boolean;
    }
  | { readonly kind: 'flees'; readonly creature: CreatureIndex }
  | {
      readonly kind: 'firstAid';
      readonly creature: CreatureIndex;
      readonly action: ActionIndex;
      readonly target: CreatureIndex;
      readonly faces: readonly number[];
      readonly total: number;
      readonly dc: number;
      readonly isSuccess: boolean;
    }
  | {
      /** The next fight of a day begins, counted from 0. */
      readonly kind: 'fight';
      readonly fight: number;
    }
  | { readonly kind: 'rest'; readonly rest: 'short' | 'long'; readonly creatures: readonly RestedCreature[] }
  | { readonly kind: 'end'; readonly outcome: 'lost' | 'won' | 'undecided'; readonly rounds: number };

export type EventOf<Kind extends FightEvent['kind']> = Extract<FightEvent, { kind: Kind }>;
