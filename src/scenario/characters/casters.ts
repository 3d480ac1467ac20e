import type { Action } from '../../shared/model/action';
import { action, boon, damage, dice, uses, atRange } from '../actionBuilders';
import { lastingChanges } from '../lastingEffects';
import { leftOut, simplified, type CharacterClass } from './characterClass';
import { from, slotPools, spells, weapon } from './kit';
import { fullCasterSlots } from './spellSlots';

/** Classes that fight with spells. Numbers: SRD 5.1 and SRD 5.2, "Classes" and "Spells". */

/** Chain mail (2014, Life Domain) or chain shirt (2024), with a shield; a mace. Life Domain. */
export const cleric: CharacterClass = {
  hitDie: 8,
  saveProficiencies: ['wis', 'cha'],
  scores: { wis: 17, con: 15, str: 13, dex: 12, cha: 10, int: 8 },
  improvements: ['wis', 'con'],
  rank: 'front',
  armorClass: (build) => build.by2024(16, 13 + build.modifier('dex')) + 2,
  pools: (build) => slotPools(fullCasterSlots(build.level)),
  actions: (build) => {
    const known = [
      ...spells(build, 'wis', 'Sacred Flame', 'Healing Word', 'Bless', 'Guiding Bolt'),
      ...from(5, build, ...spells(build, 'wis', 'Spirit Guardians')),
    ];
    // From level 1 (2014) or 3 (2024).
    const isDisciple = build.level >= build.by2024(1, 3);
    return [
      action('Mace', weapon(build, 'str', damage(dice(1, 6, build.modifier('str')), 'bludgeoning'))),
      ...(isDisciple ? known.map(asDiscipleOfLife) : known),
    ];
  },
  notSimulated: (build) => [
    ...from(5, build, simplified('Spirit Guardians', 'it does not slow')),
    ...leftOut(
      [
        [1, 'Divine Order', '2024'],
        [2, 'Channel Divinity'],
        [5, 'Destroy Undead', '2014'],
        [5, 'Sear Undead', '2024'],
      ],
      build,
    ),
  ],
};

/** Disciple of Life: spells that heal restore 2 + the level of the slot more. */
function asDiscipleOfLife(spell: Action): Action {
  const { effect, upcast } = spell;
  if (effect.kind !== 'heal') return spell;
  const amount = { ...effect.amount, bonus: effect.amount.bonus + 2 + (spell.spell ?? 0) };
  const healing = upcast && { ...upcast.healing, bonus: upcast.healing.bonus + 1 };
  return { ...spell, effect: { ...effect, amount }, upcast: upcast && healing && { ...upcast, healing } };
}

/** Mage armor, cast before the fight; fire bolt. Evocation from level 2 (2014) or 3 (2024). */
export const wizard: CharacterClass = {
  hitDie: 6,
  saveProficiencies: ['int', 'wis'],
  scores: { int: 17, con: 15, dex: 13, wis: 12, cha: 10, str: 8 },
  improvements: ['int', 'con'],
  rank: 'back',
  armorClass: (build) => 13 + build.modifier('dex'),
  pools: (build) => {
    const [first, second, third] = fullCasterSlots(build.level);
    return slotPools([first - 1, second, third]);
  },
  actions: (build) => [
    ...spells(build, 'int', 'Fire Bolt', 'Magic Missile', 'Burning Hands', 'Shield'),
    ...from(3, build, ...spells(build, 'int', 'Scorching Ray', 'Web')),
    ...from(5, build, ...spells(build, 'int', 'Fireball')),
  ],
  notSimulated: (build) => [
    simplified('Mage Armor', 'it is cast before the fight, with a slot of level 1'),
    ...from(3, build, simplified('Web', 'it holds only those who are in it when it is cast')),
    ...leftOut(
      [
        [1, 'Arcane Recovery'],
        [3, 'Potent Cantrip', '2024'],
      ],
      build,
    ),
  ],
};

/** Leather armor; a rapier. College of Lore from level 3. */
export const bard: CharacterClass = {
  hitDie: 8,
  saveProficiencies: ['dex', 'cha'],
  scores: { cha: 17, dex: 15, con: 13, wis: 12, int: 10, str: 8 },
  improvements: ['cha', 'dex'],
  rank: 'back',
  armorClass: (build) => 11 + build.modifier('dex'),
  pools: (build) => slotPools(fullCasterSlots(build.level)),
  actions: (build) => {
    const dexterity = build.modifier('dex');
    const inspired = lastingChanges(
      'Bardic Inspiration',
      { attackBonus: { dice: dice(1, build.level < 5 ? 6 : 8), sign: 1 } },
      { uses: 1 },
    );
    return [
      action('Rapier', weapon(build, 'dex', damage(dice(1, 8, dexterity), 'piercing'))),
      action('Shortbow', weapon(build, 'dex', damage(dice(1, 6, dexterity), 'piercing'), atRange(80, 320))),
      action('Bardic Inspiration', boon('other', 1, inspired), {
        // Font of Inspiration from level 5.
        ...uses(build.modifier('cha'), build.level < 5 ? 'long rest' : 'short rest'),
        slot: 'bonus',
      }),
      ...spells(build, 'cha', 'Vicious Mockery', 'Healing Word', 'Faerie Fire', 'Thunderwave'),
      ...from(3, build, ...spells(build, 'cha', 'Shatter')),
      ...from(5, build, ...spells(build, 'cha', 'Hypnotic Pattern')),
    ];
  },
  notSimulated: (build) => [
    simplified('Bardic Inspiration', 'it goes to the next attack roll of an ally'),
    ...from(5, build, simplified('Hypnotic Pattern', 'nobody is shaken awake')),
    ...leftOut([[3, 'Cutting Words']], build),
  ],
};
