import type { Analysis, Quintile } from '../../src/shared/model/results';
import { formatNumber } from '../../src/shared/util/format';
import { ShareBar } from '../charts/ShareBar';
import { formatWon } from '../format';

interface ComparedQuintilesProps {
  readonly a: Analysis['quintiles'];
  readonly b: Analysis['quintiles'];
}

/** The five evenings of both slots, fifth beside fifth. */
export function ComparedQuintiles({ a, b }: ComparedQuintilesProps) {
  return (
    <section class="quintiles compared-quintiles">
      <h2>Five evenings</h2>
      <p>The fights of each slot from the unluckiest to the luckiest, in fifths. Hatched: slot A; full: slot B.</p>
      <ol>
        {b.map((quintile, index) => {
          const before = a[index];
          return before && <Fifth key={quintile.name} before={before} now={quintile} />;
        })}
      </ol>
    </section>
  );
}

const figures: readonly { readonly title: string; readonly of: (quintile: Quintile) => string }[] = [
  { title: 'Won', of: ({ partyWins }) => formatWon(partyWins) },
  { title: 'Rounds', of: ({ rounds }) => formatNumber(rounds.mean) },
  { title: 'Up', of: ({ survivors }) => formatNumber(survivors.mean) },
  { title: 'HP left', of: ({ hpLeft }) => formatNumber(hpLeft.mean) },
];

function Fifth({ before, now }: { readonly before: Quintile; readonly now: Quintile }) {
  return (
    <li>
      <h3>{now.name}</h3>
      <ShareBar share={before.partyWins} kind="wins before" />
      <ShareBar share={now.partyWins} kind="wins" />
      <table aria-label={`${now.name}, both slots`}>
        <thead>
          <tr>
            <td />
            <th scope="col" class="number">
              A
            </th>
            <th scope="col" class="number">
              B
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ title, of }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td class="number">{of(before)}</td>
              <td class="number">{of(now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </li>
  );
}
