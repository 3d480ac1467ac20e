import assert from 'node:assert/strict';
import { activate, bridge, execute, jobOf, openFile, slotOf, waitFor, waitForJob, waitForSlot } from './lab';

/** Far longer than any test waits. */
const endless = 10_000_000;

export function describeQueue(): void {
  describe('the queue', () => {
    const submit = async (title: string, runs: number) => {
      const document = await openFile(`${title}.encounter.yaml`, bridge(title, { ogres: 4, runs }));
      await execute('encounterLab.simulateInBackground', document.uri);
    };

    it('cancels what runs, at once and without a result', async () => {
      const api = await activate();
      await submit('Endless', endless);
      const { requestId } = await waitForJob(api, 'Endless', 'running');
      const start = performance.now();
      await execute('encounterLab.cancelSimulation', requestId);
      await waitForJob(api, 'Endless', 'cancelled');
      console.log(`      cancel: ${(performance.now() - start).toFixed(0)} ms`);
      assert.equal(await slotOf(api, 'Endless'), undefined);
    });

    it('cancels the only job without asking which', async () => {
      const api = await activate();
      await submit('Endless again', endless);
      await waitForJob(api, 'Endless again', 'running');
      await execute('encounterLab.cancelSimulation');
      await waitForJob(api, 'Endless again', 'cancelled');
    });

    it('lets what the user waits for overtake the background', async () => {
      const api = await activate();
      await submit('In the background', endless);
      await waitForJob(api, 'In the background', 'running');
      const document = await openFile('urgent.encounter.yaml', bridge('Urgent', { ogres: 5 }));
      await execute('encounterLab.simulateEncounter', document.uri);
      await waitForSlot(api, 'Urgent');
      assert.equal(jobOf(api, 'In the background', 'completed'), undefined);
    });

    it('is cleared of what waits, while what runs goes on', async () => {
      const api = await activate();
      const running = await waitForJob(api, 'In the background', 'running');
      for (const number of [1, 2, 3, 4, 5]) await submit(`Waiting ${number}`, endless);
      await waitFor('jobs to wait', () => (api.queue()?.waiting ?? 0) > 0);
      await execute('encounterLab.clearQueue');
      await waitFor('an empty queue', () => api.queue()?.waiting === 0);
      assert.ok(jobOf(api, 'In the background', 'running'), 'it runs on');
      await execute('encounterLab.cancelSimulation', running.requestId);
      for (const number of [1, 2, 3, 4, 5]) {
        const job = jobOf(api, `Waiting ${number}`, 'running');
        if (job) await execute('encounterLab.cancelSimulation', job.requestId);
      }
      await waitFor('nothing to run', () => api.queue()?.running === 0);
    });
  });
}
