import { atRange, attack, blast, boon, damage, dice, heal, hex } from '../actionBuilders';
import { forOneMinute, lastingChanges, lastingCondition } from '../lastingEffects';
import { moreDamage, moreHealing, moreTargets } from './upcasts';
import { by2024, type Spell } from './spell';

import { heldSpell } from './heldSpell';
const kept = { concentration: true } as const;

/** SRD 5.1 and SRD 5.2, "Spells", levels 2 and 3. */
export const middleSpells: Readonly<Record<string, Spell>> = {
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
  'hold person': { level: 2, cast: heldSpell(60) },
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
};
