import { plainSave } from '../../shared/model/action';
import { sureDamage } from '../sureDamage';
import { leftOut, simplified, type CharacterClass } from './characterClass';
import { action, atRange, attack, blast, damage, dice, fullCasterSlots, heal, perSlot } from './kit';

/**
 * Classes that fight with spells. Each slot is set aside for one spell, at the spell's level. Numbers: SRD 5.1 and
 * SRD 5.2, "Classes" and "Spells".
 */

const slotsSetAside = simplified('Spell slots', 'each slot is set aside for one spell');

/** Chain mail (2014, Life Domain) or chain shirt (2024), with a shield; a mace. Life Domain. */
export const cleric: CharacterClass = {
  hitDie: 8,
  saveProficiencies: ['wis', 'cha'],
  scores: { wis: 17, con: 15, str: 13, dex: 12, cha: 10, int: 8 },
  improvements: ['wis', 'con'],
  rank: 'front',
  armorClass: (build) => build.by2024(16, 13 + build.modifier('dex')) + 2,
  actions: (build) => {
    const [first, second, third] = fullCasterSlots(build.level);
    const wisdom = build.modifier('wis');
    const bonus = build.attackBonus('wis');
    const words = Math.ceil(first / 2);
    // Disciple of Life: 2 + the spell's level; from level 1 (2014) or 3 (2024).
    const discipleFrom = build.by2024(1, 3);
    const disciple = build.level < discipleFrom ? 0 : 2 + 1;
    const guidingBolt = (spellLevel: number) => attack(bonus, damage(dice(3 + spellLevel, 6), 'radiant'), atRange(120));
    return [
      action('Mace', attack(build.attackBonus('str'), damage(dice(1, 6, build.modifier('str')), 'bludgeoning'))),
      action(
        'Sacred Flame',
        {
          ...plainSave,
          dc: build.saveDc('wis'),
          damage: damage(dice(build.cantripDice, 8), 'radiant'),
        },
        { spell: 0 },
      ),
      ...perSlot(words, 1, 'Healing Word', heal(dice(build.by2024(1, 2), 4, wisdom + disciple), 'ally'), {
        slot: 'bonus',
      }),
      ...perSlot(first - words, 1, 'Guiding Bolt', guidingBolt(1)),
      ...perSlot(second, 2, 'Guiding Bolt (level 2)', guidingBolt(2)),
      ...perSlot(third, 3, 'Guiding Bolt (level 3)', guidingBolt(3)),
    ];
  },
  notSimulated: (build) => [
    slotsSetAside,
    simplified('Guiding Bolt', 'the next attack against the target has no advantage'),
    ...leftOut(
      [
        [1, 'Bless, Spirit Guardians and other spells with concentration'],
        [1, 'Divine Order', '2024'],
        [2, 'Channel Divinity'],
        [5, 'Destroy Undead', '2014'],
        [5, 'Sear Undead', '2024'],
      ],
      build,
    ),
  ],
};

/** Mage armor, cast before the fight; fire bolt. Evocation from level 2 (2014) or 3 (2024). */
export const wizard: CharacterClass = {
  hitDie: 6,
  saveProficiencies: ['int', 'wis'],
  scores: { int: 17, con: 15, dex: 13, wis: 12, cha: 10, str: 8 },
  improvements: ['int', 'con'],
  rank: 'back',
  armorClass: (build) => 13 + build.modifier('dex'),
  actions: (build) => {
    const [first, second, third] = fullCasterSlots(build.level);
    const bonus = build.attackBonus('int');
    const dc = build.saveDc('int');
    // One slot went into mage armor.
    const missiles = Math.ceil((first - 1) / 2);
    return [
      action('Fire Bolt', attack(bonus, damage(dice(build.cantripDice, 10), 'fire'), atRange(120)), { spell: 0 }),
      ...perSlot(missiles, 1, 'Magic Missile', sureDamage(damage(dice(3, 4, 3), 'force'), 1, null)),
      ...perSlot(
        first - 1 - missiles,
        1,
        'Burning Hands',
        blast(dc, damage(dice(3, 6), 'fire'), { shape: 'cone', size: 15 }),
      ),
      ...perSlot(second, 2, 'Scorching Ray', attack(bonus, damage(dice(2, 6), 'fire'), { ...atRange(120), rolls: 3 })),
      ...perSlot(third, 3, 'Fireball', blast(dc, damage(dice(8, 6), 'fire'), { shape: 'sphere', size: 20 })),
    ];
  },
  notSimulated: (build) => [
    slotsSetAside,
    simplified('Mage Armor', 'it is cast before the fight, with a slot of level 1'),
    ...leftOut(
      [
        [1, 'Shield (the spell)'],
        [1, 'Arcane Recovery'],
        [3, 'Potent Cantrip', '2024'],
      ],
      build,
    ),
  ],
};
