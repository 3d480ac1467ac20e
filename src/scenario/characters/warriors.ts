import { leftOut, simplified, type Build, type CharacterClass } from './characterClass';
import type { StatBlock } from '../statBlock';
import { action, atRange, attack, damage, dice, halfCasterSlots, heal, perSlot, uses } from './kit';

/**
 * Classes that fight with weapons. Numbers: SRD 5.1 and SRD 5.2, "Classes" and "Equipment"; equipment: a starting set
 * of the class.
 */

/** Chain mail (16) with the Defense style; a greatsword. Champion from level 3. */
export const fighter: CharacterClass = {
  hitDie: 10,
  saveProficiencies: ['str', 'con'],
  scores: { str: 17, con: 15, dex: 13, wis: 12, cha: 10, int: 8 },
  improvements: ['str', 'con'],
  rank: 'front',
  armorClass: () => 16 + 1,
  actions: (build) => {
    const strength = build.modifier('str');
    const more = { rolls: build.attacks, critRange: build.level < 3 ? 20 : 19 };
    const greatsword = attack(build.attackBonus('str'), damage(dice(2, 6, strength), 'slashing'), more);
    const secondWinds = build.by2024(uses(1, 'short rest'), uses(build.level < 4 ? 2 : 3, 'long rest'));
    return [
      action('Greatsword', greatsword),
      action(
        'Javelin',
        attack(build.attackBonus('str'), damage(dice(1, 6, strength), 'piercing'), { ...more, ...atRange(30, 120) }),
      ),
      action('Second Wind', heal(dice(1, 10, build.level), 'self'), {
        ...secondWinds,
        slot: 'bonus',
        when: [{ subject: 'self.hp%', comparison: '<', value: 50 }],
      }),
      ...(build.level < 2 ? [] : [action('Action Surge', greatsword, { ...uses(1, 'short rest'), slot: 'free' })]),
    ];
  },
  notSimulated: (build) => [
    ...(build.level < 2
      ? []
      : [simplified('Action Surge', 'always used for a second Attack action, as early as possible')]),
    ...leftOut(
      [
        [3, 'Remarkable Athlete', '2024'],
        [5, 'Tactical Shift', '2024'],
      ],
      build,
    ),
    ...masteries('Weapon Mastery (Graze)', build),
  ],
};

/** No armor: 10 + Dexterity + Constitution; a greataxe. Berserker from level 3. */
export const barbarian: CharacterClass = {
  hitDie: 12,
  saveProficiencies: ['str', 'con'],
  scores: { str: 17, con: 15, dex: 13, wis: 12, cha: 10, int: 8 },
  improvements: ['str', 'con'],
  rank: 'front',
  // Fast Movement.
  speed: (build) => (build.level < 5 ? 30 : 40),
  armorClass: (build) => 10 + build.modifier('dex') + build.modifier('con'),
  resist: ['bludgeoning', 'piercing', 'slashing'],
  actions: (build) => {
    const strength = build.modifier('str');
    const thrown = dice(1, 6, strength + build.by2024(0, rageDamage));
    return [
      action(
        'Greataxe',
        attack(build.attackBonus('str'), damage(dice(1, 12, strength + rageDamage), 'slashing'), {
          rolls: build.attacks,
        }),
      ),
      action(
        'Handaxe',
        attack(build.attackBonus('str'), damage(thrown, 'slashing'), {
          ...atRange(20, 60),
          rolls: build.attacks,
        }),
      ),
    ];
  },
  notSimulated: (build) => [
    simplified('Rage', 'the character rages from the start of the fight to its end'),
    ...leftOut(
      [
        [2, 'Reckless Attack'],
        [2, 'Danger Sense'],
        [3, 'Frenzy'],
      ],
      build,
    ),
    ...masteries('Weapon Mastery (Cleave)', build),
  ],
};

const rageDamage = 2;

/** Leather armor; rapier and shortbow. Thief from level 3. */
export const rogue: CharacterClass = {
  hitDie: 8,
  saveProficiencies: ['dex', 'int'],
  scores: { dex: 17, con: 15, wis: 13, int: 12, cha: 10, str: 8 },
  improvements: ['dex', 'con'],
  rank: 'front',
  armorClass: (build) => 11 + build.modifier('dex'),
  actions: (build) => {
    const dexterity = build.modifier('dex');
    const oncePerTurn = damage(dice(Math.ceil(build.level / 2), 6), 'piercing');
    const bonus = build.attackBonus('dex');
    return [
      build.by2024(
        action('Rapier', attack(bonus, damage(dice(1, 8, dexterity), 'piercing'), { oncePerTurn })),
        action('Shortsword', attack(bonus, damage(dice(1, 6, dexterity), 'piercing'), { oncePerTurn })),
      ),
      action(
        'Shortbow',
        attack(bonus, damage(dice(1, 6, dexterity), 'piercing'), { ...atRange(80, 320), oncePerTurn }),
      ),
    ];
  },
  notSimulated: (build) => [
    simplified('Sneak Attack', 'an ally beside the target, or advantage, is taken for granted'),
    ...leftOut(
      [
        [2, 'Cunning Action'],
        [3, 'Steady Aim', '2024'],
        [5, 'Cunning Strike', '2024'],
        [5, 'Uncanny Dodge'],
      ],
      build,
    ),
    ...masteries('Weapon Mastery (Vex, Nick)', build),
  ],
};

