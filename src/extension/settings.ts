import * as v from 'valibot';
import { type QueueSettings, defaultQueueSettings, queueSettingsSchema } from '../shared/model/queueSettings';
import { type InitializationOptions, initializationOptionsSchema } from '../shared/protocol/lsp';

export const settingsSection = 'encounterLab';

export interface Settings {
  readonly server: InitializationOptions['settings'];
  readonly notifyWhenDone: boolean;
}

export const defaultSettings: Settings = {
  server: { queue: defaultQueueSettings, bestiaryFolders: ['bestiary'] },
  notifyWhenDone: true,
};

/**
 * The settings, checked: one that is not allowed keeps the value it had before, and is named in `problems` with what
 * was read and what is allowed.
 *
 * @param read the value of a setting, by its name within our section; undefined for its default.
 */
export function parseSettings(
  read: (name: string) => unknown,
  before: Settings = defaultSettings,
): { settings: Settings; problems: string[] } {
  const problems: string[] = [];
  const check = <T>(name: string, schema: v.GenericSchema<unknown, T>, usual: T, old: T): T => {
    const value = read(name);
    if (value === undefined) return usual;
    const parsed = v.safeParse(schema, value);
    if (parsed.success) return parsed.output;
    problems.push(
      `Setting "${settingsSection}.${name}" is ${JSON.stringify(value)}. ${parsed.issues[0].message}. ` +
        `${JSON.stringify(old)} is used instead.`,
    );
    return old;
  };
  const { bestiaryFolders } = initializationOptionsSchema.entries.settings.entries;
  const queue = Object.fromEntries(
    Object.entries(queueSettingsSchema.entries).map(([key, schema]) => {
      const name = key as keyof QueueSettings;
      return [name, check<unknown>(name, schema, defaultQueueSettings[name], before.server.queue[name])];
    }),
  ) as QueueSettings;
  const folders = check(
    'bestiaryFolders',
    bestiaryFolders,
    defaultSettings.server.bestiaryFolders,
    before.server.bestiaryFolders,
  );
  const notifyWhenDone = check('notifyWhenDone', v.boolean(), defaultSettings.notifyWhenDone, before.notifyWhenDone);
  return { settings: { server: { queue, bestiaryFolders: folders }, notifyWhenDone }, problems };
}
