import * as v from 'valibot';
import { type QueueSettings, defaultQueueSettings, queueSettingsSchema } from '../shared/model/queueSettings';
import { type InitializationOptions, initializationOptionsSchema } from '../shared/protocol/lsp';

export const settingsSection = 'encounterLab';

export interface Settings {
  readonly server: InitializationOptions['settings'];
  readonly notifyWhenDone: boolean;
}

const defaults: Settings = {
  server: { queue: defaultQueueSettings, bestiaryFolders: ['bestiary'] },
  notifyWhenDone: true,
};

/**
 * The settings, checked: one that does not fit is replaced by its default and named in `problems`, with what was read
 * and what is allowed.
 *
 * @param read the value of a setting, by its name within our section.
 */
export function parseSettings(read: (name: string) => unknown): { settings: Settings; problems: string[] } {
  const problems: string[] = [];
  const check = <T>(name: string, schema: v.GenericSchema<unknown, T>, fallback: T): T => {
    const value = read(name);
    if (value === undefined) return fallback;
    const parsed = v.safeParse(schema, value);
    if (parsed.success) return parsed.output;
    problems.push(
      `Setting "${settingsSection}.${name}" is ${JSON.stringify(value)}. ${parsed.issues[0].message}. ` +
        `${JSON.stringify(fallback)} is used instead.`,
    );
    return fallback;
  };
  const { bestiaryFolders } = initializationOptionsSchema.entries.settings.entries;
  const queue = Object.fromEntries(
    Object.entries(queueSettingsSchema.entries).map(([name, schema]) => [
      name,
      check<unknown>(name, schema, defaultQueueSettings[name as keyof QueueSettings]),
    ]),
  ) as QueueSettings;
  const settings: Settings = {
    server: {
      queue,
      bestiaryFolders: check('bestiaryFolders', bestiaryFolders, defaults.server.bestiaryFolders),
    },
    notifyWhenDone: check('notifyWhenDone', v.boolean(), defaults.notifyWhenDone),
  };
  return { settings, problems };
}
