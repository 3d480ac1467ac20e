import type { Action, Effect } from '../../shared/model/action';
import { plainAction } from '../../shared/model/plain';
import { actionSlots, triggers } from '../../shared/model/vocabulary';
import { shorten } from '../dice';
import type { Reporter } from '../document/reporter';
import { rangeWithin, type OffsetRange, type ScalarNode, type TreeNode } from '../document/tree';
import type { StatBlock } from '../statBlock';
import { parseActionSentence } from '../statblock/proseAction';
import { readLimit, readSpell, type PoolUse } from './actionLimit';
import { ActionMap, type ActionKey } from './actionMap';
import { isNick, readAttack, readStrike } from './attackAction';
import { actionKeys } from './keys';
import { readMap } from './mapReader';
import { readSave, readSurePower } from './powerAction';
import { parseConjunction } from './predicates';
import { readBasic, readBoon, readGuard, readHeal, readSurge } from './supportAction';
import { readBoolean, readText, readWord, wrongType } from './values';

/** An action whose pool or spell slots are looked up when the creature is complete. */
export interface DraftAction {
  readonly action: Action;
  readonly pool: PoolUse | null;
  /** Where the level of its spell stands, when it has slots to spend. */
  readonly slotRange: OffsetRange | null;
}

/** What was read of one item of `actions`: one action as a rule; none when nothing of it can be simulated. */
export interface ReadAction {
  readonly actions: readonly DraftAction[];
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
  if (!map) return nothing;
  if (!map.has('name')) reporter.report('missing-key', map.head, 'An action needs a "name".');
  return readKeys(new ActionMap(map, map.read('name', readText) ?? ''));
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
  return {
    actions: actions.map((action) => ({ action, pool: null, slotRange: null })),
    notSimulated: clauses.map(({ text, degree, reason }) => ({ text, degree, reason })),
  };
}

function readKeys(action: ActionMap): ReadAction {
  const effect = readEffect(action);
  const timing = readTiming(action);
  const { limit, cost, pool } = readLimit(action, timing.slot);
  const { spell, upcast } = readSpell(action);
  const rest = {
    concentration: action.read('concentration', readBoolean) ?? false,
    isMagical: action.read('magical', readBoolean) ?? spell !== null,
    when: action.parsed('when', 'a condition', parseConjunction, 'bad-predicate') ?? [],
  };
  const { notSimulated } = action;
  if (!effect) return { actions: [], notSimulated };
  const read = { ...plainAction, name: action.name, ...timing, effect, limit, cost, spell, upcast, ...rest };
  const spendsSlot = spell !== null && spell > 0 && limit.kind === 'at-will' && pool === null;
  const slotRange = spendsSlot ? (action.map.node('spell')?.range ?? action.map.head) : null;
  return { actions: [{ action: read, pool, slotRange }], notSimulated };
}

/** The key that says what kind of action it is, and the keys that go with it beside those of every action. */
const kinds = {
  attack: [
    'attacks',
    'damage',
    'crit',
    'reach',
    'range',
    'extra',
    'onMiss',
    'cleave',
    'mastery',
    'save',
    'saveDamage',
    'condition',
    'effects',
    'push',
  ],
  save: ['damage', 'range', 'area', 'targets', 'condition', 'effects', 'push'],
  heal: ['targets', 'range'],
  tempHp: ['targets', 'range'],
  guard: ['condition', 'effects'],
  strike: ['save', 'saveDamage', 'condition', 'effects', 'push'],
  surge: [],
  basic: [],
  boon: ['condition', 'effects', 'removes', 'range'],
} as const satisfies Partial<Record<ActionKey, readonly ActionKey[]>>;
type Kind = keyof typeof kinds;

const shared: readonly ActionKey[] = [
  'name',
  'slot',
  'trigger',
  'cost',
  'uses',
  'recharge',
  'pool',
  'spell',
  'upcast',
  'concentration',
  'magical',
  'when',
];
const sureKeys: readonly ActionKey[] = [
  'damage',
  'range',
  'area',
  'targets',
  'condition',
  'effects',
  'push',
  'removes',
];

function readEffect(action: ActionMap): Effect | undefined {
  const found = (Object.keys(kinds) as Kind[]).filter((key) => action.has(key));
  // A saving throw beside an attack or a strike is against what comes with the hit.
  const named = found.filter((kind) => kind !== 'save' || !(found.includes('attack') || found.includes('strike')));
  if (named.length > 1) {
    const message = `An action does one thing; this has ${named.join(' and ')}. Make two actions of it.`;
    action.reporter.report('action-two-effects', action.map.keyRange(named[1] ?? 'name'), message);
    return undefined;
  }
  const [kind] = named;
  const allowed: readonly ActionKey[] = [...shared, ...(kind ? [kind, ...kinds[kind]] : sureKeys)];
  action.checkUnused(...action.map.present().filter((key) => !allowed.includes(key)));
  return kind ? readKind(kind, action) : readUnnamed(action);
}

function readKind(kind: Kind, action: ActionMap): Effect | undefined {
  switch (kind) {
    case 'attack':
      return readAttack(action);
    case 'save':
      return readSave(action);
    case 'heal':
    case 'tempHp':
      return readHeal(action, kind);
    case 'guard':
      return readGuard(action);
    case 'strike':
      return readStrike(action);
    case 'surge':
      return readSurge(action);
    case 'basic':
      return readBasic(action);
    case 'boon':
      return readBoon(action);
  }
}

/** Without a roll: damage and conditions are for foes, unless it only makes invisible; effects are a boon. */
function readUnnamed(action: ActionMap): Effect | undefined {
  const isForFoes = (['damage', 'area', 'targets', 'push'] as const).some((key) => action.has(key));
  const condition = action.map.node('condition');
  const isInvisibility = condition?.kind === 'scalar' && /^\s*invisible\b/iu.test(condition.text);
  if (isForFoes || (condition && !isInvisibility)) return readSurePower(action);
  if (condition || action.has('effects') || action.has('removes')) return readBoon(action);
  const message = `This action does nothing: give it "attack" and "damage", or "save" and "damage", or "heal", or "effects".`;
  action.reporter.report('action-without-effect', action.map.head, message);
  return undefined;
}

/** When it is taken. A guard answers a hit, a strike makes one worse; what answers something is a reaction. */
function readTiming(action: ActionMap): Pick<Action, 'slot' | 'trigger'> {
  const slot = action.read('slot', (node, what, reporter) => readWord(node, what, actionSlots, reporter));
  const written = action.read('trigger', (node, what, reporter) => readWord(node, what, triggers, reporter));
  const own = action.has('guard') ? 'hit' : action.has('strike') ? 'own-hit' : null;
  if (own !== null && written !== undefined && written !== own) {
    const message = `"${own === 'hit' ? 'guard' : 'strike'}" goes with the trigger ${own}; this is ${written}. Remove "trigger".`;
    action.reporter.report('action-two-effects', action.map.keyRange('trigger'), message);
  }
  const trigger = own ?? written ?? null;
  if (slot === 'reaction' && trigger === null && !action.has('trigger')) {
    action.note('slot', `a reaction to nothing: give it "trigger", one of ${triggers.join(', ')}`, 'not');
  }
  const goesWithIt = trigger === 'own-hit' || trigger === 'falls';
  const byTrigger = trigger === null ? (isNick(action) ? 'free' : 'action') : goesWithIt ? 'free' : 'reaction';
  return { slot: slot ?? byTrigger, trigger };
}
