import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { listFiles, readFile, type FileContent } from '../../shared/protocol/lsp';
import type { ScenarioFiles } from '../../scenario/scenarioFiles';
import { firstLine } from '../firstLine';
import type { ProtocolConnection } from './protocolConnection';

/** The files of the workspace: as open in the editor, else as the client reads them. */
export class ClientFiles implements ScenarioFiles {
  constructor(
    private readonly documents: TextDocuments<TextDocument>,
    private readonly connection: ProtocolConnection,
  ) {}

  /** The text of a file of at most `maxBytes`. Never rejects. */
  async read(uri: string, maxBytes: number): Promise<FileContent> {
    const document = this.documents.get(uri);
    if (document) return { kind: 'text', text: document.getText() };
    try {
      return await this.connection.request(readFile, { uri, maxBytes });
    } catch (error) {
      return { kind: 'failed', message: firstLine(error) };
    }
  }

  /** Files below a folder whose names have one of the endings; none when the client cannot say. Never rejects. */
  async list(folder: string, endings: readonly string[], limit: number): Promise<readonly string[]> {
    try {
      return (await this.connection.request(listFiles, { folder, endings: [...endings], limit })).uris;
    } catch {
      return [];
    }
  }
}
