import { expect, it } from 'vitest';
import { masteries, withMastery, type Mastery } from '../../../src/scenario/mastery';
import { plainAttack } from '../../../src/shared/model/plain';

const greataxe = {
  ...plainAttack,
  bonus: 5,
  damage: [{ dice: { terms: [{ count: 1, sides: 12 }], bonus: 3 }, type: 'slashing' as const }],
};
const mastered = (mastery: Mastery) => withMastery(greataxe, mastery, { modifier: 3, dc: 13 });

it('Cleave: a second blow without the ability modifier', () => {
  expect(mastered('cleave').cleave).toEqual([
    { dice: { terms: [{ count: 1, sides: 12 }], bonus: 0 }, type: 'slashing' },
  ]);
});

it('Graze: a miss deals the ability modifier', () => {
  expect(mastered('graze').onMiss).toEqual([{ dice: { terms: [], bonus: 3 }, type: 'slashing' }]);
  expect(withMastery(greataxe, 'graze', { modifier: -1, dc: 9 }).onMiss).toEqual([]);
});

it('Topple: a Constitution save or prone', () => {
  expect(mastered('topple').riders).toMatchObject([
    { save: { ability: 'con', dc: 13, onSuccess: 'none' }, lasting: [{ name: 'prone', conditions: ['prone'] }] },
  ]);
});

it('Vex: advantage on the next attack of its wielder against the target, before the end of the next turn', () => {
  expect(mastered('vex').riders).toMatchObject([
    {
      save: null,
      lasting: [
        {
          uses: 1,
          ends: { at: 'end', of: 'source', turns: 1 },
          changes: { attackedRolls: 'advantage', attackedBySource: true },
        },
      ],
    },
  ]);
});

it('Sap: disadvantage on the next attack of the target, before the start of the next turn of its wielder', () => {
  expect(mastered('sap').riders).toMatchObject([
    { lasting: [{ uses: 1, ends: { at: 'start', of: 'source', turns: 1 }, changes: { attackRolls: 'disadvantage' } }] },
  ]);
});

it('Slow takes 10 feet, Push pushes 10', () => {
  expect(mastered('slow').riders).toMatchObject([{ lasting: [{ changes: { speed: -10 } }] }]);
  expect(mastered('push').riders).toMatchObject([{ push: 10 }]);
});

it.each(masteries)('%s changes neither the attack roll nor its damage', (mastery) => {
  expect(mastered(mastery)).toMatchObject({ bonus: 5, damage: greataxe.damage });
});
