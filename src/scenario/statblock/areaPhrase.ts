import { limits } from '../../shared/model/limits';
import { areaShapes } from '../../shared/model/vocabulary';
import type { AreaShape } from '../../shared/model/vocabulary';
import { anyOf, map, oneOf, optional, sequence, within, words } from './phrase';
import type { Phrase } from './phrase';
import { count, feet } from './quantityPhrases';

export interface Area {
  readonly shape: AreaShape;
  /** In feet: length, radius or edge. */
  readonly size: number;
}

const dash = optional(words('-'));
const comma = optional(words(','));
const shape = anyOf(...areaShapes);

// Of a line: whom it catches follows from its length.
const width = sequence(anyOf('that is', "that's", 'and'), feet, words('wide'));

// A circle on the floor, `20-foot radius`, catches whom a sphere does.
const shaped: Phrase<Area> = oneOf<Area>(
  // `60-foot-long, 5-foot-wide Line`
  map(sequence(feet, dash, words('long'), comma, feet, dash, words('wide line')), ([size]) => ({
    shape: 'line',
    size,
  })),
  // `a line of lightning that is 20 ft. long and 5 ft. wide`
  map(sequence(words('line'), within(5, sequence(feet, words('long'), optional(width)))), ([, [size]]) => ({
    shape: 'line',
    size,
  })),
  // `20-foot-radius, 40-foot-high cylinder`
  map(sequence(feet, dash, words('radius'), comma, feet, dash, anyOf('high', 'tall'), words('cylinder')), ([size]) => ({
    shape: 'cylinder',
    size,
  })),
  // `20-foot-radius Sphere`, `20-foot radius`
  map(sequence(feet, dash, words('radius'), optional(shape)), ([size, , , named]) => ({
    shape: named ?? 'sphere',
    size,
  })),
  // `15-foot Cone`, `10-foot cube`, `5-foot Emanation`, `60-foot line that is 5 feet wide`
  map(sequence(feet, dash, shape, optional(width)), ([size, , named]) => ({ shape: named, size })),
);

/** A printed area that holds someone (a size of 0 feet is none). */
export const area: Phrase<Area> = (tokens, at) => {
  const match = shaped(tokens, at);
  return match !== null && match.value.size >= 1 && match.value.size <= limits.feet ? match : null;
};

/** `each creature within 10 feet of`, with words between: everyone around the creature is an emanation from it. */
export const everyoneAround: Phrase<Area> = map(
  sequence(
    anyOf('each', 'any', 'all', 'every'),
    within(9, sequence(anyOf('within', 'in', 'inside'), optional(words('a')), feet, anyOf('of', 'from'))),
  ),
  ([, [, , size]]) => ({ shape: 'emanation', size: Math.max(1, size) }),
);

/** `each creature`, `each of those creatures`, `creatures in the area`: more than one, as many as are caught. */
export const everyone: Phrase<unknown> = anyOf(
  'each creature',
  'each living creature',
  'each other creature',
  'each humanoid',
  'each target',
  'each enemy',
  'each hostile creature',
  'each of those',
  'any creature',
  'any humanoid',
  'all creatures',
  'every creature',
  'creatures',
);

/**
 * `up to three creatures`, `one creature`, `three bolts of lightning, each of which can strike a target`: a number of
 * targets given outright.
 */
export const numberOfTargets: Phrase<number> = oneOf<number>(
  map(
    sequence(
      optional(words('up to')),
      count,
      optional(anyOf('other', 'different', 'living', 'hostile', 'willing')),
      anyOf('creature', 'creatures', 'target', 'targets', 'humanoid', 'humanoids', 'enemy', 'enemies'),
    ),
    ([, value]) => value,
  ),
  map(
    sequence(
      count,
      anyOf('bolts', 'rays', 'beams'),
      within(4, sequence(words('each of which can'), anyOf('strike', 'hit', 'target'), anyOf('a', 'one'))),
    ),
    ([value]) => value,
  ),
);
