import { drawDie } from './generator';

/** A die that is to come up: `{ sides: 20, face: 17 }`. */
export interface ScriptedDie {
  readonly sides: number;
  readonly face: number;
}

/** Entry 0: not 0 while dice are scripted or their faces are kept. Entry 1: not 0 while they are scripted. */
export const observed = new Int32Array(32);
const faces: number[] = [];
const script: ScriptedDie[] = [];

/** Keeps the faces of all dice until told otherwise: a replay's business. */
export function observeDice(isOn: boolean): void {
  observed[0] = isOn || observed[1] !== 0 ? 1 : 0;
  faces.length = 0;
}

/** A die while dice are observed: from the script where there is one, else from the generator. */
export function rollObserved(sides: number, counter: number): number {
  const face = observed[1] === 0 ? drawDie(sides, counter) : nextScripted(sides);
  faces.push(face);
  return face;
}

/** The faces since the last call. */
export function takeFaces(): number[] {
  return faces.splice(0);
}

/** Gives faces back that belong to what is still being told. */
export function returnFaces(taken: readonly number[]): void {
  faces.push(...taken);
}

/**
 * Runs `action` with these dice instead of random ones.
 * @throws when a die is missing, has other sides than the one needed, or is left over
 */
export function withScriptedDice<T>(dice: readonly ScriptedDie[], action: () => T): T {
  observed.fill(1, 0, 2);
  script.splice(0, script.length, ...dice);
  try {
    const result = action();
    if (script.length > 0) throw new Error(`${script.length} scripted dice are left: ${script.map(show).join(', ')}`);
    return result;
  } finally {
    observed.fill(0, 0, 2);
    script.length = 0;
    faces.length = 0;
  }
}

function nextScripted(sides: number): number {
  const die = script.shift();
  if (!die) throw new Error(`The script has no die left for the d${sides} that is rolled`);
  if (die.sides !== sides) throw new Error(`A d${sides} is rolled, but the script says ${show(die)}`);
  return die.face;
}

function show({ sides, face }: ScriptedDie): string {
  return `d${sides}:${face}`;
}
