import { officialDifficulty } from '../shared/util/officialDifficulty';
import type { Result, SimulatedRatings } from '../shared/model/results';

/**
 * What `run --json` prints of a result: the key, then the figures as they are drawn in the editor, then how it was
 * made. Keys may be added, none is taken away.
 *
 * @param file as the user wrote it
 */
export function jsonReport(
  file: string,
  { key, scenario, analysis, digest, elapsedMs, runsPerSecond }: Result,
  simulatedRatings: SimulatedRatings,
): object {
  return {
    file,
    title: scenario.title,
    ruleset: scenario.ruleset,
    engineVersion: key.engineVersion,
    scenarioHash: key.scenarioHash,
    seed: key.seed,
    ...analysis,
    difficulty: officialDifficulty(analysis, scenario.ruleset),
    simulatedRatings,
    digest,
    elapsedMs,
    runsPerSecond,
    notSimulated: scenario.notSimulated,
  };
}
