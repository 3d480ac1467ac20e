import * as v from 'valibot';
import { failure, success } from '../../shared/util/outcome';
import type { Outcome } from '../../shared/util/outcome';
import { parseYaml } from '../document/parseYaml';
import { Reporter } from '../document/reporter';
import type { TreeNode } from '../document/tree';
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

/**
 * The YAML of the Obsidian plugin Fantasy Statblocks. Every value may be a number or text; keys this reader does not
 * know are none of its business.
 */
const text = v.pipe(
  v.union([v.string(), v.number(), v.boolean(), v.null()]),
  v.transform((value) => (value === null ? '' : String(value))),
);
const line = v.optional(
  v.union([
    text,
    v.pipe(
      v.array(text),
      v.transform((items) => items.join(', ')),
    ),
  ]),
  '',
);
const entries = v.optional(
  v.nullable(v.array(v.object({ name: v.optional(text, ''), desc: v.optional(line, '') }))),
  [],
);
/** `[{ dexterity: 4 }]`, or a line of text. */
const modifiers = v.optional(v.union([text, v.array(v.record(v.string(), text))]), '');
const blockSchema = v.object({
  name: v.optional(text, ''),
  ac: line,
  hp: line,
  hit_dice: line,
  speed: line,
  stats: v.optional(v.array(text), []),
  saves: modifiers,
  skillsaves: modifiers,
  modifier: line,
  initiative: line,
  cr: line,
  damage_resistances: line,
  damage_immunities: line,
  damage_vulnerabilities: line,
  condition_immunities: line,
  traits: entries,
  actions: entries,
  bonus_actions: entries,
  reactions: entries,
  legendary_description: line,
  legendary_actions: entries,
  lair_actions: entries,
  spells: v.optional(v.nullable(v.array(v.union([text, v.record(v.string(), text)]))), []),
});

/** Reads one block. The error is one sentence that says what to mend. */
export function readFantasyStatblock(yaml: string): Outcome<PrintedStatBlock, string> {
  const reporter = new Reporter(yaml);
  const tree = parseYaml(yaml, reporter);
  const [problem] = reporter.diagnostics().filter(({ severity }) => severity === 'error');
  if (problem !== undefined) return failure(`line ${problem.range.start.line + 1} of the block: ${problem.message}`);
  const block = v.safeParse(blockSchema, tree === null ? null : plainValue(tree));
  if (!block.success) {
    const [issue] = block.issues;
    const where = v.getDotPath(issue) ?? 'the block';
    return failure(`${where} is not what a stat block has there (${issue.message}).`);
  }
  const { output } = block;
  const hitPoints = readHitPoints(output.hit_dice === '' ? output.hp : `${output.hp} (${output.hit_dice})`);
  const ac = readLeadingNumber(output.ac);
  if (output.name === '') return failure('the block has no "name".');
  if (ac === null) return failure(`"${output.name}" has no "ac" that begins with a number.`);
  if (hitPoints === null) return failure(`"${output.name}" has no "hp" that begins with a number from 1 to 100,000.`);
  const initiative = output.initiative === '' ? output.modifier : output.initiative;
  return success({
    name: output.name,
    ac,
    ...hitPoints,
    abilities: readScores(output.stats.map(readLeadingNumber)),
    saves: readSaves(modifiersLine(output.saves)),
    initiative: readModifier(initiative),
    speeds: readSpeeds(output.speed),
    flies: readFlies(output.speed),
    skills: modifiersLine(output.skillsaves),
    cr: readChallengeRating(output.cr),
    resist: output.damage_resistances,
    immune: output.damage_immunities,
    vulnerable: output.damage_vulnerabilities,
    conditionImmune: output.condition_immunities,
    traits: [...printed(output.traits), ...spellcasting(output.spells)],
    legendaryIntro: output.legendary_description,
    actions: {
      action: printed(output.actions),
      bonus: printed(output.bonus_actions),
      reaction: printed(output.reactions),
      legendary: printed(output.legendary_actions),
      lair: printed(output.lair_actions),
    },
  });
}

function printed(list: v.InferOutput<typeof entries>): readonly PrintedEntry[] {
  return (list ?? []).map(({ name, desc }) => ({ title: name, text: desc }));
}

/** The list of spells begins with the sentence about the caster; `{ Cantrips (at will): light }` are lines of it. */
function spellcasting(spells: v.InferOutput<typeof blockSchema>['spells']): readonly PrintedEntry[] {
  if (spells === null || spells.length === 0) return [];
  const lines = spells.flatMap((line) =>
    typeof line === 'string' ? [line] : Object.entries(line).map(([level, names]) => `${level}: ${names}`),
  );
  return [{ title: 'Spellcasting', text: lines.join('\n') }];
}

/** `[{ dexterity: 4 }]` as the line `dexterity +4`. */
function modifiersLine(printedModifiers: v.InferOutput<typeof modifiers>): string {
  if (typeof printedModifiers === 'string') return printedModifiers;
  return printedModifiers
    .flatMap((entry) => Object.entries(entry))
    .map(([name, value]) => `${name} ${/^[+-]/u.test(value) ? '' : '+'}${value}`)
    .join(', ');
}

/** The tree as plain data. Text that looks like a number stays text: `+5` must not lose its sign. */
function plainValue(node: TreeNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value === null ? null : node.text;
    case 'list':
      return node.items.map(plainValue);
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainValue(value)]));
    case 'broken':
      return null;
  }
}
