import { limits } from '../../shared/model/limits';
import { failure, success } from '../../shared/util/outcome';
import type { Outcome } from '../../shared/util/outcome';
import { shorten } from '../dice';
import type { StatBlock } from '../statBlock';
import { assembleStatBlock } from '../statblock/assembleStatBlock';
import type { PrintedStatBlock } from '../statblock/printedStatBlock';
import { readFantasyStatblock } from './fantasyStatblock';
import { readMarkdownStatBlocks } from './markdownStatBlock';
import { tooManyBlocks } from './tooManyBlocks';

const fenceOpening = /^[ \t]{0,20}(?<marks>`{3,9}|~{3,9})[ \t]{0,20}statblock\b/u;
const frontMatter = /^---[ \t]*\n(?<body>[\s\S]*?\n)---[ \t]*(?:\n|$)/u;

/**
 * Reads the stat blocks of a file, whatever its format, which its content decides: fenced `statblock` blocks, front
 * matter with `statblock: true` or their bare YAML (Fantasy Statblocks), else those printed in Markdown. At least one,
 * or an error that says in a sentence what was looked for and what to mend. A problem in one block fails the whole file.
 */
export function readStatBlock(text: string): Outcome<readonly StatBlock[], string> {
  const note = text.replaceAll('\r\n', '\n');
  const printed = readPrinted(note);
  if (!printed.ok) return printed;
  for (const block of printed.value) {
    const problem = outOfRange(block);
    if (problem !== null) return failure(problem);
  }
  return success(printed.value.map((block) => assembleStatBlock(block)));
}

function readPrinted(note: string): Outcome<readonly PrintedStatBlock[], string> {
  const fenced = fencedBlocks(note);
  if (fenced.length > 0) return readAll(fenced);
  const front = frontMatter.exec(note)?.groups?.['body'];
  if (front !== undefined && /^statblock:\s*(?:true|inline)\b/mu.test(front)) return readAll([front]);
  if (/^name:/mu.test(note) && /^(?:ac|hp):/mu.test(note)) return readAll([note]);
  if (/armor class|\*\*ac\b/iu.test(note)) return readMarkdownStatBlocks(note);
  return failure(
    'there is no stat block in it: neither a fenced "statblock" block, nor front matter with "statblock: true", nor a printed one with a line "**Armor Class** 15".',
  );
}

/** The insides of the blocks fenced as `statblock`; one that is never closed goes to the end. */
function fencedBlocks(note: string): readonly string[] {
  const blocks: string[][] = [];
  let closing: string | null = null;
  for (const line of note.split('\n')) {
    const opened: string | undefined = closing === null ? fenceOpening.exec(line)?.groups?.['marks'] : undefined;
    if (opened !== undefined) {
      closing = opened;
      blocks.push([]);
    } else if (line.trim() === closing) closing = null;
    else if (closing !== null) blocks.at(-1)?.push(line);
  }
  return blocks.map((lines) => lines.join('\n'));
}

function readAll(blocks: readonly string[]): Outcome<readonly PrintedStatBlock[], string> {
  const excess = tooManyBlocks(blocks.length);
  if (excess !== null) return failure(excess);
  const read: PrintedStatBlock[] = [];
  for (const block of blocks) {
    const outcome = readFantasyStatblock(block);
    if (!outcome.ok) return outcome;
    read.push(outcome.value);
  }
  return success(read);
}

function outOfRange({ name, ac }: PrintedStatBlock): string | null {
  if (name.length > limits.textLength)
    return `the name "${shorten(name)}" is longer than ${limits.textLength} letters.`;
  if (ac > limits.armorClass) return `the armor class of "${name}" is ${ac}; at most ${limits.armorClass} is allowed.`;
  return null;
}
