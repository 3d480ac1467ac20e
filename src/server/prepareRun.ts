import { hashScenario } from '../scenario/resolve/hash';
import type { ScenarioService } from '../scenario/scenarioService';
import type { Scenario } from '../shared/model/scenario';
import type { Problem } from '../shared/protocol/lspMessage';
import { failure, success, type Outcome } from '../shared/util/outcome';
import type { RunRequest } from './runRequest';

/** What may be asked differently than the file says; null: as it says. */
export interface RunOverrides {
  readonly runs: number | null;
  readonly seed: number | null;
}

export type PreparedRun = Pick<RunRequest, 'scenario' | 'hash' | 'hashParts' | 'runs' | 'seed' | 'source'>;

/** Reads, resolves and hashes a text. The error names the first mistake and its place. */
export async function prepareRun(
  scenarios: ScenarioService,
  source: RunRequest['source'],
  overrides: RunOverrides,
): Promise<Outcome<PreparedRun, Problem>> {
  const loaded = await scenarios.load(source.uri, source.text);
  if (!loaded.scenario) {
    const [first, ...others] = loaded.diagnostics.filter(({ severity }) => severity === 'error');
    const place = first ? `Line ${first.range.start.line + 1}: ${first.message}` : 'It cannot be read.';
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    return failure({ code: 'invalid-scenario', message: `This encounter cannot be simulated. ${place}${more}` });
  }
  return success(await prepareScenario(loaded.scenario, source, overrides));
}

/** Hashes a scenario as it will be fought. */
export async function prepareScenario(
  loaded: Scenario,
  source: RunRequest['source'],
  overrides: RunOverrides,
): Promise<PreparedRun> {
  const runs = overrides.runs ?? loaded.simulation.runs;
  const seed = overrides.seed ?? loaded.simulation.seed;
  const scenario = { ...loaded, simulation: { ...loaded.simulation, runs, seed } };
  const { hash, parts } = await hashScenario(scenario);
  return { scenario, hash, hashParts: parts, runs, seed, source };
}
