/** The closed word lists of the rules. Order is part of the data format: append, never reorder. */
export const rulesets = ['2014', '2024'] as const;
export type Ruleset = (typeof rulesets)[number];

export const sides = ['party', 'monsters'] as const;
export type Side = (typeof sides)[number];

export const abilities = ['str', 'dex', 'con', 'int', 'wis', 'cha'] as const;
export type Ability = (typeof abilities)[number];

export const damageTypes = [
  'acid',
  'bludgeoning',
  'cold',
  'fire',
  'force',
  'lightning',
  'necrotic',
  'piercing',
  'poison',
  'psychic',
  'radiant',
  'slashing',
  'thunder',
] as const;
export type DamageType = (typeof damageTypes)[number];

/** What keeps up a lasting effect that ends with its bearer's turn without it. */
export const upkeeps = ['attack', 'damage', 'save', 'bonus'] as const;

export const conditions = [
  'blinded',
  'charmed',
  'deafened',
  'exhaustion',
  'frightened',
  'grappled',
  'incapacitated',
  'invisible',
  'paralyzed',
  'petrified',
  'poisoned',
  'prone',
  'restrained',
  'stunned',
  'unconscious',
] as const;
export type Condition = (typeof conditions)[number];

export const actionSlots = ['action', 'bonus', 'reaction', 'legendary', 'free', 'lair'] as const;
export type ActionSlot = (typeof actionSlots)[number];

/**
 * What brings up a reaction or what goes with a hit: an attack hits it, misses it, a foe damages it, a foe leaves its
 * reach (opportunity attack); it hits somebody itself; it falls to 0 hit points (death burst).
 */
export const triggers = ['hit', 'missed', 'damaged', 'leaves-reach', 'own-hit', 'falls'] as const;

export const areaShapes = ['cone', 'cube', 'cylinder', 'line', 'sphere', 'emanation'] as const;
export type AreaShape = (typeof areaShapes)[number];

/** How often a limited action comes back. */
export const usePeriods = ['fight', 'short rest', 'long rest', 'day'] as const;
export type UsePeriod = (typeof usePeriods)[number];

/** Whom a creature attacks (docs/rules.md R16). */
export const targetings = [
  'first',
  'random',
  'nearest',
  'lowest-hp',
  'highest-hp',
  'lowest-ac',
  'most-dangerous',
  'casters',
  'concentrating',
  'spread',
] as const;
export type Targeting = (typeof targetings)[number];

/** Who goes first when two initiative totals are equal (docs/rules.md R2). */
export const tieBreaks = ['higher-modifier', 'random', 'party', 'monsters', 'reroll'] as const;
export type TieBreak = (typeof tieBreaks)[number];

export const priorities = ['critical', 'high', 'normal', 'low'] as const;
export type Priority = (typeof priorities)[number];

/** The five fifths of the runs, worst for the party first. */
export const quintileNames = ['bad luck', 'a bit unlucky', 'typical', 'a bit lucky', 'good luck'] as const;
