import { Uri, l10n, window, workspace } from 'vscode';
import { encounterGlob, languageId } from '../identifiers';
import type { Messages } from '../notifications/messages';

const maxFiles = 500;

const firstEncounter = `title: My first encounter
ruleset: 2014

party:
  - fighter 3
  - wizard 3
  - cleric 3
  - rogue 3

monsters:
  - 6 goblin
`;

/**
 * The encounter a command is about: the one it was called on, else the one in the editor, else one the user picks.
 *
 * @param argument what the menu or the caller passed.
 * @returns undefined when there is none, or none was picked.
 */
export async function pickEncounter(argument: unknown, messages: Messages): Promise<Uri | undefined> {
  if (argument instanceof Uri) return argument;
  const editors = [window.activeTextEditor, ...window.visibleTextEditors];
  const editor = editors.find((candidate) => candidate?.document.languageId === languageId);
  if (editor) return editor.document.uri;

  const files = await workspace.findFiles(encounterGlob, '**/node_modules/**', maxFiles);
  if (files.length === 0) return offerFirstEncounter(messages);
  const items = files
    .map((uri) => ({ label: uri.path.split('/').at(-1) ?? '', description: workspace.asRelativePath(uri), uri }))
    .sort((a, b) => a.description.localeCompare(b.description));
  const choice = await window.showQuickPick(items, {
    title: l10n.t('Simulate Encounter'),
    placeHolder: l10n.t('Select an encounter'),
    matchOnDescription: true,
  });
  return choice?.uri;
}

async function offerFirstEncounter(messages: Messages): Promise<undefined> {
  const create = l10n.t('New Encounter');
  const choice = await messages.inform(
    l10n.t('There is no encounter to simulate. Encounters are files named *.encounter.yaml.'),
    create,
  );
  if (choice !== create) return;
  await window.showTextDocument(await workspace.openTextDocument({ language: languageId, content: firstEncounter }));
}
