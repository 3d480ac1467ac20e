import { type Disposable, ConfigurationTarget, workspace } from 'vscode';
import type { QueueSettings } from '../shared/model/queueSettings';
import type { Reporter } from './reporter';
import { type Settings, defaultSettings, parseSettings, settingsSection } from './settings';

/** The only reader of our settings. */
export class SettingsReader {
  private lastProblem = '';
  private last = defaultSettings;

  constructor(private readonly reporter: Reporter) {}

  /** A value that is not allowed is told, once, and the one before it stays. */
  read(): Settings {
    const section = workspace.getConfiguration(settingsSection);
    const { settings, problems } = parseSettings((name) => section.get<unknown>(name), this.last);
    this.last = settings;
    const problem = problems.join(' ');
    if (problem !== '' && problem !== this.lastProblem) this.reporter.tell(problem);
    this.lastProblem = problem;
    return settings;
  }

  /** Calls `listener` after one of the settings of the queue has changed. */
  onDidChangeQueueSettings(listener: (settings: QueueSettings) => void): Disposable {
    return this.onDidChange(({ server }) => server.queue, listener);
  }

  /** Calls `listener` after the folders that are searched for stat blocks have changed. */
  onDidChangeBestiaryFolders(listener: () => void): Disposable {
    return this.onDidChange(({ server }) => server.bestiaryFolders, listener);
  }

  /** Switches the message about finished background work off, for every workspace. */
  async stopNotifying(): Promise<void> {
    await workspace.getConfiguration(settingsSection).update('notifyWhenDone', false, ConfigurationTarget.Global);
  }

  private onDidChange<T>(select: (settings: Settings) => T, listener: (value: T) => void): Disposable {
    let before = JSON.stringify(select(this.read()));
    return workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration(settingsSection)) return;
      const value = select(this.read());
      const now = JSON.stringify(value);
      if (now === before) return;
      before = now;
      listener(value);
    });
  }
}
