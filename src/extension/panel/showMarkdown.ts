import { type Uri, ViewColumn, commands, extensions, window, workspace } from 'vscode';

const previewExtension = 'vscode.markdown-language-features';

/** Shows a Markdown document beside the active editor as a page to read; as text where the preview is disabled. */
export async function showMarkdown(uri: Uri): Promise<void> {
  if (extensions.getExtension(previewExtension)) {
    await commands.executeCommand('markdown.showPreviewToSide', uri);
    return;
  }
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true });
}
