import {
  plainAction,
  plainAttack,
  plainHeal,
  plainSave,
  type Action,
  type AttackEffect,
  type Effect,
} from '../../shared/model/action';
import { limits } from '../../shared/model/limits';
import { actionSlots } from '../../shared/model/vocabulary';
import { parseDamage } from '../damage';
import { shorten } from '../dice';
import type { Reporter } from '../document/reporter';
import { rangeWithin, type OffsetRange, type ScalarNode, type TreeNode } from '../document/tree';
import type { StatBlock } from '../statBlock';
import { parseActionSentence } from '../statblock/proseAction';
import { sureDamage } from '../sureDamage';
import {
  parseArea,
  parseCondition,
  parseExtra,
  parseFeet,
  parseHealing,
  parseRange,
  parseRecharge,
  parseSave,
  parseUses,
} from './actionPhrases';
import { actionKeys } from './keys';
import { readMap, type MapReader } from './mapReader';
import { parsePredicates } from './predicates';
import { readBoolean, readInteger, readParsed, readText, readWord, wrongType } from './values';

/** What was read of one item of `actions`: one action as a rule; none when nothing of it can be simulated. */
export interface ReadAction {
  readonly actions: readonly Action[];
  readonly notSimulated: StatBlock['notSimulated'];
}

/** Longer than any printed one. */
const maxSentence = 5000;
const nothing: ReadAction = { actions: [], notSimulated: [] };

/** Reads an action, written as a map of keys or as the sentence a stat block prints. */
export function readAction(node: TreeNode, reporter: Reporter): ReadAction {
  if (node.kind === 'scalar' && node.value !== null) return readSentence(node, reporter);
  if (node.kind !== 'map') {
    wrongType(node, 'an action', 'a map with "name", or the sentence a stat block prints', reporter);
    return nothing;
  }
  const map = readMap(node, actionKeys, 'an action', reporter);
  return map ? new ActionReader(map).read() : nothing;
}

function readSentence(node: ScalarNode, reporter: Reporter): ReadAction {
  if (node.text.length > maxSentence) {
    const message = `An action may be at most ${maxSentence} characters long; this has ${node.text.length}.`;
    reporter.report('too-long', node.range, message);
    return nothing;
  }
  if (/^\s*multiattack\b/iu.test(node.text)) {
    const message =
      'A multiattack is a key of the creature, beside "actions": write such as "multiattack: [2 Claw, 1 Bite]".';
    reporter.report('bad-action-text', node.range, message);
    return nothing;
  }
  const { actions, clauses } = parseActionSentence(node.text);
  if (actions.length === 0) {
    const message = `No attack, saving throw or healing can be read from "${shorten(node.text)}". A stat block prints: "Claw. Melee Attack Roll: +5, reach 5 ft. Hit: 7 (1d8 + 3) Slashing damage."`;
    reporter.report('bad-action-text', node.range, message);
    return nothing;
  }
  for (const { start, end, degree, text, reason } of clauses) {
    const part = degree === 'not' ? 'Not simulated' : 'Only partly simulated';
    reporter.report('not-simulated', rangeWithin(node, start, end), `${part}: "${shorten(text)}" (${reason}).`);
  }
  return { actions, notSimulated: clauses.map(({ text, degree, reason }) => ({ text, degree, reason })) };
}

class ActionReader {
  private readonly reporter: Reporter;
  private readonly notes: StatBlock['notSimulated'][number][] = [];
  private name = '';

  constructor(private readonly map: MapReader<keyof typeof actionKeys>) {
    this.reporter = map.reporter;
  }

