import type { Action } from '../../shared/model/action';
import type { DamagePart } from '../../shared/model/dice';
import { plainSave } from '../../shared/model/plain';
import { atRange, attack, blast, boon, damage, dice, heal, hex } from '../actionBuilders';
import {
  forOneMinute,
  lastingChanges,
  lastingCondition,
  riderOf,
  untilEndOfYourNextTurn,
  untilYourNextTurn,
} from '../lastingEffects';
import { sureDamage } from '../sureDamage';
import { by2024, type Spell } from './spell';
import { moreDamage, moreHealing, moreTargets } from './upcasts';

const kept = { concentration: true } as const;

const d4 = (sign: 1 | -1) => ({ dice: dice(1, 4), sign });
const marked = 'it does not pass on to another foe';

/** SRD 5.1 and SRD 5.2, "Spells", level 1. */
export const firstSpells: Readonly<Record<string, Spell>> = {
  bane: {
    level: 1,
    cast: ({ dc }) => ({
      effect: {
        ...hex(
          { ability: 'cha', dc },
          30,
          lastingChanges('Bane', { attackBonus: d4(-1), saveBonus: d4(-1) }, forOneMinute),
        ),
        targets: 3,
      },
      ...moreTargets,
      ...kept,
    }),
  },
  bless: {
    level: 1,
    cast: () => ({
      effect: boon('ally', 3, lastingChanges('Bless', { attackBonus: d4(1), saveBonus: d4(1) }, forOneMinute)),
      ...moreTargets,
      ...kept,
    }),
  },
  'burning hands': {
    level: 1,
    cast: ({ dc }) => ({
      effect: blast(dc, damage(dice(3, 6), 'fire'), { shape: 'cone', size: 15 }),
      ...moreDamage(damage(dice(1, 6), 'fire')),
    }),
  },
  command: {
    level: 1,
    cast: ({ dc }) => ({
      effect: hex(
        { ability: 'wis', dc },
        60,
        lastingCondition('incapacitated', { name: 'Command', ends: { at: 'end', of: 'bearer', turns: 1 } }),
      ),
      ...moreTargets,
    }),
    simplified: 'its target loses a turn',
  },
  'cure wounds': {
    level: 1,
    cast: (caster) => {
      const count = by2024(caster, 1, 2);
      return { effect: heal(dice(count, 8, caster.modifier), 'ally'), ...moreHealing(dice(count, 8)) };
    },
  },
  'divine favor': {
    level: 1,
    cast: (caster) => ({
      effect: boon('self', 1, lastingChanges('Divine Favor', { damage: damage(dice(1, 4), 'radiant') }, forOneMinute)),
      slot: 'bonus',
      concentration: caster.ruleset === '2014',
    }),
  },
  entangle: {
    level: 1,
    cast: ({ dc }) => ({
      effect: {
        ...hex({ ability: 'str', dc }, 90, lastingCondition('restrained', { escape: dc, ...forOneMinute })),
        area: { shape: 'cube', size: 20 },
        targets: null,
      },
      ...kept,
    }),
  },
  'faerie fire': {
    level: 1,
    cast: ({ dc }) => ({
      effect: {
        ...hex({ ability: 'dex', dc }, 60, lastingChanges('Faerie Fire', { attackedRolls: 'advantage' }, forOneMinute)),
        area: { shape: 'cube', size: 20 },
        targets: null,
      },
      ...kept,
    }),
  },
  'guiding bolt': {
    level: 1,
    cast: ({ attackBonus }) => ({
      effect: attack(attackBonus, damage(dice(4, 6), 'radiant'), {
        ...atRange(120),
        riders: [
          riderOf({
            lasting: [
              lastingChanges('Guiding Bolt', { attackedRolls: 'advantage' }, { uses: 1, ...untilEndOfYourNextTurn }),
            ],
          }),
        ],
      }),
      ...moreDamage(damage(dice(1, 6), 'radiant')),
    }),
  },
  'healing word': {
    level: 1,
    cast: (caster) => {
      const count = by2024(caster, 1, 2);
      return {
        effect: heal(dice(count, 4, caster.modifier), 'ally'),
        slot: 'bonus',
        ...moreHealing(dice(count, 4)),
      };
    },
  },
  hex: {
    level: 1,
    cast: () => ({
      effect: { ...sureMark('Hex', damage(dice(1, 6), 'necrotic')) },
      slot: 'bonus',
      ...kept,
    }),
    simplified: marked,
  },
  "hunter's mark": {
    level: 1,
    cast: (caster) => ({
      effect: sureMark("Hunter's Mark", damage(dice(1, 6), by2024(caster, 'piercing', 'force'))),
      slot: 'bonus',
      ...kept,
    }),
    simplified: marked,
  },
  'inflict wounds': {
    level: 1,
    cast: (caster) => ({
      effect: by2024<Action['effect']>(caster, attack(caster.attackBonus, damage(dice(3, 10), 'necrotic')), {
        ...plainSave,
        ability: 'con',
        dc: caster.dc,
        onSuccess: 'half',
        damage: damage(dice(2, 10), 'necrotic'),
        range: 5,
      }),
      ...moreDamage(damage(dice(1, 10), 'necrotic')),
    }),
  },
  'magic missile': {
    level: 1,
    cast: () => ({
      effect: { ...sureDamage(damage(dice(3, 4, 3), 'force'), 1, null), range: 120 },
      ...moreDamage(damage(dice(1, 4, 1), 'force')),
    }),
  },
  'ray of sickness': {
    level: 1,
    cast: (caster) => {
      const lasting = [lastingCondition('poisoned', untilEndOfYourNextTurn)];
      const save = { ability: 'con', dc: caster.dc, onSuccess: 'none' } as const;
      return {
        effect: attack(caster.attackBonus, damage(dice(2, 8), 'poison'), {
          ...atRange(60),
          riders: [riderOf({ lasting, save: by2024(caster, save, null) })],
        }),
        ...moreDamage(damage(dice(1, 8), 'poison')),
      };
    },
  },
  shield: {
    level: 1,
    cast: () => ({
      effect: {
        kind: 'guard',
        ac: 5,
        halves: false,
        reduces: null,
        meleeOnly: false,
        lasting: [lastingChanges('Shield', { ac: 5, noDamageFrom: 'Magic Missile' }, untilYourNextTurn)],
      },
      slot: 'reaction',
      trigger: 'hit',
    }),
  },
  'shield of faith': {
    level: 1,
    cast: () => ({
      effect: boon('ally', 1, lastingChanges('Shield of Faith', { ac: 2 })),
      slot: 'bonus',
      ...kept,
    }),
  },
  sleep: {
    level: 1,
    only: '2024',
    cast: ({ dc }) => ({
      effect: {
        ...hex(
          { ability: 'wis', dc },
          60,
          lastingCondition('incapacitated', {
            name: 'Sleep',
            save: { ability: 'wis', dc, at: 'end' },
            endsOnDamage: true,
            ...forOneMinute,
          }),
        ),
        area: { shape: 'sphere', size: 5 },
        targets: null,
      },
      ...kept,
    }),
    simplified: 'who fails twice is incapacitated, not unconscious',
  },
  thunderwave: {
    level: 1,
    cast: ({ dc }) => ({
      effect: blast(dc, damage(dice(2, 8), 'thunder'), { shape: 'cube', size: 15 }, { ability: 'con', push: 10 }),
      ...moreDamage(damage(dice(1, 8), 'thunder')),
    }),
  },
};

/** A mark on a foe, against which nothing helps: each hit of its source hurts it more. */
function sureMark(name: string, damageFromSource: readonly DamagePart[]) {
  return { ...sureDamage([], 1, null), range: 90, lasting: [lastingChanges(name, { damageFromSource })] };
}
