import * as fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { withScriptedDice } from '../../src/engine/random/observedDice';
import type { Scenario } from '../../src/shared/model/scenario';
import { fightsSeed } from '../support/fightsSeed';
import { toldEvents } from '../unit/engine/scriptedFight';
import { arbitraryCore } from './arbitraryCore';
import { arbitraryEffects } from './arbitraryEffects';
import { NaiveDice } from './naiveDice';
import { NaiveFight } from './naiveFight';

/** Both fight with the dice of the naive engine: none may be missing or left over, and every event must be the same. */
function fightInLockstep(scenario: Scenario, diceSeed: number): void {
  const dice = new NaiveDice(diceSeed);
  const expected = new NaiveFight(scenario, dice).fight();
  // Why an action was chosen is the engine's own story.
  const told = withScriptedDice(dice.fallen, () => toldEvents(scenario, 1, 0)).filter(({ kind }) => kind !== 'choice');
  // Quickly where they agree; else said which event is the first that differs.
  if (isDeepStrictEqual(told, expected)) return;
  told.forEach((event, index) => expect(event, `event ${index}`).toMatchObject(expected[index] ?? { kind: 'none' }));
  expect(told).toHaveLength(expected.length);
}

describe(`the naive engine and the real one fight in lockstep (seed ${fightsSeed})`, () => {
  it('through the core rules, 600 scenarios and three fights of each', () => {
    fc.assert(
      fc.property(arbitraryCore, fc.integer(), (scenario, diceSeed) => {
        for (let fight = 0; fight < 3; fight++) fightInLockstep(scenario, diceSeed + fight);
      }),
      { seed: fightsSeed, numRuns: 600 },
    );
  }, 300_000);

  it('through what lasts, concentration and reactions, 400 scenarios and three fights of each', () => {
    fc.assert(
      fc.property(arbitraryEffects, fc.integer(), (scenario, diceSeed) => {
        for (let fight = 0; fight < 3; fight++) fightInLockstep(scenario, diceSeed + fight);
      }),
      { seed: fightsSeed, numRuns: 400 },
    );
  }, 300_000);
});
