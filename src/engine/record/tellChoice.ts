import type { Predicate } from '../../shared/model/action';
import type { Creature } from '../../shared/model/scenario';
import { escapeMarkdown } from '../../shared/util/escapeMarkdown';
import type { FightEvent } from './fightEvent';

/** Why the creature acts as it does, to stand behind what it does: ` (because an ally is down)`. */
export function tellChoice(
  { creature, action, line, reason }: Extract<FightEvent, { kind: 'choice' }>,
  creatures: readonly Creature[],
): string {
  switch (reason) {
    case 'line': {
      const text = line === null ? undefined : creatures[creature]?.priorities?.[line]?.text;
      return text === undefined ? '' : ` (because: ${escapeMarkdown(text)})`;
    }
    case 'ally-down':
      return ' (because an ally is down)';
    case 'hurt':
      return ' (because someone is hurt)';
    case 'limited':
      return ' (because limited powers come first)';
    case 'condition': {
      const when = creatures[creature]?.actions[action]?.when ?? [];
      return ` (because ${escapeMarkdown(when.map(predicateText).join(' and '))})`;
    }
  }
}

function predicateText({ subject, comparison, value }: Predicate): string {
  return `${subject} ${comparison} ${value}`;
}
