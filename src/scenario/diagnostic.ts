import type { DiagnosticCode } from './diagnosticCodes';

/** Zero-based, in UTF-16 units, as in the Language Server Protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A mistake, or something worth knowing, at its place in an encounter file. */
export interface ScenarioDiagnostic {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly severity: 'error' | 'warning' | 'information';
  readonly code: DiagnosticCode;
  readonly message: string;
  /** Where the repair is certain: the text to put in place of the range. */
  readonly suggestion?: { readonly title: string; readonly newText: string };
}
