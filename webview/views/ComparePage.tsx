import type { SlotName } from '../../src/shared/model/slots';
import type { SlotView } from '../../src/shared/protocol/webview';
import { verdictSentences } from '../../src/shared/util/verdict';
import { HpBandsChart } from '../charts/HpBandsChart';
import { IntervalBar } from '../charts/IntervalBar';
import type { PanelResults } from '../store';
import { Badge } from '../ui/Badge';
import { effectSentence } from '../words';
import { ChangedLines } from './ChangedLines';
import { ComparedFigures } from './ComparedFigures';
import { ComparedHeroes } from './ComparedHeroes';
import { ComparedQuintiles } from './ComparedQuintiles';
import { resultFacts } from './resultFacts';

/** Slot B against slot A: what changed in the file, what that did, and every figure beside the other. */
export function ComparePage({ results }: { readonly results: PanelResults }) {
  const { slots, comparison, comparisonProblem, changedLines } = results;
  const { A: a, B: b } = slots;
  if (!a || !b) return <NothingToCompare missing={a ? 'B' : 'A'} />;
  const before = a.result.analysis;
  const now = b.result.analysis;
  return (
    <article>
      <section class="verdict" aria-label="What the change did">
        <h1 class="headline">
          {comparison
            ? effectSentence(comparison)
            : comparisonProblem
              ? 'The two results could not be compared'
              : 'Comparing the two results…'}
        </h1>
        {comparisonProblem && <p>{comparisonProblem}</p>}
        <ChangedLines changes={changedLines} />
      </section>
      <div class="columns">
        <Side name="A" view={a} />
        <Side name="B" view={b} />
      </div>
      <div class="columns">
        <div>
          <ComparedFigures a={before} b={now} comparison={comparison} />
          <ComparedHeroes a={before} b={now} />
        </div>
        <HpBandsChart hpByRound={now.hpByRound} before={before.hpByRound} />
      </div>
      <ComparedQuintiles a={before.quintiles} b={now.quintiles} />
    </article>
  );
}

function Side({ name, view: { result, isStale } }: { readonly name: SlotName; readonly view: SlotView }) {
  return (
    <section class="compared-slot">
      <h2>
        Slot {name}: {result.scenario.title} {isStale && <Badge>Out of date</Badge>}
      </h2>
      <p>{verdictSentences(result.analysis)[0]}</p>
      <IntervalBar rate={result.analysis.partyWins} />
      <p class="quiet">{resultFacts(result)}</p>
    </section>
  );
}

function NothingToCompare({ missing }: { readonly missing: SlotName }) {
  return (
    <section class="empty">
      <h1>Nothing to compare yet</h1>
      <p>
        Slot {missing} is empty. Change the encounter file and run <strong>Encounter Lab: Simulate Encounter</strong>{' '}
        again: the two results are then shown side by side, fought with the same dice.
      </p>
    </section>
  );
}
