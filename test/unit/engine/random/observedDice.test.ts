import { describe, expect, it } from 'vitest';
import { rollDie } from '../../../../src/engine/random/dice';
import { observed, observeDice, takeFaces, withScriptedDice } from '../../../../src/engine/random/observedDice';

const d = (sides: number, face: number) => ({ sides, face });

describe('scripted dice', () => {
  it('come up as scripted', () => {
    expect(withScriptedDice([d(20, 17), d(6, 3)], () => [rollDie(20, 0), rollDie(6, 0)])).toEqual([17, 3]);
    expect(observed[0]).toBe(0);
  });

  it('must be enough, and of the right kind', () => {
    expect(() => withScriptedDice([], () => rollDie(20, 0))).toThrow('no die left for the d20');
    expect(() => withScriptedDice([d(6, 1)], () => rollDie(20, 0))).toThrow(
      'A d20 is rolled, but the script says d6:1',
    );
    expect(observed[0]).toBe(0);
  });

  it('must all be used', () => {
    expect(() => withScriptedDice([d(20, 1), d(6, 4)], () => rollDie(20, 0))).toThrow('1 scripted dice are left: d6:4');
  });
});

describe('observed dice', () => {
  it('fall as they would unobserved, and their faces are kept', () => {
    const unobserved = [rollDie(20, 5), rollDie(8, 6)];
    observeDice(true);
    expect([rollDie(20, 5), rollDie(8, 6)]).toEqual(unobserved);
    expect(takeFaces()).toEqual(unobserved);
    expect(takeFaces()).toEqual([]);
    observeDice(false);
  });
});
