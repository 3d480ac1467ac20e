import type { Creature, Scenario } from '../../../src/shared/model/scenario';
import { ofD20 } from './damageDistribution';

/** An order of the creatures, by index, and its chance. */
export interface InitiativeOrder {
  readonly creatures: readonly number[];
  readonly chance: number;
}

/** A group that rolls once, as one. */
interface Unit {
  readonly creatures: readonly number[];
  readonly leader: Creature;
  readonly file: number;
}

type Orders = readonly (readonly [order: readonly Unit[], chance: number])[];

/** R2: all orders of the scenario's fight. */
export function initiativeOrders(scenario: Scenario): InitiativeOrder[] {
  const chances = new Map<string, number>();
  const units = unitsOf(scenario);
  for (const [groups, chance] of rankings(units, (unit) => totals(scenario, unit))) {
    for (const [order, share] of combined(groups.map((group) => tieOrders(scenario, group)))) {
      const key = order.flatMap(({ creatures }) => creatures).join(' ');
      chances.set(key, (chances.get(key) ?? 0) + chance * share);
    }
  }
  return [...chances].map(([key, chance]) => ({ creatures: key.split(' ').map(Number), chance }));
}

function unitsOf({ creatures, start }: Scenario): Unit[] {
  const byKey = new Map<number, number[]>();
  creatures.forEach(({ group }, index) => {
    const key = start.groupInitiative ? group : index;
    byKey.set(key, [...(byKey.get(key) ?? []), index]);
  });
  return [...byKey.values()].map((members, file) => ({ creatures: members, leader: creatures[members[0]!]!, file }));
}

function totals({ ruleset, start }: Scenario, { leader }: Unit) {
  const isSlow = ruleset === '2024' && start.surprise === leader.side;
  return new Map(
    [...ofD20(isSlow ? 'disadvantage' : 'normal')].map(([face, share]) => [face + leader.initiative, share]),
  );
}

/** The units by their rolls, highest first: those who rolled the same in a group together. */
function rankings(
  units: readonly Unit[],
  roll: (unit: Unit) => ReadonlyMap<number, number>,
): (readonly [groups: readonly (readonly Unit[])[], chance: number])[] {
  let partial: { readonly chance: number; readonly groups: ReadonlyMap<number, readonly Unit[]> }[] = [
    { chance: 1, groups: new Map() },
  ];
  for (const unit of units) {
    partial = partial.flatMap(({ chance, groups }) =>
      [...roll(unit)].map(([total, share]) => ({
        chance: chance * share,
        groups: new Map([...groups, [total, [...(groups.get(total) ?? []), unit]]]),
      })),
    );
  }
  const sums = new Map<string, readonly [readonly (readonly Unit[])[], number]>();
  for (const { chance, groups } of partial) {
    const ranked = [...groups].sort(([a], [b]) => b - a).map(([, group]) => group);
    const key = ranked.map((group) => group.map(({ file }) => file).join('=')).join('>');
    sums.set(key, [ranked, (sums.get(key)?.[1] ?? 0) + chance]);
  }
  return [...sums.values()];
}

/** The orders of units whose totals are the same. */
function tieOrders(scenario: Scenario, tied: readonly Unit[]): Orders {
  if (tied.length === 1) return [[tied, 1]];
  const rule = scenario.start.ties;
  if (rule === 'party' || rule === 'monsters') {
    const first = tied.filter(({ leader }) => leader.side === rule);
    const last = tied.filter(({ leader }) => leader.side !== rule);
    return combined([first, last].filter(({ length }) => length > 0).map(atRandom));
  }
  if (rule === 'higher-modifier') {
    const modifiers = [...new Set(tied.map(({ leader }) => leader.initiative))].sort((a, b) => b - a);
    return combined(modifiers.map((modifier) => atRandom(tied.filter(({ leader }) => leader.initiative === modifier))));
  }
  return rule === 'random' ? atRandom(tied) : rerolled(tied);
}

function atRandom(units: readonly Unit[]): Orders {
  const orders = permutations(units);
  return orders.map((order) => [order, 1 / orders.length]);
}

/** All roll again with their modifiers, and again as long as any are equal. */
function rerolled(tied: readonly Unit[]): Orders {
  if (tied.length === 1) return [[tied, 1]];
  const d20 = [...ofD20('normal')];
  const again = rankings(tied, ({ leader }) => new Map(d20.map(([face, share]) => [face + leader.initiative, share])));
  const decided = again.filter(([groups]) => groups.length > 1);
  const sum = decided.reduce((total, [, chance]) => total + chance, 0);
  return decided.flatMap(([groups, chance]) =>
    combined(groups.map(rerolled)).map(([order, share]) => [order, (share * chance) / sum] as const),
  );
}

/** One order of each part after the other. */
function combined(parts: readonly Orders[]): Orders {
  return parts.reduce<Orders>(
    (sum, part) => sum.flatMap(([a, chance]) => part.map(([b, share]) => [[...a, ...b], chance * share] as const)),
    [[[], 1]],
  );
}

function permutations(units: readonly Unit[]): (readonly Unit[])[] {
  if (units.length <= 1) return [units];
  return units.flatMap((first) => permutations(units.filter((unit) => unit !== first)).map((rest) => [first, ...rest]));
}
