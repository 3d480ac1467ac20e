import type { Creature, Pool } from '../../shared/model/scenario';
import { type plainCreature, noLasting } from '../../shared/model/plain';
import { limits } from '../../shared/model/limits';
import { conditions } from '../../shared/model/vocabulary';
import type { Lasting } from '../../shared/model/lasting';
import type { Reporter } from '../document/reporter';
import type { TreeNode } from '../document/tree';
import type { StatBlock } from '../statBlock';
import {
  featureNames,
  knownTrait,
  parseMorale,
  parseRegeneration,
  parseRestDice,
  type Feature,
} from './featurePhrases';
import { moraleKeys, traitKeys, type creatureKeys } from './keys';
import { readMap, type MapReader } from './mapReader';
import { readPools, readSlots } from './poolPhrases';
import { readAuras } from './readAuras';
import { readEffects } from './readEffects';
import { readBoolean, readInteger, readItems, readParsed, readText, readWord, readWords } from './values';

/** What a creature is and does by itself, as far as the file says so. */
export type Features = Partial<Omit<Pick<Creature, keyof typeof plainCreature>, 'pools' | 'priorities'>>;

export function readFeatures(map: MapReader<keyof typeof creatureKeys>): Features {
  const { reporter } = map;
  const auras = map.read('auras', readAuras);
  const lasting = readLasting(map);
  const regeneration = map.read('regeneration', (node, what) =>
    readParsed(node, what, 'hit points such as 10', parseRegeneration, 'bad-trait', reporter),
  );
  const restDice = map.read('hitDice', (node, what) =>
    readParsed(node, what, 'dice such as 5d10+2', parseRestDice, 'bad-hit-points', reporter),
  );
  const resistancePolicy = map.read('resistancePolicy', (node, what) =>
    readWord(node, what, ['always', 'control-and-big', 'never'], reporter),
  );
  const exhaustion = map.read('exhaustion', (node, what) => readInteger(node, what, 0, 5, reporter));
  const escapeBonus = map.read('escape', (node, what) =>
    readInteger(node, what, -limits.modifier, limits.modifier, reporter),
  );
  const breaksThrough = map.read('breaksThrough', readBoolean);
  const morale = map.read('morale', readMorale);
  return {
    ...(auras && { auras }),
    ...(lasting && { lasting }),
    ...(regeneration && { regeneration }),
    ...(restDice && { restDice }),
    ...(resistancePolicy && { resistancePolicy }),
    ...(exhaustion !== undefined && { exhaustion }),
    ...(escapeBonus !== undefined && { escapeBonus }),
    ...(breaksThrough !== undefined && { breaksThrough }),
    ...(morale && { morale }),
  };
}

/** Spell slots and other stocks; undefined where the file names none. */
export function readStocks(map: MapReader<keyof typeof creatureKeys>): readonly Pool[] | undefined {
  const slots = map.read('slots', readSlots);
  const pools = map.read('pools', readPools);
  if (!slots && !pools) return undefined;
  const stocks = [...(slots ?? []), ...(pools ?? [])];
  if (stocks.length > limits.pools) {
    const message = `A creature has at most ${limits.pools} pools, levels of spell slots among them; these are ${stocks.length}.`;
    map.reporter.report('too-long', map.keyRange('pools'), message);
  }
  return stocks.slice(0, limits.pools);
}

/** Traits: those the fight knows, and the others, which are listed. Each is a text, or a name with a text. */
export function readTraits(
  node: TreeNode,
  what: string,
  reporter: Reporter,
): { readonly features: Feature; readonly notSimulated: StatBlock['notSimulated'] } {
  let features: Feature = {};
  const notSimulated: StatBlock['notSimulated'][number][] = [];
  for (const item of readItems(node, what, 50, reporter)) {
    const map = item.kind === 'map' ? readMap(item, traitKeys, 'a trait', reporter) : undefined;
    const name = map ? map.read('name', readText) : readText(item, 'a trait', reporter);
    const more = map?.read('text', readText);
    if (name === undefined) continue;
    const known = knownTrait(name);
    features = { ...features, ...known };
    if (known) continue;
    const reason = 'this trait is not simulated';
    reporter.report('not-simulated', item.range, `Not simulated: this trait. Known: ${featureNames.join(', ')}.`);
    notSimulated.push({ text: more === undefined ? name : `${name}. ${more}`, degree: 'not', reason });
  }
  return { features, notSimulated };
}

/** What is on the creature when the fight begins. */
function readLasting(map: MapReader<keyof typeof creatureKeys>): readonly Lasting[] | undefined {
  const { reporter } = map;
  if (!map.has('effects') && !map.has('conditions')) return undefined;
  const found = map.read('conditions', (node, what) => readWords(node, what, conditions, reporter)) ?? [];
  if (found.includes('exhaustion')) {
    const message = 'Exhaustion has levels: write such as "exhaustion: 2" beside "conditions".';
    reporter.report('bad-condition', map.keyRange('conditions'), message);
  }
  const effects = map.read('effects', readEffects) ?? [];
  if (effects.some(({ on, to, save }) => on === 'critical' || to === 'self' || save !== null)) {
    const message = 'An effect at the start is there without a hit or a saving throw: remove "on" and "to".';
    reporter.report('action-two-effects', map.keyRange('effects'), message);
  }
  const lasting = [
    ...found.map((condition) => ({ ...noLasting, name: condition, conditions: [condition] })),
    ...effects.map((effect) => effect.lasting),
  ];
  if (lasting.length > limits.effects) {
    const message = `At most ${limits.effects} effects may be on a creature at the start; these are ${lasting.length}.`;
    reporter.report('too-long', map.keyRange(map.has('effects') ? 'effects' : 'conditions'), message);
  }
  return lasting.slice(0, limits.effects);
}

function readMorale(node: TreeNode, what: string, reporter: Reporter): Creature['morale'] | undefined {
  if (node.kind !== 'map') {
    return readParsed(node, what, 'a text such as "flees below 50%"', parseMorale, 'bad-morale', reporter);
  }
  const map = readMap(node, moraleKeys, what, reporter);
  const percentage = (key: keyof typeof moraleKeys): number =>
    map?.read(key, (value, name) => readInteger(value, name, 0, 100, reporter)) ?? 0;
  return { own: percentage('own'), side: percentage('side') };
}
