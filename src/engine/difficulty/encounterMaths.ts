import type { EncounterMaths } from '../../shared/model/results';
import type { Creature, Scenario } from '../../shared/model/scenario';
import { rulesets } from '../../shared/model/vocabulary';
import { difficulty } from './difficulty';
import { estimateRating } from './estimateRating';
import { lazyBenchmark } from './lazyBenchmark';

/** R21, R22: what can be said of the encounter, or of each fight of the day, before a die is rolled. */
export function encounterMaths(scenario: Scenario): EncounterMaths {
  const fights = fightsOf(scenario).map(({ title, creatures }) => ({
    title,
    official: rulesets.flatMap((ruleset) => difficulty(creatures, ruleset) ?? []),
    lazy: lazyBenchmark(creatures),
  }));
  return { fights, ratings: monsterKinds(scenario).map(ratingOf) };
}

/** One monster of each kind of statistics. */
export function monsterKinds({ creatures }: Scenario): Creature[] {
  const monsters = creatures.filter(({ side }) => side === 'monsters');
  return monsters.filter(({ group }, index) => monsters.findIndex((other) => other.group === group) === index);
}

function ratingOf(monster: Creature): EncounterMaths['ratings'][number] {
  return { kind: monster.kind, printed: monster.cr, estimated: estimateRating(monster) };
}

function fightsOf({
  title,
  creatures,
  day,
}: Scenario): { readonly title: string; readonly creatures: readonly Creature[] }[] {
  if (!day) return [{ title, creatures }];
  const party = creatures.filter(({ side }) => side === 'party');
  return day.flatMap((step) =>
    step.kind === 'fight' ? [{ title: step.title, creatures: [...party, ...creatures.slice(step.from, step.to)] }] : [],
  );
}
