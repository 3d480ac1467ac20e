import assert from 'node:assert/strict';
import { DiagnosticSeverity, languages } from 'vscode';
import type { ExtensionApi } from '../../src/extension/extensionApi';
import { activate, bridge, execute, openFile, waitFor, waitForJob, waitForSlot } from './lab';

export function describeServer(): void {
  describe('the background process', () => {
    const kill = async (api: ExtensionApi) => {
      const processId = await waitFor('the process', () => api.serverProcessId());
      process.kill(processId, 'SIGKILL');
      const next = await waitFor('another process', () => {
        const now = api.serverProcessId();
        return now !== processId && now;
      });
      return { processId, next };
    };

    it('comes back when it is killed, and works', async () => {
      const api = await activate();
      const { processId, next } = await kill(api);
      assert.notEqual(next, processId);
      const document = await openFile('back.encounter.yaml', bridge('Back', { ogres: 2 }));
      await execute('encounterLab.simulateEncounter', document.uri);
      await waitForSlot(api, 'Back');
    });

    it('answers a command that is given in the moment it is killed', async () => {
      const api = await activate();
      const document = await openFile('moment.encounter.yaml', bridge('Moment', { ogres: 3 }));
      process.kill(await waitFor('the process', () => api.serverProcessId()), 'SIGKILL');
      await execute('encounterLab.simulateEncounter', document.uri);
      await waitForSlot(api, 'Moment');
    });

    it('finishes what it was killed over, with the same fights', async () => {
      const api = await activate();
      const title = 'Interrupted';
      const document = await openFile('interrupted.encounter.yaml', bridge(title, { ogres: 4, runs: 400_000 }));
      await execute('encounterLab.simulateInBackground', document.uri);
      await waitForJob(api, title, 'running');
      await kill(api);
      const interrupted = await waitForSlot(api, title);

      for (const other of ['Between', 'Between again']) {
        const between = await openFile(`${other}.encounter.yaml`, bridge(other));
        await execute('encounterLab.simulateEncounter', between.uri);
        await waitForSlot(api, other);
      }
      await execute('encounterLab.simulateEncounter', document.uri);
      assert.equal((await waitForSlot(api, title)).digest, interrupted.digest);
    });

    it('marks mistakes again after it was killed', async () => {
      const api = await activate();
      await kill(api);
      const document = await openFile('after.encounter.yaml', 'party: 5\n');
      await waitFor('a diagnostic', () =>
        languages.getDiagnostics(document.uri).some(({ severity }) => severity === DiagnosticSeverity.Error),
      );
    });

    it('is restarted when the user asks for it', async () => {
      const api = await activate();
      const before = await waitFor('the process', () => api.serverProcessId());
      await execute('encounterLab.restartServer');
      const now = await waitFor('another process', () => api.serverProcessId());
      assert.notEqual(now, before);
    });
  });
}
