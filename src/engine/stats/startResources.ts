import type { Creature } from '../../shared/model/scenario';

/** Uses and points of a creature before the first fight; what recharges is not counted. */
export function startResources({ actions, pools }: Creature): number {
  const uses = actions.reduce((sum, { limit }) => sum + (limit.kind === 'uses' ? limit.uses : 0), 0);
  return pools.reduce((sum, { points }) => sum + points, uses);
}
