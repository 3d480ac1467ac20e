import type { Aura } from '../../shared/model/lasting';
import { limits } from '../../shared/model/limits';
import { conditions } from '../../shared/model/vocabulary';
import { parseDamage } from '../damage';
import type { Reporter } from '../document/reporter';
import type { TreeNode } from '../document/tree';
import { parseFeet, parseSave } from './actionPhrases';
import { auraKeys, changeKeys } from './keys';
import { readMap } from './mapReader';
import { readChanges } from './readChanges';
import { readBoolean, readItems, readParsed, readText, readWord, readWords } from './values';

/** Reads what reaches out from a creature or from who bears an effect: maps, one or several. */
export function readAuras(node: TreeNode, what: string, reporter: Reporter): readonly Aura[] {
  return readItems(node, what, limits.effects, reporter).flatMap((item) => readAura(item, reporter) ?? []);
}

function readAura(node: TreeNode, reporter: Reporter): Aura | undefined {
  const map = readMap(node, auraKeys, 'an aura', reporter);
  if (!map) return undefined;
  for (const key of (['affects', 'radius'] as const).filter((candidate) => !map.has(candidate))) {
    const looksLike = key === 'affects' ? '"affects: allies" or "affects: foes"' : '"radius: 10"';
    reporter.report('missing-key', map.head, `An aura needs "${key}": write such as ${looksLike}.`);
  }
  if (!map.has('changes') && !map.has('damage') && !map.has('conditions')) {
    reporter.report('missing-key', map.head, 'This aura does nothing: give it "changes", "damage" or "conditions".');
  }
  const radius = map.read('radius', (value, key) =>
    readParsed(value, key, 'a number of feet', parseFeet, 'bad-distance', reporter),
  );
  if (radius === 0) {
    const range = map.node('radius')?.range ?? map.head;
    reporter.report('out-of-range', range, `"radius" must be from 1 to ${limits.feet} feet; this is 0.`);
  }
  const changes = map.read('changes', (value, key) => readMap(value, changeKeys, key, reporter));
  return {
    name: map.read('name', readText) ?? 'Aura',
    affects: map.read('affects', (value, key) => readWord(value, key, ['allies', 'foes'], reporter)) ?? 'foes',
    includesSelf: map.read('self', readBoolean) ?? true,
    radius: radius ?? 1,
    changes: changes ? readChanges(changes) : null,
    damage:
      map.read('damage', (value, key) =>
        readParsed(value, key, 'dice and a type', parseDamage, 'bad-damage', reporter),
      ) ?? [],
    at: map.read('at', (value, key) => readWord(value, key, ['start', 'end'], reporter)) ?? 'start',
    save:
      map.read('save', (value, key) =>
        readParsed(value, key, 'an ability and a DC', parseSave, 'bad-save', reporter),
      ) ?? null,
    conditions: map.read('conditions', (value, key) => readWords(value, key, conditions, reporter)) ?? [],
  };
}
