/** R1, R3: a turn. SRD 5.1 "Your Turn", "Bonus Actions", "Surprise"; SRD 5.2 "Your Turn". */
import { actionSlot, bonusSlot, freeSlot } from '../../compile/slots';
import { keyTurn } from '../../random/generator';
import { traceTurn } from '../../record/trace';
import { addsAttacks, changesTurns, isEscapable, preventsActions } from '../../tables/affectedBits';
import { diceKey, isSurprised, onlyAction, setup, traits } from '../../tables/creatureTable';
import { startDistance } from '../../tables/setup';
import { bonusLeft, clock, status, tracing, turnOf, turnsLost } from '../../tables/fightState';
import { atEnd, atStart, spentBonusAction } from '../../tables/lastingCodes';
import { affected } from '../../tables/lastingState';
import { auraCount } from '../../tables/setup';
import {
  downBit,
  hasBonusAction,
  hasFreeAction,
  hasLegendaryActions,
  hasMorale,
  hasOncePerTurn,
  hasReactions,
  hasRecharge,
  hasRegeneration,
  hasSlotSpells,
  hasStrikes,
  hasSurges,
  hasSurprise,
  hasZones,
  stableBit,
  upBit,
} from '../../tables/traits';
import { chooseAction } from '../../tactics/chooseAction';
import { rollDeathSave } from '../hitPoints/deathSave';
import { canAct } from './canAct';
import { triesEscape } from '../lasting/escape';
import { enduresAuras, refreshAuras } from '../lasting/auras';
import { endLastingTurn, loseTurn, startLastingTurn } from '../lasting/lastingTurn';
import { noteUpkeep } from '../lasting/upkeep';
import { regainLegendaryActions } from './legendaryActions';
import { rollRecharges } from './limits';
import { renewOncePerTurn } from './oncePerTurn';
import { losesHeart } from './morale';
import { attackMore, performAction } from './performAction';
import { startMoving } from '../movement/movement';
import { provocations } from '../reactions/provocation';
import { regainReaction } from '../reactions/reactions';
import { regenerate } from '../hitPoints/regeneration';
import { retaliate } from '../reactions/retaliation';
import { allowSlotSpells } from './spellSlots';
import { beginSurge, endSurge } from './surges';
import { chooseInZones } from './zonedTurn';

/** Things a creature does with one action, at most. */
const drawsPerAction = 1024;

/** What lasts on a creature and matters in its turn. */
const asksInTurn = changesTurns | isEscapable | addsAttacks;

/** Whatever a creature that is not dead does in its turn. */
export function takeTurn(creature: number): void {
  keyTurn(clock[0]!, diceKey[creature]!, 0);
  turnOf[0] = diceKey[creature]!;
  const isSpecial =
    (affected[creature]! & asksInTurn) | (traits[creature]! & ~hasOncePerTurn) | setup[auraCount]! | tracing[0]!;
  if (isSpecial === 0 && (status[creature]! & upBit) !== 0) {
    if (traits[creature] !== 0) renewOncePerTurn(creature);
    useSlot(creature, actionSlot, 0);
  } else {
    takeSpecialTurn(creature);
  }
}

/** A turn with more in it than an action. */
function takeSpecialTurn(creature: number): void {
  const hasAuras = setup[auraCount] !== 0;
  if (hasAuras) refreshAuras();
  let isStarted = (affected[creature]! & changesTurns) === 0 || startLastingTurn(creature);
  if (isStarted && hasAuras) isStarted = enduresAuras(creature, atStart);
  if (provocations[0] !== 0) isStarted = survivesAnswers(creature) && isStarted;
  if (isStarted) act(creature);
  if (hasAuras) enduresAuras(creature, atEnd);
  // Asked again: what it has begun in its turn concerns it now.
  if ((affected[creature]! & changesTurns) !== 0) endLastingTurn(creature);
  if (provocations[0] !== 0) retaliate();
}

