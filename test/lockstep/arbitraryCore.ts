import * as fc from 'fast-check';
import type { Action } from '../../src/shared/model/action';
import { plainAction, plainAttack, plainHeal, plainSave } from '../../src/shared/model/plain';
import type { Creature, Scenario } from '../../src/shared/model/scenario';
import { sides, targetings, tieBreaks } from '../../src/shared/model/vocabulary';
import { copies, hero, monster, scenario } from '../fixtures/scenarioBuilder';
import { arbitraryDamage, arbitraryDice, arbitraryMode, arbitraryTypes, mostly } from '../property/arbitraryLasting';

const effect: fc.Arbitrary<Action['effect']> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .record({
        rolls: fc.integer({ min: 1, max: 3 }),
        bonus: fc.integer({ min: 0, max: 10 }),
        critRange: fc.integer({ min: 18, max: 20 }),
        reach: fc.constantFrom(5, null),
        range: fc.constantFrom(60, null),
        damage: arbitraryDamage,
        oncePerTurn: mostly([], arbitraryDamage),
        onceNeeds: fc.constantFrom('hit' as const, 'sneak' as const),
        onMiss: mostly([], arbitraryDamage),
      })
      .map((drawn) => ({ ...plainAttack, ...drawn })),
  },
  fc
    .record({
      ability: fc.constantFrom('dex' as const, 'con' as const, null),
      dc: fc.integer({ min: 8, max: 18 }),
      onSuccess: fc.constantFrom('none' as const, 'half' as const),
      damage: arbitraryDamage,
      area: fc.constantFrom(null, { shape: 'sphere' as const, size: 15 }),
      targets: fc.constantFrom(null, 2),
    })
    .map((drawn) => ({ ...plainSave, ...drawn })),
  fc
    .record({ amount: arbitraryDice, who: fc.constantFrom('self' as const, 'ally' as const), temporary: fc.boolean() })
    .map((drawn) => ({ ...plainHeal, ...drawn })),
  fc.record({
    kind: fc.constant('multiattack' as const),
    steps: fc.array(
      fc.record({
        count: fc.integer({ min: 1, max: 2 }),
        choices: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  }),
);

const limit: fc.Arbitrary<Action['limit']> = fc.oneof(
  fc.constant({ kind: 'at-will' } as const),
  fc.record({
    kind: fc.constant('uses' as const),
    uses: fc.integer({ min: 1, max: 3 }),
    per: fc.constant('day' as const),
  }),
  fc.record({ kind: fc.constant('recharge' as const), lowest: fc.integer({ min: 2, max: 6 }) }),
);

const action: fc.Arbitrary<Action> = fc
  .record({
    slot: fc.constantFrom('action', 'action', 'bonus', 'legendary', 'free'),
    effect,
    limit,
    cost: fc.integer({ min: 1, max: 2 }),
    spell: fc.constantFrom(null, 0, 1, 2),
    isMagical: fc.boolean(),
    when: mostly(
      [],
      fc
        .record({
          subject: fc.constantFrom(
            'self.hp%',
            'ally.hp%',
            'ally.down',
            'round',
            'targets',
            'enemies',
            'allies',
            'enemy.hp%',
          ),
          comparison: fc.constantFrom('<', '<=', '>', '>=', '='),
          value: fc.constantFrom(1, 2, 50),
        })
        .map((each) => [each]),
    ),
  })
  .map((drawn) => ({ name: 'Action', ...plainAction, ...drawn }));

const modifier = fc.integer({ min: -2, max: 6 });
const creature: fc.Arbitrary<Partial<Creature>> = fc
  .record({
    ac: fc.integer({ min: 8, max: 20 }),
    maxHp: fc.integer({ min: 1, max: 60 }),
    hpShare: fc.constantFrom(0, 2, 4, 4, 4),
    tempHp: fc.constantFrom(0, 0, 5),
    initiative: fc.integer({ min: -2, max: 2 }),
    saves: fc.record({ str: modifier, dex: modifier, con: modifier, int: modifier, wis: modifier, cha: modifier }),
    rank: fc.constantFrom('front' as const, 'back' as const),
    resist: arbitraryTypes,
    immune: arbitraryTypes,
    vulnerable: arbitraryTypes,
    deathSaves: fc.boolean(),
    attackRolls: arbitraryMode,
    savingThrows: arbitraryMode,
    packTactics: fc.boolean(),
    magicResistance: fc.boolean(),
    evasion: fc.boolean(),
    legendaryActions: fc.constantFrom(0, 0, 2),
    legendaryResistance: fc.constantFrom(0, 1),
    resistancePolicy: fc.constantFrom('always' as const, 'control-and-big' as const, 'never' as const),
    targeting: fc.constantFrom(...targetings),
    healing: fc.constantFrom('on-down' as const, 'below-half' as const, 'never' as const),
    attackDowned: fc.boolean(),
    hitDice: fc.constantFrom(null, { terms: [{ count: 3, sides: 8 }], bonus: 3 }),
    actions: fc.array(action, { minLength: 1, maxLength: 5 }),
  })
  .map(({ hpShare, ...values }) => ({ ...values, hp: Math.round((values.maxHp * hpShare) / 4) }));

const line = fc.record({ creature, count: fc.integer({ min: 1, max: 2 }) });
const lines = fc.array(line, { minLength: 1, maxLength: 3 });

/** Small fights of everything the naive engine knows. */
export const arbitraryCore: fc.Arbitrary<Scenario> = fc
  .record({
    party: lines,
    monsters: lines,
    ruleset: fc.constantFrom('2014' as const, '2024' as const),
    start: fc.record({
      surprise: fc.constantFrom(null, null, ...sides),
      ties: fc.constantFrom(...tieBreaks),
      groupInitiative: fc.boolean(),
    }),
    simulation: fc.record({
      monsterDamage: fc.constantFrom('rolled' as const, 'average' as const),
      monsterHp: fc.constantFrom('average' as const, 'rolled' as const),
      density: fc.constantFrom('spread' as const, 'normal' as const, 'packed' as const),
      maxRounds: fc.constantFrom(3, 12),
    }),
  })
  .map(({ party, monsters, ...settings }) =>
    scenario(
      [
        ...party.flatMap(({ creature: values, count }, index) => copies(count, hero(`hero ${index}`, values))),
        ...monsters.flatMap(({ creature: values, count }, index) => copies(count, monster(`monster ${index}`, values))),
      ],
      settings,
    ),
  );
