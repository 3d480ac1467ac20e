/** Text as Markdown that shows it as it is written, on one line: no link, image, formula or table cell comes of it. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|#&!~$]/g, (character) => `\\${character}`).replace(/\s+/g, ' ');
}
