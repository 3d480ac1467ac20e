import {
  DiagnosticSeverity,
  type Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  window,
} from 'vscode';
import { DisposableStore } from '../../shared/util/disposable';
import type { ServerConnection, ServerHealth } from '../client/serverConnection';
import { type CommandId, languageId } from '../identifiers';

/** Two entries beside the language's name: whether the open file can be simulated, and how the background process is. */
export class LanguageStatus implements Disposable {
  private readonly store = new DisposableStore();
  private readonly scenario = this.createItem('encounterLab.scenario', l10n.t('Encounter'));
  private readonly server = this.createItem('encounterLab.server', l10n.t('Encounter Lab background process'));

  constructor(connection: Pick<ServerConnection, 'health' | 'onDidChangeHealth'>) {
    this.store.add(connection.onDidChangeHealth((health) => this.drawServer(health)));
    this.store.add(languages.onDidChangeDiagnostics(() => this.drawScenario()));
    this.store.add(window.onDidChangeActiveTextEditor(() => this.drawScenario()));
    this.drawServer(connection.health);
    this.drawScenario();
  }

  dispose(): void {
    this.store.dispose();
  }

  private createItem(id: string, name: string): LanguageStatusItem {
    const item = this.store.add(languages.createLanguageStatusItem(id, { language: languageId }));
    item.name = name;
    return item;
  }

  private drawScenario(): void {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== languageId) return;
    const errors = languages
      .getDiagnostics(document.uri)
      .filter(({ severity }) => severity === DiagnosticSeverity.Error).length;
    this.scenario.text = errors === 0 ? l10n.t('Can be simulated') : l10n.t('Errors: {0}', errors);
    this.scenario.severity = errors === 0 ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Error;
    this.scenario.command =
      errors === 0
        ? { title: l10n.t('Simulate Encounter'), command: 'encounterLab.simulateEncounter' satisfies CommandId }
        : { title: l10n.t('Show Problems'), command: 'workbench.actions.view.problems' };
  }

  private drawServer(health: ServerHealth): void {
    const texts: Readonly<Record<ServerHealth, string>> = {
      stopped: l10n.t('Background process not started'),
      starting: l10n.t('Background process starting'),
      running: l10n.t('Background process ready'),
      failed: l10n.t('Background process stopped'),
    };
    this.server.text = texts[health];
    this.server.busy = health === 'starting';
    this.server.severity = health === 'failed' ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    this.server.command =
      health === 'failed'
        ? { title: l10n.t('Restart'), command: 'encounterLab.restartServer' satisfies CommandId }
        : { title: l10n.t('Show Log'), command: 'encounterLab.showLog' satisfies CommandId };
  }
}
