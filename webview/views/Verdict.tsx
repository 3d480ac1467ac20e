import type { Analysis } from '../../src/shared/model/results';
import { verdictSentences } from '../../src/shared/util/verdict';
import { officialDifficulty } from '../../src/shared/util/officialDifficulty';
import type { Ruleset } from '../../src/shared/model/vocabulary';
import { IntervalBar } from '../charts/IntervalBar';
import { formatCount } from '../format';

/** What happens, in sentences, with the chance to win on a bar and what the rules say of the encounter beside it. */
export function Verdict({ analysis, ruleset }: { readonly analysis: Analysis; readonly ruleset: Ruleset }) {
  const [first, ...others] = verdictSentences(analysis);
  const difficulty = officialDifficulty(analysis, ruleset);
  return (
    <section class="verdict" aria-label="Verdict">
      <div>
        <p class="headline">{first}</p>
        {others.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {difficulty && (
        <dl class="difficulty">
          <dt>{difficulty.ruleset} rules, on paper</dt>
          <dd>{capitalized(difficulty.label)}</dd>
          <dd class="quiet">
            {formatCount(difficulty.xp)} XP;{' '}
            {difficulty.thresholds.map(({ name, xp }) => `${name.toLowerCase()} ${formatCount(xp)}`).join(', ')}
          </dd>
        </dl>
      )}
      <IntervalBar rate={analysis.partyWins} label="chance that the party wins" />
    </section>
  );
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
