import assert from 'node:assert/strict';
import { TabInputWebview, window } from 'vscode';
import type { CommandId } from '../../src/extension/identifiers';
import { activate, bridge, execute, jobOf, openFile, slotOf, type, waitFor, waitForSlot } from './lab';

export function describeSimulation(): void {
  describe('simulating an encounter', () => {
    const panels = () =>
      window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith('encounterLab.results'));

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
      const before = await slotOf(api, 'First');
      const ended = api.queue()?.jobs.length;
      await execute('encounterLab.simulateEncounter', document.uri);
      // Neither a comment nor the order of keys makes another fight of it.
      await type(document, `# the same\n${bridge('First')}`);
      await execute('encounterLab.simulateEncounter', document.uri);
      assert.deepEqual(await slotOf(api, 'First'), before);
      assert.equal(api.queue()?.jobs.length, ended);
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

    it('shows everything in one panel', async () => {
      const views: CommandId[] = [
        'encounterLab.showResults',
        'encounterLab.compareSlots',
        'encounterLab.swapShownSlot',
        'encounterLab.swapShownSlot',
      ];
      for (const command of views) await execute(command);
      assert.equal(panels().length, 1);
    });

    it('opens the panel again when it was closed', async () => {
      await window.tabGroups.close(panels());
      await waitFor('the panel to close', () => panels().length === 0);
      await execute('encounterLab.showResults');
      await waitFor('the panel', () => panels().length === 1);
    });
  });
}
