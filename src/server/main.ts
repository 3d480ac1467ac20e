import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './lsp/startServer';

// Over --node-ipc or --stdio, as the arguments say. Over a pipe the connection itself ends the process with its
// parent; over IPC the parent's death shows only here.
process.on('disconnect', () => process.exit(1));

const connection = createConnection(ProposedFeatures.all);
startServer(connection, fileURLToPath(new URL('./worker.js', import.meta.url)));
connection.listen();
