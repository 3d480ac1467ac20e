import type { EventOf } from './fightEvent';
import type { FightNames } from './fightNames';

/** A line of the recap for what creatures are by nature: how they regenerate, lose heart, or help the dying. */
export function tellTrait(names: FightNames, event: EventOf<'regenerates' | 'morale' | 'flees' | 'firstAid'>): string {
  const who = names.bold(event.creature);
  switch (event.kind) {
    case 'regenerates':
      return `- ${who} regenerates ${event.after - event.before} (${event.before} → ${event.after}${event.before === 0 ? ', up again' : ''})`;
    case 'morale':
      return `- ${who} ${event.isSuccess ? 'keeps its nerve' : 'loses heart'} (WIS ${event.total} against DC ${event.dc})`;
    case 'flees':
      return `- ${who} **flees**`;
    case 'firstAid': {
      const target = names.name(event.target);
      const result = event.isSuccess ? `${target} is stable` : `${target} goes on dying`;
      return `- ${who} gives ${target} first aid (Medicine ${event.total} against DC ${event.dc}): ${result}`;
    }
  }
}
