/** Bits of the table `affected`: what lasting effects do to a creature now. Rules test one of them before they look closer. */
export const changesOwnAttacks = 1;
export const changesAttacksAgainst = 2;
/** What a roll of the bearer, or against it, gains depends on who brought the effect (frightened, grappled, Vex). */
export const dependsOnSource = 4;
/** An effect on it ends after so many rolls. */
export const countsUses = 8;
/** An effect on it ends when it attacks. */
export const endsOnItsAttack = 16;
/** Hit from within 5 feet, it is hit critically. */
export const isHitCritically = 32;
/** Adds damage to its hits, or to those of the effect's source against it. */
export const addsDamage = 64;
export const changesSaves = 128;
/** Resists, is immune or vulnerable to damage it is not by nature. */
export const changesDamageTaken = 1 << 19;
/** Bears a lasting effect, whatever it does. */
export const bearsEffects = 1 << 20;
/** Powers of some name do it no damage. */
export const sparesPowers = 1 << 22;
/** Comes of a spell or another magical effect. */
export const isOfMagic = 1 << 21;
/** An effect on it ends when it comes to have certain conditions; one has to be kept up. */
export const endsOnCondition = 1 << 22;
export const needsUpkeep = 1 << 23;
/** Damage asks for a saving throw, or ends something. */
export const reactsToDamage = 256;
/** Something begins, ends or is rolled for at the start or end of its turns. */
export const actsOnTurns = 512;
export const preventsActions = 1024;
export const preventsReactions = 2048;
export const preventsHealing = 4096;
/** Its speed is 0. */
export const preventsMoving = 8192;
/** It may spend an action to get free. */
export const isEscapable = 1 << 14;
export const addsAttacks = 1 << 15;
/** May not attack who charmed it. */
export const sparesCharmer = 1 << 16;
export const isConcentrating = 1 << 17;
/** Effects on others, or on itself, that it brought are going on. */
export const isSource = 1 << 18;

/** What an attack roll has to ask about attacker and target; the rest is no business of attacks. */
export const changesAttackRolls =
  changesOwnAttacks |
  changesAttacksAgainst |
  dependsOnSource |
  countsUses |
  endsOnItsAttack |
  isHitCritically |
  needsUpkeep;
/** What a hit has to ask about both. */
export const changesHits = addsDamage | changesDamageTaken;
/** What a turn has to ask. */
export const changesTurns = actsOnTurns | preventsActions | isSource;
/** What damage has to ask. */
export const asksAfterDamage = reactsToDamage | isConcentrating | needsUpkeep;
