import * as fc from 'fast-check';
import type { Action } from '../../src/shared/model/action';
import type { Lasting, Rider } from '../../src/shared/model/lasting';
import { noChanges, noLasting, plainAction, plainAttack, plainSave } from '../../src/shared/model/plain';
import type { Creature, Scenario } from '../../src/shared/model/scenario';
import { abilities, type Condition, conditions } from '../../src/shared/model/vocabulary';
import { copies, heal, hero, monster, scenario } from '../fixtures/scenarioBuilder';
import { arbitraryDamage, arbitraryDice, arbitraryMode, arbitraryTypes, mostly } from '../property/arbitraryLasting';

/** Small fights of what lasts, of concentration and of reactions; with one action a slot there is nothing to choose. */

const ofEffects = conditions.filter((condition) => condition !== 'exhaustion' && condition !== 'deafened');
const someConditions = fc.uniqueArray(fc.constantFrom<Condition>(...ofEffects), { maxLength: 2 });
const dc = fc.integer({ min: 8, max: 16 });
const save = fc.record({
  ability: fc.constantFrom(...abilities),
  dc,
  onSuccess: fc.constantFrom('none' as const, 'half' as const),
});
const moment = fc.constantFrom('start' as const, 'end' as const);

const changes = fc
  .record(
    {
      ac: fc.integer({ min: -3, max: 4 }),
      attackRolls: arbitraryMode,
      attackedRolls: arbitraryMode,
      attackedBySource: fc.boolean(),
      savingThrows: arbitraryMode,
      saveAbilities: fc.uniqueArray(fc.constantFrom(...abilities), { maxLength: 2 }),
      damage: arbitraryDamage,
      damageFromSource: arbitraryDamage,
      resist: arbitraryTypes,
      immune: arbitraryTypes,
      vulnerable: arbitraryTypes,
    },
    { requiredKeys: [] },
  )
  .map((drawn) => ({ ...noChanges, ...drawn }));

const lasting: fc.Arbitrary<Lasting> = fc
  .record({
    name: fc.constantFrom('Curse', 'Web', 'Venom'),
    conditions: someConditions,
    changes: mostly(null, changes),
    ongoing: mostly(null, fc.record({ damage: arbitraryDamage, at: moment })),
    ends: fc.oneof(
      fc.constant(null),
      fc.record({
        at: moment,
        of: fc.constantFrom('source' as const, 'bearer' as const),
        turns: fc.integer({ min: 1, max: 3 }),
      }),
    ),
    save: fc.oneof(
      fc.constant(null),
      fc.record({
        ability: fc.constantFrom(...abilities),
        dc,
        at: fc.constantFrom('start' as const, 'end' as const, 'end' as const, 'damage' as const),
      }),
    ),
    escape: mostly(null, dc),
    uses: mostly(null, fc.integer({ min: 1, max: 2 })),
    endsOnDamage: mostly(false, fc.constant(true)),
    endsOnAttack: mostly(false, fc.constant(true)),
  })
  .map((drawn) => ({ ...noLasting, ...drawn }));
const lastings = fc.array(lasting, { maxLength: 2 });

const rider: fc.Arbitrary<Rider> = fc.record({
  on: fc.constantFrom('hit' as const, 'hit' as const, 'critical' as const),
  to: fc.constantFrom('target' as const, 'target' as const, 'self' as const),
  save: fc.oneof(fc.constant(null), save),
  damage: mostly([], arbitraryDamage),
  lasting: lastings,
  push: fc.constant(0),
});

const attack = fc
  .record({
    rolls: fc.integer({ min: 1, max: 2 }),
    bonus: fc.integer({ min: 0, max: 8 }),
    critRange: fc.integer({ min: 18, max: 20 }),
    reach: fc.constantFrom(5, null),
    damage: arbitraryDamage,
    riders: fc.array(rider, { maxLength: 2 }),
  })
  .map((drawn) => ({ ...plainAttack, ...drawn, range: drawn.reach === null ? 60 : null }));

const power = fc
  .record({
    ability: fc.constantFrom(null, ...abilities),
    dc,
    onSuccess: fc.constantFrom('none' as const, 'half' as const),
    damage: arbitraryDamage,
    targets: fc.constantFrom(1, 2),
    lasting: lastings,
  })
  .map((drawn) => ({ ...plainSave, ...drawn }));

