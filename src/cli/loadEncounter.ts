import path from 'node:path';
import { URI } from 'vscode-uri';
import { maxFileBytes } from '../scenario/document/parseYaml';
import type { ScenarioDiagnostic } from '../scenario/diagnostic';
import { ScenarioService } from '../scenario/scenarioService';
import { prepareScenario, type PreparedRun } from '../server/prepareRun';
import type { FightOptions } from './commandLine';
import { DiskFiles, isInside, readTextFile } from './diskFiles';

/** As the editor's setting `bestiaryFolders` has it by default. */
const bestiaryFolders = ['bestiary'];

export interface LoadedEncounter {
  /** Null when the file cannot be fought. */
  readonly run: PreparedRun | null;
  /** What is wrong with the file, or worth knowing: one line each, `file:line:column: severity code: message`. */
  readonly problems: readonly string[];
}

/**
 * Reads and resolves an encounter file.
 *
 * @param file as the user wrote it
 * @param workingFolder what it is relative to
 */
export async function loadEncounter(
  file: string,
  options: FightOptions,
  workingFolder: string,
): Promise<LoadedEncounter> {
  const absolute = path.resolve(workingFolder, file);
  const content = await readTextFile(absolute, maxFileBytes);
  if (content.kind === 'not-found') return unreadable(`${file}: There is no such file.`);
  if (content.kind === 'too-large') {
    return unreadable(`${file}:1:1: error file-too-large: It has ${content.bytes} bytes, at most ${maxFileBytes}.`);
  }
  if (content.kind !== 'text') return unreadable(`${file}: ${content.kind === 'failed' ? content.message : ''}`);

  const folder = campaignFolder(absolute, options.folder, workingFolder);
  const scenarios = new ScenarioService(new DiskFiles(folder), {
    workspaceFolders: [URI.file(folder).toString()],
    bestiaryFolders,
  });
  const source = { uri: URI.file(absolute).toString(), text: content.text };
  const { scenario, diagnostics } = await scenarios.load(source.uri, source.text);
  // What is not simulated is part of the result.
  const problems = diagnostics
    .filter(({ severity }) => severity !== 'information')
    .map((diagnostic) => formatDiagnostic(file, diagnostic));
  return { run: scenario && (await prepareScenario(scenario, source, options)), problems };
}

/** As told; else the current folder when the file is inside it, as it is in the editor; else the file's own. */
function campaignFolder(absolute: string, told: string | null, workingFolder: string): string {
  if (told !== null) return path.resolve(workingFolder, told);
  return isInside(workingFolder, absolute) ? workingFolder : path.dirname(absolute);
}

function formatDiagnostic(file: string, { range, severity, code, message }: ScenarioDiagnostic): string {
  return `${file}:${range.start.line + 1}:${range.start.character + 1}: ${severity} ${code}: ${message}`;
}

function unreadable(problem: string): LoadedEncounter {
  return { run: null, problems: [problem] };
}
