import type { EventOf } from './fightEvent';
import type { FightNames } from './fightNames';

/** A line of the recap for where somebody goes. */
export function tellMovement(names: FightNames, event: EventOf<'move' | 'dash' | 'disengage' | 'heldByFear'>): string {
  const who = names.bold(event.creature);
  if (event.kind === 'dash') return `- ${who} dashes`;
  if (event.kind === 'disengage') return `- ${who} disengages`;
  if (event.kind === 'heldByFear') return `- ${who} is too frightened to come closer`;
  const { feet, from, to, isPushed } = event;
  return isPushed ? `  - ${who} is pushed ${feet} ft.` : `- ${who} moves ${feet} ft. (${from} → ${to})`;
}
