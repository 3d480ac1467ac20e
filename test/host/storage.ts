import assert from 'node:assert/strict';
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Uri, workspace } from 'vscode';
import { slotInfo } from '../../src/extension/slots/slotInfo';
import { SlotStore } from '../../src/extension/slots/slotStore';
import { WorkspaceFileTree } from '../../src/extension/slots/workspaceFileTree';
import { activate, bridge, execute, openFile, waitForSlot } from './lab';

export function describeStorage(): void {
  describe('the slots on disk', () => {
    /** What another window, or this one after a reload, would find. */
    const reopen = async (folder: Uri) => {
      const problems: string[] = [];
      const store = new SlotStore(new WorkspaceFileTree(folder), () => Date.now());
      store.onDidFindProblem((problem) => problems.push(problem));
      await store.load();
      const { A, B } = store.slots;
      return { problems, slots: { A: slotInfo(A), B: slotInfo(B) } };
    };
    const simulate = async (title: string, ogres: number) => {
      const api = await activate();
      const document = await openFile(`${title}.encounter.yaml`, bridge(title, { ogres }));
      await execute('encounterLab.simulateEncounter', document.uri);
      await waitForSlot(api, title);
      return api;
    };

    it('are those in view', async () => {
      await simulate('Kept', 1);
      const api = await simulate('Kept too', 2);
      assert.deepEqual(await reopen(api.slotsFolder), { problems: [], slots: await api.slots() });
    });

    it('are set aside when they are damaged, the other untouched', async () => {
      const api = await activate();
      const copy = Uri.joinPath(api.slotsFolder, '..', 'copy');
      rmSync(copy.fsPath, { recursive: true, force: true });
      await workspace.fs.copy(api.slotsFolder, copy);
      const before = Object.values(await api.slots());
      const [generation] = readdirSync(path.join(copy.fsPath, 'slot_0')).sort((a, b) => Number(b) - Number(a));
      const file = path.join(copy.fsPath, 'slot_0', generation!, 'runs.bin');
      const bytes = readFileSync(file);
      bytes[bytes.length - 1]! ^= 1;
      writeFileSync(file, bytes);

      const { problems, slots } = await reopen(copy);
      assert.equal(problems.length, 1);
      assert.match(problems[0]!, /runs\.bin/);
      const now = Object.values(slots);
      const untouched = before.filter((slot) => now.some((other) => isDeepStrictEqual(slot, other)));
      assert.equal(untouched.length, 1);
      assert.equal(readdirSync(path.join(copy.fsPath, 'damaged')).length, 1);
      assert.deepEqual((await reopen(copy)).problems, []);
    });

    it('stay as they were when the folder cannot be written, and the result is shown', async () => {
      const api = await activate();
      const folder = api.slotsFolder.fsPath;
      const before = await api.slots();
      renameSync(folder, `${folder}.away`);
      writeFileSync(folder, 'a file where the folder should be');
      try {
        await simulate('In memory', 3);
      } finally {
        rmSync(folder);
        renameSync(`${folder}.away`, folder);
      }
      assert.deepEqual((await reopen(api.slotsFolder)).slots, before);

      await simulate('Saved again', 4);
      const { problems, slots } = await reopen(api.slotsFolder);
      assert.deepEqual(problems, []);
      assert.deepEqual([slots.A?.title, slots.B?.title], ['In memory', 'Saved again']);
    });
  });
}
