import { Uri, workspace } from 'vscode';
import { type Disposable, DisposableStore } from '../../shared/util/disposable';
import { Emitter } from '../../shared/util/emitter';
import { encounterGlob } from '../identifiers';

const typingPauseMs = 300;

/** Whether the files that results came from still say what they said: as open in the editor, else as on disk. */
export class SourceFreshness implements Disposable {
  private readonly changed = new Emitter<void>();
  private readonly store = new DisposableStore();
  private readonly texts = new Map<string, string | null>();
  private timer: NodeJS.Timeout | undefined;

  readonly onDidChange = this.changed.event;

  constructor() {
    const watcher = workspace.createFileSystemWatcher(encounterGlob);
    const forget = (uri: Uri) => this.forget(uri.toString());
    this.store.add(this.changed);
    this.store.add({ dispose: () => clearTimeout(this.timer) });
    this.store.add(watcher);
    this.store.add(watcher.onDidChange(forget));
    this.store.add(watcher.onDidCreate(forget));
    this.store.add(watcher.onDidDelete(forget));
    this.store.add(workspace.onDidChangeTextDocument(({ document }) => forget(document.uri)));
    this.store.add(workspace.onDidCloseTextDocument(({ uri }) => forget(uri)));
  }

  /** True when the file is gone or its text is not the one given. */
  async isStale(source: { readonly uri: string; readonly text: string }): Promise<boolean> {
    let text = this.texts.get(source.uri);
    if (text === undefined) {
      text = await readText(Uri.parse(source.uri));
      this.texts.set(source.uri, text);
    }
    return text !== source.text;
  }

  dispose(): void {
    this.store.dispose();
  }

  private forget(uri: string): void {
    if (!this.texts.delete(uri)) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.changed.fire(), typingPauseMs);
  }
}

/** Null when it cannot be read. */
async function readText(uri: Uri): Promise<string | null> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}
