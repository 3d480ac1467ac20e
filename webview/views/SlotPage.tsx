import type { SlotName } from '../../src/shared/model/slots';
import type { SlotView } from '../../src/shared/protocol/webview';
import { HpBandsChart } from '../charts/HpBandsChart';
import { LengthChart } from '../charts/LengthChart';
import type { PanelStore } from '../store';
import { CreatureTable } from './CreatureTable';
import { EmptySlot } from './EmptySlot';
import { OnPaper } from './OnPaper';
import { NotSimulated } from './NotSimulated';
import { Quintiles } from './Quintiles';
import { SlotHeader } from './SlotHeader';
import { Verdict } from './Verdict';

interface SlotPageProps {
  readonly name: SlotName;
  readonly view: SlotView | null;
  readonly store: PanelStore;
}

/** One result, from the verdict down to what was left out. */
export function SlotPage({ name, view, store }: SlotPageProps) {
  if (!view) return <EmptySlot name={name} />;
  const { analysis, scenario } = view.result;
  return (
    <article>
      <SlotHeader name={name} view={view} store={store} />
      <Verdict analysis={analysis} ruleset={scenario.ruleset} />
      <div class="columns">
        <div>
          <CreatureTable side="party" analysis={analysis} creatures={scenario.creatures} />
          <CreatureTable side="monsters" analysis={analysis} creatures={scenario.creatures} />
        </div>
        <HpBandsChart hpByRound={analysis.hpByRound} />
      </div>
      <Quintiles analysis={analysis} onReplay={(run) => store.replay(name, run)} />
      <div class="columns">
        <LengthChart analysis={analysis} />
        <NotSimulated items={scenario.notSimulated} />
        <OnPaper slot={name} generation={view.generation} onPaper={analysis.onPaper} store={store} />
      </div>
    </article>
  );
}
