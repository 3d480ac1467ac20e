import type { Action } from '../../shared/model/action';
import { noChanges, noLasting, plainAction } from '../../shared/model/plain';
import { limits } from '../../shared/model/limits';
import type { Lasting } from '../../shared/model/lasting';
import type { Creature, PriorityLine } from '../../shared/model/scenario';
import { averageOfDice, shorten } from '../dice';
import type { Reporter } from '../document/reporter';
import { nameKeys } from '../bestiary/nameKeys';
import type { PriorityText } from '../schema/priorityText';
import { suggest } from '../suggestion';

/** SRD "Actions in Combat": until the start of its next turn. */
const dodging: Lasting = {
  ...noLasting,
  name: 'Dodge',
  changes: { ...noChanges, attackedRolls: 'disadvantage', savingThrows: 'advantage', saveAbilities: ['dex'] },
  ends: { at: 'start', of: 'source', turns: 1 },
  endsOnConditions: ['incapacitated'],
};

/** What everybody can do without having it listed, by the name a priority list gives it. */
const everybodys: Readonly<Record<string, Action>> = {
  dodge: {
    ...plainAction,
    name: 'Dodge',
    effect: { kind: 'boon', who: 'self', targets: 1, lasting: [dodging], removes: [] },
  },
  dash: { ...plainAction, name: 'Dash', effect: { kind: 'basic', what: 'dash' } },
  disengage: { ...plainAction, name: 'Disengage', effect: { kind: 'basic', what: 'disengage' } },
  flee: { ...plainAction, name: 'Flee', effect: { kind: 'basic', what: 'flee' } },
  stabilise: { ...plainAction, name: 'Stabilise', effect: { kind: 'basic', what: 'stabilise' } },
};
const aliases: Readonly<Record<string, string>> = { stabilize: 'stabilise', run: 'flee' };

/**
 * The priority list of a creature with these actions, and the actions with those that everybody has and its lines name
 * after them. Lines for actions it does not have are left out; `or` makes several lines.
 */
export function withPriorities(
  actions: readonly Action[],
  lines: readonly PriorityText[],
): Pick<Creature, 'actions' | 'priorities'> {
  const all = [...actions];
  const priorities: PriorityLine[] = [];
  for (const { action: name, when, target, text } of lines) {
    for (const action of indicesOf(name, all)) {
      priorities.push(...when.map((conjunction) => ({ action, when: conjunction, target, text })));
    }
  }
  return { actions: all, priorities: priorities.slice(0, limits.priorityLines) };
}

/** Reports the lines whose action none of the creatures has. */
export function checkPriorities(
  lines: readonly PriorityText[],
  creatures: readonly Pick<Creature, 'actions'>[],
  reporter: Reporter,
): void {
  for (const { action, range } of lines) {
    if (creatures.some(({ actions }) => indicesOf(action, [...actions]).length > 0)) continue;
    const names = [...new Set(creatures.flatMap(({ actions }) => actions.map(({ name }) => name)))];
    const { hint, newText } = suggest(action, [...names, ...Object.keys(everybodys), 'attack']);
    const message = `"${shorten(action)}" is no action here.${hint} There are: ${names.slice(0, 20).map(shorten).join(', ')}; and for everybody attack, ${Object.keys(everybodys).join(', ')}.`;
    reporter.report('unknown-action', range, message, newText);
  }
  for (const { actions } of creatures) {
    const all = [...actions];
    let count = 0;
    for (const { action, when, range } of lines) {
      count += indicesOf(action, all).length * when.length;
      if (count <= limits.priorityLines) continue;
      const message = `A priority list has at most ${limits.priorityLines} lines, with every "or" and every way to attack counted.`;
      reporter.report('too-long', range, message);
      return;
    }
  }
}

/** The actions a line names, best first; what everybody has is added to `actions` when it is named. */
function indicesOf(name: string, actions: Action[]): readonly number[] {
  const own = indexOfAction(name, actions);
  if (own >= 0) return [own];
  const word = name.toLowerCase();
  if (word === 'attack') return defaultActions(actions);
  const key = Object.hasOwn(aliases, word) ? aliases[word] : word;
  const common = key !== undefined && Object.hasOwn(everybodys, key) ? everybodys[key] : undefined;
  if (!common || actions.length === limits.actions) return [];
  actions.push(common);
  return [actions.length - 1];
}

/** The action of that name, in the plural too, else the only one with all its words: `breath` for `Fire Breath`. */
function indexOfAction(name: string, actions: readonly Action[]): number {
  for (const key of nameKeys(name)) {
    const index = actions.findIndex((action) => nameKeys(action.name)[0] === key);
    if (index >= 0) return index;
  }
  const words = wordsOf(name);
  const fitting = actions.flatMap((action, index) => {
    const own = wordsOf(action.name);
    return words.length > 0 && words.every((word) => own.includes(word)) ? [index] : [];
  });
  return fitting.length === 1 ? (fitting[0] ?? -1) : -1;
}

function wordsOf(name: string): readonly string[] {
  return name.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
}

/** `attack`: the multiattack, then whatever else it can always do to a foe with its action, most damage first. */
function defaultActions(actions: readonly Action[]): readonly number[] {
  return actions
    .map((action, index) => ({ index, action, damage: expectedDamage(action) }))
    .filter(({ action: { slot, limit, trigger }, damage }) => {
      return slot === 'action' && trigger === null && limit.kind === 'at-will' && damage > 0;
    })
    .toSorted((a, b) => b.damage - a.damage)
    .map(({ index }) => index);
}

function expectedDamage({ effect }: Action): number {
  if (effect.kind === 'multiattack') return Infinity;
  if (effect.kind !== 'attack' && effect.kind !== 'save') return 0;
  const damage = effect.damage.reduce((sum, { dice }) => sum + averageOfDice(dice), 0);
  return Math.max(damage * (effect.kind === 'attack' ? effect.rolls : 1), 0.5);
}
