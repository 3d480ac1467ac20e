import { type Disposable, type TextDocumentContentProvider, Uri, l10n, workspace } from 'vscode';
import * as v from 'valibot';
import { type ResultKey, resultKeySchema } from '../../shared/model/results';
import type { SlotName } from '../../shared/model/slots';
import { replayRun } from '../../shared/protocol/lsp';
import type { ServerConnection } from '../client/serverConnection';
import type { SlotStore } from '../slots/slotStore';
import { showMarkdown } from './showMarkdown';

const scheme = 'encounter-replay';

const addressSchema = v.object({ key: resultKeySchema, run: v.pipe(v.number(), v.integer(), v.minValue(0)) });

/**
 * Fights told blow by blow, as read-only Markdown documents. The address of one says which run of which result it is,
 * and the run is fought again when it is opened, so nothing has to be kept.
 */
export class ReplayDocuments implements TextDocumentContentProvider {
  constructor(
    private readonly slots: SlotStore,
    private readonly connection: ServerConnection,
  ) {}

  register(): Disposable {
    return workspace.registerTextDocumentContentProvider(scheme, this);
  }

  /** Opens a run of a slot beside the active editor. @param run from 0. */
  async open(slot: SlotName, run: number): Promise<void> {
    const content = this.slots.slots[slot];
    if (!content) return;
    const address: v.InferOutput<typeof addressSchema> = { key: { ...content.result.key }, run };
    const title = content.result.scenario.title.replace(/[\\/:*?"<>|#%]/g, ' ').trim() || l10n.t('Encounter');
    const uri = Uri.from({
      scheme,
      path: `/${l10n.t('{0}, run {1}', title, run)}.md`,
      query: JSON.stringify(address),
    });
    await showMarkdown(uri);
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const { key, run } = v.parse(addressSchema, JSON.parse(uri.query));
    await this.slots.load();
    const result = this.resultOf(key);
    if (!result)
      return l10n.t('This result is no longer in a slot. Simulate the encounter again to replay its fights.');
    const reply = await this.connection.request(replayRun, { scenario: result.scenario, seed: key.seed, run });
    return reply.ok ? reply.value.markdown : reply.error.message;
  }

  private resultOf(key: ResultKey) {
    const name = this.slots.find(key);
    return name ? this.slots.slots[name]?.result : undefined;
  }
}
