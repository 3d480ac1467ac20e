import type { Creature } from '../../shared/model/scenario';
import { targetings } from '../../shared/model/vocabulary';
import type { Reporter } from '../document/reporter';
import type { TreeNode } from '../document/tree';
import { tacticsKeys } from './keys';
import { readMap } from './mapReader';
import { readPriorities, type PriorityText } from './priorityText';
import { readBoolean, readWord } from './values';

/** How a creature plays; what is not there is as its side has it, or follows from its statistics. */
export interface Tactics extends Partial<
  Pick<Creature, 'healing' | 'attackDowned' | 'morale' | 'breaksThrough' | 'resistancePolicy'>
> {
  /** `typical`: by its side and its statistics, whatever its side does otherwise. */
  readonly targeting?: Creature['targeting'] | 'typical';
  /** Lines of a priority list; a creature takes those whose actions it has. */
  readonly priorities?: readonly PriorityText[];
}

/**
 * What the presets mean. A target is chosen anew for each attack roll; only `nearest` stays with its foe while it can.
 * - `dumb`: attacks anyone at random.
 * - `typical`: the default: characters finish the weakest foe; monsters choose by their intelligence.
 * - `smart`, `focus`: everybody attacks the foe with the fewest hit points.
 * - `spread`: everybody takes another foe.
 * - `brute`: attacks whoever is nearest. `mindless`: so too, and goes on hitting who is down.
 * - `skirmisher`: passes the front rank, at the price of opportunity attacks, and goes for casters.
 * - `caster`: breaks the concentration of others. `boss`: attacks whoever is the most dangerous, through the front rank,
 *   and turns every failed save into a success while it can.
 * - `cowardly`: attacks anyone, and flees below half of its hit points or when its side has less than 35 % left.
 */
export const presets = {
  dumb: { targeting: 'random' },
  typical: { targeting: 'typical' },
  smart: { targeting: 'lowest-hp' },
  focus: { targeting: 'lowest-hp' },
  spread: { targeting: 'spread' },
  brute: { targeting: 'nearest' },
  mindless: { targeting: 'nearest', attackDowned: true },
  skirmisher: { targeting: 'casters', breaksThrough: true },
  caster: { targeting: 'concentrating' },
  boss: { targeting: 'most-dangerous', breaksThrough: true, resistancePolicy: 'always' },
  cowardly: { targeting: 'random', morale: { own: 50, side: 35 } },
} as const satisfies Readonly<Record<string, Tactics>>;

const healings = ['on-down', 'below-half', 'never'] as const;
const presetNames = Object.keys(presets) as (keyof typeof presets)[];

/** Reads a preset, a rule for picking targets, a map of how it plays, or a priority list (R17). */
export function readTactics(node: TreeNode, what: string, reporter: Reporter): Tactics | undefined {
  if (node.kind === 'list') return { priorities: readPriorities(node, what, reporter) };
  if (node.kind === 'map') {
    const map = readMap(node, tacticsKeys, 'tactics', reporter);
    const targeting = map?.read('target', (value, key) => readWord(value, key, targetings, reporter));
    const healing = map?.read('healing', (value, key) => readWord(value, key, healings, reporter));
    const attackDowned = map?.read('attackDowned', readBoolean);
    const lines = map?.read('priorities', readPriorities);
    return {
      ...(targeting && { targeting }),
      ...(healing && { healing }),
      ...(attackDowned !== undefined && { attackDowned }),
      ...(lines && { priorities: lines }),
    };
  }
  const words = [...presetNames, ...targetings.filter((targeting) => targeting !== 'spread')] as const;
  const word = readWord(node, what, words, reporter);
  if (word === undefined) return undefined;
  const preset = presetNames.find((name) => name === word);
  return preset ? presets[preset] : { targeting: word as Creature['targeting'] };
}

/**
 * Whom a creature attacks when nobody says: characters the weakest foe; monsters by intelligence: up to 4 the nearest,
 * from 10 the most dangerous, else (or when unknown) anyone.
 */
export function defaultTargeting(side: Creature['side'], intelligence: number | null): Creature['targeting'] {
  if (side === 'party') return 'lowest-hp';
  if (intelligence !== null && intelligence <= 4) return 'nearest';
  return intelligence !== null && intelligence >= 10 ? 'most-dangerous' : 'random';
}
