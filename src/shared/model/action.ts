import * as v from 'valibot';
import { damageSchema, diceSchema, integer, list, modifier, text } from './dice';
import { lastingsSchema, ridersSchema } from './lasting';
import { limits } from './limits';
import { abilities, actionSlots, areaShapes, conditions, triggers, usePeriods } from './vocabulary';

/** A number of attack rolls, each against a target chosen anew. */
const attackEffectSchema = v.object({
  kind: v.literal('attack'),
  /** Attack rolls made each time the action is taken. */
  rolls: integer(1, limits.attackRolls),
  bonus: modifier,
  /** Lowest kept die that is a critical hit, when it hits. */
  critRange: integer(2, 20),
  /** Melee reach in feet; null for an attack at range only. */
  reach: v.nullable(integer(0, limits.feet)),
  /** Normal range in feet; null for a melee attack only. */
  range: v.nullable(integer(0, limits.feet)),
  longRange: v.nullable(integer(0, limits.feet)),
  damage: damageSchema,
  /** Added to the first hit in each turn, its own or the one it acts after; empty for none. */
  oncePerTurn: damageSchema,
  /** What the hit needs for it. `sneak`: advantage, or an ally beside the target and no disadvantage (Sneak Attack). */
  onceNeeds: v.picklist(['hit', 'sneak']),
  /** Done by a miss (Graze). */
  onMiss: damageSchema,
  /** Once a turn, a hit is followed by an attack roll against another foe for this damage (Cleave); empty for none. */
  cleave: damageSchema,
  riders: ridersSchema,
});

/** A saving throw asked of one or more targets; damage is rolled once for all of them (R5). */
const saveEffectSchema = v.object({
  kind: v.literal('save'),
  /** Null: nothing avoids it (magic missile), and `dc` says nothing. */
  ability: v.nullable(v.picklist(abilities)),
  dc: integer(1, limits.modifier),
  onSuccess: v.picklist(['none', 'half']),
  damage: damageSchema,
  /** The area it covers (size in feet: length, radius or edge); how many foes that is, R15 decides. */
  area: v.nullable(v.object({ shape: v.picklist(areaShapes), size: integer(1, limits.feet) })),
  /** Number of targets where it is given outright; an area is ignored then. */
  targets: v.nullable(integer(1, limits.targets)),
  /** Feet it reaches; null: everywhere. */
  range: v.nullable(integer(0, limits.feet)),
  /** Put on who fails. */
  lasting: lastingsSchema,
  push: integer(0, limits.feet),
});

/** `ally`: of its own side, itself too; `other`: but not itself. */
const helpedSchema = v.picklist(['self', 'ally', 'other']);

const healEffectSchema = v.object({
  kind: v.literal('heal'),
  amount: diceSchema,
  who: helpedSchema,
  /** How many creatures it heals, the neediest first. */
  targets: integer(1, limits.targets),
  /** True for temporary hit points, which do not add up and wake nobody (R10). */
  temporary: v.boolean(),
  /** True: heals as much as is wanted and left in its pool, a point each; `amount` says nothing (Lay on Hands). */
  fromPool: v.boolean(),
});

const stepShape = v.object({
  count: integer(1, limits.attackRolls),
  /** Indices into the creature's `actions`: alternatives, of which the best by expected damage is taken. */
  choices: list(integer(0, limits.actions - 1), limits.actions, 1),
});
const stepSchema: v.GenericSchema<Readonly<v.InferOutput<typeof stepShape>>> = stepShape;

/** Other actions of the same creature, in order (R11). */
const multiattackEffectSchema = v.object({
  kind: v.literal('multiattack'),
  steps: list(stepSchema, limits.multiattackSteps, 1),
});

/** Puts lasting effects on allies, with no roll: bless, rage, bardic inspiration, dodge. */
const boonEffectSchema = v.object({
  kind: v.literal('boon'),
  who: helpedSchema,
  targets: integer(1, limits.targets),
  lasting: lastingsSchema,
  /** Conditions it takes away (lesser restoration). */
  removes: list(v.picklist(conditions), conditions.length),
});

/** Answers a hit against the creature itself (trigger `hit`): Shield, Parry, Uncanny Dodge. */
const guardEffectSchema = v.object({
  kind: v.literal('guard'),
  /** Added to armor class against that attack roll. */
  ac: integer(0, limits.armorClass),
  /** True: halves the damage. */
  halves: v.boolean(),
  /** Taken from the damage; null: nothing. */
  reduces: v.nullable(diceSchema),
  /** True: against melee attacks only. */
  meleeOnly: v.boolean(),
  /** Put on itself: what Shield does until its next turn. */
  lasting: lastingsSchema,
});

