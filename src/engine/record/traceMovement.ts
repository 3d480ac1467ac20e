import { record } from './trace';

/** Places are feet on the line. */
export function traceMove(creature: number, from: number, to: number): void {
  record({ kind: 'move', creature, from, to, feet: Math.abs(to - from), isPushed: false });
}

export function tracePush(creature: number, from: number, to: number): void {
  record({ kind: 'move', creature, from, to, feet: Math.abs(to - from), isPushed: true });
}

/** It would go up to its foes if it dared. */
export function traceHeldByFear(creature: number): void {
  record({ kind: 'heldByFear', creature });
}

export function traceBasic(creature: number, what: 'dash' | 'disengage'): void {
  record(what === 'dash' ? { kind: 'dash', creature } : { kind: 'disengage', creature });
}
