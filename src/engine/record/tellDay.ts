import type { Scenario } from '../../shared/model/scenario';
import { escapeMarkdown } from '../../shared/util/escapeMarkdown';
import type { EventOf } from './fightEvent';
import type { FightNames } from './fightNames';

/** The heading of a day's fight, or what a rest did for everybody. */
export function tellDay({ day }: Scenario, names: FightNames, event: EventOf<'fight' | 'rest'>): string[] {
  if (event.kind === 'rest') {
    const heading = ['', `## ${event.rest === 'short' ? 'Short' : 'Long'} rest`, ''];
    return [...heading, ...event.creatures.map((rested) => tellRested(names, rested))];
  }
  const fights = (day ?? []).filter((step) => step.kind === 'fight');
  const title = escapeMarkdown(fights[event.fight]?.title ?? '');
  return ['', `# Fight ${event.fight + 1} of ${fights.length}${title && `: ${title}`}`];
}

function tellRested(
  names: FightNames,
  { creature, faces, before, after, hitDiceLeft }: EventOf<'rest'>['creatures'][number],
): string {
  const dice = faces.length > 0 ? ` (hit dice ${faces.join(', ')})` : '';
  const hp = before === after ? `has ${after} HP` : `${before} → ${after} HP${dice}`;
  return `- ${names.bold(creature)}: ${hp}, ${hitDiceLeft} hit dice left`;
}