  read(): ReadAction {
    const { map } = this;
    this.name = map.read('name', readText) ?? '';
    if (!map.has('name')) this.reporter.report('missing-key', map.head, 'An action needs a "name".');
    const effect = this.effect();
    const limit = this.limit();
    const slot = map.read('slot', (node, what, reporter) => readWord(node, what, actionSlots, reporter)) ?? 'action';
    const cost = map.read('cost', (node, what, reporter) => readInteger(node, what, 1, 3, reporter)) ?? 1;
    const spell = this.spell();
    const when = this.when();
    if (slot === 'reaction') this.note('slot', 'a reaction', 'not');
    this.reportLater();
    const actions = effect ? [{ ...plainAction, name: this.name, slot, effect, limit, cost, spell, when }] : [];
    return { actions, notSimulated: this.notes };
  }

  private effect(): Effect | undefined {
    const { map } = this;
    const kinds = (['attack', 'save', 'heal', 'tempHp'] as const).filter((key) => map.has(key));
    const isAttackWithSave = kinds.length === 2 && kinds[0] === 'attack' && kinds[1] === 'save';
    if (kinds.length > 1 && !isAttackWithSave) {
      const message = `An action either attacks, or asks for a save, or heals; this has ${kinds.join(' and ')}. Make two actions of it.`;
      this.reporter.report('action-two-effects', map.keyRange(kinds[1] ?? 'name'), message);
      return undefined;
    }
    switch (kinds[0]) {
      case 'attack':
        return this.attack();
      case 'save':
        return this.save();
      case 'heal':
      case 'tempHp':
        return this.heal(kinds[0]);
      default:
        return this.sureDamage();
    }
  }

  private attack(): AttackEffect {
    const { map } = this;
    const integer = (key: 'attack' | 'attacks' | 'crit', min: number, max: number): number | undefined =>
      map.read(key, (node, what, reporter) => readInteger(node, what, min, max, reporter));
    const range = this.parsed('range', 'a distance', parseRange, 'bad-distance');
    const reach = this.parsed('reach', 'a number of feet', parseFeet, 'bad-distance');
    const damage = this.damage();
    const extra = this.parsed('extra', 'damage', parseExtra, 'bad-extra');
    this.checkUnused('area', 'targets');
    if (this.parsed('save', 'an ability and a DC', parseSave, 'bad-save')) {
      this.note('save', 'the saving throw that follows a hit');
    }
    return {
      ...plainAttack,
      rolls: integer('attacks', 1, limits.attackRolls) ?? 1,
      bonus: integer('attack', -limits.modifier, limits.modifier) ?? 0,
      critRange: integer('crit', 2, 20) ?? 20,
      reach: reach ?? (map.has('range') ? null : 5),
      range: range?.range ?? null,
      longRange: range?.longRange ?? null,
      damage: extra && !extra.isOncePerTurn ? [...damage, ...extra.damage].slice(0, limits.damageParts) : damage,
      oncePerTurn: extra?.isOncePerTurn ? extra.damage : [],
    };
  }

  private save(): Effect {
    const save = this.parsed('save', 'an ability and a DC', parseSave, 'bad-save');
    const damage = this.damage();
    this.checkUnused('attacks', 'crit', 'extra');
    return { ...plainSave, ...save, damage, ...this.reached() };
  }

  private sureDamage(): Effect | undefined {
    const { map } = this;
    if (map.has('damage')) {
      this.checkUnused('attacks', 'crit', 'extra');
      const { area, targets } = this.reached();
      return { ...sureDamage(this.damage(), 1, area), targets };
    }
    // Only a condition: allowed, and listed as not simulated.
    if (map.has('condition')) return undefined;
    const message = `This action does nothing: give it "attack" and "damage", or "save" and "damage", or "heal".`;
    this.reporter.report('action-without-effect', map.head, message);
    return undefined;
  }

  private heal(key: 'heal' | 'tempHp'): Effect | undefined {
    const healing = this.parsed(key, 'dice and whom they heal', parseHealing, 'bad-healing');
    this.checkUnused('damage', 'attacks', 'crit', 'extra', 'area', 'targets');
    return healing && { ...plainHeal, ...healing, temporary: key === 'tempHp' };
  }

