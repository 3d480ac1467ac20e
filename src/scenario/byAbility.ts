import { abilities, type Ability } from '../shared/model/vocabulary';

/** A value for each of the six abilities. */
export function byAbility<T>(value: (ability: Ability) => T): Record<Ability, T> {
  return Object.fromEntries(abilities.map((ability) => [ability, value(ability)])) as Record<Ability, T>;
}
