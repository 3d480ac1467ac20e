import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { ConfigurationTarget, commands, workspace } from 'vscode';
import type { ExtensionApi } from '../../src/extension/extensionApi';
import { activate, bridge, execute, openFile, slotOf, waitFor, waitForJob, waitForSlot } from './lab';

export function describeUnread(): void {
  describe('background work that ends while something else is open', () => {
    const unreadOf = (api: ExtensionApi, title: string) =>
      api.queue()?.unread.find((entry) => entry.title === title) ?? null;
    /** Ends while another file is in the editor. */
    const finishUnseen = async (api: ExtensionApi, title: string, ogres: number) => {
      const { uri } = await openFile(`${title}.encounter.yaml`, bridge(title, { ogres, runs: 40_200 }));
      await openFile('elsewhere.encounter.yaml', bridge('Elsewhere'));
      await execute('encounterLab.simulateInBackground', uri);
      await waitForJob(api, title, 'completed');
      await waitFor('the unread entry', () => unreadOf(api, title));
    };

    it('is listed for each file, until the file is opened, which shows the result', async () => {
      const api = await activate();
      await finishUnseen(api, 'Unseen', 2);
      await finishUnseen(api, 'Unseen as well', 3);
      await waitForSlot(api, 'Unseen as well');
      assert.ok(unreadOf(api, 'Unseen'), 'the second has not replaced the first');
      const { A, B } = await api.slots();
      await openFile('Unseen.encounter.yaml', bridge('Unseen', { ogres: 2, runs: 40_200 }));
      await waitFor('it to be read', () => unreadOf(api, 'Unseen') === null);
      const page = A?.title === 'Unseen' ? 'A' : B?.title === 'Unseen' ? 'B' : null;
      assert.equal(await waitFor('the panel', () => api.shownPage()), page);
    });

    it('is fought again to be shown when it is not to be stored by itself', async () => {
      const api = await activate();
      const configure = (value: boolean | undefined) =>
        workspace.getConfiguration('encounterLab').update('autoStoreCompleted', value, ConfigurationTarget.Global);
      await configure(false);
      try {
        await finishUnseen(api, 'Not kept', 4);
        assert.equal(await slotOf(api, 'Not kept'), undefined);
        // The list must not change between the two keys.
        await delay(1_000);
        await execute('encounterLab.showQueue');
        await commands.executeCommand('workbench.action.quickOpenSelectNext');
        await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        await waitForSlot(api, 'Not kept');
      } finally {
        await configure(undefined);
      }
      await waitFor('it to be read', () => unreadOf(api, 'Not kept') === null);
    });
  });
}
