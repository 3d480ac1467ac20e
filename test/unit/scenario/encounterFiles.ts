import type { FileContent } from '../../../src/shared/protocol/lsp';
import type { ScenarioDiagnostic } from '../../../src/scenario/diagnostic';
import type { ScenarioFiles } from '../../../src/scenario/scenarioFiles';
import { ScenarioService, type LoadedScenario } from '../../../src/scenario/scenarioService';
import type { Creature, Scenario } from '../../../src/shared/model/scenario';

const root = 'file:///campaign/';
const rootFile = `${root}ford.encounter.yaml`;

/** Files kept in memory, by their path below the workspace folder. */
function filesOf(files: Readonly<Record<string, string>>): ScenarioFiles {
  const contents = new Map(Object.entries(files).map(([path, text]) => [root + path, text]));
  return {
    read(uri, maxBytes): Promise<FileContent> {
      const text = contents.get(uri);
      if (text === undefined) return Promise.resolve({ kind: 'not-found' });
      if (text.length > maxBytes) return Promise.resolve({ kind: 'too-large', bytes: text.length });
      return Promise.resolve({ kind: 'text', text });
    },
    list(folder, endings, limit) {
      const found = [...contents.keys()].filter(
        (uri) => uri.startsWith(`${folder}/`) && endings.some((ending) => uri.endsWith(ending)),
      );
      return Promise.resolve(found.slice(0, limit));
    },
  };
}

export function load(text: string, files: Readonly<Record<string, string>> = {}): Promise<LoadedScenario> {
  const options = { workspaceFolders: ['file:///campaign'], bestiaryFolders: ['bestiary'] };
  return new ScenarioService(filesOf(files), options).load(rootFile, text);
}

/** The scenario of a text without errors. */
export async function loadScenario(text: string, files: Readonly<Record<string, string>> = {}): Promise<Scenario> {
  const { scenario, diagnostics } = await load(text, files);
  if (!scenario) throw new Error(`No scenario: ${JSON.stringify(diagnostics, null, 1)}`);
  return scenario;
}

/** The creatures of a fight of `party` and `monsters` (YAML of lists, indented or in one line). */
export async function creaturesOf(party: string, monsters = '[ogre]', more = ''): Promise<readonly Creature[]> {
  const { creatures } = await loadScenario(`ruleset: 2014\nparty: ${party}\nmonsters: ${monsters}\n${more}`);
  return creatures;
}

export async function firstCreature(entry: string): Promise<Creature> {
  const [creature] = await creaturesOf(`\n  - ${entry}`);
  if (!creature) throw new Error('There is no creature.');
  return creature;
}

/** Diagnostics of a text in which «» marks where the only one is expected to be; its range as text. */
export async function loadMarked(
  marked: string,
  files: Readonly<Record<string, string>> = {},
): Promise<{ expected: ScenarioDiagnostic['range']; diagnostics: readonly ScenarioDiagnostic[] }> {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  if (start < 0 || end < start) throw new Error('The text has no «» in it.');
  const text = marked.replace('«', '').replace('»', '');
  const { scenario, diagnostics } = await load(text, files);
  const isBroken = diagnostics.some(({ severity }) => severity === 'error');
  if (isBroken !== (scenario === null)) throw new Error('A scenario is null exactly when there is an error.');
  return { expected: { start: positionOf(text, start), end: positionOf(text, end) }, diagnostics };
}

function positionOf(text: string, offset: number): { line: number; character: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
