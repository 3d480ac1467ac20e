/**
 * R12: legendary actions. SRD 5.1, SRD 5.2 "Legendary Actions": one at a time, after another creature's turn, regained
 * at the start of its own, and not while it is incapacitated. They are spread evenly over the turns of its foes. 2024:
 * "can't take this action again until the start of its next turn" goes for all that are no attacks. What it has
 * more of in its lair is in its numbers already.
 */
import { legendarySlot } from '../../compile/slots';
import { keyTurn } from '../../random/generator';
import { traceLegendary } from '../../record/trace';
import { chooseAction } from '../../tactics/chooseAction';
import { actionBits, actionCost, planAction } from '../../tables/actionTable';
import { preventsActions } from '../../tables/affectedBits';
import {
  diceKey,
  legendaryActions,
  legendaryCreature,
  planFrom,
  planTo,
  setup,
  side,
} from '../../tables/creatureTable';
import {
  clock,
  isLegendarySpent,
  legendaryCredit,
  legendaryLeft,
  standing,
  status,
  tracing,
} from '../../tables/fightState';
import { affected } from '../../tables/lastingState';
import { legendaryCount } from '../../tables/setup';
import { isOnceLegendary, upBit } from '../../tables/traits';
import { renewOncePerTurn } from './oncePerTurn';
import { performAction } from './performAction';
import { allowSlotSpells } from './spellSlots';

export function regainLegendaryActions(creature: number): void {
  legendaryLeft[creature] = legendaryActions[creature]!;
  legendaryCredit[creature] = 0;
  allowLegendaryActions(creature);
}

/** Each of them may be taken again. */
export function allowLegendaryActions(creature: number): void {
  const to = planTo[creature * 8 + legendarySlot]!;
  for (let index = planFrom[creature * 8 + legendarySlot]!; index < to; index++)
    isLegendarySpent[planAction[index]!] = 0;
}

/** What legendary foes do after a creature's turn. */
export function takeLegendaryActions(after: number): void {
  const count = setup[legendaryCount]!;
  for (let index = 0; index < count; index++) {
    const creature = legendaryCreature[index]!;
    if (side[creature] === side[after] || (status[creature]! & upBit) === 0) continue;
    if ((affected[creature]! & preventsActions) !== 0) continue;
    const foes = standing[1 - side[creature]!]!;
    if (foes === 0) return;
    legendaryCredit[creature]! += legendaryActions[creature]!;
    if (legendaryCredit[creature]! >= foes) takeLegendaryAction(creature, after, foes);
  }
}

function takeLegendaryAction(creature: number, after: number, foes: number): void {
  // It is another creature's turn: a new one to whatever is limited by the turn.
  allowSlotSpells();
  const action = chooseAction(creature, legendarySlot);
  if (action < 0) return;
  renewOncePerTurn(creature);
  legendaryCredit[creature]! -= foes;
  legendaryLeft[creature]! -= actionCost[action]!;
  if ((actionBits[action]! & isOnceLegendary) !== 0) isLegendarySpent[action] = 1;
  keyTurn(clock[0]!, diceKey[creature]!, 1 + diceKey[after]!);
  clock[1] = 0;
  if (tracing[0] !== 0) traceLegendary(creature, after);
  performAction(creature, action, legendarySlot);
}
