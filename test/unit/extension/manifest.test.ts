import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandIds, contextKeys, languageId, resultsViewType } from '../../../src/extension/identifiers';
import { parseSettings } from '../../../src/extension/settings';
import { defaultQueueSettings } from '../../../src/shared/model/queueSettings';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

interface MenuItem {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}
interface Manifest {
  readonly activationEvents: readonly string[];
  readonly icon: string;
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly languages: readonly {
      readonly id: string;
      readonly configuration: string;
      readonly icon: Readonly<Record<string, string>>;
    }[];
    readonly grammars: readonly { readonly path: string }[];
    readonly snippets: readonly { readonly path: string }[];
    readonly configuration: readonly {
      readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    }[];
  };
}

const text = readFileSync(path.join(root, 'package.json'), 'utf8');
const manifest = JSON.parse(text) as Manifest;
const strings = read('package.nls.json') as Readonly<Record<string, string>>;
const { commands, menus, languages, grammars, snippets, configuration } = manifest.contributes;

const settings = configuration.flatMap(({ properties }) => Object.entries(properties));
const ownKey = /encounterLab\.\w+/g;

describe('the manifest', () => {
  it('has every string it names, and names every string it has', () => {
    const named = new Set([...text.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key));
    expect([...named].sort()).toEqual(Object.keys(strings).sort());
  });

  it('declares the commands that are registered, each a phrase in title case under one category', () => {
    expect(commands.map(({ command }) => command).sort()).toEqual([...commandIds].sort());
    for (const { title, category } of commands) {
      expect(category).toBe('Encounter Lab');
      expect(strings[title.slice(1, -1)]).toMatch(/^[A-Z][a-z]+( (in|from|[A-Z][a-z]+))*$/);
    }
  });

  it('starts with an encounter file or a restored panel, and with nothing else', () => {
    expect(manifest.activationEvents).toEqual([`onLanguage:${languageId}`, `onWebviewPanel:${resultsViewType}`]);
  });

  it('shows its menu entries only where they belong', () => {
    for (const item of menus['editor/title'] ?? []) {
      expect([`resourceLangId == ${languageId}`, `activeWebviewPanelId == '${resultsViewType}'`]).toContain(item.when);
    }
    const icons = (menus['editor/title'] ?? []).filter(
      ({ group, when }) => group?.startsWith('navigation') && when?.startsWith('resourceLangId'),
    );
    expect(icons).toHaveLength(1);
    for (const { when } of menus['explorer/context'] ?? []) {
      const pattern = new RegExp(/=~ \/(.*)\/$/.exec(when ?? '')?.[1] ?? 'no pattern');
      expect(['ford.encounter.yaml', 'ford.encounter.yml'].every((name) => pattern.test(name))).toBe(true);
      expect(['party.yaml', 'encounter.yaml.md'].some((name) => pattern.test(name))).toBe(false);
    }
  });

  it('describes every setting and gives it a default', () => {
    for (const [name, setting] of settings) {
      expect(name).toMatch(/^encounterLab\./);
      expect(setting).toMatchObject({
        default: expect.anything() as unknown,
        scope: expect.any(String) as unknown,
        markdownDescription: expect.stringMatching(/^%.+%$/) as unknown,
      });
    }
  });

  it('declares the settings that are read, and no other', () => {
    const read: string[] = [];
    parseSettings((name) => void read.push(name));
    // Read by the library of the language client.
    const expected = [...read, 'trace.server'].map((name) => `encounterLab.${name}`);
    expect(settings.map(([name]) => name).sort()).toEqual(expected.sort());
  });

  it.each(Object.entries(defaultQueueSettings))('declares %s as the queue takes it', (name, usual) => {
    const [, setting] = settings.find(([key]) => key === `encounterLab.${name}`)!;
    const isAllowed = (value: unknown) =>
      parseSettings((key) => (key === name ? value : undefined)).problems.length === 0;
    expect(setting['default']).toEqual(usual);
    const { minimum, maximum } = setting;
    if (typeof usual !== 'number') return;
    expect([minimum, maximum].map(isAllowed)).toEqual([true, true]);
    expect([Number(minimum) - 1, Number(maximum) + 1].map(isAllowed)).toEqual([false, false]);
    const words = strings[`setting.${name}`]!.replaceAll(',', '');
    expect(words).toContain(`${Number(minimum)} to ${Number(maximum)}`);
  });

  it('shows and hides by the context keys that are kept, and no other', () => {
    const asked = new Set([...text.matchAll(/"when": "([^"]+)"/g)].flatMap(([, when]) => when!.match(ownKey) ?? []));
    asked.delete(resultsViewType);
    expect([...asked].sort()).toEqual([...contextKeys].sort());
  });

  it('lets an untrusted workspace set neither workers nor folders', () => {
    expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual([
      'encounterLab.workers',
      'encounterLab.bestiaryFolders',
    ]);
  });

  it('points at files that are there and can be read', () => {
    const json = [...grammars, ...snippets].map((entry) => entry.path).concat(languages.map((l) => l.configuration));
    for (const file of json) expect(() => read(file)).not.toThrow();
    for (const { icon } of languages) {
      for (const file of Object.values(icon)) expect(existsSync(path.join(root, file))).toBe(true);
    }
    const png = readFileSync(path.join(root, manifest.icon));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([128, 128]);
  });
});
