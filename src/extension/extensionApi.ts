import type { Uri } from 'vscode';
import type { QueueSnapshot } from '../shared/model/queue';
import type { SlotName } from '../shared/model/slots';
import type { PanelPage } from '../shared/protocol/webview';
import type { SlotInfo } from './slots/slotInfo';

/** What `activate` returns: for other extensions, and for tests in the editor. */
export interface ExtensionApi {
  /** Undefined while the background process is not running. */
  readonly serverProcessId: () => number | undefined;
  /** Null before the background process has started. */
  readonly queue: () => QueueSnapshot | null;
  /** Resolves when what is on disk has been read. */
  readonly slots: () => Promise<Readonly<Record<SlotName, SlotInfo | null>>>;
  /** The page of the results panel; null while the panel is closed, hidden or loading. */
  readonly shownPage: () => PanelPage | null;
  /** Where the slots are kept. */
  readonly slotsFolder: Uri;
}
