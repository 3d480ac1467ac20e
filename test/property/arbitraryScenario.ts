import * as fc from 'fast-check';
import { plainAction, plainAttack, plainHeal, plainSave, type Action } from '../../src/shared/model/action';
import type { Creature, Scenario } from '../../src/shared/model/scenario';
import { damageTypes, targetings, tieBreaks } from '../../src/shared/model/vocabulary';
import { copies, hero, monster } from '../fixtures/scenarioBuilder';

const dice = fc.record({
  terms: fc.array(fc.record({ count: fc.integer({ min: 1, max: 3 }), sides: fc.constantFrom(4, 6, 8, 10, 12) }), {
    maxLength: 2,
  }),
  bonus: fc.integer({ min: -2, max: 6 }),
});
const parts = fc.array(fc.record({ dice, type: fc.constantFrom(...damageTypes) }), { minLength: 1, maxLength: 2 });
const limit = fc.oneof(
  fc.constant({ kind: 'at-will' } as const),
  fc.record({
    kind: fc.constant('uses' as const),
    uses: fc.integer({ min: 1, max: 3 }),
    per: fc.constant('day' as const),
  }),
  fc.record({ kind: fc.constant('recharge' as const), lowest: fc.integer({ min: 2, max: 6 }) }),
);
const effect: fc.Arbitrary<Action['effect']> = fc.oneof(
  fc
    .record({
      kind: fc.constant('attack' as const),
      rolls: fc.integer({ min: 1, max: 3 }),
      bonus: fc.integer({ min: 0, max: 10 }),
      critRange: fc.integer({ min: 18, max: 20 }),
      reach: fc.constantFrom(5, null),
      range: fc.constantFrom(60, null),
      longRange: fc.constant(null),
      damage: parts,
      oncePerTurn: fc.oneof(fc.constant([]), parts),
    })
    .map((drawn) => ({ ...plainAttack, ...drawn })),
  fc
    .record({
      kind: fc.constant('save' as const),
      ability: fc.constantFrom('dex' as const, 'con' as const),
      dc: fc.integer({ min: 8, max: 18 }),
      onSuccess: fc.constantFrom('none' as const, 'half' as const),
      damage: parts,
      area: fc.constantFrom(null, { shape: 'sphere' as const, size: 15 }),
      targets: fc.constantFrom(null, 2),
    })
    .map((drawn) => ({ ...plainSave, ...drawn })),
  fc
    .record({
      kind: fc.constant('heal' as const),
      amount: dice,
      who: fc.constantFrom('self' as const, 'ally' as const),
      temporary: fc.boolean(),
    })
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
const action: fc.Arbitrary<Action> = fc
  .record({
    name: fc.constant('Action'),
    slot: fc.constantFrom('action', 'action', 'bonus', 'legendary', 'free', 'reaction'),
    effect,
    limit,
    cost: fc.integer({ min: 1, max: 2 }),
    spell: fc.constantFrom(null, 0, 1, 2),
    when: fc.oneof(
      fc.constant([]),
      fc.constant([{ subject: 'self.hp%' as const, comparison: '<' as const, value: 60 }]),
      fc.constant([{ subject: 'targets' as const, comparison: '>=' as const, value: 2 }]),
    ),
  })
  .map((drawn) => ({ ...plainAction, ...drawn }));
const types = fc.uniqueArray(fc.constantFrom(...damageTypes), { maxLength: 2 });
const creature: fc.Arbitrary<Partial<Creature>> = fc
  .record({
    ac: fc.integer({ min: 8, max: 20 }),
    maxHp: fc.integer({ min: 1, max: 60 }),
    hpShare: fc.integer({ min: 0, max: 4 }),
    tempHp: fc.integer({ min: 0, max: 8 }),
    initiative: fc.integer({ min: -3, max: 5 }),
    rank: fc.constantFrom('front' as const, 'back' as const),
    resist: types,
    immune: types,
    vulnerable: types,
    deathSaves: fc.boolean(),
    attackRolls: fc.constantFrom('normal' as const, 'advantage' as const, 'disadvantage' as const),
    savingThrows: fc.constantFrom('normal' as const, 'advantage' as const),
    legendaryActions: fc.constantFrom(0, 0, 2),
    legendaryResistance: fc.constantFrom(0, 1),
    targeting: fc.constantFrom(...targetings),
    healing: fc.constantFrom('on-down' as const, 'below-half' as const, 'never' as const),
    attackDowned: fc.boolean(),
    hitDice: fc.constantFrom(null, { terms: [{ count: 3, sides: 8 }], bonus: 3 }),
    actions: fc.array(action, { maxLength: 5 }),
  })
  .map(({ hpShare, ...values }) => ({ ...values, hp: Math.round((values.maxHp * hpShare) / 4) }));

const line = fc.record({ creature, count: fc.integer({ min: 1, max: 3 }) });

/** Any small fight: every kind of action, limit, policy and setting. */
export const arbitraryScenario: fc.Arbitrary<Scenario> = fc
  .record({
    party: fc.array(line, { minLength: 1, maxLength: 3 }),
    monsters: fc.array(line, { minLength: 1, maxLength: 3 }),
    ruleset: fc.constantFrom('2014' as const, '2024' as const),
    surprise: fc.constantFrom(null, 'party' as const, 'monsters' as const),
    ties: fc.constantFrom(...tieBreaks),
    groupInitiative: fc.boolean(),
    monsterDamage: fc.constantFrom('rolled' as const, 'average' as const),
    monsterHp: fc.constantFrom('average' as const, 'rolled' as const),
  })
  .map(({ party, monsters, ruleset, surprise, ties, groupInitiative, monsterDamage, monsterHp }) => {
    const lines = [
      ...party.map(({ creature: values, count }, index) => copies(count, hero(`hero ${index}`, values))),
      ...monsters.map(({ creature: values, count }, index) => copies(count, monster(`monster ${index}`, values))),
    ];
    return {
      title: 'Any fight',
      ruleset,
      creatures: lines.flatMap((group, index) => group.map((member) => ({ ...member, group: index }))),
      day: null,
      start: { distance: 0, surprise, ties, groupInitiative },
      simulation: { runs: 10, seed: 1, maxRounds: 12, monsterDamage, monsterHp, density: 'normal', restDice: 'rolled' },
      notSimulated: [],
    };
  });
