import { abilities } from '../../shared/model/vocabulary';
import type { Ability } from '../../shared/model/vocabulary';
import { failure, success } from '../../shared/util/outcome';
import type { Outcome } from '../../shared/util/outcome';
import type { PrintedEntry, PrintedStatBlock } from '../statblock/printedStatBlock';
import {
  readChallengeRating,
  readFlies,
  readHitPoints,
  readLeadingNumber,
  readModifier,
  readSaves,
  readScores,
  readSpeeds,
} from './printedNumbers';
import { tooManyBlocks } from './tooManyBlocks';

/**
 * Stat blocks as they are printed, in Markdown: the SRD's own style, Homebrewery (`**Armor Class** :: 15`), block
 * quotes. A block begins with a heading, under which an armor class stands before the next heading of a creature.
 */
type Section = 'traits' | 'action' | 'bonus' | 'reaction' | 'legendary' | 'lair';

const sections: Readonly<Record<string, Section>> = {
  traits: 'traits',
  actions: 'action',
  'bonus actions': 'bonus',
  reactions: 'reaction',
  'legendary actions': 'legendary',
  'lair actions': 'lair',
};

const fieldNames = {
  'armor class': 'ac',
  ac: 'ac',
  'hit points': 'hp',
  hp: 'hp',
  speed: 'speed',
  initiative: 'initiative',
  'saving throws': 'saves',
  'damage resistances': 'resist',
  resistances: 'resist',
  'damage immunities': 'immune',
  immunities: 'immune',
  'damage vulnerabilities': 'vulnerable',
  vulnerabilities: 'vulnerable',
  'condition immunities': 'conditionImmune',
  challenge: 'cr',
  'challenge rating': 'cr',
  cr: 'cr',
  skills: 'skills',
  senses: 'unused',
  languages: 'unused',
  gear: 'unused',
  'proficiency bonus': 'unused',
} as const;
type Field = (typeof fieldNames)[keyof typeof fieldNames];

/** What has been read of a block so far. */
interface Draft {
  readonly name: string;
  readonly fields: Map<Field, string>;
  readonly scores: Map<Ability, number>;
  readonly saves: Map<Ability, number>;
  readonly entries: Readonly<Record<Section, { title: string; text: string }[]>>;
  section: Section;
  legendaryIntro: string;
  /** The next row of the table holds the six scores. */
  awaitsScores: boolean;
}

const heading = /^#{1,6}\s+(?<title>\S.{0,300})/u;
const field = /^\*\*(?<key>[A-Za-z ]{2,30}?):?\*\*:?\s*(?:::?)?\s*(?<value>\S.*)$/u;
const entry =
  /^(?:\*\*\*|\*\*_|_\*\*|\*\*)(?<title>[^*_]{1,120}?)(?:\.(?:\*\*\*|_\*\*|\*\*_|\*\*)|(?:\*\*\*|_\*\*|\*\*_|\*\*)\.)\s*(?<text>.*)$/u;

