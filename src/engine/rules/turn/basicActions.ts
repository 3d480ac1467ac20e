/** R3: what everybody can do. SRD 5.1 "Actions in Combat"; SRD 5.2 "Actions". */
import { basicWhat } from '../../tables/actionTable';
import { dashes, flees, stabilises } from '../../tables/traits';
import { chooseDying } from '../../tactics/chooseDying';
import { takeDash, takeDisengage } from '../movement/closing';
import { nextBlock } from '../fight/diceBlock';
import { leaveFight } from './flight';
import { stabilise } from '../hitPoints/stabilising';

/** Takes an action of the basic kind. */
export function performBasic(creature: number, action: number, slot: number): void {
  const what = basicWhat[action]!;
  if (what === flees) leaveFight(creature);
  else if (what === stabilises) helpDying(creature, action, slot);
  else if (what === dashes) takeDash(creature);
  else takeDisengage(creature);
}

function helpDying(creature: number, action: number, slot: number): void {
  const target = chooseDying(creature, action);
  if (target >= 0) stabilise(creature, action, target, nextBlock(slot));
}
