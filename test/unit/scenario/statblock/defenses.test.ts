import { expect, it } from 'vitest';
import { readDefenses } from '../../../../src/scenario/statblock/defenses';

it('tells what always holds from what holds against some attacks only', () => {
  expect(readDefenses('cold, fire; bludgeoning, piercing, and slashing from nonmagical attacks')).toEqual({
    types: ['cold', 'fire'],
    conditions: [],
    limitedTypes: ['bludgeoning', 'piercing', 'slashing'],
  });
});

it('reads the line of 2024, which mixes damage and conditions', () => {
  expect(readDefenses('Poison; Charmed, Exhaustion')).toEqual({
    types: ['poison'],
    conditions: ['charmed', 'exhaustion'],
    limitedTypes: [],
  });
});
