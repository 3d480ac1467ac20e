import { actionIndex } from '../tables/actionTable';
import { record } from './trace';

export function traceStrike(creature: number, action: number): void {
  record({ kind: 'strike', creature, action: actionIndex[action]! });
}

export function traceSurge(creature: number, action: number): void {
  record({ kind: 'surge', creature, action: actionIndex[action]! });
}
