import type { Action, EffectOf } from '../../shared/model/action';
import type { Lasting } from '../../shared/model/lasting';
import { action, atRange, boon, damage, dice, heal, uses } from '../actionBuilders';
import {
  forOneMinute,
  lastingChanges,
  lastingCondition,
  riderOf,
  untilEndOfYourNextTurn,
  untilYourNextTurn,
} from '../lastingEffects';
import { leftOut, simplified, type Build, type CharacterClass } from './characterClass';
import { from, weapon } from './kit';

/**
 * Classes that fight with weapons and cast no spells. Numbers: SRD 5.1 and SRD 5.2, "Classes" and "Equipment";
 * equipment: a starting set of the class.
 */

/** Chain mail (16) with the Defense style; a greatsword. Champion from level 3. */
export const fighter: CharacterClass = {
  hitDie: 10,
  saveProficiencies: ['str', 'con'],
  scores: { str: 17, con: 15, dex: 13, wis: 12, cha: 10, int: 8 },
  improvements: ['str', 'con'],
  rank: 'front',
  escapes: 'str',
  armorClass: () => 16 + 1,
  actions: (build) => {
    const strength = build.modifier('str');
    const more = { rolls: build.attacks, critRange: build.level < 3 ? 20 : 19 };
    const secondWinds = build.by2024(uses(1, 'short rest'), uses(build.level < 4 ? 2 : 3, 'long rest'));
    return [
      action(
        'Greatsword',
        weapon(build, 'str', damage(dice(2, 6, strength), 'slashing'), { ...more, mastery: 'graze' }),
      ),
      action(
        'Javelin',
        weapon(build, 'str', damage(dice(1, 6, strength), 'piercing'), {
          ...more,
          ...atRange(30, 120),
          mastery: 'slow',
        }),
      ),
      action('Second Wind', heal(dice(1, 10, build.level), 'self'), {
        ...secondWinds,
        slot: 'bonus',
        when: [{ subject: 'self.hp%', comparison: '<', value: 50 }],
      }),
      ...from(
        2,
        build,
        action('Action Surge', { kind: 'surge', actions: 1 }, { ...uses(1, 'short rest'), slot: 'free' }),
      ),
    ];
  },
  notSimulated: (build) =>
    leftOut(
      [
        [3, 'Remarkable Athlete', '2024'],
        [5, 'Tactical Shift', '2024'],
      ],
      build,
    ),
};

const rageDamage = 2;

/** No armor: 10 + Dexterity + Constitution; a greataxe. Berserker from level 3. */
export const barbarian: CharacterClass = {
  hitDie: 12,
  saveProficiencies: ['str', 'con'],
  scores: { str: 17, con: 15, dex: 13, wis: 12, cha: 10, int: 8 },
  improvements: ['str', 'con'],
  rank: 'front',
  escapes: 'str',
  // Fast Movement.
  speed: (build) => (build.level < 5 ? 30 : 40),
  armorClass: (build) => 10 + build.modifier('dex') + build.modifier('con'),
  lasting: (build) =>
    from(2, build, lastingChanges('Danger Sense', { savingThrows: 'advantage', saveAbilities: ['dex'] })),
  actions: (build) => {
    const strength = build.modifier('str');
    const frenzy = build.level < 3 ? [] : build.by2024([], damage(dice(rageDamage, 6), 'slashing'));
    return [
      action(
        'Greataxe',
        weapon(build, 'str', damage(dice(1, 12, strength), 'slashing'), {
          rolls: build.attacks,
          oncePerTurn: frenzy,
          mastery: 'cleave',
        }),
      ),
      action(
        'Handaxe',
        weapon(build, 'str', damage(dice(1, 6, strength), 'slashing'), {
          ...atRange(20, 60),
          rolls: build.attacks,
          mastery: 'vex',
        }),
      ),
      rage(build),
      ...from(2, build, recklessAttack),
    ];
  },
  notSimulated: (build) => [
    ...from(2, build, simplified('Reckless Attack', 'used in every turn')),
    ...leftOut([[3, 'Frenzy', '2014']], build),
  ],
};

function rage(build: Build): Action {
  const lasting = lastingChanges(
    'Rage',
    {
      resist: ['bludgeoning', 'piercing', 'slashing'],
      damage: damage({ terms: [], bonus: rageDamage }, 'slashing'),
      savingThrows: 'advantage',
      saveAbilities: ['str'],
    },
    build.by2024<Partial<Lasting>>(
      { ...forOneMinute, endsOnConditions: ['unconscious'], keptUpBy: ['attack', 'damage'] },
      // For 10 minutes.
      { endsOnConditions: ['incapacitated'], keptUpBy: ['attack', 'save', 'bonus'] },
    ),
  );
  return action('Rage', boon('self', 1, lasting), { ...uses(build.level < 3 ? 2 : 3, 'long rest'), slot: 'bonus' });
}

/** Decided in every turn anew, before the first attack. */
const recklessAttack = action(
  'Reckless Attack',
  boon(
    'self',
    1,
    lastingChanges('Reckless Attack', { attackRolls: 'advantage', attackedRolls: 'advantage' }, untilYourNextTurn),
  ),
  { slot: 'free' },
);

