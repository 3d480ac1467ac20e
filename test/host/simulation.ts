import assert from 'node:assert/strict';
import { type Tab, TabInputText, TabInputWebview, commands, window } from 'vscode';
import type { ExtensionApi } from '../../src/extension/extensionApi';
import type { CommandId } from '../../src/extension/identifiers';
import { isSameResult } from '../../src/shared/model/results';
import type { PanelPage } from '../../src/shared/protocol/webview';
import { activate, bridge, execute, jobOf, openFile, slotOf, type, waitFor, waitForJob, waitForSlot } from './lab';

export function describeSimulation(): void {
  describe('simulating an encounter', () => {
    const panels = () =>
      window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith('encounterLab.results'));

    const isText = ({ input }: Tab) => input instanceof TabInputText;
    const waitForPage = (api: ExtensionApi) => waitFor('the page of the panel', () => api.shownPage());

    it('brings the result into a slot and the panel into view', async () => {
      const api = await activate();
      await openFile('first.encounter.yaml', bridge('First'));
      const start = performance.now();
      await execute('encounterLab.simulateEncounter');
      const slot = await waitForSlot(api, 'First');
      console.log(`      command to slot: ${(performance.now() - start).toFixed(0)} ms`);
      assert.equal(slot.key.runs, 1005);
      assert.equal(slot.key.seed, 7);
      await waitFor('the panel', () => panels().length === 1);
    });

    it('is done once for the same fight', async () => {
      const api = await activate();
      const document = await openFile('first.encounter.yaml', bridge('First'));
      await waitForJob(api, 'First', 'completed');
      const before = await slotOf(api, 'First');
      await execute('encounterLab.simulateEncounter', document.uri);
      // Neither a comment nor the order of keys makes another fight of it.
      await type(document, `# the same\n${bridge('First')}`);
      await execute('encounterLab.simulateEncounter', document.uri);
      // Accepted after them, so that what they would have begun is in the list when this is.
      await type(document, bridge('Later', { ogres: 2, runs: 10_000_000 }));
      await execute('encounterLab.simulateInBackground', document.uri);
      const { requestId } = await waitForJob(api, 'Later', 'running');
      assert.equal(api.queue()?.jobs.filter(({ title }) => title === 'First').length, 1);
      await execute('encounterLab.cancelSimulation', requestId);
      assert.deepEqual(await slotOf(api, 'First'), before);
    });

    it('takes the text as it is in the editor, into the other slot', async () => {
      const api = await activate();
      const document = await openFile('first.encounter.yaml', bridge('First'));
      await type(document, bridge('First, unsaved', { ogres: 2 }));
      assert.equal(document.isDirty, true);
      await execute('encounterLab.simulateEncounter', document.uri);
      const changed = await waitForSlot(api, 'First, unsaved');
      const first = await slotOf(api, 'First');
      assert.ok(first, 'the first is still there');
      assert.notEqual(changed.digest, first.digest);
      const { A, B } = await api.slots();
      assert.deepEqual([A?.title, B?.title], ['First', 'First, unsaved']);
      await document.save();
    });

    it('gives the same fights for the same seed', async () => {
      const api = await activate();
      const before = await slotOf(api, 'First');
      for (const title of ['Other', 'Another']) {
        const document = await openFile(`${title}.encounter.yaml`, bridge(title, { ogres: 3 }));
        await execute('encounterLab.simulateEncounter', document.uri);
        await waitForSlot(api, title);
      }
      const document = await openFile('first.encounter.yaml', bridge('First'));
      await execute('encounterLab.simulateEncounter', document.uri);
      assert.equal((await waitForSlot(api, 'First')).digest, before?.digest);
    });

    it('in the background comes to a slot all the same', async () => {
      const api = await activate();
      const document = await openFile('quiet.encounter.yaml', bridge('Quiet', { ogres: 2 }));
      await execute('encounterLab.simulateInBackground', document.uri);
      await waitForSlot(api, 'Quiet');
      assert.equal(jobOf(api, 'Quiet', 'completed')?.priority, 'low');
    });

    it('shows each page in one panel', async () => {
      const api = await activate();
      const views: readonly (readonly [CommandId, PanelPage])[] = [
        ['encounterLab.compareSlots', 'compare'],
        ['encounterLab.showResults', 'compare'],
        ['encounterLab.swapShownSlot', 'A'],
        ['encounterLab.swapShownSlot', 'B'],
        ['encounterLab.swapShownSlot', 'A'],
        ['encounterLab.showResults', 'B'],
      ];
      for (const [command, page] of views) {
        await execute(command);
        assert.equal(await waitForPage(api), page, command);
      }
      assert.equal(panels().length, 1);
    });

    it('shows the page that was asked for when the panel was hidden', async () => {
      const api = await activate();
      await execute('encounterLab.showResults');
      assert.equal(await waitForPage(api), 'B');
      const pages: readonly (readonly [CommandId, PanelPage])[] = [
        ['encounterLab.compareSlots', 'compare'],
        ['encounterLab.swapShownSlot', 'A'],
      ];
      for (const [command, page] of pages) {
        const document = await openFile('first.encounter.yaml', bridge('First'));
        await window.showTextDocument(document, { viewColumn: panels()[0]!.group.viewColumn, preview: false });
        await waitFor('the panel to be hidden', () => api.shownPage() === null);
        await execute(command);
        assert.equal(await waitForPage(api), page, command);
        await window.tabGroups.close(window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(isText));
      }
    });

    it('shows the result that was chosen from the list', async () => {
      const api = await activate();
      const { A, B } = await api.slots();
      await execute('encounterLab.showResults', A!.key);
      assert.equal(await waitForPage(api), 'A');
      await execute('encounterLab.showResults', B!.key);
      assert.equal(await waitForPage(api), 'B');
      await execute('encounterLab.showResults', { ...A!.key, seed: 99 });
      assert.equal(await waitForPage(api), 'B');

      const ended = api.queue()!.jobs.filter(({ state }) => state.kind === 'completed');
      const index = ended.findIndex(({ key }) => isSameResult(key, A!.key));
      await execute('encounterLab.showQueue');
      for (let step = 0; step <= index; step++) await commands.executeCommand('workbench.action.quickOpenSelectNext');
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await waitFor('slot A', () => api.shownPage() === 'A');
    });

    it('opens the panel again when it was closed', async () => {
      await window.tabGroups.close(panels());
      await waitFor('the panel to close', () => panels().length === 0);
      await execute('encounterLab.showResults');
      await waitFor('the panel', () => panels().length === 1);
    });
  });
}