/** Makes a hit of its own worse (trigger `own-hit`): Divine Smite, Stunning Strike. */
const strikeEffectSchema = v.object({
  kind: v.literal('strike'),
  /** Added to the hit: doubled by a critical one. */
  damage: damageSchema,
  riders: ridersSchema,
  meleeOnly: v.boolean(),
  /** Once in any turn, or once in each of its own (and none in another's); null: with every hit. */
  oncePer: v.nullable(v.picklist(['turn', 'own-turn'])),
});

/** More actions in this turn (Action Surge). */
const surgeEffectSchema = v.object({ kind: v.literal('surge'), actions: integer(1, 5) });

/** What everybody can do (SRD "Actions in Combat"). `stabilise`: an ally who is down; `flee`: leave the fight. */
const basicEffectSchema = v.object({
  kind: v.literal('basic'),
  what: v.picklist(['disengage', 'dash', 'stabilise', 'flee']),
});

export const predicateSubjects = [
  'self.hp',
  'self.hp%',
  'ally.hp%',
  'ally.down',
  'round',
  'targets',
  'enemies',
  'allies',
  'enemy.hp%',
  'uses',
  'slots',
  'concentrating',
] as const;

/**
 * `self.hp% < 50`; `ally.down >= 1`. `ally.hp%` is that of the ally worst off, `ally.down` their number, `enemy.hp%` that
 * of the foe worst off who is up, `uses` what is left of the action, `slots` spell slots left of the action's level or
 * higher (of any, for what is no spell), `concentrating` 1 or 0.
 */
const predicateShape = v.object({
  subject: v.picklist(predicateSubjects),
  comparison: v.picklist(['<', '<=', '>', '>=', '=']),
  value: integer(0, limits.hitPoints),
});
export type Predicate = Readonly<v.InferOutput<typeof predicateShape>>;
const predicateSchema: v.GenericSchema<Predicate> = predicateShape;
export const predicatesSchema = list(predicateSchema, 10);

const limitSchema = v.variant('kind', [
  v.object({ kind: v.literal('at-will') }),
  v.object({ kind: v.literal('uses'), uses: integer(1, limits.uses), per: v.picklist(usePeriods) }),
  v.object({ kind: v.literal('recharge'), lowest: integer(2, 6) }),
  /** Points of one of the creature's `pools`. */
  v.object({ kind: v.literal('pool'), pool: integer(0, limits.pools - 1), cost: integer(1, limits.uses) }),
  /** The lowest spell slot left, of the spell's level or higher. */
  v.object({ kind: v.literal('slots') }),
]);

const actionShape = v.object({
  name: text,
  slot: v.picklist(actionSlots),
  effect: v.variant('kind', [
    attackEffectSchema,
    saveEffectSchema,
    healEffectSchema,
    multiattackEffectSchema,
    boonEffectSchema,
    guardEffectSchema,
    strikeEffectSchema,
    surgeEffectSchema,
    basicEffectSchema,
  ]),
  limit: limitSchema,
  /** Legendary actions spent by taking it (1 to 3); 1 for any other action. */
  cost: integer(1, 3),
  /** Level of the spell slot it spends; 0 for a cantrip, null for what is no spell. */
  spell: v.nullable(integer(0, 9)),
  /** For each level of the slot above the spell's. */
  upcast: v.nullable(v.object({ damage: damageSchema, healing: diceSchema, targets: integer(0, limits.targets) })),
  /** True: it lasts as long as its user concentrates (R8). */
  concentration: v.boolean(),
  /** True for spells and other magic, against which Magic Resistance helps. */
  isMagical: v.boolean(),
  /** What brings it up, for a reaction or what comes with a hit; null: a slot of the creature's turn. */
  trigger: v.nullable(v.picklist(triggers)),
  /** All must hold for the action to be taken. */
  when: predicatesSchema,
});
export type Action = Readonly<v.InferOutput<typeof actionShape>>;
export const actionSchema: v.GenericSchema<Action> = actionShape;
export type Effect = Action['effect'];
export type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;
export type AttackEffect = EffectOf<'attack'>;
export type SaveEffect = EffectOf<'save'>;
export type HealEffect = EffectOf<'heal'>;
