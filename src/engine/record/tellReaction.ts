import type { EventOf } from './fightEvent';
import type { FightNames } from './fightNames';

const causes = {
  missed: (foe: string) => `answers the miss of ${foe}`,
  damaged: (foe: string) => `answers the damage of ${foe}`,
  'leaves-reach': (foe: string) => `makes an opportunity attack on ${foe}`,
} as const;

/** A line of the recap for a reaction, or what comes up by itself as a creature falls. */
export function tellReaction(names: FightNames, event: EventOf<'guard' | 'reaction' | 'burst'>): string {
  const { creature, action } = event;
  const who = names.bold(creature);
  const what = names.actionOf(creature, action);
  if (event.kind === 'burst') return `- ${who} goes off as it falls: ${what}`;
  const { foe } = event;
  if (event.kind === 'reaction') return `- ${who} ${causes[event.trigger](names.name(foe))} with ${what}`;
  const attack = `${names.name(foe)}'s ${names.actionOf(foe, event.answered)}`;
  if (event.armor > 0) return `- ${who} reacts with ${what} to ${attack}: AC +${event.armor}`;
  const dice = event.faces.length > 0 ? ` (dice ${event.faces.join(', ')})` : '';
  return `  - ${who} reacts with ${what}: ${event.spared} damage less${dice}`;
}
