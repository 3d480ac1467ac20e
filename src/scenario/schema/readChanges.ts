import type { Changes } from '../../shared/model/lasting';
import { noChanges } from '../../shared/model/plain';
import { limits } from '../../shared/model/limits';
import { damageTypes } from '../../shared/model/vocabulary';
import type { Outcome } from '../../shared/util/outcome';
import { parseDamage } from '../damage';
import type { TextProblem } from '../textProblem';
import { parseAttackedRolls, parseRolledBonus, parseSaveRolls, parseSpeedChange } from './changePhrases';
import { changeKeys } from './keys';
import type { MapReader } from './mapReader';
import { readBoolean, readInteger, readParsed, readText, readWord, readWords } from './values';

type ChangeKey = keyof typeof changeKeys;

/** What a lasting effect or an aura changes; null when it has no key for it. */
export function readChanges<Key extends string>(map: MapReader<Key | ChangeKey>): Changes | null {
  const keys = Object.keys(changeKeys) as ChangeKey[];
  if (!keys.some((key) => map.has(key))) return null;
  const parsed = <T>(key: ChangeKey, parse: (text: string) => Outcome<T, TextProblem>): T | undefined =>
    map.read(key, (node, what, reporter) => readParsed(node, what, 'a text', parse, 'bad-effect', reporter));
  const integer = (key: ChangeKey, min: number, max: number): number =>
    map.read(key, (node, what, reporter) => readInteger(node, what, min, max, reporter)) ?? 0;
  const damage = (key: 'damage' | 'damageFromYou'): Changes['damage'] =>
    map.read(key, (node, what, reporter) =>
      readParsed(node, what, 'dice and a type', parseDamage, 'bad-damage', reporter),
    ) ?? [];
  const types = (key: 'resist' | 'immune' | 'vulnerable'): Changes['resist'] =>
    map.read(key, (node, what, reporter) => readWords(node, what, damageTypes, reporter)) ?? [];
  const isTrue = (key: 'noReactions' | 'noHealing'): boolean => map.read(key, readBoolean) ?? false;
  return {
    ...noChanges,
    ac: integer('ac', -limits.modifier, limits.modifier),
    attackRolls:
      map.read('attackRolls', (node, what, reporter) =>
        readWord(node, what, ['normal', 'advantage', 'disadvantage'], reporter),
      ) ?? 'normal',
    attackBonus: parsed('attackBonus', parseRolledBonus) ?? null,
    ...parsed('attackedRolls', parseAttackedRolls),
    ...parsed('savingThrows', parseSaveRolls),
    saveBonus: parsed('saveBonus', parseRolledBonus) ?? null,
    damage: damage('damage'),
    damageFromSource: damage('damageFromYou'),
    resist: types('resist'),
    immune: types('immune'),
    vulnerable: types('vulnerable'),
    ...parsed('speed', parseSpeedChange),
    extraAttacks: integer('extraAttacks', 0, limits.attackRolls),
    noReactions: isTrue('noReactions'),
    noHealing: isTrue('noHealing'),
    noDamageFrom: map.read('noDamageFrom', readText) ?? null,
  };
}
