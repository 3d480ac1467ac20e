import assert from 'node:assert/strict';
import { DiagnosticSeverity, type Uri, languages, workspace } from 'vscode';
import { activate, bridge, execute, openFile, type, waitFor, waitForSlot, workspaceUri } from './lab';

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

    it('is not simulated, and the next one is', async () => {
      const api = await activate();
      const before = await api.slots();
      const document = await openFile('unknown.encounter.yaml', 'party: [fighter 3]\nmonsters: [1 gobblin king of ]\n');
      await execute('encounterLab.simulateEncounter', document.uri);
      assert.deepEqual(await api.slots(), before);
      await type(document, bridge('Mended'));
      await execute('encounterLab.simulateEncounter', document.uri);
      await waitForSlot(api, 'Mended');
    });

    it('is told when it is no text at all', async () => {
      const api = await activate();
      const before = await api.slots();
      const uri = workspaceUri('binary.encounter.yaml');
      await workspace.fs.writeFile(uri, Uint8Array.of(0, 1, 2, 0, 255, 254));
      await execute('encounterLab.simulateEncounter', uri);
      assert.deepEqual(await api.slots(), before);
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
