import * as fc from 'fast-check';
import { predicateSubjects, type Action, type EffectOf } from '../../src/shared/model/action';
import { plainAction, plainAttack, plainHeal, plainSave } from '../../src/shared/model/plain';
import { abilities, areaShapes, triggers, usePeriods } from '../../src/shared/model/vocabulary';
import {
  arbitraryConditions,
  arbitraryDamage,
  arbitraryDice,
  arbitraryLastings,
  arbitraryRiders,
  mostly,
} from './arbitraryLasting';

/** Pools every creature has: points, and spell slots of two levels. */
const poolCount = 3;
/** Most actions a creature has. */
export const mostActions = 6;

const targets = fc.integer({ min: 1, max: 3 });
const feet = fc.constantFrom(5, 30, 60);

const attack: fc.Arbitrary<EffectOf<'attack'>> = fc
  .record({
    rolls: fc.integer({ min: 1, max: 3 }),
    bonus: fc.integer({ min: 0, max: 10 }),
    critRange: fc.integer({ min: 18, max: 20 }),
    distances: fc.constantFrom(
      { reach: 5, range: null, longRange: null },
      { reach: 10, range: null, longRange: null },
      { reach: 5, range: 20, longRange: 60 },
      { reach: null, range: 60, longRange: null },
      { reach: null, range: 30, longRange: 120 },
    ),
    damage: arbitraryDamage,
    oncePerTurn: mostly([], arbitraryDamage),
    onceNeeds: fc.constantFrom('hit' as const, 'sneak' as const),
    onMiss: mostly([], arbitraryDamage),
    cleave: mostly([], arbitraryDamage),
    riders: mostly([], arbitraryRiders),
  })
  .map(({ distances, ...drawn }) => ({ ...plainAttack, ...distances, ...drawn }));

const save: fc.Arbitrary<EffectOf<'save'>> = fc
  .record({
    ability: fc.constantFrom(null, ...abilities),
    dc: fc.integer({ min: 8, max: 18 }),
    onSuccess: fc.constantFrom('none' as const, 'half' as const),
    damage: fc.oneof(arbitraryDamage, fc.constant([])),
    area: mostly(null, fc.record({ shape: fc.constantFrom(...areaShapes), size: fc.constantFrom(5, 15, 30) })),
    targets: fc.constantFrom(null, 1, 2),
    range: fc.oneof(fc.constant(null), feet),
    lasting: mostly([], arbitraryLastings),
    push: mostly(0, fc.constantFrom(10)),
  })
  .map((drawn) => ({ ...plainSave, ...drawn }));

const heal: fc.Arbitrary<EffectOf<'heal'>> = fc
  .record({
    amount: arbitraryDice,
    who: fc.constantFrom('self' as const, 'ally' as const, 'other' as const),
    targets,
    temporary: fc.boolean(),
    fromPool: mostly(false, fc.constant(true)),
  })
  .map((drawn) => ({ ...plainHeal, ...drawn }));

