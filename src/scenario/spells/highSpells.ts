import { plainSave } from '../../shared/model/plain';
import { atRange, attack, blast, boon, damage, dice, heal, hex } from '../actionBuilders';
import { forOneMinute, lastingChanges, lastingCondition } from '../lastingEffects';
import { moreDamage, moreHealing, moreTargets } from './lowSpells';
import { by2024, type Caster, type Spell } from './spell';

const kept = { concentration: true } as const;

/** Held until a Wisdom save at the end of one of its turns. */
function held(range: number) {
  return ({ dc }: Caster) => ({
    effect: hex(
      { ability: 'wis', dc },
      range,
      lastingCondition('paralyzed', { save: { ability: 'wis', dc, at: 'end' }, ...forOneMinute }),
    ),
    ...moreTargets,
    ...kept,
  });
}

/** SRD 5.1 and SRD 5.2, "Spells", levels 2 to 7. */
export const highSpells: Readonly<Record<string, Spell>> = {
  'acid arrow': {
    level: 2,
    cast: ({ attackBonus }) => ({
      effect: attack(attackBonus, damage(dice(4, 4), 'acid'), atRange(90)),
      ...moreDamage(damage(dice(1, 4), 'acid')),
    }),
    simplified: 'only the damage of the hit itself',
  },
  'blindness/deafness': {
    level: 2,
    cast: (caster) => ({
      effect: hex(
        { ability: 'con', dc: caster.dc },
        by2024(caster, 30, 120),
        lastingCondition('blinded', { save: { ability: 'con', dc: caster.dc, at: 'end' }, ...forOneMinute }),
      ),
      ...moreTargets,
    }),
  },
  blur: {
    level: 2,
    cast: () => ({
      effect: boon('self', 1, lastingChanges('Blur', { attackedRolls: 'disadvantage' }, forOneMinute)),
      ...kept,
    }),
  },
  'hold person': { level: 2, cast: held(60) },
  'scorching ray': {
    level: 2,
    cast: ({ attackBonus }) => ({
      effect: attack(attackBonus, damage(dice(2, 6), 'fire'), { ...atRange(120), rolls: 3 }),
      ...moreTargets,
    }),
  },
  shatter: {
    level: 2,
    cast: ({ dc }) => ({
      effect: blast(dc, damage(dice(3, 8), 'thunder'), { shape: 'sphere', size: 10 }, { ability: 'con', range: 60 }),
      ...moreDamage(damage(dice(1, 8), 'thunder')),
    }),
  },
  'spiritual weapon': {
    level: 2,
    isKeptUp: true,
    cast: ({ attackBonus, modifier }) => ({
      effect: attack(attackBonus, damage(dice(1, 8, modifier), 'force'), atRange(60)),
      slot: 'bonus',
    }),
    simplified: 'it is there from the start, and a slot was spent for it',
  },
  web: {
    level: 2,
    cast: ({ dc }) => ({
      effect: {
        ...hex({ ability: 'dex', dc }, 60, lastingCondition('restrained', { escape: dc })),
        area: { shape: 'cube', size: 20 },
        targets: null,
      },
      ...kept,
    }),
    simplified: 'it holds only those who are in it when it is cast',
  },
  fear: {
    level: 3,
    cast: ({ dc }) => ({
      effect: {
        ...hex({ ability: 'wis', dc }, 30, lastingCondition('frightened', forOneMinute)),
        area: { shape: 'cone', size: 30 },
        targets: null,
      },
      ...kept,
    }),
    simplified: 'nobody runs away',
  },
  fireball: {
    level: 3,
    cast: ({ dc }) => ({
      effect: blast(dc, damage(dice(8, 6), 'fire'), { shape: 'sphere', size: 20 }, { range: 150 }),
      ...moreDamage(damage(dice(1, 6), 'fire')),
    }),
  },
  haste: {
    level: 3,
    cast: () => ({
      effect: boon(
        'ally',
        1,
        lastingChanges(
          'Haste',
          { ac: 2, savingThrows: 'advantage', saveAbilities: ['dex'], speedFactor: 2, extraAttacks: 1 },
          forOneMinute,
        ),
      ),
      ...kept,
    }),
    simplified: 'its end costs no turn',
  },
  'hypnotic pattern': {
    level: 3,
    cast: ({ dc }) => ({
      effect: {
        ...hex(
          { ability: 'wis', dc },
          120,
          lastingCondition('charmed', {
            name: 'Hypnotic Pattern',
            conditions: ['charmed', 'incapacitated'],
            endsOnDamage: true,
            ...forOneMinute,
          }),
        ),
        area: { shape: 'cube', size: 30 },
        targets: null,
      },
      ...kept,
    }),
    simplified: 'nobody is shaken awake',
  },
  'lightning bolt': {
    level: 3,
    cast: ({ dc }) => ({
      effect: blast(dc, damage(dice(8, 6), 'lightning'), { shape: 'line', size: 100 }),
      ...moreDamage(damage(dice(1, 6), 'lightning')),
    }),
  },
  'mass healing word': {
    level: 3,
    cast: (caster) => {
      const count = by2024(caster, 1, 2);
      return {
        effect: heal(dice(count, 4, caster.modifier), 'ally', { targets: 6 }),
        slot: 'bonus',
        ...moreHealing(dice(1, 4)),
      };
    },
  },
  slow: {
    level: 3,
    cast: ({ dc }) => ({
      effect: {
        ...hex(
          { ability: 'wis', dc },
          120,
          lastingChanges(
            'Slow',
            { ac: -2, speedFactor: 0.5, noReactions: true },
            { save: { ability: 'wis', dc, at: 'end' }, ...forOneMinute },
          ),
        ),
        targets: 6,
      },
      ...kept,
    }),
    simplified: 'Dexterity saves, spells and the number of attacks stay as they are',
  },
  'spirit guardians': {
    level: 3,
    cast: (caster) => ({
      effect: boon('self', 1, {
        ...lastingChanges('Spirit Guardians', {}),
        changes: null,
        auras: [
          {
            name: 'Spirit Guardians',
            affects: 'foes',
            includesSelf: false,
            radius: 15,
            changes: null,
            damage: damage(dice(3, 8), 'radiant'),
            at: by2024(caster, 'start', 'end'),
            save: { ability: 'wis', dc: caster.dc, onSuccess: 'half' },
            conditions: [],
          },
        ],
      }),
      ...kept,
    }),
    simplified: 'it does not slow, and deals its damage once in the turns of those around',
  },
  banishment: {
    level: 4,
    cast: (caster) => ({
      effect: hex(
        { ability: 'cha', dc: caster.dc },
        by2024(caster, 60, 30),
        lastingCondition('incapacitated', { name: 'Banishment', ...forOneMinute }),
      ),
      ...moreTargets,
      ...kept,
    }),
    simplified: 'who is banished stays, and can do nothing',
  },
  blight: {
    level: 4,
    cast: ({ dc }) => ({
      effect: {
        ...plainSave,
        ability: 'con',
        dc,
        onSuccess: 'half',
        damage: damage(dice(8, 8), 'necrotic'),
        range: 30,
      },
      ...moreDamage(damage(dice(1, 8), 'necrotic')),
    }),
  },
  'greater invisibility': {
    level: 4,
    cast: () => ({
      effect: boon('self', 1, lastingCondition('invisible', { name: 'Greater Invisibility', ...forOneMinute })),
      ...kept,
    }),
  },
  'ice storm': {
    level: 4,
    cast: (caster) => ({
      effect: blast(
        caster.dc,
        [...damage(dice(2, by2024(caster, 8, 10)), 'bludgeoning'), ...damage(dice(4, 6), 'cold')],
        { shape: 'cylinder', size: 20 },
        { range: 300 },
      ),
      ...moreDamage(damage(dice(1, by2024(caster, 8, 10)), 'bludgeoning')),
    }),
  },
  'vitriolic sphere': {
    level: 4,
    cast: ({ dc }) => ({
      effect: blast(dc, damage(dice(10, 4), 'acid'), { shape: 'sphere', size: 20 }, { range: 150 }),
      ...moreDamage(damage(dice(2, 4), 'acid')),
    }),
    simplified: 'without the damage at the end of the next turn',
  },
  'cone of cold': {
    level: 5,
    cast: ({ dc }) => ({
      effect: blast(dc, damage(dice(8, 8), 'cold'), { shape: 'cone', size: 60 }, { ability: 'con' }),
      ...moreDamage(damage(dice(1, 8), 'cold')),
    }),
  },
  'flame strike': {
    level: 5,
    cast: (caster) => {
      const half = dice(by2024(caster, 4, 5), 6);
      return {
        effect: blast(
          caster.dc,
          [...damage(half, 'fire'), ...damage(half, 'radiant')],
          { shape: 'cylinder', size: 10 },
          { range: 60 },
        ),
        ...moreDamage(damage(dice(1, 6), 'radiant')),
      };
    },
  },
  'hold monster': { level: 5, cast: held(90) },
  'chain lightning': {
    level: 6,
    cast: ({ dc }) => ({
      effect: { ...plainSave, dc, onSuccess: 'half', damage: damage(dice(10, 8), 'lightning'), targets: 4, range: 150 },
      ...moreTargets,
    }),
  },
  disintegrate: {
    level: 6,
    cast: ({ dc }) => ({
      effect: { ...plainSave, dc, damage: damage(dice(10, 6, 40), 'force'), range: 60 },
      ...moreDamage(damage(dice(3, 6), 'force')),
    }),
    simplified: 'who falls to it is not dust',
  },
  harm: {
    level: 6,
    cast: ({ dc }) => ({
      effect: {
        ...plainSave,
        ability: 'con',
        dc,
        onSuccess: 'half',
        damage: damage(dice(14, 6), 'necrotic'),
        range: 60,
      },
    }),
    simplified: 'it can bring to 0 hit points',
  },
  'finger of death': {
    level: 7,
    cast: ({ dc }) => ({
      effect: {
        ...plainSave,
        ability: 'con',
        dc,
        onSuccess: 'half',
        damage: damage(dice(7, 8, 30), 'necrotic'),
        range: 60,
      },
    }),
  },
};
