import { LineCounter } from 'yaml';
import type { Position, ScenarioDiagnostic } from '../diagnostic';
import { diagnosticCodes, type DiagnosticCode } from '../diagnosticCodes';
import type { OffsetRange } from './tree';

const maxDiagnostics = 200;

/** Collects the diagnostics of one file. */
export class Reporter {
  private readonly found: { code: DiagnosticCode; range: OffsetRange; message: string; newText?: string }[] = [];
  private readonly lines = new LineCounter();

  constructor(text: string) {
    this.lines.addNewLine(0);
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.lines.addNewLine(at + 1);
  }

  /** @param newText what to put in place of the range, where the repair is certain */
  report(code: DiagnosticCode, range: OffsetRange, message: string, newText?: string): void {
    if (this.found.length >= maxDiagnostics) {
      const isLost = diagnosticCodes[code].severity === 'error' && this.found.at(-1)?.code !== 'too-many-mistakes';
      if (isLost)
        this.found.push({ code: 'too-many-mistakes', range, message: 'There are more mistakes from here on.' });
      return;
    }
    this.found.push({ code, range, message, ...(newText === undefined ? {} : { newText }) });
  }

  hasErrors(): boolean {
    return this.found.some(({ code }) => diagnosticCodes[code].severity === 'error');
  }

  /** In the order of their places. */
  diagnostics(): ScenarioDiagnostic[] {
    return this.found
      .toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
      .map(({ code, range, message, newText }) => ({
        range: { start: this.positionAt(range.start), end: this.positionAt(range.end) },
        severity: diagnosticCodes[code].severity,
        code,
        message,
        ...(newText === undefined ? {} : { suggestion: { title: `Change to "${newText}"`, newText } }),
      }));
  }

  private positionAt(offset: number): Position {
    const { line, col } = this.lines.linePos(offset);
    return { line: line - 1, character: col - 1 };
  }
}
