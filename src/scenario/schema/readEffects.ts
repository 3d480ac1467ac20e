import { noLasting } from '../../shared/model/plain';
import { limits } from '../../shared/model/limits';
import { conditions, upkeeps } from '../../shared/model/vocabulary';
import type { Reporter } from '../document/reporter';
import type { TreeNode } from '../document/tree';
import { parseCondition, type Brought } from './conditionPhrase';
import { parseOngoing } from './changePhrases';
import { changeKeys, effectKeys } from './keys';
import { parseEnds, parseRepeatedSave } from './lastingClauses';
import { readMap, type MapReader } from './mapReader';
import { readAuras } from './readAuras';
import { readChanges } from './readChanges';
import { readBoolean, readInteger, readItems, readParsed, readText, readWord, readWords } from './values';

/** Reads `condition`: a text, or a list of them. */
export function readConditionTexts(node: TreeNode, what: string, reporter: Reporter): readonly Brought[] {
  return readItems(node, what, limits.effects, reporter).flatMap(
    (item) => readParsed(item, what, 'a condition', parseCondition, 'bad-condition', reporter) ?? [],
  );
}

/** Reads `effects`: maps, one or several; a text is a condition. */
export function readEffects(node: TreeNode, what: string, reporter: Reporter): readonly Brought[] {
  return readItems(node, what, limits.effects, reporter).flatMap((item) => {
    if (item.kind === 'scalar' && item.value !== null) return readConditionTexts(item, what, reporter);
    const map = readMap(item, effectKeys, 'an effect', reporter);
    return map ? [readEffect(map)] : [];
  });
}

function readEffect(map: MapReader<keyof typeof effectKeys>): Brought {
  const { reporter } = map;
  const integer = (key: 'exhaustion' | 'escape' | 'uses', max: number): number | undefined =>
    map.read(key, (node, what) => readInteger(node, what, 1, max, reporter));
  const words = <Word extends string>(
    key: 'conditions' | 'endsOnConditions' | 'keptUpBy',
    allowed: readonly Word[],
  ): readonly Word[] => map.read(key, (node, what) => readWords(node, what, allowed, reporter)) ?? [];
  const found = words('conditions', conditions);
  const does: readonly (keyof typeof effectKeys)[] = ['conditions', 'exhaustion', 'ongoing', 'auras'];
  const changed = Object.keys(changeKeys) as (keyof typeof changeKeys)[];
  if (![...does, ...changed].some((key) => map.has(key))) {
    const message = `This effect does nothing: give it one of ${[...does, ...changed].join(', ')}.`;
    reporter.report('missing-key', map.head, message);
  }
  const lasting = {
    ...noLasting,
    name: map.read('name', readText) ?? (found.join(' and ') || 'Effect'),
    conditions: found,
    exhaustion: integer('exhaustion', 6) ?? 0,
    changes: readChanges(map),
    ongoing:
      map.read('ongoing', (node, what) =>
        readParsed(node, what, 'damage such as 2d6 fire start of turn', parseOngoing, 'bad-effect', reporter),
      ) ?? null,
    auras: map.read('auras', readAuras) ?? [],
    ends:
      map.read('ends', (node, what) =>
        readParsed(node, what, 'an end such as 10 rounds', parseEnds, 'bad-duration', reporter),
      ) ?? null,
    save:
      map.read('save', (node, what) =>
        readParsed(node, what, 'a save such as con 13 end of turn', parseRepeatedSave, 'bad-save', reporter),
      ) ?? null,
    escape: integer('escape', limits.modifier) ?? null,
    uses: integer('uses', limits.uses) ?? null,
    endsOnDamage: map.read('endsOnDamage', readBoolean) ?? false,
    endsOnAttack: map.read('endsOnAttack', readBoolean) ?? false,
    endsOnConditions: words('endsOnConditions', conditions),
    keptUpBy: words('keptUpBy', upkeeps),
  };
  return {
    lasting,
    on: map.read('on', (node, what) => readWord(node, what, ['hit', 'critical'], reporter)) ?? 'hit',
    to: map.read('to', (node, what) => readWord(node, what, ['target', 'self'], reporter)) ?? 'target',
    save: null,
  };
}
