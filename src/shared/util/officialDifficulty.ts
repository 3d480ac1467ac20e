import type { Analysis, Difficulty } from '../model/results';
import type { Ruleset } from '../model/vocabulary';

/** The official difficulty by the encounter's own rules; null when it is unknown, or for a day of several fights. */
export function officialDifficulty({ onPaper }: Pick<Analysis, 'onPaper'>, ruleset: Ruleset): Difficulty | null {
  const [fight, ...others] = onPaper.fights;
  if (!fight || others.length > 0) return null;
  return fight.official.find((difficulty) => difficulty.ruleset === ruleset) ?? null;
}
