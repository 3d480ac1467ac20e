import * as fc from 'fast-check';
import type { Creature, DayStep, Scenario } from '../../src/shared/model/scenario';
import { sides, targetings, tieBreaks, usePeriods } from '../../src/shared/model/vocabulary';
import { copies, hero, monster } from '../fixtures/scenarioBuilder';
import { arbitraryAction, arbitraryPredicates, mostActions } from './arbitraryAction';
import {
  arbitraryAura,
  arbitraryConditions,
  arbitraryLasting,
  arbitraryMode,
  arbitraryTypes,
  mostly,
} from './arbitraryLasting';

/** Largest maximum of hit points: that of {@link arbitraryScenario}'s hit dice is lower. */
export const mostHp = 60;

const pools = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 2 }), fc.constantFrom(...usePeriods))
  .map(([points, slots, per]) => [
    { name: 'ki', points, per, slotLevel: null },
    { name: 'slots 1', points: slots, per: 'long rest' as const, slotLevel: 1 },
    { name: 'slots 3', points: slots, per: 'long rest' as const, slotLevel: 3 },
  ]);

const priorities = fc.array(
  fc.record({
    action: fc.integer({ min: 0, max: mostActions - 1 }),
    when: arbitraryPredicates,
    target: mostly(null, fc.constantFrom(...targetings)),
    text: fc.constant('a line'),
  }),
  { maxLength: 4 },
);

const modifier = fc.integer({ min: -2, max: 6 });
const rare = (value: fc.Arbitrary<boolean>) => mostly(false, value);
const always = fc.constant(true);

const creature: fc.Arbitrary<Partial<Creature>> = fc
  .record({
    ac: fc.integer({ min: 8, max: 20 }),
    maxHp: fc.integer({ min: 1, max: mostHp }),
    hpShare: fc.constantFrom(0, 1, 3, 4, 4, 4),
    tempHp: mostly(0, fc.integer({ min: 1, max: 8 })),
    initiative: fc.integer({ min: -3, max: 5 }),
    saves: fc.record({ str: modifier, dex: modifier, con: modifier, int: modifier, wis: modifier, cha: modifier }),
    speed: fc.constantFrom(0, 20, 30, 60),
    rank: fc.constantFrom('front' as const, 'front' as const, 'back' as const),
    resist: arbitraryTypes,
    immune: arbitraryTypes,
    vulnerable: arbitraryTypes,
    conditionImmune: mostly([], arbitraryConditions),
    deathSaves: fc.boolean(),
    attackRolls: arbitraryMode,
    savingThrows: arbitraryMode,
    legendaryActions: fc.constantFrom(0, 0, 0, 2),
    legendaryResistance: fc.constantFrom(0, 0, 1),
    resistancePolicy: fc.constantFrom('always' as const, 'control-and-big' as const, 'never' as const),
    packTactics: rare(always),
    magicResistance: rare(always),
    evasion: rare(always),
    regeneration: mostly(null, fc.record({ amount: fc.integer({ min: 1, max: 6 }), stoppedBy: arbitraryTypes })),
    auras: mostly([], fc.array(arbitraryAura, { maxLength: 2 })),
    // Exhaustion to begin with is said by itself.
    lasting: mostly(
      [],
      fc.array(
        arbitraryLasting.map((drawn) => ({
          ...drawn,
          exhaustion: 0,
          conditions: drawn.conditions.filter((condition) => condition !== 'exhaustion'),
        })),
        { maxLength: 2 },
      ),
    ),
    exhaustion: mostly(0, fc.integer({ min: 1, max: 5 })),
    bypassesFront: rare(always),
    flyby: rare(always),
    breaksThrough: rare(always),
    escapeBonus: modifier,
    morale: mostly(null, fc.record({ own: fc.constantFrom(0, 25, 50), side: fc.constantFrom(0, 35) })),
    restDice: mostly(
      null,
      fc.record({ count: fc.integer({ min: 0, max: 4 }), sides: fc.constant(8), bonus: modifier }),
    ),
    pools,
    priorities: mostly(null, priorities),
    targeting: fc.constantFrom(...targetings),
    healing: fc.constantFrom('on-down' as const, 'below-half' as const, 'never' as const),
    attackDowned: fc.boolean(),
    hitDice: mostly(null, fc.constant({ terms: [{ count: 3, sides: 8 }], bonus: 3 })),
    actions: fc.array(arbitraryAction, { maxLength: mostActions }),
  })
  .map(({ hpShare, priorities: lines, ...values }) => ({
    ...values,
    hp: Math.round((values.maxHp * hpShare) / 4),
    priorities: lines && lines.filter(({ action }) => action < values.actions.length),
  }));

const line = fc.record({ creature, count: fc.integer({ min: 1, max: 2 }) });

const start = fc.record({
  distance: mostly(0, fc.constantFrom(10, 60, 200)),
  surprise: mostly(null, fc.constantFrom(...sides)),
  ties: fc.constantFrom(...tieBreaks),
  groupInitiative: fc.boolean(),
});

const simulation = fc
  .record({
    monsterDamage: fc.constantFrom('rolled' as const, 'average' as const),
    monsterHp: fc.constantFrom('average' as const, 'rolled' as const),
    density: fc.constantFrom('spread' as const, 'normal' as const, 'packed' as const),
    restDice: fc.constantFrom('rolled' as const, 'average' as const),
  })
  .map((drawn) => ({ runs: 10, seed: 1, maxRounds: 10, ...drawn }));

/** Any small fight: every kind of action, limit, effect, policy and setting of the scenario. */
export const arbitraryScenario: fc.Arbitrary<Scenario> = fc
  .record({
    party: fc.array(line, { minLength: 1, maxLength: 3 }),
    monsters: fc.array(line, { minLength: 1, maxLength: 3 }),
    ruleset: fc.constantFrom('2014' as const, '2024' as const),
    start,
    simulation,
  })
  .map(({ party, monsters, ...settings }) => {
    const lines = [
      ...party.map(({ creature: values, count }, index) => copies(count, hero(`hero ${index}`, values))),
      ...monsters.map(({ creature: values, count }, index) => copies(count, monster(`monster ${index}`, values))),
    ];
    const creatures = lines.flatMap((group, index) => group.map((member) => ({ ...member, group: index })));
    return { title: 'Any fight', creatures, day: null, notSimulated: [], ...settings };
  });

/** Days of one to three fights, each against some of the monsters, with rests between them. */
export const arbitraryDay: fc.Arbitrary<Scenario> = fc
  .tuple(
    arbitraryScenario,
    fc.array(
      fc.record({
        start,
        rest: fc.constantFrom(null, 'short' as const, 'long' as const),
        cut: fc.integer({ min: 1, max: 2 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([scenario, drawn]) => {
    let from = scenario.creatures.findIndex(({ side }) => side === 'monsters');
    const last = scenario.creatures.length;
    const day = drawn.flatMap(({ start: opening, rest, cut }, index): DayStep[] => {
      const to = index === drawn.length - 1 ? last : Math.min(last, from + cut);
      if (from >= to) return [];
      const fight = { kind: 'fight', title: `Fight ${index}`, from, to, start: opening } as const;
      from = to;
      return rest === null ? [fight] : [fight, { kind: 'rest', rest }];
    });
    return { ...scenario, day };
  });
