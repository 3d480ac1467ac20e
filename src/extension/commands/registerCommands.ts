import { commands, l10n } from 'vscode';
import * as v from 'valibot';
import { resultKeySchema } from '../../shared/model/results';
import { cancelRun } from '../../shared/protocol/lsp';
import { clearQueue, queueDidShow } from '../../shared/protocol/lspQueue';
import { type Disposable, DisposableStore } from '../../shared/util/disposable';
import type { ServerConnection } from '../client/serverConnection';
import { type CommandId, commandIds } from '../identifiers';
import { choosePage } from '../panel/choosePage';
import type { PanelManager } from '../panel/panelManager';
import type { PanelModel } from '../panel/panelModel';
import type { Reporter } from '../reporter';
import type { SimulationRuns } from '../runs/simulationRuns';
import type { SlotStore } from '../slots/slotStore';
import { pickJob, showQueuePick } from '../status/queuePick';
import { isActive } from '../status/queueSummary';
import { pickEncounter } from './pickEncounter';

export interface CommandParts {
  readonly connection: ServerConnection;
  readonly slots: SlotStore;
  readonly panel: PanelManager;
  readonly model: PanelModel;
  readonly runs: SimulationRuns;
  readonly reporter: Reporter;
}

/** Registers every command of the manifest. One that fails is logged and told, and never rejects. */
export function registerCommands(parts: CommandParts): Disposable {
  const { connection, slots, panel, model, runs, reporter } = parts;
  const simulate = async (argument: unknown, mode: 'foreground' | 'background') => {
    const uri = await pickEncounter(argument, reporter.messages);
    if (uri) await runs.simulate(uri, mode);
  };
  const handlers: Readonly<Record<CommandId, (argument: unknown) => Promise<void> | void>> = {
    'encounterLab.simulateEncounter': (argument) => simulate(argument, 'foreground'),
    'encounterLab.simulateInBackground': (argument) => simulate(argument, 'background'),
    'encounterLab.cancelSimulation': (argument) => cancelSimulation(connection, argument),
    'encounterLab.showResults': async (argument) => {
      const { success: isResult, output: key } = v.safeParse(resultKeySchema, argument);
      const page = isResult ? await choosePage.resultOf(slots, key) : await choosePage.newest(slots, model.page);
      if (page) return panel.show(page);
      void reporter.messages.inform(
        l10n.t('Newer results have taken the place of this one. Simulate the encounter again to see it.'),
      );
    },
    'encounterLab.compareSlots': async () => {
      const page = await choosePage.comparison(slots);
      if (page) return panel.show(page);
      void reporter.messages.inform(
        l10n.t('There are not two results to compare yet. Change an encounter and simulate it again.'),
      );
    },
    'encounterLab.swapShownSlot': async () => panel.show(await choosePage.other(slots, model.page)),
    'encounterLab.showQueue': async () => {
      showQueuePick(connection);
      // Never starts the server for this: without one, nothing has failed.
      if (connection.queue && connection.queue.failed > 0) await connection.notify(queueDidShow, {});
    },
    'encounterLab.clearQueue': async () => {
      await connection.request(clearQueue, {});
    },
    'encounterLab.showLog': () => reporter.showLog(),
    'encounterLab.restartServer': () => connection.restart(),
  };
  const store = new DisposableStore();
  for (const id of commandIds) {
    store.add(
      commands.registerCommand(id, async (argument: unknown) => {
        try {
          await handlers[id](argument);
        } catch (error) {
          reporter.report(titles[id](), error);
        }
      }),
    );
  }
  return store;
}

/** As in package.nls.json, for messages. */
const titles: Readonly<Record<CommandId, () => string>> = {
  'encounterLab.simulateEncounter': () => l10n.t('Simulate Encounter'),
  'encounterLab.simulateInBackground': () => l10n.t('Simulate in Background'),
  'encounterLab.cancelSimulation': () => l10n.t('Cancel Simulation'),
  'encounterLab.showResults': () => l10n.t('Show Results'),
  'encounterLab.compareSlots': () => l10n.t('Compare Slots'),
  'encounterLab.swapShownSlot': () => l10n.t('Swap Shown Slot'),
  'encounterLab.showQueue': () => l10n.t('Show Queue'),
  'encounterLab.clearQueue': () => l10n.t('Clear Queue'),
  'encounterLab.showLog': () => l10n.t('Show Log'),
  'encounterLab.restartServer': () => l10n.t('Restart Background Process'),
};

/** @param argument the id of a request; without one, the only active job or one the user picks. */
async function cancelSimulation(connection: ServerConnection, argument: unknown): Promise<void> {
  const active = (connection.queue?.jobs ?? []).filter((job) => isActive(job.state));
  const requestId =
    typeof argument === 'string' ? argument : (active.length > 1 ? await pickJob(active) : active[0])?.requestId;
  if (requestId !== undefined) await connection.request(cancelRun, { requestId });
}