/** Chain mail and shield, with the Defense style from level 2; a longsword. Oath of Devotion from level 3. */
export const paladin: CharacterClass = {
  hitDie: 10,
  saveProficiencies: ['wis', 'cha'],
  scores: { str: 17, cha: 15, con: 13, wis: 12, dex: 10, int: 8 },
  improvements: ['str', 'cha'],
  rank: 'front',
  armorClass: (build) => 16 + 2 + (build.level < 2 ? 0 : 1),
  actions: (build) => {
    const [first, second] = halfCasterSlots(build.level, build.ruleset);
    const longsword = attack(build.attackBonus('str'), damage(dice(1, 8, build.modifier('str')), 'slashing'), {
      rolls: build.attacks,
    });
    const smite = (diceCount: number) => ({ ...longsword, oncePerTurn: damage(dice(diceCount, 8), 'radiant') });
    const slot = build.by2024<'action' | 'bonus'>('action', 'bonus');
    return [
      action('Longsword', longsword),
      action(
        'Javelin',
        attack(build.attackBonus('str'), damage(dice(1, 6, build.modifier('str')), 'piercing'), {
          ...atRange(30, 120),
          rolls: build.attacks,
        }),
      ),
      ...(build.level < 2
        ? perSlot(first, 1, 'Cure Wounds', heal(dice(2, 8, build.modifier('cha')), 'ally'))
        : perSlot(first, 1, 'Divine Smite', smite(2))),
      ...perSlot(second, 2, 'Divine Smite (level 2)', smite(3)),
      // Casts it once without a slot.
      ...(build.level < 2 ? [] : build.by2024([], [action("Paladin's Smite", smite(2), uses(1, 'long rest'))])),
      action('Lay on Hands', heal({ terms: [], bonus: 5 * build.level }, 'ally'), { ...uses(1, 'long rest'), slot }),
    ];
  },
  notSimulated: (build) => [
    ...(build.level < 2
      ? []
      : [simplified('Divine Smite', 'its slot or use is spent when the attack is made, also when it misses')]),
    simplified('Lay on Hands', 'the whole pool is given at once'),
    ...leftOut([[3, 'Channel Divinity']], build),
    ...masteries('Weapon Mastery (Sap)', build),
  ],
};

/** Scale mail (2014) or studded leather (2024); a longbow with the Archery style from level 2. Hunter from level 3. */
export const ranger: CharacterClass = {
  hitDie: 10,
  saveProficiencies: ['str', 'dex'],
  scores: { dex: 17, wis: 15, con: 13, str: 12, int: 10, cha: 8 },
  improvements: ['dex', 'wis'],
  rank: 'back',
  armorClass: (build) => build.by2024(14 + 2, 12 + build.modifier('dex')),
  actions: (build) => {
    const [first, second] = halfCasterSlots(build.level, build.ruleset);
    const cureWounds = (spellLevel: number) =>
      heal(dice(spellLevel * build.by2024(1, 2), 8, build.modifier('wis')), 'ally');
    const dexterity = build.modifier('dex');
    const more = {
      rolls: build.attacks,
      oncePerTurn: build.level < 3 ? [] : damage(dice(1, 8), 'piercing'),
    };
    const archery = build.level < 2 ? 0 : 2;
    return [
      action(
        'Longbow',
        attack(build.attackBonus('dex') + archery, damage(dice(1, 8, dexterity), 'piercing'), {
          ...more,
          ...atRange(150, 600),
        }),
      ),
      action('Shortsword', attack(build.attackBonus('dex'), damage(dice(1, 6, dexterity), 'piercing'), more)),
      ...perSlot(first, 1, 'Cure Wounds', cureWounds(1)),
      ...perSlot(second, 2, 'Cure Wounds (level 2)', cureWounds(2)),
    ];
  },
  notSimulated: (build) => [
    ...(build.level < 3 ? [] : [simplified('Colossus Slayer', 'the target is taken to be hurt already')]),
    ...leftOut([[build.by2024(2, 1), "Hunter's Mark"]], build),
    ...masteries('Weapon Mastery (Slow, Vex)', build),
  ],
};

/** Only the 2024 rules have weapon masteries. */
function masteries(text: string, build: Build): StatBlock['notSimulated'] {
  return build.by2024([], leftOut([[1, text]], build));
}
