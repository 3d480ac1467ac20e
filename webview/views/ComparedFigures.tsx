import type { Analysis, Comparison } from '../../src/shared/model/results';
import { formatDifference, formatNumber, formatPoints, formatRate } from '../../src/shared/util/format';
import { DataTable } from '../ui/DataTable';

interface ComparedFiguresProps {
  readonly a: Analysis;
  readonly b: Analysis;
  /** Null while it is being computed. */
  readonly comparison: Comparison | null;
}

const rates = [
  { key: 'partyWins', title: 'Party wins' },
  { key: 'someoneDrops', title: 'Someone drops' },
  { key: 'someoneDies', title: 'Someone dies' },
  { key: 'tpk', title: 'TPK' },
] as const;

const means = [
  { key: 'rounds', title: 'Average rounds', of: (analysis: Analysis) => analysis.rounds.mean },
  { key: 'partyHpLeft', title: 'Average party HP left', of: (analysis: Analysis) => analysis.sides.party.hpLeft.mean },
] as const;

/** Every figure of both slots, and how far B is from A, with its interval. */
export function ComparedFigures({ a, b, comparison }: ComparedFiguresProps) {
  return (
    <section>
      <h2>Figures</h2>
      <DataTable
        label="Figures of both slots"
        columns={[
          { title: 'Figure' },
          { title: 'Slot A', isNumber: true, isWordy: true },
          { title: 'Slot B', isNumber: true, isWordy: true },
          { title: 'B against A', isNumber: true, isWordy: true },
        ]}
        rows={[
          ...rates.map(({ key, title }) => ({
            key,
            cells: [
              title,
              unbroken(formatRate(a[key], a.runs)),
              unbroken(formatRate(b[key], b.runs)),
              comparison ? formatPoints(comparison[key]) : '…',
            ],
          })),
          ...means.map(({ key, title, of }) => ({
            key,
            cells: [
              title,
              formatNumber(of(a)),
              formatNumber(of(b)),
              comparison ? formatDifference(comparison[key]) : '…',
            ],
          })),
        ]}
      />
    </section>
  );
}

/** A line may end before the bracket of an interval, not within it or before a percent sign. */
function unbroken(text: string): string {
  return text.replaceAll(' %', '\u00a0%').replaceAll('-', '\u2011');
}
