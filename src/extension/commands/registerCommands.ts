import { commands, l10n } from 'vscode';
import * as v from 'valibot';
import { resultKeySchema } from '../../shared/model/results';
import { type Disposable, DisposableStore } from '../../shared/util/disposable';
import { type CommandId, commandIds } from '../identifiers';
import { choosePage } from '../panel/choosePage';
import type { PanelManager } from '../panel/panelManager';
import type { PanelModel } from '../panel/panelModel';
import type { SimulationRuns } from '../runs/simulationRuns';
import type { SlotStore } from '../slots/slotStore';
import { commandTitles } from './commandTitles';
import { pickEncounter } from './pickEncounter';
import { type CommandHandler, type QueueCommandParts, queueCommands } from './queueCommands';

export interface CommandParts extends QueueCommandParts {
  readonly slots: SlotStore;
  readonly panel: PanelManager;
  readonly model: PanelModel;
  readonly runs: SimulationRuns;
}

/** Registers every command of the manifest. One that fails is logged and told, and never rejects. */
export function registerCommands(parts: CommandParts): Disposable {
  const { connection, slots, panel, model, runs, reporter } = parts;
  const simulate = async (argument: unknown, mode: 'foreground' | 'background') => {
    const uri = await pickEncounter(argument, reporter.messages);
    if (uri) await runs.simulate(uri, mode);
  };
  const handlers: Readonly<Record<CommandId, CommandHandler>> = {
    'encounterLab.simulateEncounter': (argument) => simulate(argument, 'foreground'),
    'encounterLab.simulateInBackground': (argument) => simulate(argument, 'background'),
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
    'encounterLab.showLog': () => reporter.showLog(),
    'encounterLab.restartServer': () => connection.restart(),
    ...queueCommands(parts),
  };
  const store = new DisposableStore();
  for (const id of commandIds) {
    store.add(
      commands.registerCommand(id, async (...parameters: unknown[]) => {
        try {
          await handlers[id](...parameters);
        } catch (error) {
          reporter.report(commandTitles[id](), error);
        }
      }),
    );
  }
  return store;
}