/** Reads every stat block of the text. The error is one sentence that says what to mend. */
export function readMarkdownStatBlocks(text: string): Outcome<readonly PrintedStatBlock[], string> {
  const drafts: Draft[] = [];
  let title = '';
  // The block being read; none between the heading of a creature and its armor class.
  let open: Draft | undefined;
  for (const raw of text.split(/\r?\n/u)) {
    const line = raw
      .replace(/^[\s>]+/u, '')
      .replace(/^[-+]\s+/u, '')
      .trim();
    const named = heading.exec(line)?.groups?.['title']?.replace(/\s?#+$/u, '');
    if (named !== undefined) {
      const section = sections[plain(named).toLowerCase()];
      if (section !== undefined && open !== undefined) open.section = section;
      if (section === undefined) {
        title = plain(named);
        open = undefined;
      }
      continue;
    }
    const read = readField(line);
    if (read?.name === 'ac') {
      open = newDraft(title);
      drafts.push(open);
    }
    readLine(line, read, open);
  }
  if (drafts.length === 0) return failure('no line "**Armor Class** 15" was found under a heading.');
  const excess = tooManyBlocks(drafts.length);
  if (excess !== null) return failure(excess);
  const blocks: PrintedStatBlock[] = [];
  for (const draft of drafts) {
    const block = finish(draft);
    if (!block.ok) return block;
    blocks.push(block.value);
  }
  return success(blocks);
}

function newDraft(name: string): Draft {
  const entries = { traits: [], action: [], bonus: [], reaction: [], legendary: [], lair: [] };
  return {
    name,
    fields: new Map(),
    scores: new Map(),
    saves: new Map(),
    entries,
    section: 'traits',
    legendaryIntro: '',
    awaitsScores: false,
  };
}

function readField(line: string): { readonly name: Field; readonly value: string } | null {
  const { key, value } = field.exec(line)?.groups ?? {};
  const wanted = key?.trim().toLowerCase();
  const found = Object.entries(fieldNames).find(([name]) => name === wanted);
  return found === undefined || value === undefined ? null : { name: found[1], value: plain(value) };
}

function readLine(line: string, read: ReturnType<typeof readField>, draft: Draft | undefined): void {
  if (draft === undefined || line === '') return;
  if (read !== null) draft.fields.set(read.name, read.value);
  else if (line.startsWith('|')) readTableRow(line, draft);
  else readEntry(line, draft);
}

function readEntry(line: string, draft: Draft): void {
  const { title, text } = entry.exec(line)?.groups ?? {};
  const list = draft.entries[draft.section];
  const last = list.at(-1);
  if (title !== undefined && text !== undefined) list.push({ title: plain(title), text });
  else if (last === undefined && draft.section === 'legendary') draft.legendaryIntro += `${plain(line)} `;
  else if (last !== undefined && !/^[_*-]{3,}$/u.test(line)) last.text += `\n${line}`;
}

/** Either a row `| STR | 21 | +5 | +5 |` (score, modifier, save), or six scores under the six names. */
function readTableRow(line: string, draft: Draft): void {
  const cells = line.split('|').map(plain).slice(1, -1);
  const named = abilities.find((ability) => ability === cells[0]?.toLowerCase());
  if (
    cells.length >= abilities.length &&
    abilities.every((ability, index) => cells[index]?.toLowerCase() === ability)
  ) {
    draft.awaitsScores = true;
  } else if (named !== undefined) {
    const score = readLeadingNumber(cells[1] ?? '');
    const save = readModifier(cells[3] ?? '');
    if (score !== null) draft.scores.set(named, score);
    if (save !== null) draft.saves.set(named, save);
  } else if (draft.awaitsScores && /\d/u.test(line)) {
    for (const [ability, score] of Object.entries(readScores(cells.slice(0, 6).map(readLeadingNumber)))) {
      const name = abilities.find((candidate) => candidate === ability);
      if (name !== undefined) draft.scores.set(name, score);
    }
    draft.awaitsScores = false;
  }
}

function finish({ name, fields, scores, saves, entries, legendaryIntro }: Draft): Outcome<PrintedStatBlock, string> {
  const value = (key: Field): string => fields.get(key) ?? '';
  const ac = readLeadingNumber(value('ac'));
  const hitPoints = readHitPoints(value('hp'));
  if (name === '') return failure('a stat block needs a heading with its name above the armor class.');
  if (ac === null) return failure(`the armor class of "${name}" does not begin with a number: "${value('ac')}".`);
  if (hitPoints === null) {
    return failure(`"${name}" has no line like "**Hit Points** 22 (4d8 + 4)"; from 1 to 100,000 are allowed.`);
  }
  const { traits, ...actions }: Readonly<Record<Section, readonly PrintedEntry[]>> = entries;
  return success({
    name,
    ac,
    ...hitPoints,
    abilities: Object.fromEntries(scores),
    saves: { ...Object.fromEntries(saves), ...readSaves(value('saves')) },
    initiative: readModifier(value('initiative')),
    speeds: readSpeeds(value('speed')),
    flies: readFlies(value('speed')),
    skills: value('skills'),
    cr: readChallengeRating(value('cr')),
    resist: value('resist'),
    immune: value('immune'),
    vulnerable: value('vulnerable'),
    conditionImmune: value('conditionImmune'),
    traits,
    legendaryIntro,
    actions,
  });
}

function plain(text: string): string {
  return text.replaceAll(/[*_]/gu, '').trim();
}