  /** One target where neither an area nor a number is given. */
  private reached(): Pick<Extract<Effect, { kind: 'save' }>, 'area' | 'targets'> {
    const { map } = this;
    const area = this.parsed('area', 'a size and a shape', parseArea, 'bad-area') ?? null;
    const targets = map.read('targets', (node, what, reporter) => readInteger(node, what, 1, limits.targets, reporter));
    return { area, targets: targets ?? (area === null ? 1 : null) };
  }

  private damage(): readonly Extract<Effect, { kind: 'attack' }>['damage'][number][] {
    const { map } = this;
    if (!map.has('damage')) {
      const kind = map.has('attack') ? 'An attack' : 'A save';
      const message = `${kind} needs "damage", such as 1d8+3 piercing.`;
      if (!map.has('condition')) this.reporter.report('missing-key', map.head, message);
      return [];
    }
    return this.parsed('damage', 'dice and a type', parseDamage, 'bad-damage') ?? [];
  }

  private limit(): Action['limit'] {
    const { map } = this;
    const uses = this.parsed('uses', 'a number and a period', parseUses, 'bad-uses');
    const recharge = this.parsed('recharge', 'a range of a d6', parseRecharge, 'bad-recharge');
    if (map.has('uses') && map.has('recharge')) {
      const message = 'An action has either "uses" or "recharge", not both. Remove one of them.';
      this.reporter.report('action-two-effects', map.keyRange('recharge'), message);
    }
    return uses ?? recharge ?? { kind: 'at-will' };
  }

  private spell(): Action['spell'] {
    const { map } = this;
    const level = map.read('spell', (node, what, reporter) => readInteger(node, what, 0, 9, reporter)) ?? null;
    if (level !== null && level > 0 && !map.has('uses')) {
      this.note('spell', 'how many slots there are for it: give it "uses", such as 2/day');
    }
    return level;
  }

  private when(): Action['when'] {
    const read = this.parsed('when', 'a condition', parsePredicates, 'bad-predicate');
    for (const text of read?.notSimulated ?? []) this.note('when', `the part "${shorten(text)}"`);
    return read?.when ?? [];
  }

  /** Keys that have a meaning which the engine does not know yet. */
  private reportLater(): void {
    const { map } = this;
    if (this.parsed('condition', 'a condition', parseCondition, 'bad-condition') !== undefined) {
      this.note('condition', 'the condition it brings');
    }
    if (map.read('concentration', readBoolean) === true) this.note('concentration', 'that it needs concentration');
  }

  private checkUnused(...keys: (keyof typeof actionKeys)[]): void {
    for (const key of keys.filter((candidate) => this.map.has(candidate))) {
      const message = `"${key}" has no meaning for this kind of action. Remove it.`;
      this.reporter.report('action-two-effects', this.map.keyRange(key), message);
    }
  }

  private note(key: keyof typeof actionKeys, what: string, degree = this.degree()): void {
    const value = this.map.node(key);
    const range: OffsetRange = value ? value.range : this.map.head;
    this.reporter.report('not-simulated', range, `Not simulated yet: ${what}.`);
    const text = value?.kind === 'scalar' ? `${key}: ${value.text}` : key;
    this.notes.push({ text: `${this.name}: ${text}`, degree, reason: `${what} is not simulated yet` });
  }

  /** How far an action is simulated of which a part is not. */
  private degree(): 'partly' | 'not' {
    const isTaken = (['attack', 'save', 'heal', 'tempHp', 'damage'] as const).some((kind) => this.map.has(kind));
    return isTaken ? 'partly' : 'not';
  }

  private parsed<T>(
    key: keyof typeof actionKeys,
    looksLike: string,
    parse: Parameters<typeof readParsed<T>>[3],
    code: Parameters<typeof readParsed<T>>[4],
  ): T | undefined {
    return this.map.read(key, (node, what, reporter) => readParsed(node, what, looksLike, parse, code, reporter));
  }
}
