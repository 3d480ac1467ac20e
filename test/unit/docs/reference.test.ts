import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diagnosticCodes } from '../../../src/scenario/diagnosticCodes';
import {
  actionKeys,
  auraKeys,
  creatureKeys,
  effectKeys,
  fileKeys,
  simulationKeys,
  startKeys,
  tacticsKeys,
} from '../../../src/scenario/schema/keys';
import { load } from '../scenario/encounterFiles';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const missing = (page: string, words: readonly string[]) => words.filter((word) => !page.includes(`\`${word}\``));

describe('the reference', () => {
  it('names every key of an encounter file', () => {
    const maps = [fileKeys, creatureKeys, actionKeys, effectKeys, auraKeys, startKeys, simulationKeys, tacticsKeys];
    const keys = maps.flatMap(Object.keys);
    expect(missing(read('docs/encounter-file.md'), keys)).toEqual([]);
  });

  it('names every diagnostic code', () => {
    expect(missing(read('docs/encounter-file.md'), Object.keys(diagnosticCodes))).toEqual([]);
  });

  it('names every command and setting', () => {
    const page = read('docs/commands.md');
    const { contributes } = JSON.parse(read('package.json')) as {
      contributes: { commands: { title: string }[]; configuration: { properties: Record<string, unknown> }[] };
    };
    const words = JSON.parse(read('package.nls.json')) as Record<string, string>;
    const titles = contributes.commands.map(({ title }) => words[title.replaceAll('%', '')]!);
    const firstCells = new Set(page.split('\n').map((line) => line.split('|')[1]?.trim()));
    expect(titles.filter((title) => !firstCells.has(title))).toEqual([]);
    const settings = contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
    expect(missing(page, settings)).toEqual([]);
  });
});

describe('the examples of the reference', () => {
  const fight = 'ruleset: 2014\nparty: [fighter 3]\nmonsters: [goblin]\n';
  const indented = (text: string, by: number) => text.replaceAll(/^/gmu, ' '.repeat(by));
  /** An example is a whole file, some keys of one, keys of a creature, or a list of actions. */
  const fileOf = (example: string): string => {
    const key = /^\w+/u.exec(example)?.[0] ?? '';
    if (key === 'party') return example;
    const actions = example.startsWith('- ') ? `actions:\n${indented(example, 2)}` : example;
    if (!example.startsWith('- ') && key in fileKeys) return `${fight}${example}`;
    const plain = /^actions:/mu.test(actions) ? '' : '\nactions: [{ name: Fist, attack: 1, damage: 1 bludgeoning }]';
    const creature = indented(`name: Mira\nac: 16\nhp: 27\n${actions}${plain}`, 4).trimStart();
    return fight.replace('[fighter 3]', `\n  - ${creature}`);
  };
  const files = {
    'party.yaml': 'Oswin: cleric 3',
    'bestiary/river-troll.md': read('examples/bestiary/river-troll.md'),
    'mill.encounter.yaml': fight,
  };
  const page = read('docs/encounter-file.md');
  const examples = [...page.matchAll(/```yaml\n(.*?)```/gsu)].map((match) => match[1]!);

  it.each(examples.map((example) => [example.slice(0, 60), example]))('%s', async (_, example) => {
    // The file of `load` itself is ford.encounter.yaml: a day elsewhere fights it.
    const text = fileOf(example).replace('ford.encounter', 'mill.encounter');
    const { diagnostics } = await load(text, files);
    expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  });

  it('show every key', () => {
    const all = examples.join('\n');
    const shown = Object.keys({ ...actionKeys, ...effectKeys, ...auraKeys, ...simulationKeys, ...startKeys });
    expect(shown.filter((key) => !new RegExp(`\\b${key}: `, 'u').test(all))).toEqual([]);
  });
});
