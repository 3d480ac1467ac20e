import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readStatBlock } from '../../src/scenario/formats/readStatBlock';
import { parseActionSentence } from '../../src/scenario/statblock/proseAction';
import { tokenize } from '../../src/scenario/statblock/tokenize';
import { damageTypes } from '../../src/shared/model/vocabulary';

const piece = fc.constantFrom(
  ...[
    'Melee Weapon Attack:',
    '+4 to hit,',
    'reach 5 ft.,',
    'one target.',
    'Hit:',
    '7 (1d10 + 2)',
    'piercing damage',
    'plus',
    '.',
  ],
  ...[
    'DC 15',
    'Dexterity saving throw',
    'Failure:',
    'each creature',
    '60-foot cone',
    'or half as much',
    '999999999',
    '(',
    '9d9999',
  ],
);
const prose = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' ')),
);

it('reads any text without throwing, and every clause is where it says', () => {
  fc.assert(
    fc.property(prose, (text) => {
      const { clauses } = parseActionSentence(text);
      for (const { start, end } of clauses) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      for (const token of tokenize(text)) expect(token.end).toBeGreaterThan(token.start);
      readStatBlock(text);
    }),
  );
});

it('reads back the attack it was printed from, in either wording', () => {
  const attack = fc.record({
    bonus: fc.integer({ min: -5, max: 30 }),
    reach: fc.integer({ min: 0, max: 100 }),
    count: fc.integer({ min: 1, max: 100 }),
    sides: fc.constantFrom(4, 6, 8, 10, 12, 20),
    flat: fc.integer({ min: 1, max: 40 }),
    type: fc.constantFrom(...damageTypes),
    is2024: fc.boolean(),
  });
  fc.assert(
    fc.property(attack, ({ bonus, reach, count, sides, flat, type, is2024 }) => {
      const signed = bonus < 0 ? String(bonus) : `+${bonus}`;
      const average = Math.floor((count * (sides + 1)) / 2) + flat;
      const header = is2024
        ? `Melee Attack Roll: ${signed}, reach ${reach} ft.`
        : `Melee Weapon Attack: ${signed} to hit, reach ${reach} ft., one target.`;
      const { actions, clauses } = parseActionSentence(
        `Slam. ${header} Hit: ${average} (${count}d${sides} + ${flat}) ${type} damage.`,
      );
      expect(clauses).toEqual([]);
      expect(actions).toMatchObject([
        {
          name: 'Slam',
          effect: {
            kind: 'attack',
            bonus,
            reach,
            damage: [{ dice: { terms: [{ count, sides }], bonus: flat }, type }],
          },
        },
      ]);
    }),
  );
});
