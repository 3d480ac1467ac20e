import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile as readDisk } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-languageserver/node';
import { DiskFiles } from '../src/cli/diskFiles';
import { formatReport } from '../src/cli/formatReport';
import { defaultQueueSettings } from '../src/shared/model/queueSettings';
import {
  acknowledgeRun,
  listFiles,
  protocolVersion,
  rateMonsters,
  readFile,
  runDidFinish,
  submitRun,
  type InitializationOptions,
  type RunFinished,
} from '../src/shared/protocol/lsp';
import { queueDidChange } from '../src/shared/protocol/lspQueue';

/**
 * Fights one encounter file the way the editor does: starts the background process, opens the document, asks for a
 * simulation, answers its questions about other files, follows its progress and takes the result.
 *
 * @param serverFile The built server.
 * @param file The encounter file; its folder is the workspace.
 * @param report Told of the progress, at most ten times a second.
 * @returns The result in words and tables. Rejects with what the process says when the file cannot be fought.
 */
export async function fightInBackground(
  serverFile: string,
  file: string,
  report: (progress: string) => void,
): Promise<string> {
  const uri = pathToFileURL(file).href;
  const folder = pathToFileURL(path.dirname(file)).href;
  const files = new DiskFiles(path.dirname(file));
  const server = fork(serverFile, ['--node-ipc'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const connection = createMessageConnection(new IPCMessageReader(server), new IPCMessageWriter(server));
  try {
    const finished = new Promise<RunFinished>((resolve, reject) => {
      connection.onNotification(runDidFinish.method, (params) => resolve(v.parse(runDidFinish.params, params)));
      server.once('exit', (code) => reject(new Error(`The background process ended with exit code ${String(code)}.`)));
    });
    // Looked at only after two more answers; until then a crash is theirs to tell.
    finished.catch(() => undefined);
    connection.onNotification(queueDidChange.method, (params) => {
      for (const { state } of v.parse(queueDidChange.params, params).jobs) {
        if (state.kind === 'running') report(`${Math.round(state.fraction * 100)} %`);
      }
    });
    connection.onRequest(readFile.method, (params) => {
      const { uri: wanted, maxBytes } = v.parse(readFile.params, params);
      return files.read(wanted, maxBytes);
    });
    connection.onRequest(listFiles.method, async (params) => {
      const { folder: below, endings, limit } = v.parse(listFiles.params, params);
      return { uris: await files.list(below, endings, limit) };
    });
    connection.listen();

    const initializationOptions: InitializationOptions = {
      protocolVersion,
      storagePath: null,
      workspaceFolders: [folder],
      settings: { queue: defaultQueueSettings, bestiaryFolders: [] },
    };
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: folder,
      capabilities: {},
      initializationOptions,
    });
    await connection.sendNotification('initialized', {});
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'encounter', version: 1, text: await readDisk(file, 'utf8') },
    });
    const submitted = v.parse(
      submitRun.reply,
      await connection.sendRequest(submitRun.method, {
        uri,
        priority: 'critical',
        runs: null,
        seed: null,
        allowDeduplication: true,
        known: [],
      }),
    );
    if (!submitted.ok) throw new Error(submitted.error.message);
    const { requestId, end } = await finished;
    await connection.sendNotification(acknowledgeRun.method, { requestId });
    if (end.kind !== 'completed') throw new Error(end.kind === 'failed' ? end.reason : 'The fight was cancelled.');
    const { scenario } = end.result;
    const rated = v.parse(rateMonsters.reply, await connection.sendRequest(rateMonsters.method, { scenario }));
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    if (server.exitCode === null) await once(server, 'exit');
    return formatReport(end.result, rated.ok ? rated.value : []);
  } finally {
    connection.dispose();
    server.kill();
  }
}
