import type { Result } from '../../src/shared/model/results';
import { formatCount, formatDuration } from '../format';

/** What a result depends on, in a line: `1,005 runs · seed 7 · 31 ms · 2014 rules · engine 0.1.0`. */
export function resultFacts({ key, elapsedMs, scenario }: Result): string {
  return [
    `${formatCount(key.runs)} runs`,
    `seed ${key.seed}`,
    formatDuration(elapsedMs),
    `${scenario.ruleset} rules`,
    `engine ${key.engineVersion}`,
  ].join(' · ');
}
