import type { Action } from '../../shared/model/action';
import { action, atRange, damage, dice, heal, uses } from '../actionBuilders';
import { leftOut, simplified, type Build, type CharacterClass } from './characterClass';
import { from, slotPools, spells, weapon } from './kit';
import { halfCasterSlots } from './spellSlots';

/** Classes that fight with weapons and cast some spells. Numbers: SRD 5.1 and SRD 5.2, "Classes" and "Equipment". */

/** Chain mail and shield, with the Defense style from level 2; a longsword. Oath of Devotion from level 3. */
export const paladin: CharacterClass = {
  hitDie: 10,
  saveProficiencies: ['wis', 'cha'],
  scores: { str: 17, cha: 15, con: 13, wis: 12, dex: 10, int: 8 },
  improvements: ['str', 'cha'],
  rank: 'front',
  escapes: 'str',
  armorClass: (build) => 16 + 2 + (build.level < 2 ? 0 : 1),
  pools: (build) => [
    { name: 'Lay on Hands', points: 5 * build.level, per: 'long rest', slotLevel: null },
    ...slotPools(halfCasterSlots(build.level, build.ruleset)),
  ],
  actions: (build) => {
    const strength = build.modifier('str');
    const javelin = { ...atRange(30, 120), rolls: build.attacks, mastery: 'slow' } as const;
    return [
      action(
        'Longsword',
        weapon(build, 'str', damage(dice(1, 8, strength), 'slashing'), { rolls: build.attacks, mastery: 'sap' }),
      ),
      action('Javelin', weapon(build, 'str', damage(dice(1, 6, strength), 'piercing'), javelin)),
      action('Lay on Hands', heal({ terms: [], bonus: 0 }, 'ally', { fromPool: true }), {
        limit: { kind: 'pool', pool: 0, cost: 1 },
        slot: build.by2024('action', 'bonus'),
      }),
      ...from(build.by2024(2, 1), build, ...spells(build, 'cha', 'Bless', 'Shield of Faith')),
      ...smites(build),
    ];
  },
  notSimulated: (build) => leftOut([[3, 'Channel Divinity']], build),
};

/** 2014: a feature that spends a slot. 2024: a spell that takes a bonus action, once a day without a slot. */
function smites(build: Build): readonly Action[] {
  const smite: Action['effect'] = {
    kind: 'strike',
    damage: damage(dice(2, 8), 'radiant'),
    riders: [],
    meleeOnly: true,
    oncePer: null,
  };
  const upcast = { damage: damage(dice(1, 8), 'radiant'), healing: { terms: [], bonus: 0 }, targets: 0 };
  const fromSlots = { limit: { kind: 'slots' }, upcast, trigger: 'own-hit' } as const;
  return from(
    2,
    build,
    action('Divine Smite', smite, { ...fromSlots, ...build.by2024({ slot: 'free' }, { slot: 'bonus', spell: 1 }) }),
    ...build.by2024(
      [],
      [action("Paladin's Smite", smite, { ...uses(1, 'long rest'), slot: 'bonus', trigger: 'own-hit' })],
    ),
  );
}

/** Scale mail (2014) or studded leather (2024); a longbow with the Archery style from level 2. Hunter from level 3. */
export const ranger: CharacterClass = {
  hitDie: 10,
  saveProficiencies: ['str', 'dex'],
  scores: { dex: 17, wis: 15, con: 13, str: 12, int: 10, cha: 8 },
  improvements: ['dex', 'wis'],
  rank: 'back',
  escapes: 'str',
  armorClass: (build) => build.by2024(14 + 2, 12 + build.modifier('dex')),
  pools: (build) => slotPools(halfCasterSlots(build.level, build.ruleset)),
  actions: (build) => {
    const dexterity = build.modifier('dex');
    const more = {
      rolls: build.attacks,
      oncePerTurn: build.level < 3 ? [] : damage(dice(1, 8), 'piercing'),
    };
    const longbow = weapon(build, 'dex', damage(dice(1, 8, dexterity), 'piercing'), {
      ...more,
      ...atRange(150, 600),
      mastery: 'slow',
    });
    return [
      action('Longbow', { ...longbow, bonus: longbow.bonus + (build.level < 2 ? 0 : 2) }),
      action(
        'Shortsword',
        weapon(build, 'dex', damage(dice(1, 6, dexterity), 'piercing'), { ...more, mastery: 'vex' }),
      ),
      ...marks(build),
      ...from(build.by2024(2, 1), build, ...spells(build, 'wis', 'Cure Wounds')),
    ];
  },
  notSimulated: (build) => [
    ...from(3, build, simplified('Colossus Slayer', 'the target is taken to be hurt already')),
    ...from(build.by2024(2, 1), build, simplified("Hunter's Mark", 'it does not pass on to another foe')),
  ],
};

/** Favored Enemy (2024) casts it without a slot. */
function marks(build: Build): readonly Action[] {
  const fromSlots = spells(build, 'wis', "Hunter's Mark");
  if (build.ruleset === '2014') return from(2, build, ...fromSlots);
  return fromSlots.map((mark) => ({ ...mark, ...uses(build.level < 5 ? 2 : 3, 'long rest'), spell: null }));
}
