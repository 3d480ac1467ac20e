import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Uri } from 'vscode';
import { listWorkspaceFiles, readWorkspaceFile } from '../../src/extension/client/workspaceFiles';
import { openFile, type, workspaceUri } from './lab';

export function describeWorkspaceFiles(): void {
  describe('files that the background process asks for', () => {
    const folder = () => workspaceUri('files').fsPath;
    const read = (uri: Uri | string, maxBytes = 1000) => readWorkspaceFile({ uri: uri.toString(), maxBytes });
    const inFolder = (name: string) => workspaceUri('files', name);

    before(() => {
      mkdirSync(path.join(folder(), 'deep'), { recursive: true });
      const outside = path.join(tmpdir(), 'encounter-lab-outside');
      mkdirSync(outside, { recursive: true });
      writeFileSync(path.join(outside, 'secret.md'), 'secret');
      writeFileSync(path.join(folder(), 'ogre.md'), 'Ogre');
      writeFileSync(path.join(folder(), 'deep', 'troll.md'), 'Troll');
      writeFileSync(path.join(folder(), 'latin1.md'), Uint8Array.of(0xe9, 0x20));
      symlinkSync(path.join(outside, 'secret.md'), path.join(folder(), 'link.md'));
      symlinkSync(outside, path.join(folder(), 'linked'));
    });

    it('are read inside the workspace', async () => {
      assert.deepEqual(await read(inFolder('ogre.md')), { kind: 'text', text: 'Ogre' });
      assert.deepEqual(await read(`${workspaceUri().toString()}/files/deep/../ogre.md`), {
        kind: 'text',
        text: 'Ogre',
      });
    });

    it('are refused outside of it, however they are written', async () => {
      const inside = workspaceUri().toString();
      for (const uri of [Uri.file('/etc/hostname'), `${inside}/../x.md`, `${inside}/%2e%2e/%2e%2e/etc/hostname`]) {
        assert.deepEqual(await read(uri), { kind: 'outside' }, uri.toString());
      }
    });

    it('are refused behind a symbolic link', async () => {
      for (const uri of [inFolder('link.md'), inFolder('linked/secret.md')]) {
        const content = await read(uri);
        assert.equal(content.kind, 'failed');
        assert.match(content.message, /symbolic link/);
      }
    });

    it('are refused when they are missing, too large, a folder, or not text', async () => {
      assert.deepEqual(await read(inFolder('none.md')), { kind: 'not-found' });
      assert.deepEqual(await read(inFolder('ogre.md'), 3), { kind: 'too-large', bytes: 4 });
      assert.equal((await read(inFolder('deep'))).kind, 'failed');
      assert.match(JSON.stringify(await read(inFolder('latin1.md'))), /UTF-8/);
      assert.equal((await read('no uri at all')).kind, 'failed');
    });

    it('are read as they are in the editor, saved or not', async () => {
      const document = await openFile('party.yaml', 'saved');
      await type(document, 'unsaved');
      assert.deepEqual(await read(document.uri), { kind: 'text', text: 'unsaved' });
    });

    it('are listed by ending, not following links', async () => {
      const list = (limit: number) =>
        listWorkspaceFiles({ folder: workspaceUri('files').toString(), endings: ['.md'], limit });
      assert.deepEqual(
        (await list(100)).uris.map((uri) => path.basename(uri)),
        ['latin1.md', 'ogre.md', 'troll.md'],
      );
      assert.equal((await list(2)).uris.length, 2);
      for (const uri of [Uri.file('/etc'), inFolder('linked'), inFolder('none')]) {
        const listed = await listWorkspaceFiles({ folder: uri.toString(), endings: [''], limit: 5 });
        assert.deepEqual(listed.uris, [], uri.toString());
      }
    });
  });
}
