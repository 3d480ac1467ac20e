import { describe, expect, it } from 'vitest';
import { readParry } from '../../../../src/scenario/statblock/parryPhrase';
import { readTraits } from '../../../../src/scenario/statblock/traits';

const trait = (title: string, text = '') => readTraits([{ title, text }]);

describe('traits', () => {
  it('that are one word: Pack Tactics, Magic Resistance, Evasion', () => {
    expect(trait('Pack Tactics')).toMatchObject({ packTactics: true, notes: [] });
    expect(trait('Magic Resistance')).toMatchObject({ magicResistance: true, notes: [] });
    expect(trait('Evasion')).toMatchObject({ evasion: true, notes: [] });
  });

  it('Regeneration, and what stops it', () => {
    const text =
      "The troll regains 10 hit points at the start of its turn. If the troll takes acid or fire damage, this trait doesn't function at the start of the troll's next turn. The troll dies only if it starts its turn with 0 hit points and doesn't regenerate.";
    expect(trait('Regeneration', text)).toMatchObject({
      regeneration: { amount: 10, stoppedBy: ['acid', 'fire'] },
      notes: [{ degree: 'partly' }],
    });
  });

  it('Stench: an aura at the start of the turns of those in it', () => {
    const text =
      "Any creature that starts its turn within 5 ft. of the ghast must succeed on a DC 10 Constitution saving throw or be poisoned until the start of its next turn. On a successful saving throw, the creature is immune to the ghast's Stench for 24 hours.";
    const { auras, notes } = trait('Stench', text);
    expect(auras).toMatchObject([
      {
        name: 'Stench',
        affects: 'foes',
        radius: 5,
        at: 'start',
        save: { ability: 'con', dc: 10 },
        conditions: ['poisoned'],
      },
    ]);
    expect(notes).toMatchObject([{ text: 'Stench', degree: 'partly' }]);
  });

  it('Fire Aura: damage with no save, and a reaction against who hits it', () => {
    const text =
      "At the start of each of the balor's turns, each creature within 5 feet of it takes 10 (3d6) fire damage, and flammable objects ignite. A creature that touches the balor or hits it with a melee attack while within 5 feet of it takes 10 (3d6) fire damage.";
    const { auras, actions } = trait('Fire Aura', text);
    expect(auras).toMatchObject([{ radius: 5, save: null, damage: [{ type: 'fire' }], conditions: [] }]);
    expect(actions).toMatchObject([
      { slot: 'reaction', trigger: 'damaged', effect: { kind: 'save', ability: null, range: 5, targets: 1 } },
    ]);
  });

  it('Death Burst comes with its fall', () => {
    const text =
      'When the mephit dies, it explodes in a burst of lava. Each creature within 5 ft. of it must make a DC 11 Dexterity saving throw, taking 7 (2d6) fire damage on a failed save, or half as much damage on a successful one.';
    expect(trait('Death Burst', text).actions).toMatchObject([
      { slot: 'free', trigger: 'falls', effect: { kind: 'save', dc: 11, onSuccess: 'half', area: { size: 5 } } },
    ]);
  });

  it('Sneak Attack has its dice; Legendary Resistance its uses', () => {
    const text = 'The spy deals an extra 7 (2d6) damage when it hits a target with a weapon attack and has advantage.';
    expect(trait('Sneak Attack (1/Turn)', text).sneak).toEqual({ terms: [{ count: 2, sides: 6 }], bonus: 0 });
    expect(trait('Legendary Resistance (3/Day)').legendaryResistance).toBe(3);
  });

  it('that are not known are named, those that change nothing are not', () => {
    expect(trait('Undead Fortitude', 'It stays up.').notes).toMatchObject([
      { text: 'Undead Fortitude', degree: 'not' },
    ]);
    expect(trait('Keen Smell', 'It smells.').notes).toEqual([]);
  });
});

it('Parry adds to armor class against melee attacks', () => {
  const title = 'Parry';
  const text = 'The knight adds 2 to its AC against one melee attack that would hit it.';
  expect(readParry({ title, text })).toMatchObject({
    slot: 'reaction',
    trigger: 'hit',
    effect: { kind: 'guard', ac: 2, meleeOnly: true },
  });
  expect(readParry({ title: 'Split', text: 'It splits.' })).toBeNull();
});
