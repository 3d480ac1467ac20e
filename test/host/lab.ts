import { setTimeout as delay } from 'node:timers/promises';
import { Range, type TextDocument, Uri, WorkspaceEdit, commands, extensions, window, workspace } from 'vscode';
import type { ExtensionApi } from '../../src/extension/extensionApi';
import type { CommandId } from '../../src/extension/identifiers';
import type { SlotInfo } from '../../src/extension/slots/slotInfo';
import type { Job } from '../../src/shared/model/queue';

export const extensionId = 'encounter-lab.encounter-lab';

/** The extension's own interface, activating it where needed. */
export async function activate(): Promise<ExtensionApi> {
  const extension = extensions.getExtension<ExtensionApi>(extensionId);
  if (!extension) throw new Error(`${extensionId} is not installed in this window`);
  return extension.activate();
}

export function workspaceUri(...names: string[]): Uri {
  const folder = workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('The suites need a folder');
  return Uri.joinPath(folder.uri, ...names);
}

/** A small fight, written out. `ogres` changes what it is; `runs` how long it takes. */
export function bridge(title: string, { ogres = 1, runs = 1005 } = {}): string {
  return `title: ${title}
ruleset: 2014
party:
  - name: Mira
    ac: 16
    hp: 27
    actions:
      - { name: Rapier, attack: +5, damage: 1d8+3 piercing }
  - name: Zanna
    ac: 12
    hp: 17
    actions:
      - { name: Fire bolt, attack: +5, range: 120, damage: 2d10 fire }
monsters:
  - name: Ogre
    count: ${ogres}
    ac: 11
    hp: 30
    actions:
      - { name: Club, attack: +6, damage: 2d8+4 bludgeoning }
simulation: { runs: ${runs}, seed: 7 }
`;
}

/** Writes a file into the workspace and opens it in an editor. */
export async function openFile(name: string, text: string): Promise<TextDocument> {
  const uri = workspaceUri(name);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await workspace.openTextDocument(uri);
  if (document.getText() !== text) await type(document, text);
  await window.showTextDocument(document);
  return document;
}

/** Replaces the text of a document, without saving it. */
export async function type(document: TextDocument, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), text);
  await workspace.applyEdit(edit);
}

export async function execute(command: CommandId, ...parameters: unknown[]): Promise<void> {
  await commands.executeCommand(command, ...parameters);
}

/** Waits until `look` finds something, or says what was waited for. */
export async function waitFor<T>(
  what: string,
  look: () => T | undefined | null | false | Promise<T | undefined | null | false>,
  milliseconds = 30_000,
): Promise<T> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await delay(20)) {
    const found = await look();
    if (found !== undefined && found !== null && found !== false) return found;
  }
  throw new Error(`Waited ${milliseconds} ms for ${what}`);
}

/** The slot that holds a fight of this title, when it is there. */
export async function slotOf(api: ExtensionApi, title: string): Promise<SlotInfo | undefined> {
  const { A, B } = await api.slots();
  return [A, B].find((slot) => slot?.title === title) ?? undefined;
}

export async function waitForSlot(api: ExtensionApi, title: string): Promise<SlotInfo> {
  return waitFor(`"${title}" in a slot`, () => slotOf(api, title));
}

/** The job of this title, when it is in this state. */
export function jobOf(api: ExtensionApi, title: string, kind: Job['state']['kind']): Job | undefined {
  return api.queue()?.jobs.find((job) => job.title === title && job.state.kind === kind);
}

export async function waitForJob(api: ExtensionApi, title: string, kind: Job['state']['kind']): Promise<Job> {
  return waitFor(`"${title}" to be ${kind}`, () => jobOf(api, title, kind));
}
