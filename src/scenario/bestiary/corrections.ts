import type { SrdMonster } from '../formats/srdDatabase';

/** By name: what the database says otherwise than the SRD 5.1 ("Monsters", "Nonplayer Characters"), as the SRD has it. */
export const corrections: ReadonlyMap<string, Partial<SrdMonster>> = new Map<string, Partial<SrdMonster>>([
  [
    'Adult Brass Dragon',
    {
      legendary_actions: [
        { name: 'Detect', desc: '' },
        { name: 'Tail Attack', desc: 'Makes a tail attack.' },
        {
          name: 'Wing Attack (Costs 2 Actions)',
          desc: 'Each creature within 10 ft. of it: DC 19 Dexterity saving throw or take 13 (2d6 + 6) bludgeoning damage and be prone.',
        },
      ],
    },
  ],
  ['Ancient Blue Dragon', { special_abilities: [{ name: 'Legendary Resistance (3/Day)', desc: '' }] }],
  ['Basilisk', { armor_class: 15 }],
  ['Bone Devil', { challenge_rating: 9 }],
  ['Cult Fanatic', { hit_points: 33 }],
  [
    'Ghast',
    {
      damage_resistances: ['necrotic'],
      damage_immunities: ['poison'],
      condition_immunities: named('Charmed', 'Exhaustion', 'Poisoned'),
    },
  ],
  ['Ghoul', { damage_immunities: ['poison'], condition_immunities: named('Charmed', 'Exhaustion', 'Poisoned') }],
  ['Giant Elk', { armor_class: 14 }],
  ['Giant Rat (Diseased)', { special_abilities: named('Keen Smell', 'Pack Tactics') }],
  ['Horned Devil', { hit_points: 178 }],
  ['Skeleton', { damage_immunities: ['poison'], condition_immunities: named('Exhaustion', 'Poisoned') }],
  [
    'Wight',
    {
      damage_resistances: [
        'necrotic',
        "bludgeoning, piercing, and slashing from nonmagical attacks that aren't silvered",
      ],
      damage_immunities: ['poison'],
      condition_immunities: named('Exhaustion', 'Poisoned'),
    },
  ],
  ['Zombie', { damage_immunities: ['poison'] }],
]);

function named(...names: readonly string[]): { name: string; desc: string }[] {
  return names.map((name) => ({ name, desc: '' }));
}
