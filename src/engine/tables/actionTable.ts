import { limits } from '../../shared/model/limits';

/**
 * Actions and what they are made of, a row each, every creature's its own. Sizes are the schema's limits: 100 creatures
 * with 60 actions and 100 more for higher spell slots, which is as much as a day may have too; each of these may have an
 * attack to follow it, of 20 damage parts (10 more once a turn) of 10 terms. Pages never written cost no memory.
 */
const rows = 2 * limits.dayActions + 16;

export const actionKind = new Int32Array(rows);
/** Its place among the creature's actions. */
export const actionIndex = new Int32Array(rows);
export const actionCost = new Int32Array(rows);
export const startUses = new Int32Array(rows);
/** What limits it: `noLimit`, `ownUses` ... of `traits.ts`. */
export const limitKind = new Int32Array(rows);
/** Row of the stock it draws on, and the points it takes; -1 and 1 for none. */
export const actionPool = new Int32Array(rows);
export const poolCost = new Int32Array(rows);
/** The lowest spell slot that could pay for it; 1 for what is no spell. */
export const lowestSlot = new Int32Array(rows);
/** Expected damage against the other side, of a save per target; in sixteenths. */
export const expectedValue = new Int32Array(rows);
/** The same with a foe beside its user, and what is better then (-1: nothing); only where distances are kept. */
export const engagedValue = new Int32Array(rows);
export const engagedInstead = new Int32Array(rows);
/** Foes it takes in; 1 for attacks. */
export const targetCount = new Int32Array(rows);

/** A bit per type of its damage, and those of `traits.ts`. */
export const actionTypes = new Int32Array(rows);
/** Rows of damage parts (of a heal: its amount), and of those added once a turn. */
export const partFrom = new Int32Array(rows);
export const partTo = new Int32Array(rows);
export const onceFrom = new Int32Array(rows);
export const onceTo = new Int32Array(rows);

/** Bits of `traits.ts`. */
export const actionBits = new Int32Array(rows);
/** Rows of damage parts of a miss. */
export const missFrom = new Int32Array(rows);
export const missTo = new Int32Array(rows);
/** Row of the attack that follows a hit once a turn; such rows come after a creature's own actions. */
export const cleaveAction = new Int32Array(rows);

/** Rows of the riders of its hits; rows of `effectRow` it puts on who fails its save, or on allies. */
export const riderFrom = new Int32Array(rows);
export const riderTo = new Int32Array(rows);
export const effectFrom = new Int32Array(rows);
export const effectTo = new Int32Array(rows);
/** Bits of the conditions it takes away. */
export const removedConditions = new Int32Array(rows);

export const attackRolls = new Int32Array(rows);
export const attackBonus = new Int32Array(rows);
export const critRange = new Int32Array(rows);
export const hasReach = new Int32Array(rows);
export const hasRange = new Int32Array(rows);
/** In feet: of a melee attack (-1: none), of a ranged one or a power (-1: none); see rules/distance.ts. */
export const reachFeet = new Int32Array(rows);
export const rangeFeet = new Int32Array(rows);
export const longRangeFeet = new Int32Array(rows);

export const saveAbility = new Int32Array(rows);
/** Feet it pushes who fails. */
export const pushFeet = new Int32Array(rows);
export const saveDc = new Int32Array(rows);
export const isHalvedBySave = new Int32Array(rows);

/** What forbids it in a turn: bits `slotSpell` and `magicAction` of `traits.ts`. */
export const barredBy = new Int32Array(rows);
/** 1: taken, it forbids spells that spend a slot for the rest of the turn. */
export const barsSlotSpells = new Int32Array(rows);

/** Of a reaction: one of the bits `guardsArmor` and the like of `traits.ts`. */
export const answers = new Int32Array(rows);
/** Added to armor class by a guard; 1 where it halves damage; 1 where it is for melee attacks only. */
export const guardArmor = new Int32Array(rows);
export const guardHalves = new Int32Array(rows);
export const guardMeleeOnly = new Int32Array(rows);
export const isSpell = new Int32Array(rows);
/** Number of the name of a power (0 for what is none); see `sparedName`. */
export const powerName = new Int32Array(rows);

/** What goes with hits: the action, whether it takes melee hits only and the bonus action, a bit of its stock. */
export const strikeAction = new Int32Array(rows);
export const isStrikeMelee = new Int32Array(rows);
export const isStrikeBonus = new Int32Array(rows);
export const strikeGroup = new Int32Array(rows);
/** Row of `isStrikeSpent` of what comes once a turn (-1: with every hit); 1: only in its own turn. */
export const strikeOnce = new Int32Array(rows);
export const isStrikeInOwnTurn = new Int32Array(rows);
/** What gives more actions in a turn, and how many. */
export const surgeAction = new Int32Array(rows);
export const surgeActions = new Int32Array(rows);
/** What everybody can do: a value of `traits.ts`. */
export const basicWhat = new Int32Array(rows);

/** Of healing and boons: a value of `traits.ts`. */
export const whomItHelps = new Int32Array(rows);
export const givesTempHp = new Int32Array(rows);

/** Index into `usePeriods`, of a pool's too; -1 for what recharges by a roll. */
export const usePeriod = new Int32Array(rows);
export const rechargeLowest = new Int32Array(rows);
export const rechargeAction = new Int32Array(rows);
/** Actions whose uses are to be restored before a fight. */
export const limitedAction = new Int32Array(rows);
/** Whose they are, row by row. */
export const limitedOwner = new Int32Array(rows);
/** What creatures think of with a slot, in order; a creature's default action ends its list. */
export const planAction = new Int32Array(rows);

/** Lines of priority lists: the action, its number in the list (-1: the fallback), whom it aims at (-1: as ever). */
export const lineAction = new Int32Array(1 << 16);
export const lineNumber = new Int32Array(1 << 16);
export const lineTargeting = new Int32Array(1 << 16);
/** 1: the line names no action but any attack, which gives way to a better one when a foe is near. */
export const isLineOpen = new Int32Array(1 << 16);
/** Conditions of the line's own, rows of the tables of predicates. */
export const linePredicateFrom = new Int32Array(1 << 16);
export const linePredicateTo = new Int32Array(1 << 16);

export const stepFrom = new Int32Array(rows);
export const stepTo = new Int32Array(rows);
export const stepCount = new Int32Array(rows * 20);
/** Rows of `choiceAction`: the first that is available is taken. */
export const choiceFrom = new Int32Array(rows * 20);
export const choiceTo = new Int32Array(rows * 20);
export const choiceAction = new Int32Array(1 << 20);

export const predicateFrom = new Int32Array(rows);
export const predicateTo = new Int32Array(rows);
/** Codes of tactics/predicateCodes.ts. */
export const predicateSubject = new Int32Array(rows * 15);
export const predicateComparison = new Int32Array(rows * 15);
export const predicateValue = new Int32Array(rows * 15);

/** Index into `damageTypes`. */
export const partType = new Int32Array(rows * 20);
/** What is added to the dice: without and with a critical hit (they differ where averages stand for dice). */
export const partFlat = new Int32Array(rows * 20);
export const partCriticalFlat = new Int32Array(rows * 20);
export const termFrom = new Int32Array(rows * 20);
export const termTo = new Int32Array(rows * 20);
export const termCount = new Int32Array(rows * 200);
export const termSides = new Int32Array(rows * 200);
