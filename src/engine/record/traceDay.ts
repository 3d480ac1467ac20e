import type { RestedCreature } from './fightEvent';
import { record } from './trace';

export function traceFight(fight: number): void {
  record({ kind: 'fight', fight });
}

export function traceRest(rest: 'short' | 'long', creatures: readonly RestedCreature[]): void {
  record({ kind: 'rest', rest, creatures });
}
