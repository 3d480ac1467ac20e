import { describe, expect, it } from 'vitest';
import { readMultiattack } from '../../../../src/scenario/statblock/multiattack';

const beast = ['Bite', 'Claws', 'Tail Stinger', 'Fire Breath', 'Hurl Rock'].map((name) => ({
  name,
  isMelee: name !== 'Fire Breath' && name !== 'Hurl Rock',
  isRanged: name === 'Hurl Rock',
}));

/** Each routine as a line: `1 Bite, 2 Claws/Hurl Rock`. */
function routines(text: string): string[] {
  return readMultiattack(text, beast).map((routine) =>
    routine.map(({ count, choices }) => `${count} ${choices.map((index) => beast[index]?.name).join('/')}`).join(', '),
  );
}

describe('readMultiattack', () => {
  it.each([
    ['The beast makes two attacks: one with its bite and one with its claws.', ['1 Bite, 1 Claws']],
    ['The beast makes three claw attacks.', ['3 Claws']],
    ['The beast makes two Bite attacks and one Claws attack.', ['2 Bite, 1 Claws']],
    ['It makes two attacks: one with its bite and one with its stinger.', ['1 Bite, 1 Tail Stinger']],
    ['It makes two attacks, either with its claws or its bite.', ['2 Claws/Bite']],
    ['It makes two attacks, using Bite or Hurl Rock in any combination.', ['2 Bite/Hurl Rock']],
    ['It makes two melee attacks.', ['2 Bite/Claws/Tail Stinger']],
    ['It makes two bite attacks or two claw attacks.', ['2 Bite/Claws']],
    ['It makes two bite attacks or one hurl rock attack.', ['2 Bite', '1 Hurl Rock']],
    [
      'It makes two attacks, only one of which can be a bite attack.',
      ['1 Claws/Tail Stinger, 1 Bite/Claws/Tail Stinger'],
    ],
    [
      'It makes three Claws attacks. It can replace one attack with a use of Fire Breath.',
      ['2 Claws, 1 Claws/Fire Breath'],
    ],
    [
      'It makes two attacks: one with its bite and one with its claws. It can use its Fire Breath in place of its bite.',
      ['1 Bite/Fire Breath, 1 Claws'],
    ],
    ['It makes one bite attack. Alternatively, it can use Hurl Rock twice.', ['1 Bite', '2 Hurl Rock']],
    [
      'It makes three tail stinger attacks, each of which it can replace with one use of Hurl Rock.',
      ['3 Tail Stinger/Hurl Rock'],
    ],
    ['It sings.', []],
  ])('reads "%s"', (text, expected) => {
    expect(routines(text)).toEqual(expected);
  });

  it.each([
    ['It makes one unarmed strike.', [[{ count: 1, choices: [0] }]]],
    ['It makes two slam attacks.', [[{ count: 2, choices: [1] }]]],
    // Any attack, not those whose names end in the word.
    ['It makes two attacks.', [[{ count: 2, choices: [0, 1, 2] }]]],
  ])('does not ask for the word a name ends in twice: "%s"', (text, expected) => {
    const actions = ['Unarmed Strike', 'Slam Attack', 'Bite'].map((name) => ({ name, isMelee: true, isRanged: false }));
    expect(readMultiattack(text, actions)).toEqual(expected);
  });
});
