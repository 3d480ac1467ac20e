import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { type LogOutputChannel, type TextDocument, window } from 'vscode';
import { queueStatus, retryRun } from '../../src/shared/protocol/lspQueue';
import { FailingServer, type ServerBehaviour } from './failingServer';
import { bridge, openFile, waitFor } from './lab';
import { OtherWindow } from './otherWindow';

/** Far longer than any test waits. */
const endless = 10_000_000;

export function describeRecovery(): void {
  describe('a background process that fails', () => {
    let log: LogOutputChannel;
    let server: FailingServer;
    let other: OtherWindow;
    const open = (behaviour: ServerBehaviour) => {
      server = new FailingServer(behaviour);
      other = new OtherWindow(server.serverModule, log);
      return other;
    };
    const running = async ({ connection }: OtherWindow) => waitFor('the process', () => connection.processId);
    const isAlive = (processId: number) => {
      try {
        return process.kill(processId, 0);
      } catch {
        return false;
      }
    };
    const openFight = (title: string, options?: { ogres?: number; runs?: number }): Promise<TextDocument> =>
      openFile(`${title}.encounter.yaml`, bridge(title, options));
    /** The id of the request that runs, other than one before. */
    const waitForRunning = ({ connection }: OtherWindow, title: string, before?: string) =>
      waitFor(
        `"${title}" to be running`,
        () =>
          connection.queue?.jobs.find(
            (job) => job.title === title && job.state.kind === 'running' && job.requestId !== before,
          )?.requestId,
      );
    const titlesOf = ({ slots }: OtherWindow) =>
      [slots.slots.A, slots.slots.B].map((slot) => slot?.result.scenario.title ?? null);
    const keep = async (title: string, ogres: number) => {
      const { uri } = await openFight(title, { ogres });
      await other.runs.simulate(uri, 'background');
      await waitFor(`"${title}" in a slot`, () => titlesOf(other).includes(title));
      return uri;
    };

    before(() => {
      log = window.createOutputChannel('Encounter Lab, another window', { log: true });
    });
    afterEach(() => {
      other.dispose();
      server.dispose();
    });

    it('is said once not to save its queue where there is no disk', async () => {
      const { connection, messages } = open('works');
      await connection.start();
      await connection.restart();
      assert.equal(messages.filter((message) => message.includes('cannot be saved')).length, 1);
    });

    it('is given up when it keeps ending, has no queue then, and works again when asked', async () => {
      const { connection } = open('works');
      const { uri } = await openFight('Given up', { runs: endless });
      await other.runs.simulate(uri, 'background');
      await waitForRunning(other, 'Given up');
      const queues: boolean[] = [];
      connection.onDidChangeQueue((queue) => queues.push(queue !== null));
      server.become('ends');
      process.kill(await running(other), 'SIGKILL');
      await waitFor('the end', () => connection.health === 'failed');
      assert.equal(connection.queue, null);
      assert.equal(queues.at(-1), false);
      assert.equal(connection.processId, undefined);
      await assert.rejects(connection.request(queueStatus, {}), /keeps ending/);
      assert.deepEqual(
        other.messages.filter((message) => /connection|-32097/.test(message)),
        [],
        'in words of ours',
      );
      server.become('works');
      await connection.request(queueStatus, {});
      assert.equal(connection.health, 'running');
    });

    it('is replaced when it hangs before it has started', async () => {
      const { connection } = open('hangs');
      const started = connection.start();
      const processId = await running(other);
      await waitFor('the process to hang', () => server.isHanging);
      server.become('works');
      const start = performance.now();
      await connection.restart();
      assert.ok(performance.now() - start < 15_000);
      await started;
      assert.equal(connection.health, 'running');
      assert.equal(isAlive(processId), false);
    });

    it('is replaced when it hangs while it works', async () => {
      const { connection } = open('works');
      await connection.start();
      const processId = await running(other);
      process.kill(processId, 'SIGSTOP');
      await connection.restart();
      await connection.request(queueStatus, {});
      assert.equal(isAlive(processId), false);
    });

    it('is restarted once at a time, and requests wait for that', async () => {
      const { connection } = open('works');
      await connection.start();
      const processIds = new Set([await running(other)]);
      connection.onDidChangeHealth(() => {
        if (connection.processId !== undefined) processIds.add(connection.processId);
      });
      await Promise.all([
        connection.restart(),
        connection.restart(),
        delay(5).then(() => connection.request(queueStatus, {})),
        delay(50).then(() => connection.restart()),
      ]);
      assert.equal(connection.health, 'running');
      const now = await running(other);
      processIds.delete(now);
      assert.deepEqual([...processIds].filter(isAlive), []);
    });

    it('is asked again for what it has lost', async () => {
      open('works');
      const { uri } = await openFight('Lost', { ogres: 4, runs: 400_000 });
      await other.runs.simulate(uri, 'background');
      await waitForRunning(other, 'Lost');
      process.kill(await running(other), 'SIGKILL');
      await waitFor('"Lost" in a slot', () => titlesOf(other).includes('Lost'));
    });

    it('is asked for it when it was restarted, too, but not for ever', async () => {
      const { connection } = open('works');
      const { uri } = await openFight('Lost twice', { runs: endless });
      await other.runs.simulate(uri, 'background');
      const requestId = await waitForRunning(other, 'Lost twice');
      await connection.restart();
      await waitForRunning(other, 'Lost twice', requestId);
      await connection.restart();
      await keep('After it', 1);
      await waitFor('to be told', () => other.messages.some((message) => message.includes('ended twice')));
      assert.deepEqual(
        connection.queue?.jobs.map(({ title }) => title),
        ['After it'],
      );
    });

    it('fights again when the result it knew of is no longer held', async () => {
      const { slots, runs } = open('works');
      const uri = await keep('Known', 1);
      const { result } = slots.slots.A!;
      const processId = await running(other);
      process.kill(processId, 'SIGSTOP');
      const simulated = runs.simulate(uri, 'background');
      await delay(500);
      for (const digit of ['1', '2']) {
        const key = { ...result.key, scenarioHash: digit.repeat(64) };
        await slots.store({ ...result, key, scenario: { ...result.scenario, title: digit } }, Uint8Array.of(1));
      }
      assert.deepEqual(titlesOf(other), ['1', '2']);
      process.kill(processId, 'SIGCONT');
      await simulated;
      await waitFor('"Known" in a slot', () => titlesOf(other).includes('Known'));
    });

    it('leaves a comparison that failed, until it works again', async () => {
      const { connection, model } = open('works');
      await keep('One', 1);
      await keep('Two', 2);
      server.become('ends');
      process.kill(await running(other), 'SIGKILL');
      await waitFor('the end', () => connection.health === 'failed');
      await waitFor('the failure', async () => (await model.snapshot()).comparisonProblem);
      server.become('works');
      await connection.restart();
      await waitFor('the comparison', async () => (await model.snapshot()).comparison);
      assert.equal((await model.snapshot()).comparisonProblem, null);
    });

    describe('whose result cannot be saved', () => {
      const stateOf = (title: string) => other.connection.queue?.jobs.find((job) => job.title === title)?.state;
      const simulate = async (title: string, refusal: string) => {
        open('works');
        other.disk.refusal = new Error(refusal);
        await other.runs.simulate((await openFight(title)).uri, 'background');
        await waitFor('the result in memory', () => titlesOf(other).includes(title));
      };
      const complaints = () => other.messages.filter((message) => message.includes('could not be saved')).length;

      it('has it saved by itself when there is room again, and says so once', async () => {
        await simulate('Disk full', 'ENOSPC: no space left on device, write');
        await waitFor('another try to be planned', () => {
          const state = stateOf('Disk full');
          return state?.kind === 'waiting-retry' && state.reason.includes('ENOSPC');
        });
        other.disk.refusal = null;
        await waitFor('the result to be saved', () => {
          const state = stateOf('Disk full');
          return state?.kind === 'completed' && state.slot === 'A';
        });
        assert.equal(complaints(), 1);
        assert.equal((await other.model.snapshot()).notice, null);
      });

      it('does not try again what will not work, until it is retried', async () => {
        await simulate('Read only', 'EROFS: read-only file system, write');
        const failed = await waitFor('it to have failed', () =>
          other.connection.queue?.jobs.find(({ state }) => state.kind === 'failed'),
        );
        other.disk.refusal = null;
        await other.connection.request(retryRun, { requestId: failed.requestId });
        await waitFor('the result to be saved', () => stateOf('Read only')?.kind === 'completed');
        assert.equal(complaints(), 1);
      });
    });
  });
}
