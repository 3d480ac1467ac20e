/**
 * What the rules ask of a creature, a row each: filled from a compiled scenario, read-only during its fights; of a day,
 * what differs from fight to fight is set when one begins. One fight at a time per thread; constant arrays of this
 * module are what V8 reads fastest.
 */
const rows = 512;

/** 0 party, 1 monsters. */
export const side = new Int32Array(rows);
/** Status bits of a creature that is up: its rank among them. */
export const startStatus = new Int32Array(rows);
export const armorClass = new Int32Array(rows);
export const startMaxHp = new Int32Array(rows);
export const startHp = new Int32Array(rows);
export const startTempHp = new Int32Array(rows);
/** Row of the damage part that rolls its hit points; -1: not rolled. */
export const hitDicePart = new Int32Array(rows);
export const initiativeBonus = new Int32Array(rows);
/** Bits of `advantageBit` and `disadvantageBit`, here and below. */
export const initiativeMode = new Int32Array(rows);
export const attackMode = new Int32Array(rows);
export const saveMode = new Int32Array(rows);
/** Entry `creature * 8 + ability`. */
export const saveBonus = new Int32Array(rows * 8);
/** A bit per damage type. */
export const resistant = new Int32Array(rows);
export const immune = new Int32Array(rows);
export const vulnerable = new Int32Array(rows);
/** Damage with one of these bits has to be worked out type by type. */
export const sensitive = new Int32Array(rows);
export const hasDeathSaves = new Int32Array(rows);
/** 1: loses its first turn. */
export const isSurprised = new Int32Array(rows);
export const legendaryActions = new Int32Array(rows);
export const legendaryResistances = new Int32Array(rows);
/** Index into `targetings`. */
export const targetingRule = new Int32Array(rows);
export const healingPolicy = new Int32Array(rows);
export const hitsDowned = new Int32Array(rows);
/** Who it is to the generator: the same for the same place of a side, whatever the other side is. 0 to 255. */
export const diceKey = new Int32Array(rows);
/** Hit points it regains at the start of its turns; damage types that keep it from that once, a bit each. */
export const regeneratedHp = new Int32Array(rows);
export const regenerationStops = new Int32Array(rows);
/** It may flee below these percentages: of its own hit points, of its side's. */
export const moraleOwn = new Int32Array(rows);
export const moraleSide = new Int32Array(rows);
/** Bits of what a turn of it needs; see `traits.ts`. */
export const traits = new Int32Array(rows);
/** Entry `creature * 8 + slot`: its plan for the slot, rows of `planAction`. */
export const planFrom = new Int32Array(rows * 8);
export const planTo = new Int32Array(rows * 8);
/** Entry `creature * 8 + slot`: the lines of its priority list for the slot, rows of `lineAction`. */
export const lineFrom = new Int32Array(rows * 8);
export const lineTo = new Int32Array(rows * 8);
/** Entry `creature * 8 + slot`: the one action it ever takes with the slot, where there is no choice; else -1. */
export const onlyAction = new Int32Array(rows * 8);
/** What its reactions answer: bits of `traits.ts`. Its reactions themselves are its plan for that slot. */
export const reactionBits = new Int32Array(rows);
/** Where it begins on the line. */
export const startPosition = new Int32Array(rows);
/** Its melee attack for opportunity attacks (-1: none), and the longest reach of them all. */
export const opportunityAction = new Int32Array(rows);
export const meleeReach = new Int32Array(rows);
/** Expected damage of its default action, in sixteenths. */
export const defaultValue = new Int32Array(rows);
/** Expected damage of its best action, in sixteenths. */
export const danger = new Int32Array(rows);
export const isCaster = new Int32Array(rows);
/** Its strikes and surges, rows of `strikeAction` and `surgeAction`. */
export const strikeFrom = new Int32Array(rows);
export const strikeTo = new Int32Array(rows);
export const surgeFrom = new Int32Array(rows);
export const surgeTo = new Int32Array(rows);
/** Its actions that recharge, rows of `rechargeAction`. */
export const rechargeFrom = new Int32Array(rows);
export const rechargeTo = new Int32Array(rows);

/** Its shared stocks, rows of the tables that follow. */
export const poolFrom = new Int32Array(rows);
export const poolTo = new Int32Array(rows);
/** Per stock: points at the start, level of the spell slots (0: none), and the actions that draw on it. */
export const startPool = new Int32Array(rows * 20);
export const poolSlotLevel = new Int32Array(rows * 20);
export const pooledFrom = new Int32Array(rows * 20);
export const pooledTo = new Int32Array(rows * 20);
export const pooledAction = new Int32Array(1 << 14);
/** Per stock: index into `usePeriods`, and whose it is. */
export const poolPeriod = new Int32Array(rows * 20);
export const poolOwner = new Int32Array(rows * 20);

/** Per side: its creatures in the fight. */
export const sideFrom = new Int32Array(32);
export const sideTo = new Int32Array(32);

/** Creatures with legendary actions, and with lair actions. */
export const legendaryCreature = new Int32Array(rows);
export const lairCreature = new Int32Array(rows);

/** Numbers of the whole fight; see `setup.ts` for the entries. */
export const setup = new Int32Array(32);
