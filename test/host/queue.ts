import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { ConfigurationTarget, Uri, workspace } from 'vscode';
import type { ExtensionApi } from '../../src/extension/extensionApi';
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

    describe('in the hands of the user', () => {
      const configure = (name: string, value: unknown) =>
        workspace.getConfiguration('encounterLab').update(name, value, ConfigurationTarget.Global);
      /** Those that wait, in the order in which they will run. */
      const waiting = (api: ExtensionApi) =>
        (api.queue()?.jobs ?? []).filter(({ state }) => 'position' in state).map(({ title }) => title);
      /** What is seen lags behind, so what begins to run in the meantime is cancelled at the next look. */
      const cancelAll = (api: ExtensionApi) =>
        waitFor('an empty queue', async () => {
          await execute('encounterLab.clearQueue');
          for (const { state, requestId } of api.queue()?.jobs ?? []) {
            if (state.kind === 'running') await execute('encounterLab.cancelSimulation', requestId);
          }
          await delay(200);
          return api.queue()?.running === 0 && api.queue()?.waiting === 0;
        });

      it('is paused, also over a restart, keeps what is done, and goes on', async () => {
        const api = await activate();
        await submit('Paused', endless);
        const before = await waitFor('runs', () => {
          const job = jobOf(api, 'Paused', 'running');
          return job?.state.kind === 'running' && job.state.runsDone > 0 && job.state.runsDone;
        });
        await execute('encounterLab.pauseQueue');
        await waitFor('the pause', () => api.queue()?.isPaused && api.queue()?.running === 0);
        await execute('encounterLab.restartServer');
        await waitFor('the queue to be back', () => api.queue()?.isPaused);
        const { state } = await waitForJob(api, 'Paused', 'preempted');
        assert.ok(state.kind === 'preempted' && state.runsDone >= before, 'it keeps what is done');
        await execute('encounterLab.resumeQueue');
        await waitForJob(api, 'Paused', 'running');
        await cancelAll(api);
      });

      it('takes its settings while it runs, and refuses what is not allowed', async () => {
        const api = await activate();
        await submit('One', endless);
        await waitForJob(api, 'One', 'running');
        const processId = api.serverProcessId();
        try {
          await configure('workers', 2);
          await waitFor('two workers', () => api.queue()?.workers === 2);
          await configure('workers', 99);
          await configure('maxQueueSize', 2);
          for (const title of ['Two', 'Three', 'Four, refused']) await submit(title, endless);
          await waitFor('two to wait', () => waiting(api).length === 2);
          assert.deepEqual(waiting(api), ['Two', 'Three']);
          assert.equal(api.queue()?.workers, 2, 'the value before stays');
          await configure('enabled', false);
          await waitFor('nothing to run', () => api.queue()?.isEnabled === false && api.queue()?.running === 0);
          assert.equal(api.serverProcessId(), processId, 'without a restart');
        } finally {
          for (const name of ['workers', 'maxQueueSize', 'enabled']) await configure(name, undefined);
          await cancelAll(api);
        }
      });

      it('is put in order', async () => {
        const api = await activate();
        await configure('maxConcurrentSimulations', 1);
        try {
          for (const title of ['First', 'Second', 'Third', 'Fourth']) await submit(`${title} in line`, endless);
          await waitFor('three to wait', () => waiting(api).length === 3);
          const idOf = async (title: string) => (await waitForJob(api, title, 'queued')).requestId;
          await execute('encounterLab.moveInQueue', await idOf('Fourth in line'), await idOf('Second in line'));
          await waitFor('the order', () => waiting(api)[0] === 'Fourth in line');
          await execute('encounterLab.moveInQueue', await idOf('Fourth in line'), null);
          await waitFor('the old order', () => waiting(api)[2] === 'Fourth in line');
          await execute('encounterLab.removeFromQueue', await idOf('Second in line'));
          await waitFor('one less', () => waiting(api).length === 2);
          await execute('encounterLab.changePriority', await idOf('Fourth in line'), 'high');
          await waitForJob(api, 'Fourth in line', 'running');
          assert.equal(jobOf(api, 'First in line', 'running'), undefined, 'it has made way');
        } finally {
          await configure('maxConcurrentSimulations', undefined);
          await cancelAll(api);
        }
      });

      it('forgets what has ended', async () => {
        const api = await activate();
        await waitFor('something that has ended', () => (api.queue()?.jobs.length ?? 0) > 0);
        await execute('encounterLab.cleanUpFinished');
        await waitFor('an empty list', () => api.queue()?.jobs.length === 0);
        for (const command of ['retryFailedSimulations', 'resetRateLimits', 'releaseStaleWorkers'] as const) {
          await execute(`encounterLab.${command}`);
        }
      });

      it('tells how it is doing, in figures', async () => {
        await activate();
        await execute('encounterLab.showQueueHealth');
        const document = await workspace.openTextDocument(Uri.parse('encounter-queue:/Queue%20Health.md'));
        const text = document.getText();
        assert.match(text, /^# Queue Health: \d+ of 100/);
        assert.match(text, /\| Completed since the start \| \d+ \|/);
        assert.match(text, /## The last hours/);
      });
    });
  });
}