/** Leather armor; rapier (2014) or shortsword and dagger (2024), and a shortbow. Thief from level 3. */
export const rogue: CharacterClass = {
  hitDie: 8,
  saveProficiencies: ['dex', 'int'],
  scores: { dex: 17, con: 15, wis: 13, int: 12, cha: 10, str: 8 },
  improvements: ['dex', 'con'],
  rank: 'front',
  escapes: 'dex',
  armorClass: (build) => 11 + build.modifier('dex'),
  actions: (build) => {
    const dexterity = build.modifier('dex');
    const sneak = {
      oncePerTurn: damage(dice(Math.ceil(build.level / 2), 6), 'piercing'),
      onceNeeds: 'sneak',
    } as const;
    const vex = { ...sneak, mastery: 'vex' } as const;
    const blade = damage(dice(1, build.by2024(8, 6), dexterity), 'piercing');
    // Nick: the attack with the other hand is part of the Attack action; its damage has no modifier.
    const nick = action('Dagger', weapon(build, 'dex', damage(dice(1, 4), 'piercing'), sneak), {
      slot: 'free',
    });
    return [
      action(build.by2024('Rapier', 'Shortsword'), weapon(build, 'dex', blade, vex)),
      action(
        'Shortbow',
        weapon(build, 'dex', damage(dice(1, 6, dexterity), 'piercing'), { ...atRange(80, 320), ...vex }),
      ),
      ...build.by2024([], [nick]),
      ...from(5, build, action('Uncanny Dodge', halving, { slot: 'reaction', trigger: 'hit' })),
    ];
  },
  notSimulated: (build) =>
    leftOut(
      [
        [2, 'Cunning Action'],
        [3, 'Steady Aim', '2024'],
        [5, 'Cunning Strike', '2024'],
      ],
      build,
    ),
};

const halving: EffectOf<'guard'> = {
  kind: 'guard',
  ac: 0,
  halves: true,
  reduces: null,
  meleeOnly: false,
  lasting: [],
};

/** No armor: 10 + Dexterity + Wisdom; quarterstaff (2014) or spear (2024), and unarmed strikes. Open Hand from level 3. */
export const monk: CharacterClass = {
  hitDie: 8,
  saveProficiencies: ['str', 'dex'],
  scores: { dex: 17, wis: 15, con: 13, str: 12, int: 10, cha: 8 },
  improvements: ['dex', 'wis'],
  rank: 'front',
  escapes: 'dex',
  // Unarmored Movement.
  speed: (build) => (build.level < 2 ? 30 : 40),
  armorClass: (build) => 10 + build.modifier('dex') + build.modifier('wis'),
  pools: (build) => from(2, build, { name: 'focus', points: build.level, per: 'short rest', slotLevel: null }),
  actions: (build) => {
    const dexterity = build.modifier('dex');
    const martialArts = build.by2024(build.level < 5 ? 4 : 6, build.level < 5 ? 6 : 8);
    const strike = weapon(build, 'dex', damage(dice(1, martialArts, dexterity), 'bludgeoning'));
    const staff = damage(
      dice(1, build.by2024(8, Math.max(6, martialArts)), dexterity),
      build.by2024('bludgeoning', 'piercing'),
    );
    const focus = { limit: { kind: 'pool', pool: 0, cost: 1 } } as const;
    return [
      action(build.by2024('Quarterstaff', 'Spear'), weapon(build, 'dex', staff, { rolls: build.attacks })),
      action(
        'Dart',
        weapon(build, 'dex', damage(dice(1, 4, dexterity), 'piercing'), { ...atRange(20, 60), rolls: build.attacks }),
      ),
      action('Unarmed Strike', strike, { slot: 'bonus' }),
      ...from(2, build, action('Flurry of Blows', { ...strike, rolls: 2 }, { ...focus, slot: 'bonus' })),
      ...build.by2024([], from(3, build, deflectAttacks(build))),
      ...from(
        5,
        build,
        action('Stunning Strike', stunning(build.saveDc('wis'), build.by2024(null, 'turn')), {
          ...focus,
          slot: 'free',
          trigger: 'own-hit',
        }),
      ),
    ];
  },
  notSimulated: (build) => [
    ...from(5, build, ...build.by2024([], [simplified('Stunning Strike', 'a successful save hinders nobody')])),
    ...leftOut(
      [
        [2, 'Patient Defense, Step of the Wind'],
        [3, 'Deflect Missiles', '2014'],
        [3, 'Open Hand Technique'],
        [4, 'Slow Fall'],
      ],
      build,
    ),
  ],
};

function deflectAttacks(build: Build): Action {
  const reduces = dice(1, 10, build.modifier('dex') + build.level);
  return action('Deflect Attacks', { ...halving, halves: false, reduces }, { slot: 'reaction', trigger: 'hit' });
}

/** 2024: once a turn. */
function stunning(dc: number, oncePer: EffectOf<'strike'>['oncePer']): Action['effect'] {
  const lasting = [lastingCondition('stunned', untilEndOfYourNextTurn)];
  return {
    kind: 'strike',
    damage: [],
    riders: [riderOf({ save: { ability: 'con', dc, onSuccess: 'none' }, lasting })],
    meleeOnly: true,
    oncePer,
  };
}
