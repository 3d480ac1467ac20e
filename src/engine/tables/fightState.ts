/** The fight that is being fought: what changes, a row per creature unless said otherwise. */
const rows = 512;

export const hp = new Int32Array(rows);
export const tempHp = new Int32Array(rows);
/** Hit point maximum in this fight. */
export const maxHp = new Int32Array(rows);
/** Bits of `traits.ts`. */
export const status = new Int32Array(rows);
export const deathSuccesses = new Int32Array(rows);
export const deathFailures = new Int32Array(rows);
/** Per action: uses left; of one that recharges 1 or 0; of one that draws on a stock as often as that allows. */
export const usesLeft = new Int32Array(1 << 15);
/** Per shared stock: points left. */
export const poolLeft = new Int32Array(rows * 20);
/** Hit dice left to spend at rests. */
export const restDiceLeft = new Int32Array(rows);
export const legendaryLeft = new Int32Array(rows);
/** Shares of a legendary action saved up, in enemy turns. */
export const legendaryCredit = new Int32Array(rows);
/** Per action: 1 when it is a legendary action that cannot be taken again before the creature's next turn. */
export const isLegendarySpent = new Int32Array(1 << 15);
/** Row of the lair action of the round before; -1: none. */
export const lastLairAction = new Int32Array(rows);
export const resistancesLeft = new Int32Array(rows);
/** -1 before its first attack. */
export const lastTarget = new Int32Array(rows);
/** Index into `targetings`: its rule, or that of the priority line it acts by. */
export const targetingNow = new Int32Array(rows);
/** 1 while it acts by a line with conditions. */
export const orders = new Int32Array(rows);
/** Attacks its foes have aimed at it. */
export const timesTargeted = new Int32Array(rows);
/** 1 when this turn's extra damage is spent. */
export const isOnceSpent = new Int32Array(rows);
/** Per strike that comes once a turn: 1 when this turn's is spent. */
export const isStrikeSpent = new Int32Array(1 << 15);
/** 1 when this turn's attack that follows a hit is spent. */
export const isCleaveSpent = new Int32Array(rows);

/** What its reaction can answer: bits of `traits.ts`; 0 when it is spent, until the creature's next turn. */
export const readyReactions = new Int32Array(rows);
/** 1 when it has taken damage that keeps it from regenerating. */
export const isRegenerationStopped = new Int32Array(rows);

/** Feet on the line; the party's front rank begins at 0. Kept only where ranks begin apart. */
export const position = new Int32Array(rows);
/** Of whose turn it is. Entry 0: feet left to move. Entry 1: 1 when it has disengaged. */
export const movement = new Int32Array(32);

/** Creatures by initiative, highest first. */
export const order = new Int32Array(rows);

/** Per side: creatures up, of those in the front rank, creatures down and alive, hit points together. */
export const standing = new Int32Array(32);
export const frontStanding = new Int32Array(32);
export const downed = new Int32Array(32);
export const sideHp = new Int32Array(32);
/** Per side: its hit points when the fight began. */
export const sideStartHp = new Int32Array(32);

/** Entry 0: not 0 while events are recorded. A table, not a function to ask: the rules look at it at every step. */
export const tracing = new Int32Array(32);

/**
 * Entry 0: the round. Entry 1: how many things the current slot has been used for. Entry 2: what the turn
 * allows no more, bits `slotSpell` and `magicAction`.
 */
export const clock = new Int32Array(32);
/** Entry 0: the creature whose turn it is, while it has strikes and its bonus action left; else -1. */
export const bonusLeft = new Int32Array(32).fill(-1);

/** Entry 0: dice key of the creature whose turn it is; 254 for a lair. */
export const turnOf = new Int32Array(32);

export const damageDealt = new Int32Array(rows);
export const damageTaken = new Int32Array(rows);
export const healingDone = new Int32Array(rows);
export const kills = new Int32Array(rows);
export const drops = new Int32Array(rows);
/** Damage it did that found no hit points left; temporary hit points it lost. */
export const wasted = new Int32Array(rows);
export const absorbed = new Int32Array(rows);
/** Turns in which it could not act: surprise and control, not lying at 0 hit points. */
export const turnsLost = new Int32Array(rows);
/** Uses and points left, counted when the run is over. */
export const resourcesLeft = new Int32Array(rows);
