import { conditions, type Condition } from '../../shared/model/vocabulary';
import { escapeMarkdown } from '../../shared/util/escapeMarkdown';
import type { EndOfEffect, EventOf } from './fightEvent';
import type { FightNames } from './fightNames';

type LastingKind =
  | 'effectBegins'
  | 'effectEnds'
  | 'effectSave'
  | 'escape'
  | 'concentration'
  | 'concentrationEnds'
  | 'turnLost'
  | 'exhaustion'
  | 'boon';

/** What {@link tellLasting} tells of. */
type LastingEvent = EventOf<LastingKind>;

const reasons: { readonly [Why in EndOfEffect]: string } = {
  save: 'saved',
  time: 'its time is up',
  damage: 'damage ends it',
  attack: 'it has attacked',
  uses: 'used up',
  escape: 'escaped',
  concentration: 'concentration is over',
  source: 'its source is gone',
  removed: 'taken away',
  'stands up': 'stands up',
  condition: 'its condition ends it',
  idle: 'not kept up',
};

/** A line about lasting effects: conditions, concentration, boons. */
export function tellLasting(event: LastingEvent, names: FightNames): string {
  switch (event.kind) {
    case 'effectBegins':
      return `  - ${names.name(event.creature)} is now ${effectOf(event.effect, event.conditions)}`;
    case 'effectEnds':
      return `  - ${names.name(event.creature)} is no longer ${effectOf(event.effect, [])}: ${reasons[event.why]}`;
    case 'effectSave':
      return `- ${names.bold(event.creature)} saves against ${escapeMarkdown(event.effect)}: ${rolled(event, event.ability.toUpperCase())}`;
    case 'escape':
      return `- ${names.bold(event.creature)} tries to escape ${escapeMarkdown(event.effect)}: ${rolled(event, 'check')}`;
    case 'concentration': {
      const what = names.actionOf(event.creature, event.action);
      return `  - ${names.name(event.creature)} concentrates on ${what}: ${rolled(event, 'CON')}`;
    }
    case 'concentrationEnds':
      return `  - ${names.name(event.creature)} no longer concentrates on ${names.actionOf(event.creature, event.action)}`;
    case 'turnLost': {
      const why = event.conditions.length > 0 ? ` (${event.conditions.join(', ')})` : '';
      return `- ${names.bold(event.creature)} cannot act${why}`;
    }
    case 'exhaustion':
      return `  - ${names.name(event.creature)} has ${event.level} levels of exhaustion`;
    case 'boon': {
      const targets = event.targets.map((target) => (target === event.creature ? 'itself' : names.name(target)));
      return `- ${names.bold(event.creature)} uses ${names.actionOf(event.creature, event.action)} on ${targets.join(', ')}`;
    }
  }
}

/** "under Hold Person (paralyzed)", or just "poisoned" where the name says it. */
function effectOf(effect: string, brought: readonly Condition[]): string {
  const own = conditions.find((condition) => condition === effect.toLowerCase());
  const others = brought.filter((condition) => condition !== own);
  return `${own ?? `under ${escapeMarkdown(effect)}`}${others.length > 0 ? ` (${others.join(', ')})` : ''}`;
}

interface Roll {
  readonly faces: readonly number[];
  readonly total: number;
  readonly dc: number;
  readonly isSuccess: boolean;
}

function rolled({ faces, total, dc, isSuccess }: Roll, what: string): string {
  if (faces.length === 0) return `${what} fails outright`;
  return `${what} ${total} against DC ${dc}, ${isSuccess ? 'success' : 'failure'}`;
}
