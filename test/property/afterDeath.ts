import type { FightEvent } from '../../src/engine/record/fightEvent';

/** What only somebody in the fight does, or undergoes; a burst goes on after the fall that set it off. */
const ofTheLiving: readonly FightEvent['kind'][] = [
  'turn',
  'turnLost',
  'recharge',
  'deathSave',
  'move',
  'dash',
  'disengage',
  'heldByFear',
  'lair',
  'legendary',
  'strike',
  'surge',
  'choice',
  'guard',
  'reaction',
  'save',
  'struck',
  'effectBegins',
  'effectSave',
  'escape',
  'concentration',
  'ongoing',
  'boon',
  'regenerates',
  'morale',
  'flees',
  'firstAid',
];

/** What creatures that are dead, or have fled, still do in one fight; empty when all is well. */
export function deedsAfterDeath(events: readonly FightEvent[]): string[] {
  const gone = new Set<number>();
  const bursting = new Set<number>();
  return events.flatMap((event, index) => {
    const broken = whoIn(event)
      .filter((creature) => gone.has(creature) && !bursting.has(creature))
      .map((creature) => `event ${index}, ${event.kind}: ${creature} is gone`);
    if (event.kind === 'burst') bursting.add(event.creature);
    const isDeath = (event.kind === 'falls' || event.kind === 'deathSave') && event.state === 'dead';
    if (isDeath || event.kind === 'flees') gone.add(event.creature);
    return broken;
  });
}

function whoIn(event: FightEvent): readonly number[] {
  if (event.kind === 'attack') return [event.creature, event.target];
  if (event.kind === 'heal') return [event.creature, event.target];
  if (event.kind === 'power') return [event.creature, ...event.targets];
  if (event.kind === 'damage') return [event.target];
  return 'creature' in event && ofTheLiving.includes(event.kind) ? [event.creature] : [];
}