const guard = fc.record({
  kind: fc.constant('guard' as const),
  ac: fc.constantFrom(0, 2, 5),
  halves: fc.boolean(),
  reduces: mostly(null, arbitraryDice),
  meleeOnly: fc.boolean(),
  // Whether the very roll that brought an effect is one of its uses, nobody says.
  lasting: mostly(
    [],
    lastings.map((drawn) => drawn.map((each) => ({ ...each, uses: null }))),
  ),
});

const limit: fc.Arbitrary<Action['limit']> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ kind: 'at-will' } as const) },
  fc.record({
    kind: fc.constant('uses' as const),
    uses: fc.integer({ min: 1, max: 3 }),
    per: fc.constant('day' as const),
  }),
  fc.record({ kind: fc.constant('recharge' as const), lowest: fc.integer({ min: 2, max: 6 }) }),
);

function actionOf(
  slot: Action['slot'],
  effects: fc.Arbitrary<Action['effect']>,
  values: Partial<Action> = {},
): fc.Arbitrary<Action> {
  return fc
    .record({ effect: effects, limit, isMagical: fc.boolean(), isKeptUp: fc.boolean() })
    .map(({ effect, isKeptUp, ...drawn }) => ({
      ...{ ...plainAction, name: `${slot} ${effect.kind}`, slot, effect, ...drawn, ...values },
      concentration: isKeptUp && effect.kind === 'save' && effect.lasting.length > 0,
    }));
}

const main = actionOf('action', fc.oneof({ weight: 2, arbitrary: attack }, power));
const bonus = fc.oneof(
  actionOf('bonus', fc.oneof(attack, power)),
  fc
    .record({ amount: fc.constantFrom('1d8+2', '2d4'), temporary: fc.boolean(), who: fc.constantFrom('self', 'ally') })
    .map(({ amount, ...effect }) => heal('Heal', amount, effect as object, { slot: 'bonus' })),
);
const legendary = actionOf('legendary', fc.oneof(attack, power));
const reaction = fc.oneof(
  actionOf('reaction', guard, { trigger: 'hit' }),
  actionOf('reaction', fc.oneof(attack, power), { trigger: 'damaged' }),
  actionOf('reaction', attack, { trigger: 'missed' }),
);
const none = fc.constant(null);

const modifier = fc.integer({ min: -2, max: 6 });
const creature: fc.Arbitrary<Partial<Creature>> = fc
  .record({
    ac: fc.integer({ min: 8, max: 18 }),
    maxHp: fc.integer({ min: 1, max: 60 }),
    tempHp: fc.constantFrom(0, 0, 5),
    initiative: fc.integer({ min: -2, max: 2 }),
    saves: fc.record({ str: modifier, dex: modifier, con: modifier, int: modifier, wis: modifier, cha: modifier }),
    rank: fc.constantFrom('front' as const, 'front' as const, 'back' as const),
    resist: arbitraryTypes,
    immune: arbitraryTypes,
    vulnerable: arbitraryTypes,
    conditionImmune: mostly([], someConditions),
    deathSaves: fc.boolean(),
    attackRolls: arbitraryMode,
    packTactics: mostly(false, fc.constant(true)),
    magicResistance: mostly(false, fc.constant(true)),
    evasion: mostly(false, fc.constant(true)),
    legendaryActions: fc.constantFrom(0, 0, 2),
    legendaryResistance: fc.constantFrom(0, 1),
    resistancePolicy: fc.constantFrom('always' as const, 'control-and-big' as const, 'never' as const),
    targeting: fc.constantFrom('first', 'random', 'nearest', 'lowest-hp', 'highest-hp', 'lowest-ac', 'spread'),
    attackDowned: fc.boolean(),
    escapeBonus: modifier,
    healing: fc.constantFrom('on-down' as const, 'below-half' as const),
    lasting: mostly([], fc.array(lasting, { maxLength: 1 })),
    actions: fc.tuple(main, fc.oneof(none, bonus), fc.oneof(none, legendary), fc.oneof(none, reaction)),
  })
  .map(({ actions, ...values }) => ({
    ...(values as Partial<Creature>),
    hp: values.maxHp,
    actions: actions.filter((action) => action !== null),
  }));

const lines = fc.array(fc.record({ creature, count: fc.integer({ min: 1, max: 2 }) }), { minLength: 1, maxLength: 2 });

export const arbitraryEffects: fc.Arbitrary<Scenario> = fc
  .record({
    party: lines,
    monsters: lines,
    ruleset: fc.constantFrom('2014' as const, '2024' as const),
    start: fc.record({ surprise: fc.constantFrom(null, null, 'party' as const, 'monsters' as const) }),
    simulation: fc.record({ maxRounds: fc.constantFrom(3, 10) }),
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
