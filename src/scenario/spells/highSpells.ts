import { plainSave } from '../../shared/model/plain';
import { blast, boon, damage, dice, hex } from '../actionBuilders';
import { forOneMinute, lastingCondition } from '../lastingEffects';
import { moreDamage, moreTargets } from './upcasts';
import { by2024, type Spell } from './spell';

import { heldSpell } from './heldSpell';
const kept = { concentration: true } as const;

/** SRD 5.1 and SRD 5.2, "Spells", levels 4 and higher. */
export const highSpells: Readonly<Record<string, Spell>> = {
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
  'hold monster': { level: 5, cast: heldSpell(90) },
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
