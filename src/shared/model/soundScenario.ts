import { limits } from './limits';
import type { Creature, Scenario } from './scenario';

/**
 * Whether what refers to other parts of a scenario finds them: the party stands before the monsters; a fight has its
 * creatures, and no more than it may; the fights of a day take the monsters in order; pools and lines are there.
 */
export function isSound({ creatures, day }: Scenario): boolean {
  const firstMonster = creatures.findIndex(({ side }) => side === 'monsters');
  const party = firstMonster < 0 ? creatures.length : firstMonster;
  if (creatures.slice(party).some(({ side }) => side === 'party')) return false;
  if (!creatures.every(hasWhatItNames)) return false;
  if (day === null) return creatures.length <= limits.creatures;
  let next = party;
  for (const step of day) {
    if (step.kind === 'rest') continue;
    if (step.from !== next || step.to < step.from || party + step.to - step.from > limits.creatures) return false;
    next = step.to;
  }
  return next === creatures.length;
}

function hasWhatItNames({ actions, pools, priorities }: Creature): boolean {
  return (
    actions.every(({ limit }) => limit.kind !== 'pool' || limit.pool < pools.length) &&
    (priorities ?? []).every(({ action }) => action < actions.length)
  );
}
