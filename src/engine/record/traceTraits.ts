import { takeFaces } from '../random/observedDice';
import { actionIndex } from '../tables/actionTable';
import { hp } from '../tables/fightState';
import { record } from './trace';

export function traceRegeneration(creature: number, before: number): void {
  record({ kind: 'regenerates', creature, before, after: hp[creature]! });
}

/** A save against fleeing. */
export function traceMorale(creature: number, total: number, dc: number, isSuccess: boolean): void {
  record({ kind: 'morale', creature, faces: takeFaces(), total, dc, isSuccess });
}

export function traceFlight(creature: number): void {
  record({ kind: 'flees', creature });
}

export function traceFirstAid(
  creature: number,
  action: number,
  target: number,
  total: number,
  dc: number,
  isSuccess: boolean,
): void {
  const faces = takeFaces();
  record({ kind: 'firstAid', creature, action: actionIndex[action]!, target, faces, total, dc, isSuccess });
}
