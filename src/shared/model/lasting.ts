import * as v from 'valibot';
import { damageSchema, diceSchema, integer, list, modifier, rollModeSchema, text } from './dice';
import { limits } from './limits';
import { abilities, conditions, damageTypes, upkeeps } from './vocabulary';

/**
 * What lasts longer than the blow that brings it: conditions (R7), spells kept up by concentration (R8), rage, blessings
 * and curses, weapon masteries. One shape for all: what changes for its bearer, and everything that ends it.
 */

/** Rolled anew for each roll it changes: bless is `{ dice: 1d4, sign: 1 }`. */
const rolledBonusShape = v.object({ dice: diceSchema, sign: v.picklist([1, -1]) });
export type RolledBonus = Readonly<v.InferOutput<typeof rolledBonusShape>>;
const rolledBonusSchema: v.GenericSchema<RolledBonus> = rolledBonusShape;

/** What changes for the bearer, beside what its conditions do. */
const changesShape = v.object({
  ac: modifier,
  /** Its own attack rolls. */
  attackRolls: rollModeSchema,
  attackBonus: v.nullable(rolledBonusSchema),
  /** Attack rolls against it. */
  attackedRolls: rollModeSchema,
  /** True: `attackedRolls` is for the attacks of the effect's source only (Vex). */
  attackedBySource: v.boolean(),
  savingThrows: rollModeSchema,
  /** The abilities `savingThrows` is for; empty: all. */
  saveAbilities: list(v.picklist(abilities), abilities.length),
  saveBonus: v.nullable(rolledBonusSchema),
  /** Added to each hit of its own (rage), and to each hit of the source against it (hex). */
  damage: damageSchema,
  damageFromSource: damageSchema,
  resist: list(v.picklist(damageTypes), damageTypes.length),
  immune: list(v.picklist(damageTypes), damageTypes.length),
  vulnerable: list(v.picklist(damageTypes), damageTypes.length),
  /** Feet added to its speed, then a factor for it. */
  speed: integer(-limits.feet, limits.feet),
  speedFactor: v.picklist([0, 0.5, 1, 2]),
  /** Attack rolls added to each attack action it takes with its action (haste). */
  extraAttacks: integer(0, limits.attackRolls),
  noReactions: v.boolean(),
  noHealing: v.boolean(),
  /** Powers of this name do its bearer no damage (Shield against Magic Missile); null: there are none. */
  noDamageFrom: v.nullable(text),
});
export type Changes = Readonly<v.InferOutput<typeof changesShape>>;
const changesSchema: v.GenericSchema<Changes> = changesShape;

/** A saving throw against damage or a lasting effect. */
const savingThrowSchema = v.object({
  ability: v.picklist(abilities),
  dc: integer(1, limits.modifier),
  onSuccess: v.picklist(['none', 'half']),
});

/** Reaches out from its bearer while the bearer is up: Aura of Protection, a fiery body, spirit guardians. */
const auraShape = v.object({
  name: text,
  affects: v.picklist(['allies', 'foes']),
  /** Allies: itself too. */
  includesSelf: v.boolean(),
  /** Feet around the bearer; how many creatures that is, R15 decides where no distance is given. */
  radius: integer(1, limits.feet),
  /** For those in it; null: nothing. */
  changes: v.nullable(changesSchema),
  /** To each in it, once in each of its turns. */
  damage: damageSchema,
  at: v.picklist(['start', 'end']),
  /** Null: nothing avoids it. */
  save: v.nullable(savingThrowSchema),
  /** Brought, with the damage, to who fails the save. */
  conditions: list(v.picklist(conditions), conditions.length),
});
export type Aura = Readonly<v.InferOutput<typeof auraShape>>;
const auraSchema: v.GenericSchema<Aura> = auraShape;
export const aurasSchema = list(auraSchema, limits.effects);

/** An effect on one creature, its bearer, for as long as nothing ends it. It always ends with the fight. */
const lastingShape = v.object({
  /** As shown: "poisoned", "Bless". Of one name from any source, only one counts at a time (SRD "Combining Effects"). */
  name: text,
  conditions: list(v.picklist(conditions), conditions.length),
  /** Levels of exhaustion added; they stay when the effect ends. */
  exhaustion: integer(0, 6),
  changes: v.nullable(changesSchema),
  /** Damage at the start or end of each of the bearer's turns. */
  ongoing: v.nullable(v.object({ damage: damageSchema, at: v.picklist(['start', 'end']) })),
  auras: aurasSchema,
  /** Ends at the start or end of the n-th next turn of who is named ("until the end of your next turn": 1). */
  ends: v.nullable(
    v.object({
      at: v.picklist(['start', 'end']),
      of: v.picklist(['source', 'bearer']),
      turns: integer(1, limits.turns),
    }),
  ),
  /** A saving throw that ends it: at the start or end of each of the bearer's turns, or when it takes damage. */
  save: v.nullable(
    v.object({
      ability: v.picklist(abilities),
      dc: integer(1, limits.modifier),
      at: v.picklist(['start', 'end', 'damage']),
    }),
  ),
  /** DC of the check (Athletics or Acrobatics) that ends it for an action of the bearer: a grapple, a web. */
  escape: v.nullable(integer(1, limits.modifier)),
  /** Ends after it has changed so many rolls or hits (Vex: 1); null: after no number. */
  uses: v.nullable(integer(1, limits.uses)),
  /** Ends when the bearer takes damage (sleep), when it attacks (invisibility). */
  endsOnDamage: v.boolean(),
  endsOnAttack: v.boolean(),
  /** Ends when the bearer comes to have one of them, whatever brings it; whoever falls to 0 is unconscious. */
  endsOnConditions: list(v.picklist(conditions), conditions.length),
  /**
   * Ends with a turn of the bearer since whose last it has neither attacked a foe (`attack`), taken damage (`damage`),
   * forced a save on a foe (`save`) nor spent its bonus action on it (`bonus`), as far as these are named (rage). Empty:
   * needs none.
   */
  keptUpBy: list(v.picklist(upkeeps), upkeeps.length),
});
export type Lasting = Readonly<v.InferOutput<typeof lastingShape>>;
const lastingSchema: v.GenericSchema<Lasting> = lastingShape;
export const lastingsSchema = list(lastingSchema, limits.effects);

/** What comes with a hit, beside its damage. */
const riderShape = v.object({
  /** `critical`: only with a critical hit. */
  on: v.picklist(['hit', 'critical']),
  to: v.picklist(['target', 'self']),
  /** Against this rider; null: it comes with the hit. */
  save: v.nullable(savingThrowSchema),
  /** Of its own, which the save avoids or halves; a critical hit doubles it only where there is no save. */
  damage: damageSchema,
  lasting: lastingsSchema,
  /** Feet the target is pushed away. */
  push: integer(0, limits.feet),
});
export type Rider = Readonly<v.InferOutput<typeof riderShape>>;
const riderSchema: v.GenericSchema<Rider> = riderShape;
export const ridersSchema = list(riderSchema, limits.effects);
