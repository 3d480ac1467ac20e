import {
  DiagnosticSeverity,
  DocumentDiagnosticReportKind,
  FileChangeType,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type TextDocuments,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ScenarioDiagnostic } from '../../scenario/diagnostic';
import type { ScenarioService } from '../../scenario/scenarioService';
import type { ProtocolConnection } from './protocolConnection';

/** Changes that come together cost one refresh. */
const refreshAfterMs = 150;

const severities: Readonly<Record<ScenarioDiagnostic['severity'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

export interface DiagnosticsParts {
  readonly connection: Connection;
  readonly protocol: ProtocolConnection;
  readonly documents: TextDocuments<TextDocument>;
  readonly scenarios: ScenarioService;
  /** Whether the client can be asked to pull again. */
  readonly canRefresh: boolean;
}

/** Answers pulls for the diagnostics of open documents, and asks for new pulls when a file they use has changed. */
export class DiagnosticsFeature {
  /** By open document: the files it was read with. */
  private readonly dependencies = new Map<string, ReadonlySet<string>>();
  /** Asked about before they were opened: at its start a client may send these two in the wrong order. */
  private readonly askedEarly = new Set<string>();
  private isRefreshPlanned = false;

  constructor(private readonly parts: DiagnosticsParts) {
    const { connection, protocol, documents } = parts;
    connection.languages.diagnostics.on(({ textDocument: { uri } }) =>
      protocol.guard('Diagnostics', () => this.report(uri)),
    );
    documents.onDidOpen(({ document }) => {
      if (this.askedEarly.delete(document.uri)) this.refresh();
    });
    documents.onDidChangeContent(({ document }) => this.changed([document.uri]));
    documents.onDidClose(({ document }) => {
      this.dependencies.delete(document.uri);
      // What was unsaved in it no longer counts for those who use it.
      this.changed([document.uri]);
    });
    connection.onDidChangeWatchedFiles(({ changes }) => {
      // A file that came or went may decide what a name means.
      if (changes.some(({ type }) => type !== FileChangeType.Changed)) this.refresh();
      else this.changed(changes.map(({ uri }) => uri));
    });
  }

  private async report(uri: string): Promise<DocumentDiagnosticReport> {
    const document = this.parts.documents.get(uri);
    if (!document) {
      this.askedEarly.add(uri);
      return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    }
    const { diagnostics, dependencies } = await this.parts.scenarios.load(uri, document.getText());
    if (this.parts.documents.get(uri)) this.dependencies.set(uri, new Set(dependencies));
    return { kind: DocumentDiagnosticReportKind.Full, items: diagnostics.map(toDiagnostic) };
  }

  private changed(uris: readonly string[]): void {
    for (const [document, dependencies] of this.dependencies) {
      if (uris.some((uri) => uri !== document && dependencies.has(uri))) return this.refresh();
    }
  }

  private refresh(): void {
    if (this.isRefreshPlanned || !this.parts.canRefresh) return;
    this.isRefreshPlanned = true;
    setTimeout(() => {
      this.isRefreshPlanned = false;
      void this.parts.connection.languages.diagnostics.refresh();
    }, refreshAfterMs);
  }
}

function toDiagnostic({ range, severity, code, message, suggestion }: ScenarioDiagnostic): Diagnostic {
  const diagnostic = { range, severity: severities[severity], code, message, source: 'encounter' };
  return suggestion ? { ...diagnostic, data: suggestion } : diagnostic;
}
