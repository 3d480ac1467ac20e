import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diagnosticCodes } from '../../../src/scenario/diagnosticCodes';
import {
  actionKeys,
  creatureKeys,
  fileKeys,
  simulationKeys,
  startKeys,
  tacticsKeys,
} from '../../../src/scenario/schema/keys';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const missing = (page: string, words: readonly string[]) => words.filter((word) => !page.includes(`\`${word}\``));

describe('the reference', () => {
  it('names every key of an encounter file', () => {
    const keys = [fileKeys, creatureKeys, actionKeys, startKeys, simulationKeys, tacticsKeys].flatMap(Object.keys);
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
