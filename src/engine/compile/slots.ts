import { actionSlots } from '../../shared/model/vocabulary';

/** Numbers of the slots: indices into `actionSlots`. */
export const actionSlot = actionSlots.indexOf('action');
export const bonusSlot = actionSlots.indexOf('bonus');
export const reactionSlot = actionSlots.indexOf('reaction');
export const legendarySlot = actionSlots.indexOf('legendary');
export const freeSlot = actionSlots.indexOf('free');
export const lairSlot = actionSlots.indexOf('lair');
