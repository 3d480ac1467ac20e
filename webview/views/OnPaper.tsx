import { useEffect, useState } from 'preact/hooks';
import type { EncounterMaths, SimulatedRating, SimulatedRatings } from '../../src/shared/model/results';
import type { SlotName } from '../../src/shared/model/slots';
import { formatRating } from '../../src/shared/util/formatRating';
import { formatNumber } from '../../src/shared/util/format';
import { formatCount } from '../format';
import type { PanelStore } from '../store';
import { DataTable } from '../ui/DataTable';

interface OnPaperProps {
  readonly slot: SlotName;
  readonly generation: number;
  readonly onPaper: EncounterMaths;
  readonly store: PanelStore;
}

/** What the books say of the encounter and of its monsters, beside what they do in fights. */
export function OnPaper({ slot, generation, onPaper, store }: OnPaperProps) {
  const { fights, ratings } = onPaper;
  const simulated = useSimulatedRatings(slot, generation, store);
  return (
    <section>
      <h2>On paper</h2>
      {fights.flatMap(({ title, official, lazy }) => [
        ...official.map(({ ruleset, label, xp }) => (
          <p key={`${title} ${ruleset}`}>
            {fights.length > 1 && `${title}: `}
            {ruleset} rules: <strong>{label}</strong> <span class="quiet">({formatCount(xp)} XP)</span>
          </p>
        )),
        lazy && (
          <p key={`${title} lazy`}>
            {fights.length > 1 && `${title}: `}
            Lazy GM's benchmark: <strong>{lazy.isDeadly ? 'may be deadly' : 'not deadly'}</strong>{' '}
            <span class="quiet">
              (challenge ratings {formatNumber(lazy.ratings)}, up to {formatNumber(lazy.limit)})
            </span>
          </p>
        ),
      ])}
      <DataTable
        label="Challenge ratings"
        columns={[
          { title: 'Monster' },
          { title: 'Printed', isNumber: true },
          { title: 'By its numbers', isNumber: true, isWordy: true },
          { title: 'In fights', isNumber: true, isWordy: true },
        ]}
        rows={ratings.map(({ kind, printed, estimated }, index) => ({
          key: kind,
          cells: [
            kind,
            printed === null ? '–' : formatRating(printed),
            <>
              {formatRating(estimated.overall)}{' '}
              <span class="quiet">
                defense {formatRating(estimated.defensive)}, offense {formatRating(estimated.offensive)}
              </span>
            </>,
            <InFights rating={simulated?.[index]} />,
          ],
        }))}
      />
    </section>
  );
}

/** Undefined: not known yet. */
function InFights({ rating }: { readonly rating: SimulatedRating | null | undefined }) {
  if (rating === undefined) return <>…</>;
  if (rating === null) return <>cannot be measured</>;
  const { low, high } = rating;
  return (
    <>
      {formatRating(rating.rating)}{' '}
      {low !== high && <span class="quiet">{`${formatRating(low)} to ${formatRating(high)}`}</span>}
    </>
  );
}

function useSimulatedRatings(slot: SlotName, generation: number, store: PanelStore): SimulatedRatings | undefined {
  const [known, setKnown] = useState<{ readonly generation: number; readonly ratings: SimulatedRatings }>();
  useEffect(() => {
    let isCurrent = true;
    void store.rate(slot).then((ratings) => {
      if (isCurrent && ratings) setKnown({ generation, ratings });
    });
    return () => {
      isCurrent = false;
    };
  }, [slot, generation, store]);
  return known?.generation === generation ? known.ratings : undefined;
}
