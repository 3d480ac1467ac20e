import * as v from 'valibot';
import { expect, it } from 'vitest';
import { findSpell, spellAction } from '../../../src/scenario/spells/spellAction';
import { actionSchema } from '../../../src/shared/model/action';
import { rulesets, type Ruleset } from '../../../src/shared/model/vocabulary';

const caster = (ruleset: Ruleset, level = 5) => ({ ruleset, level, dc: 15, attackBonus: 7, modifier: 4 });

function cast(name: string, ruleset: Ruleset = '2014', level = 5) {
  const spell = findSpell(name, { ruleset });
  if (spell === null) throw new Error(`no ${name}`);
  return spellAction(name, spell, caster(ruleset, level));
}

const known = [
  'Acid Arrow',
  'Bane',
  'Banishment',
  'Bless',
  'Blight',
  'Blindness/Deafness',
  'Blur',
  'Burning Hands',
  'Chain Lightning',
  'Chill Touch',
  'Command',
  'Cone of Cold',
  'Cure Wounds',
  'Disintegrate',
  'Divine Favor',
  'Eldritch Blast',
  'Entangle',
  'Faerie Fire',
  'Fear',
  'Finger of Death',
  'Fire Bolt',
  'Fireball',
  'Flame Strike',
  'Greater Invisibility',
  'Guiding Bolt',
  'Harm',
  'Haste',
  'Healing Word',
  'Hex',
  'Hold Monster',
  'Hold Person',
  "Hunter's Mark",
  'Hypnotic Pattern',
  'Ice Storm',
  'Inflict Wounds',
  'Lightning Bolt',
  'Magic Missile',
  'Mass Healing Word',
  'Poison Spray',
  'Produce Flame',
  'Ray of Frost',
  'Ray of Sickness',
  'Sacred Flame',
  'Scorching Ray',
  'Shatter',
  'Shield',
  'Shield of Faith',
  'Shocking Grasp',
  'Slow',
  'Spirit Guardians',
  'Spiritual Weapon',
  'Thunderwave',
  'Vicious Mockery',
  'Vitriolic Sphere',
  'Web',
];

it.each(known.flatMap((name) => rulesets.map((ruleset) => [name, ruleset] as const)))(
  '%s by the rules of %s is an action the engine takes',
  (name, ruleset) => {
    expect(v.safeParse(actionSchema, cast(name, ruleset)).issues).toBeUndefined();
  },
);

it('cantrips grow at levels 5, 11 and 17', () => {
  const diceAt = (level: number): unknown => {
    const { effect } = cast('Fire Bolt', '2014', level);
    return effect.kind === 'attack' ? effect.damage[0]?.dice.terms[0]?.count : null;
  };
  expect([1, 4, 5, 11, 17].map(diceAt)).toEqual([1, 1, 2, 3, 4]);
});

it('healing doubles with the rules of 2024', () => {
  expect(cast('Cure Wounds', '2014').effect).toMatchObject({ amount: { terms: [{ count: 1, sides: 8 }], bonus: 4 } });
  expect(cast('Cure Wounds', '2024').effect).toMatchObject({ amount: { terms: [{ count: 2, sides: 8 }], bonus: 4 } });
});

it('Scorching Ray gains a ray with each level, Fireball a die', () => {
  expect(cast('Scorching Ray')).toMatchObject({ effect: { rolls: 3 }, upcast: { targets: 1, damage: [] } });
  expect(cast('Fireball')).toMatchObject({
    upcast: { targets: 0, damage: [{ dice: { terms: [{ count: 1, sides: 6 }] } }] },
  });
});

it('Hold Person paralyzes until a save at the end of a turn, for as long as its caster concentrates', () => {
  expect(cast('Hold Person')).toMatchObject({
    concentration: true,
    effect: { ability: 'wis', lasting: [{ conditions: ['paralyzed'], save: { ability: 'wis', dc: 15, at: 'end' } }] },
  });
});

it('Sleep is simulated as it is by the rules of 2024 only', () => {
  expect(findSpell('sleep', { ruleset: '2014' })).toBeNull();
  expect(cast('Sleep', '2024').effect).toMatchObject({ lasting: [{ endsOnDamage: true }] });
});
