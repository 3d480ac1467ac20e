import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { commands, extensions } from 'vscode';
import { commandIds } from '../../src/extension/identifiers';
import { activate, extensionId } from './lab';

/** Processor time of the whole extension host, which depends little on what else the machine does. */
const activationLimitMs = 100;

const settlingMs = 4_000;

export function describeActivation(): void {
  describe('activation', () => {
    it('does not happen before it is needed', () => {
      assert.equal(extensions.getExtension(extensionId)?.isActive, false);
    });

    it('is quick', async () => {
      // The window has just opened, and its own extensions are still starting in the same process.
      await delay(settlingMs);
      const start = performance.now();
      const before = process.cpuUsage();
      await activate();
      const { user, system } = process.cpuUsage(before);
      const milliseconds = (user + system) / 1000;
      console.log(
        `      activation: ${milliseconds.toFixed(0)} ms of the processor, ${(performance.now() - start).toFixed(0)} ms of the clock`,
      );
      assert.ok(milliseconds < activationLimitMs, `${milliseconds} ms`);
    });

    it('starts no background process when no encounter is open', async () => {
      assert.equal((await activate()).serverProcessId(), undefined);
    });

    it('registers every command', async () => {
      const registered = new Set(await commands.getCommands(true));
      assert.deepEqual(
        commandIds.filter((id) => !registered.has(id)),
        [],
      );
    });
  });
}
