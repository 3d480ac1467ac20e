import { limits } from '../../shared/model/limits';
import { noChanges, noLasting } from '../../shared/model/plain';
import type { Lasting } from '../../shared/model/lasting';
import type { Ability } from '../../shared/model/vocabulary';
import { consequence } from './consequencePhrase';
import type { Consequence } from './consequencePhrase';
import { anyOf, find } from './phrase';
import type { TokenRange } from './sentences';
import type { Token } from './tokenize';

/** The saving throw against what follows, which a later sentence lets a creature repeat. */
export interface Check {
  readonly ability: Ability;
  readonly dc: number;
}

// What only holds in some case that cannot be told, or is not about who was hit: such a sentence is not read.
const untold = anyOf(
  'immune to',
  'fails by',
  'fail by',
  'fails the saving throw by',
  'reduces',
  'reduced to 0',
  'drops to 0',
  'dies',
  'moved',
  'moves',
  'instead',
  'except by',
  'immunity to',
  'loses control of',
  'swallowed',
  'swallow',
  'another creature',
  'any creature',
  'is already',
  'long rest',
  'hours that elapse',
);
// ... unless it only says that the target is one such as characters are.
const suchAsCharacters = anyOf(
  'if the target is a creature',
  'if it is a creature',
  'or smaller',
  'if the target is a humanoid',
  'if the target can',
  'if the creature can',
  "isn't already",
  "doesn't have",
  'takes damage',
  'takes any damage',
  'repeat the saving throw',
  'repeats the save',
);
// What is said from there on is for those who fail badly, or twice.
const worse = anyOf('failure by 5', 'second failure');
const onlyIf = anyOf('if', 'unless', 'provided');
const onSuccess = anyOf(
  'on a success',
  'on a successful save',
  'success :',
  'success',
  'failure or success',
  'if the saving throw is successful',
  'if the save succeeds',
);
// Such a clause is about when, not what; it ends with its comma.
const subordinate = anyOf('if', 'unless', 'when', 'whenever', 'while', 'until', 'once', "isn't", 'not');

/**
 * Collects what befalls a creature, sentence by sentence. Lasting effects are put together from the condition, how
 * long it lasts, and what ends it, which may stand in sentences of their own.
 */
export class Consequences {
  private readonly effects: Lasting[] = [];
  private distance = 0;
  private isOver = false;

  /**
   * @param title names effects that are no condition
   * @param check against all this; null when it just happens
   */
  constructor(
    private readonly title: string,
    private readonly check: Check | null,
  ) {}

  get lasting(): readonly Lasting[] {
    return this.effects.slice(0, limits.effects);
  }

  /** Feet. */
  get push(): number {
    return Math.min(this.distance, limits.feet);
  }

  get isEmpty(): boolean {
    return this.effects.length === 0 && this.distance === 0;
  }

  /** Reads tokens of one sentence; answers the ranges that were read. */
  read(tokens: readonly Token[], { from, to }: TokenRange): readonly TokenRange[] {
    if (find(worse, tokens, from, to) !== null) this.isOver = true;
    if (this.isOver || !isTold(tokens, { from, to })) return [];
    const stop = find(onSuccess, tokens, from, to)?.from ?? to;
    const ranges: TokenRange[] = [];
    const first = this.effects.length;
    let joinsNext = false;
    for (let at = from; at < stop;) {
      const match = consequence(tokens, at);
      if (match === null) {
        at = subordinate(tokens, at) === null ? at + 1 : endOfClause(tokens, at, stop);
        continue;
      }
      ranges.push({ from: at, to: match.next });
      if (match.value.kind !== 'as long as before') {
        this.add(match.value, first, joinsNext);
        joinsNext = joinsNext && match.value.kind !== 'conditions';
      } else if (this.effects.length > first) this.joinLast();
      else joinsNext = true;
      at = match.next;
    }
    return ranges;
  }

  private add(found: Consequence, first: number, joins: boolean): void {
    switch (found.kind) {
      case 'conditions': {
        const { conditions } = found;
        if (joins && this.effects.length > 0) {
          this.change((last) => ({ conditions: [...new Set([...last.conditions, ...conditions])] }));
          return;
        }
        const upright = conditions.filter((condition) => condition !== 'prone');
        const [name] = upright;
        if (conditions.includes('prone')) this.effects.push({ ...noLasting, name: 'prone', conditions: ['prone'] });
        if (name !== undefined) this.effects.push({ ...noLasting, name, conditions: upright });
        return;
      }
      case 'exhaustion':
        this.effects.push({ ...noLasting, name: 'exhaustion', exhaustion: found.levels });
        return;
      case 'changes':
        this.carry();
        this.change(({ changes }) => ({ changes: { ...noChanges, ...changes, ...found.changes } }));
        return;
      case 'ongoing':
        this.carry();
        this.change(() => ({ ongoing: { damage: found.damage, at: found.at } }));
        return;
      case 'push':
        this.distance = found.feet;
        return;
      case 'ends':
        this.changeAll(first, (effect) => (effect.ends === null ? { ends: found.ends } : {}));
        return;
      case 'repeat': {
        const { check } = this;
        if (check !== null) this.changeAll(0, () => ({ save: { ...check, at: found.at } }));
        return;
      }
      case 'second stage': {
        const { check } = this;
        if (check !== null) this.change((last) => (last.save === null ? { save: { ...check, at: 'end' } } : {}));
        this.isOver = true;
        return;
      }
      case 'escape':
        this.change(() => ({ escape: found.dc }));
        return;
      case 'ends on damage':
        this.changeAll(0, () => ({ endsOnDamage: true }));
        return;
      case 'as long as before':
    }
  }

  /** An effect to hang something on, where no condition came first. */
  private carry(): void {
    if (this.effects.length === 0) this.effects.push({ ...noLasting, name: this.title });
  }

  private change(more: (last: Lasting) => Partial<Lasting>): void {
    const last = this.effects.findLastIndex(canLast);
    const effect = this.effects[last];
    if (effect !== undefined) this.effects[last] = { ...effect, ...more(effect) };
  }

  private changeAll(first: number, more: (effect: Lasting) => Partial<Lasting>): void {
    // A sentence of its own, `This effect lasts for 1 minute`, is about what came before it.
    const from = first < this.effects.length ? first : 0;
    for (const [index, effect] of this.effects.entries()) {
      if (index >= from && canLast(effect)) this.effects[index] = { ...effect, ...more(effect) };
    }
  }

  /** `... and is restrained until this grapple ends`: the last effect is part of the one before. */
  private joinLast(): void {
    if (this.effects.length < 2) return;
    const last = this.effects.pop();
    this.change(({ conditions }) => ({ conditions: [...new Set([...conditions, ...(last?.conditions ?? [])])] }));
  }
}

/** Whether what the sentence says holds for whoever is hit, or fails a save. */
export function isTold(tokens: readonly Token[], { from, to }: TokenRange): boolean {
  if (find(untold, tokens, from, to) !== null) return false;
  return find(onlyIf, tokens, from, to) === null || find(suchAsCharacters, tokens, from, to) !== null;
}

/** One lies prone until one stands up, and is exhausted until one rests: no other end is meant for that. */
function canLast({ name }: Lasting): boolean {
  return name !== 'prone' && name !== 'exhaustion';
}

function endOfClause(tokens: readonly Token[], from: number, to: number): number {
  const comma = tokens.findIndex(({ text }, index) => index > from && index < to && text === ',');
  return comma < 0 ? to : comma + 1;
}
