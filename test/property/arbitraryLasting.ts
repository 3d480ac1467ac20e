import * as fc from 'fast-check';
import type { Aura, Changes, Lasting, Rider } from '../../src/shared/model/lasting';
import { noChanges, noLasting } from '../../src/shared/model/plain';
import { abilities, conditions, damageTypes, upkeeps } from '../../src/shared/model/vocabulary';

export const arbitraryDice = fc.record({
  terms: fc.array(fc.record({ count: fc.integer({ min: 1, max: 3 }), sides: fc.constantFrom(4, 6, 8, 10, 12) }), {
    maxLength: 2,
  }),
  bonus: fc.integer({ min: -2, max: 6 }),
});
export const arbitraryDamage = fc.array(fc.record({ dice: arbitraryDice, type: fc.constantFrom(...damageTypes) }), {
  minLength: 1,
  maxLength: 2,
});
export const arbitraryTypes = fc.uniqueArray(fc.constantFrom(...damageTypes), { maxLength: 2 });
export const arbitraryConditions = fc.uniqueArray(fc.constantFrom(...conditions), { maxLength: 2 });
export const arbitraryMode = fc.constantFrom('normal' as const, 'advantage' as const, 'disadvantage' as const);

/** Mostly what is plain: a scenario in which everything happens at once shows little of any rule. */
export function mostly<T, U>(plain: T, rare: fc.Arbitrary<U>): fc.Arbitrary<T | U> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(plain) }, { weight: 1, arbitrary: rare });
}

const ability = fc.constantFrom(...abilities);
const dc = fc.integer({ min: 8, max: 18 });
const save = fc.record({ ability, dc, onSuccess: fc.constantFrom('none' as const, 'half' as const) });
const rolledBonus = fc.record({ dice: arbitraryDice, sign: fc.constantFrom(1 as const, -1 as const) });

/** Some of all that may change, of one to four kinds. */
const changes: fc.Arbitrary<Changes> = fc
  .record(
    {
      ac: fc.integer({ min: -3, max: 5 }),
      attackRolls: arbitraryMode,
      attackBonus: rolledBonus,
      attackedRolls: arbitraryMode,
      attackedBySource: fc.boolean(),
      savingThrows: arbitraryMode,
      saveAbilities: fc.uniqueArray(ability, { maxLength: 2 }),
      saveBonus: rolledBonus,
      damage: arbitraryDamage,
      damageFromSource: arbitraryDamage,
      resist: arbitraryTypes,
      immune: arbitraryTypes,
      vulnerable: arbitraryTypes,
      speed: fc.constantFrom(-10, 10),
      speedFactor: fc.constantFrom(0 as const, 0.5 as const, 2 as const),
      extraAttacks: fc.constantFrom(1, 2),
      noReactions: fc.boolean(),
      noHealing: fc.boolean(),
      noDamageFrom: fc.constantFrom(null, 'Action', 'Answer'),
    },
    { requiredKeys: [] },
  )
  .map((drawn) => ({ ...noChanges, ...drawn }));

export const arbitraryAura: fc.Arbitrary<Aura> = fc.record({
  name: fc.constantFrom('Aura', 'Fire'),
  affects: fc.constantFrom('allies' as const, 'foes' as const),
  includesSelf: fc.boolean(),
  radius: fc.constantFrom(5, 10, 30),
  changes: mostly(null, changes),
  damage: mostly([], arbitraryDamage),
  at: fc.constantFrom('start' as const, 'end' as const),
  save: mostly(null, save),
  conditions: mostly([], arbitraryConditions),
});

export const arbitraryLasting: fc.Arbitrary<Lasting> = fc
  .record(
    {
      conditions: arbitraryConditions,
      exhaustion: fc.constantFrom(0, 0, 1, 2),
      changes: fc.oneof(fc.constant(null), changes),
      ongoing: mostly(
        null,
        fc.record({ damage: arbitraryDamage, at: fc.constantFrom('start' as const, 'end' as const) }),
      ),
      auras: mostly([], fc.array(arbitraryAura, { maxLength: 1 })),
      ends: fc.oneof(
        fc.constant(null),
        fc.record({
          at: fc.constantFrom('start' as const, 'end' as const),
          of: fc.constantFrom('source' as const, 'bearer' as const),
          turns: fc.integer({ min: 1, max: 3 }),
        }),
      ),
      save: mostly(
        null,
        fc.record({ ability, dc, at: fc.constantFrom('start' as const, 'end' as const, 'damage' as const) }),
      ),
      escape: mostly(null, dc),
      uses: mostly(null, fc.integer({ min: 1, max: 2 })),
      endsOnDamage: mostly(false, fc.constant(true)),
      endsOnAttack: mostly(false, fc.constant(true)),
      endsOnConditions: mostly([], arbitraryConditions),
      keptUpBy: mostly([], fc.uniqueArray(fc.constantFrom(...upkeeps), { maxLength: 2 })),
    },
    { requiredKeys: ['conditions', 'changes', 'ends'] },
  )
  .chain((drawn) =>
    fc.constantFrom('Curse', 'Blessing', 'Web', 'Rage').map((name) => ({ name, ...noLasting, ...drawn })),
  );

export const arbitraryLastings = fc.array(arbitraryLasting, { maxLength: 2 });

export const arbitraryRiders: fc.Arbitrary<Rider[]> = fc.array(
  fc.record({
    on: fc.constantFrom('hit' as const, 'hit' as const, 'critical' as const),
    to: fc.constantFrom('target' as const, 'target' as const, 'self' as const),
    save: fc.oneof(fc.constant(null), save),
    damage: mostly([], arbitraryDamage),
    lasting: arbitraryLastings,
    push: mostly(0, fc.constantFrom(5, 15)),
  }),
  { maxLength: 2 },
);
