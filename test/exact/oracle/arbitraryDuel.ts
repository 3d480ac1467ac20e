import * as fc from 'fast-check';
import type { Action } from '../../../src/shared/model/action';
import type { Creature, Scenario } from '../../../src/shared/model/scenario';
import { damageTypes, sides, tieBreaks } from '../../../src/shared/model/vocabulary';
import { attack, copies, damage, hero, monster, power, scenario } from '../../fixtures/scenarioBuilder';

const few = damageTypes.slice(0, 4);
const types = fc.oneof(fc.constant([]), fc.uniqueArray(fc.constantFrom(...few), { maxLength: 2 }));
const mode = fc.constantFrom('normal' as const, 'normal' as const, 'advantage' as const, 'disadvantage' as const);
const parts = fc
  .array(
    fc.tuple(fc.constantFrom('1', '1d4-1', '1d6+2', '1d12+3', '2d6+4', '1d8+1d4+5', '3d4-6'), fc.constantFrom(...few)),
    { minLength: 1, maxLength: 2 },
  )
  .map((drawn) => drawn.flatMap(([amount, type]) => damage(`${amount} ${type}`)));

const weapon: fc.Arbitrary<Action> = fc
  .record({
    bonus: fc.integer({ min: 0, max: 11 }),
    rolls: fc.integer({ min: 1, max: 3 }),
    critRange: fc.constantFrom(20, 20, 19, 18),
    damage: parts,
    oncePerTurn: fc.oneof(fc.constant([]), fc.constant([]), parts),
  })
  .map(({ bonus, ...effect }) => attack('Weapon', bonus, '1 force', effect));

/** With a power that does more than the weapon whatever the foe is like, so that it is used whenever it can be. */
const powerAndWeapon: fc.Arbitrary<Action[]> = fc
  .record({
    dc: fc.integer({ min: 12, max: 18 }),
    ability: fc.constantFrom('dex' as const, null),
    limit: fc.oneof(
      fc.record({ kind: fc.constant('recharge' as const), lowest: fc.integer({ min: 4, max: 6 }) }),
      fc.record({ kind: fc.constant('uses' as const), uses: fc.constantFrom(1, 2), per: fc.constant('day' as const) }),
    ),
    bonus: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ dc, ability, limit, bonus }) => [
    attack('Weapon', bonus, '1d6+2 acid'),
    power('Power', dc, '6d6 thunder', { ability }, { limit }),
  ]);

const duelist: fc.Arbitrary<Partial<Creature>> = fc
  .record({
    ac: fc.integer({ min: 8, max: 20 }),
    maxHp: fc.integer({ min: 1, max: 35 }),
    wounds: fc.constantFrom(0, 0, 5),
    tempHp: fc.constantFrom(0, 0, 0, 4),
    initiative: fc.integer({ min: -3, max: 6 }),
    dex: fc.integer({ min: -1, max: 4 }),
    resist: types,
    immune: types,
    vulnerable: types,
    attackRolls: mode,
    savingThrows: mode,
    actions: fc.oneof(
      { weight: 3, arbitrary: weapon.map((action) => [action]) },
      { weight: 1, arbitrary: powerAndWeapon },
    ),
  })
  .map(({ wounds, dex, ...values }) => ({
    ...values,
    hp: Math.max(1, values.maxHp - wounds),
    saves: { str: 0, dex, con: 0, int: 0, wis: 0, cha: 0 },
  }));

const settings = fc.record({
  ruleset: fc.constantFrom('2014' as const, '2024' as const),
  surprise: fc.constantFrom(null, null, ...sides),
  ties: fc.constantFrom(...tieBreaks),
  maxRounds: fc.constantFrom(4, 50),
  monsterDamage: fc.constantFrom('rolled' as const, 'rolled' as const, 'average' as const),
});

/** One against one, of everything the oracle knows. */
export const arbitraryDuel: fc.Arbitrary<Scenario> = fc
  .tuple(duelist, duelist, settings)
  .map(([party, monsters, { ruleset, maxRounds, monsterDamage, ...start }]) =>
    scenario([hero('hero', party), monster('monster', monsters)], {
      ruleset,
      start,
      simulation: { maxRounds, monsterDamage },
    }),
  );

const fellow: fc.Arbitrary<Partial<Creature>> = fc.record({
  ac: fc.integer({ min: 10, max: 16 }),
  maxHp: fc.integer({ min: 4, max: 14 }),
  initiative: fc.integer({ min: -1, max: 3 }),
  targeting: fc.constantFrom('first' as const, 'lowest-hp' as const),
  actions: weapon.map((action) => [action]),
});

/** Two against two, each rolling initiative for itself, or three against two in groups. */
export const arbitraryTeams: fc.Arbitrary<Scenario> = fc
  .tuple(fellow, fellow, settings, fc.boolean())
  .map(([party, monsters, { ruleset, maxRounds, monsterDamage, ...start }, groupInitiative]) =>
    scenario(
      [
        ...copies(groupInitiative ? 3 : 2, hero('hero', { ...party, deathSaves: false })),
        ...copies(2, monster('monster', monsters)),
      ],
      { ruleset, start: { ...start, groupInitiative }, simulation: { maxRounds, monsterDamage } },
    ),
  );
