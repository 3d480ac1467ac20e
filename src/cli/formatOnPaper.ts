import type { EncounterMaths, SimulatedRatings } from '../shared/model/results';
import { formatNumber } from '../shared/util/format';
import { formatRating } from '../shared/util/formatRating';
import { formatTable, type TableColumn } from './formatTable';

const columns: readonly TableColumn[] = [
  { title: 'ON PAPER', align: 'left' },
  { title: 'CR', align: 'right' },
  { title: 'by its numbers', align: 'right' },
  { title: 'defense', align: 'right' },
  { title: 'offense', align: 'right' },
  { title: 'in fights', align: 'right' },
];

/** The challenge ratings of the monsters, and what the books say of each fight. */
export function formatOnPaper({ fights, ratings }: EncounterMaths, simulated: SimulatedRatings): string {
  const rows = ratings.map(({ kind, printed, estimated }, index) => [
    kind,
    printed === null ? '-' : formatRating(printed),
    formatRating(estimated.overall),
    formatRating(estimated.defensive),
    formatRating(estimated.offensive),
    formatSimulated(simulated[index] ?? null),
  ]);
  const lines = fights.flatMap(({ title, official, lazy }) => {
    const says = [
      ...official.map(({ ruleset, label, xp }) => `${ruleset} rules ${label} (${xp} XP)`),
      ...(lazy
        ? [
            `Lazy GM's benchmark ${lazy.isDeadly ? 'may be deadly' : 'not deadly'} (${formatNumber(lazy.ratings)} of ${formatNumber(lazy.limit)})`,
          ]
        : []),
    ];
    return says.length > 0 ? [`${title}: ${says.join('; ')}.`] : [];
  });
  return [formatTable(columns, rows), ...lines].join('\n');
}

function formatSimulated(rating: SimulatedRatings[number]): string {
  if (rating === null) return 'not measurable';
  const { low, high } = rating;
  const range = low === high ? '' : ` (${formatRating(low)} to ${formatRating(high)})`;
  return `${formatRating(rating.rating)}${range}`;
}
