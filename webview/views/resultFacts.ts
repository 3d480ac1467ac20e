import type { SlotView } from '../../src/shared/protocol/webview';
import { formatDuration } from '../../src/shared/util/format';
import { formatCount } from '../format';

/** What a result depends on, in a line: `1,005 runs · seed 7 · 31 ms · 2014 rules · engine 0.1.0`. */
export function resultFacts({ key, elapsedMs, scenario }: SlotView['result']): string {
  return [
    `${formatCount(key.runs)} runs`,
    `seed ${key.seed}`,
    formatDuration(elapsedMs),
    `${scenario.ruleset} rules`,
    `engine ${key.engineVersion}`,
  ].join(' · ');
}
