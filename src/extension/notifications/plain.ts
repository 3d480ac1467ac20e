/**
 * Text for a message of the window, as it is written: VS Code makes a link, even one that runs a command, of
 * `[text](address)` in any message, and titles and names come from files of strangers. A zero-width space keeps the
 * brackets apart.
 */
export function plain(text: string): string {
  return text.replaceAll('](', ']\u200b(');
}
