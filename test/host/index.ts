import Mocha from 'mocha';
import { describeActivation } from './activation';
import { describeProblems } from './problems';
import { describeQueue } from './queue';
import { describeRecovery } from './recovery';
import { describeServer } from './server';
import { describeSimulation } from './simulation';
import { describeStorage } from './storage';
import { describeUnread } from './unread';
import { describeWorkspaceFiles } from './workspaceFiles';

/** Called by VS Code inside its extension host. Rejects when a test has failed. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, slow: 5_000, color: false });
  // Puts `describe` and `it` into the global scope, which loading a file does otherwise.
  mocha.suite.emit('pre-require', globalThis, 'host', mocha);
  // First what must see the extension before it is used.
  describeActivation();
  describeWorkspaceFiles();
  describeProblems();
  describeSimulation();
  describeQueue();
  describeUnread();
  describeServer();
  describeRecovery();
  describeStorage();
  const failures = await new Promise<number>((resolve) => void mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failing`);
}