const multiattack: fc.Arbitrary<EffectOf<'multiattack'>> = fc.record({
  kind: fc.constant('multiattack' as const),
  steps: fc.array(
    fc.record({
      count: fc.integer({ min: 1, max: 2 }),
      choices: fc.array(fc.integer({ min: 0, max: mostActions - 1 }), { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 2 },
  ),
});

const boon: fc.Arbitrary<EffectOf<'boon'>> = fc.record({
  kind: fc.constant('boon' as const),
  who: fc.constantFrom('self' as const, 'ally' as const, 'other' as const),
  targets,
  lasting: arbitraryLastings,
  removes: arbitraryConditions,
});

const guard: fc.Arbitrary<EffectOf<'guard'>> = fc.record({
  kind: fc.constant('guard' as const),
  ac: fc.constantFrom(0, 2, 5),
  halves: fc.boolean(),
  reduces: mostly(null, arbitraryDice),
  meleeOnly: fc.boolean(),
  lasting: mostly([], arbitraryLastings),
});

const strike: fc.Arbitrary<EffectOf<'strike'>> = fc.record({
  kind: fc.constant('strike' as const),
  damage: arbitraryDamage,
  riders: arbitraryRiders,
  meleeOnly: fc.boolean(),
  oncePer: fc.constantFrom(null, null, 'turn' as const, 'own-turn' as const),
});

const surge: fc.Arbitrary<EffectOf<'surge'>> = fc.record({
  kind: fc.constant('surge' as const),
  actions: fc.integer({ min: 1, max: 2 }),
});

const basic: fc.Arbitrary<EffectOf<'basic'>> = fc.record({
  kind: fc.constant('basic' as const),
  what: fc.constantFrom('disengage' as const, 'dash' as const, 'stabilise' as const, 'flee' as const),
});

const uses = fc.record({
  kind: fc.constant('uses' as const),
  uses: fc.integer({ min: 1, max: 3 }),
  per: fc.constantFrom(...usePeriods),
});
const atWill = fc.constant({ kind: 'at-will' } as const);
const limit: fc.Arbitrary<Action['limit']> = fc.oneof(
  { weight: 3, arbitrary: atWill },
  uses,
  fc.record({ kind: fc.constant('recharge' as const), lowest: fc.integer({ min: 2, max: 6 }) }),
  fc.record({
    kind: fc.constant('pool' as const),
    pool: fc.integer({ min: 0, max: poolCount - 1 }),
    cost: fc.integer({ min: 1, max: 2 }),
  }),
  fc.constant({ kind: 'slots' } as const),
);

export const arbitraryPredicates = mostly(
  [],
  fc.array(
    fc.record({
      subject: fc.constantFrom(...predicateSubjects),
      comparison: fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const, '=' as const),
      value: fc.constantFrom(0, 1, 2, 50),
    }),
    { minLength: 1, maxLength: 2 },
  ),
);

const upcast = fc.record({
  damage: mostly([], arbitraryDamage),
  healing: arbitraryDice,
  targets: fc.constantFrom(0, 1),
});
const common = {
  limit,
  cost: fc.integer({ min: 1, max: 2 }),
  spell: fc.constantFrom(null, null, 0, 1, 2),
  upcast: mostly(null, upcast),
  concentration: mostly(false, fc.constant(true)),
  isMagical: fc.boolean(),
  when: arbitraryPredicates,
};

const ofTurns: fc.Arbitrary<Action> = fc
  .record({
    ...common,
    name: fc.constant('Action'),
    slot: fc.constantFrom('action', 'action', 'action', 'bonus', 'legendary', 'free', 'lair'),
    effect: fc.oneof(
      { weight: 4, arbitrary: attack },
      { weight: 3, arbitrary: save },
      { weight: 1, arbitrary: multiattack },
      ...[heal, boon, surge, basic].map((arbitrary) => ({ weight: 1, arbitrary })),
    ),
  })
  .map((drawn) => ({ ...plainAction, ...drawn }));

/** Reactions and what comes with hits; any effect with any trigger, though files give only some of them. */
const triggered: fc.Arbitrary<Action> = fc
  .record({
    ...common,
    name: fc.constant('Answer'),
    slot: fc.constantFrom('reaction', 'reaction', 'free', 'bonus'),
    trigger: fc.constantFrom(...triggers),
    effect: fc.oneof(
      { weight: 3, arbitrary: guard },
      { weight: 3, arbitrary: strike },
      { weight: 2, arbitrary: attack },
      { weight: 2, arbitrary: save },
      ...[heal, boon].map((arbitrary) => ({ weight: 1, arbitrary })),
    ),
  })
  .map((drawn) => ({ ...plainAction, ...drawn }));

/** Any action, whether it makes sense or not. */
export const arbitraryAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: ofTurns },
  { weight: 1, arbitrary: triggered },
);
