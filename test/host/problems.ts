import assert from 'node:assert/strict';
import { DiagnosticSeverity, type Uri, languages, workspace } from 'vscode';
import type { ExtensionApi } from '../../src/extension/extensionApi';
import { activate, bridge, execute, openFile, type, waitFor, waitForJob, waitForSlot, workspaceUri } from './lab';

export function describeProblems(): void {
  describe('an encounter with a mistake', () => {
    const errorsOf = (uri: Uri) =>
      languages.getDiagnostics(uri).filter(({ severity }) => severity === DiagnosticSeverity.Error);

    it('is marked where the mistake is, and no longer when it is mended', async () => {
      const text = bridge('Broken');
      const document = await openFile('broken.encounter.yaml', text.replace('damage: 2d8+4', 'damage: 999999d9999'));
      assert.equal(document.languageId, 'encounter');
      const errors = await waitFor('a diagnostic', () => {
        const found = errorsOf(document.uri);
        return found.length > 0 && found;
      });
      const [first] = errors;
      assert.match(document.lineAt(first!.range.start.line).text, /999999d9999/);
      assert.ok(first!.code !== undefined, 'it has a code');
      await type(document, text);
      await waitFor('the diagnostic to go', () => errorsOf(document.uri).length === 0);
    });

    /** The fights of a file that were begun, once a later one has ended. */
    const fightsOf = async (api: ExtensionApi, uri: Uri, marker: string) => {
      await waitForJob(api, marker, 'completed');
      return api
        .queue()
        ?.jobs.filter((job) => job.uri === uri.toString())
        .map(({ title }) => title);
    };

    it('is not simulated, and the next one is', async () => {
      const api = await activate();
      const document = await openFile('unknown.encounter.yaml', 'party: [fighter 3]\nmonsters: [1 gobblin king of ]\n');
      await execute('encounterLab.simulateEncounter', document.uri);
      await type(document, bridge('Mended'));
      await execute('encounterLab.simulateEncounter', document.uri);
      await waitForSlot(api, 'Mended');
      assert.deepEqual(await fightsOf(api, document.uri, 'Mended'), ['Mended']);
    });

    it('is not simulated when it is no text at all', async () => {
      const api = await activate();
      const uri = workspaceUri('binary.encounter.yaml');
      await workspace.fs.writeFile(uri, Uint8Array.of(0, 1, 2, 0, 255, 254));
      await execute('encounterLab.simulateEncounter', uri);
      const marker = await openFile('after binary.encounter.yaml', bridge('After binary', { ogres: 2 }));
      await execute('encounterLab.simulateInBackground', marker.uri);
      assert.deepEqual(await fightsOf(api, uri, 'After binary'), []);
    });

    for (const [name, text] of [
      ['empty', ''],
      ['a list', '- a\n- b\n'],
      ['an alias bomb', `a: &a [x,x]\n${'b: &b [*a,*a,*a,*a,*a,*a,*a,*a]\n'.repeat(3)}`],
      ['a prototype', '__proto__: { polluted: true }\n'],
      ['two mebibytes', `# ${'x'.repeat(2 * 1024 * 1024)}\n`],
    ] as const) {
      it(`leaves the background process alive when it is ${name}`, async () => {
        const api = await activate();
        const document = await openFile(`bad ${name}.encounter.yaml`, text);
        const processId = api.serverProcessId();
        await execute('encounterLab.simulateEncounter', document.uri);
        await waitFor('a diagnostic', () => errorsOf(document.uri).length > 0);
        assert.equal(api.serverProcessId(), processId);
      });
    }
  });
}
