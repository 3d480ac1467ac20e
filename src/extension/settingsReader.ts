import { type Disposable, ConfigurationTarget, workspace } from 'vscode';
import type { Reporter } from './reporter';
import { type Settings, parseSettings, settingsSection } from './settings';

/** The only reader of our settings. */
export class SettingsReader {
  private lastProblem = '';

  constructor(private readonly reporter: Reporter) {}

  read(): Settings {
    const section = workspace.getConfiguration(settingsSection);
    const { settings, problems } = parseSettings((name) => section.get<unknown>(name));
    const problem = problems.join(' ');
    if (problem !== '' && problem !== this.lastProblem) this.reporter.tell(problem);
    this.lastProblem = problem;
    return settings;
  }

  /** Calls `listener` after one of the settings of the background process has changed. */
  onDidChangeServerSettings(listener: () => void): Disposable {
    let before = JSON.stringify(this.read().server);
    return workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration(settingsSection)) return;
      const now = JSON.stringify(this.read().server);
      if (now === before) return;
      before = now;
      listener();
    });
  }

  /** Switches the message about finished background work off, for every workspace. */
  async stopNotifying(): Promise<void> {
    await workspace.getConfiguration(settingsSection).update('notifyWhenDone', false, ConfigurationTarget.Global);
  }
}
