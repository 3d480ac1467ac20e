import type { Outcome } from '../../shared/util/outcome';
import { parseDamage } from '../damage';
import type { DamagePart } from '../../shared/model/dice';
import type { DiagnosticCode } from '../diagnosticCodes';
import type { Reporter } from '../document/reporter';
import type { OffsetRange, TreeNode } from '../document/tree';
import type { StatBlock } from '../statBlock';
import type { TextProblem } from '../textProblem';
import type { actionKeys } from './keys';
import type { MapReader } from './mapReader';
import { readInteger, readParsed } from './values';

export type ActionKey = keyof typeof actionKeys;

/** The keys of one action, and what was found out about them that the fight does not do. */
export class ActionMap {
  readonly notSimulated: StatBlock['notSimulated'][number][] = [];
  readonly reporter: Reporter;

  constructor(
    readonly map: MapReader<ActionKey>,
    readonly name: string,
  ) {
    this.reporter = map.reporter;
  }

  has(key: ActionKey): boolean {
    return this.map.has(key);
  }

  read<T>(key: ActionKey, reader: (node: TreeNode, what: string, reporter: Reporter) => T | undefined): T | undefined {
    return this.map.read(key, reader);
  }

  integer(key: ActionKey, min: number, max: number): number | undefined {
    return this.map.read(key, (node, what, reporter) => readInteger(node, what, min, max, reporter));
  }

  /** A text with a grammar of its own. */
  parsed<T>(
    key: ActionKey,
    looksLike: string,
    parse: (text: string) => Outcome<T, TextProblem>,
    code: DiagnosticCode,
  ): T | undefined {
    return this.map.read(key, (node, what, reporter) => readParsed(node, what, looksLike, parse, code, reporter));
  }

  /** None where the key is not there. */
  damage(key: ActionKey): readonly DamagePart[] {
    return this.parsed(key, 'dice and a type', parseDamage, 'bad-damage') ?? [];
  }

  /** Reports the keys that mean nothing for the kind of action this is. */
  checkUnused(...keys: readonly ActionKey[]): void {
    for (const key of keys.filter((candidate) => this.has(candidate))) {
      const message = `"${key}" has no meaning for this kind of action. Remove it.`;
      this.reporter.report('action-two-effects', this.map.keyRange(key), message);
    }
  }

  /** Lists a part of the action that the fight does not do. */
  note(key: ActionKey, what: string, degree: 'partly' | 'not'): void {
    const value = this.map.node(key);
    const range: OffsetRange = value ? value.range : this.map.head;
    this.reporter.report('not-simulated', range, `Not simulated: ${what}.`);
    const text = value?.kind === 'scalar' ? `${key}: ${value.text}` : key;
    this.notSimulated.push({ text: `${this.name}: ${text}`, degree, reason: what });
  }
}
