import type { Scenario } from '../shared/model/scenario';
import { encodeUtf8 } from '../shared/util/utf8';
import type { ScenarioDiagnostic } from './diagnostic';
import { maxFileBytes, parseYaml } from './document/parseYaml';
import { Reporter } from './document/reporter';
import { resolveScenario } from './resolve/resolveScenario';
import type { ScenarioFiles, ScenarioOptions } from './scenarioFiles';
import { WorkspaceFiles, type UsedFileCache } from './resolve/workspaceFiles';

export interface LoadedScenario {
  /** Null when a diagnostic is an error. */
  readonly scenario: Scenario | null;
  /** In the order of their places in the file. */
  readonly diagnostics: readonly ScenarioDiagnostic[];
  /** URIs of the other files it was made from, or would have been: when one changes, load it again. */
  readonly dependencies: readonly string[];
}

/** Turns the text of an encounter file into a scenario that can be fought. Mistakes are data; it does not throw. */
export class ScenarioService {
  private readonly cache: UsedFileCache = new Map();

  constructor(
    private readonly files: ScenarioFiles,
    private readonly options: ScenarioOptions,
  ) {}

  async load(uri: string, text: string): Promise<LoadedScenario> {
    const bytes = encodeUtf8(text).length;
    if (bytes > maxFileBytes) {
      const reporter = new Reporter('');
      const message = `The file has ${bytes} bytes; an encounter file may have at most 1 MiB (${maxFileBytes} bytes).`;
      reporter.report('file-too-large', { start: 0, end: 0 }, message);
      return { scenario: null, diagnostics: reporter.diagnostics(), dependencies: [] };
    }
    const reporter = new Reporter(text);
    const files = new WorkspaceFiles(this.files, this.options, this.cache, { uri, text });
    const root = parseYaml(text, reporter);
    let scenario: Scenario | null = null;
    if (root?.kind === 'map') {
      scenario = await resolveScenario(uri, root, files, reporter);
    } else if (root && root.kind !== 'broken') {
      const found = root.kind === 'list' ? 'a list' : 'a single value';
      const message = `An encounter file consists of keys such as "party:" and "monsters:"; this is ${found}.`;
      reporter.report('not-an-encounter', root.range, message);
    }
    return { scenario, diagnostics: reporter.diagnostics(), dependencies: [...files.dependencies] };
  }
}