/** What the damage at the start of the turn has brought up. @returns false when the creature has fallen by it */
function survivesAnswers(creature: number): boolean {
  const state = status[creature]! & (upBit | downBit);
  retaliate();
  return (status[creature]! & (upBit | downBit)) === state;
}

function act(creature: number): void {
  const traitsOfCreature = traits[creature]!;
  if ((traitsOfCreature & hasRegeneration) !== 0) regenerate(creature);
  if ((status[creature]! & upBit) === 0 && !wakes(creature)) return;
  const losesTurn = traitsOfCreature !== 0 && startTurn(creature, traitsOfCreature);
  if (tracing[0] !== 0) traceTurn(creature, losesTurn);
  if (losesTurn) return;
  if ((affected[creature]! & preventsActions) !== 0) {
    loseTurn(creature);
    return;
  }
  if ((traitsOfCreature & hasMorale) !== 0 && losesHeart(creature)) return;
  if ((traitsOfCreature & hasStrikes) !== 0) bonusLeft[0] = creature;
  if ((traitsOfCreature & hasBonusAction) !== 0 && useSlot(creature, bonusSlot, 0)) {
    bonusLeft[0] = -1;
    noteUpkeep(creature, spentBonusAction);
  }
  if ((traitsOfCreature & hasFreeAction) !== 0 && canAct(creature)) useSlot(creature, freeSlot, 0);
  if (canAct(creature)) {
    if ((affected[creature]! & isEscapable) === 0 || !triesEscape(creature)) useSlot(creature, actionSlot, 0);
    if ((traitsOfCreature & hasSurges) !== 0 && canAct(creature)) surge(creature);
  }
  if ((traitsOfCreature & hasStrikes) !== 0) bonusLeft[0] = -1;
}

/** The death save of a creature that is down; true when it can act after it. */
function wakes(creature: number): boolean {
  regainReaction(creature);
  if ((status[creature]! & downBit) === 0 || (status[creature]! & stableBit) !== 0) return false;
  rollDeathSave(creature);
  return (status[creature]! & upBit) !== 0;
}

/** @returns true when surprise costs the creature its turn */
function startTurn(creature: number, traitsOfCreature: number): boolean {
  if ((traitsOfCreature & hasRecharge) !== 0) rollRecharges(creature);
  if ((traitsOfCreature & hasLegendaryActions) !== 0) regainLegendaryActions(creature);
  if ((traitsOfCreature & hasOncePerTurn) !== 0) renewOncePerTurn(creature);
  if ((traitsOfCreature & hasReactions) !== 0) regainReaction(creature);
  if ((traitsOfCreature & hasZones) !== 0) startMoving(creature);
  if ((traitsOfCreature & hasSlotSpells) !== 0) allowSlotSpells();
  const isLost = (traitsOfCreature & hasSurprise) !== 0 && clock[0] === 1 && isSurprised[creature] === 1;
  if (isLost) turnsLost[creature]! += 1;
  return isLost;
}

/** More actions, with dice of their own. */
function surge(creature: number): void {
  const actions = beginSurge(creature);
  for (let number = 1; number <= actions && canAct(creature); number++) {
    useSlot(creature, actionSlot, number * drawsPerAction);
  }
  if (actions > 0) endSurge();
}

/**
 * @param sequence where the dice of what it does begin
 * @returns true when it did something
 */
function useSlot(creature: number, slot: number, sequence: number): boolean {
  const only = onlyAction[creature * 8 + slot]!;
  const action = only >= 0 ? only : choose(creature, slot);
  if (action < 0) return false;
  clock[1] = sequence;
  performAction(creature, action, slot);
  if (slot === actionSlot && (affected[creature]! & addsAttacks) !== 0) attackMore(creature, action, slot);
  return true;
}

function choose(creature: number, slot: number): number {
  const hasToMove = slot === actionSlot && setup[startDistance] !== 0;
  return hasToMove ? chooseInZones(creature) : chooseAction(creature, slot);
}
