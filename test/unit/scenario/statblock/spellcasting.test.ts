import { describe, expect, it } from 'vitest';
import { isSpellcasting, readSpellcasting } from '../../../../src/scenario/statblock/spellcasting';

const stats = { cr: 6, modifierOf: () => 3 };
const read = (text: string, title = 'Spellcasting') => readSpellcasting([{ title, text }], stats);

const mage = `The mage is a 9th-level spellcaster. Its spellcasting ability is Intelligence (spell save DC 14, +6 to hit with spell attacks). The mage has the following wizard spells prepared:

- Cantrips (at will): fire bolt, light
- 1st level (4 slots): detect magic, mage armor, magic missile, shield
- 2nd level (3 slots): misty step, spiritual weapon
- 3rd level (3 slots): counterspell, fireball`;

describe('spell lists of 2014', () => {
  it('give pools of slots, and the spells that spend them', () => {
    const { pools, actions, notes } = read(mage);
    expect(pools).toEqual([
      { name: 'level 1 slots', points: 4, per: 'long rest', slotLevel: 1 },
      // One went into the spiritual weapon.
      { name: 'level 2 slots', points: 2, per: 'long rest', slotLevel: 2 },
      { name: 'level 3 slots', points: 3, per: 'long rest', slotLevel: 3 },
    ]);
    expect(actions).toMatchObject([
      {
        name: 'Fire Bolt',
        spell: 0,
        limit: { kind: 'at-will' },
        effect: { bonus: 6, damage: [{ dice: { terms: [{ count: 2 }] } }] },
      },
      { name: 'Magic Missile', spell: 1, limit: { kind: 'slots' }, effect: { ability: null } },
      { name: 'Shield', slot: 'reaction', trigger: 'hit', effect: { kind: 'guard', ac: 5 } },
      { name: 'Spiritual Weapon', slot: 'bonus', limit: { kind: 'at-will' } },
      {
        name: 'Fireball',
        spell: 3,
        isMagical: true,
        effect: { dc: 14, damage: [{ dice: { terms: [{ count: 8 }] } }] },
      },
    ]);
    expect(notes).toMatchObject([
      { text: 'Spiritual Weapon', degree: 'partly' },
      { text: 'Spellcasting', degree: 'partly', reason: 'not cast: misty step, counterspell' },
    ]);
  });

  it('of innate spells give each its own uses, and none a slot', () => {
    const { pools, actions } = read(
      "The fiend's spellcasting ability is Charisma (spell save DC 21). It can innately cast the following spells:\nAt will: detect magic, fireball\n3/day each: hold monster",
      'Innate Spellcasting',
    );
    expect(pools).toEqual([]);
    expect(actions).toMatchObject([
      { name: 'Fireball', spell: null, limit: { kind: 'at-will' } },
      { name: 'Hold Monster', spell: null, limit: { kind: 'uses', uses: 3, per: 'day' }, concentration: true },
    ]);
  });

  it('without a DC are named only', () => {
    const { actions, notes } = read('The mephit can innately cast sleep.', 'Innate Spellcasting (1/Day)');
    expect(actions).toEqual([]);
    expect(notes).toMatchObject([{ text: 'Innate Spellcasting', degree: 'not' }]);
  });
});

describe('spell lists of 2024', () => {
  const text =
    'The mage casts one of the following spells, using Intelligence as the spellcasting ability (spell save DC 14):\n\n- **At Will:** *Detect Magic*, *Light*\n- **2/Day Each:** *Fireball*, *Sleep*\n- **1/Day Each:** *Fly*';

  it('are read with their markup, and by the rules of 2024', () => {
    const { actions, notes } = read(text);
    expect(actions).toMatchObject([
      { name: 'Fireball', limit: { uses: 2, per: 'day' } },
      { name: 'Sleep', effect: { ability: 'wis', lasting: [{ conditions: ['incapacitated'], endsOnDamage: true }] } },
    ]);
    expect(notes).toContainEqual({ text: 'Spellcasting', degree: 'partly', reason: 'not cast: Fly' });
  });
});

it('knows the headings', () => {
  const titles = [
    'Spellcasting',
    'Innate Spellcasting (Psionics)',
    '***Spellcasting.***',
    'Shared Spellcasting',
    'Spell',
  ];
  expect(titles.map((title) => isSpellcasting({ title, text: '' }))).toEqual([true, true, true, false, false]);
});
