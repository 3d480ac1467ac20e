import type { Analysis, Quintile } from '../../src/shared/model/results';
import { formatNumber, formatStored } from '../../src/shared/util/format';
import { ShareBar } from '../charts/ShareBar';
import { formatWon } from '../format';
import { Button } from '../ui/Button';
import { DataTable } from '../ui/DataTable';
import { fightStory } from '../words';

interface QuintilesProps {
  readonly analysis: Analysis;
  readonly onReplay: (run: number) => void;
}

/** Five evenings, from bad luck to good luck: what each fifth of the fights is like, and one real fight of it. */
export function Quintiles({ analysis, onReplay }: QuintilesProps) {
  const { quintiles } = analysis;
  const heroNames = quintiles[0]?.heroes.map(({ name }) => name) ?? [];
  return (
    <section class="quintiles">
      <h2>Five evenings</h2>
      <p>
        {formatStored(analysis)} from the unluckiest to the luckiest, in fifths; each with one real fight from its
        middle.
      </p>
      <ol>
        {quintiles.map((quintile) => (
          <QuintileColumn key={quintile.name} quintile={quintile} onReplay={onReplay} />
        ))}
      </ol>
      <details>
        <summary>Five evenings as a table</summary>
        <DataTable
          label="Five evenings"
          columns={[
            { title: 'Fifth' },
            { title: 'Party wins', isNumber: true },
            { title: 'Rounds', isNumber: true },
            { title: 'Up', isNumber: true },
            { title: 'Dead', isNumber: true },
            { title: 'Party HP left', isNumber: true },
            ...heroNames.map((name) => ({ title: `${name} HP left`, isNumber: true })),
          ]}
          rows={quintiles.map((quintile) => ({
            key: quintile.name,
            cells: [
              quintile.name,
              formatWon(quintile.partyWins),
              formatNumber(quintile.rounds.mean),
              formatNumber(quintile.survivors.mean),
              formatNumber(quintile.deaths),
              formatNumber(quintile.hpLeft.mean),
              ...quintile.heroes.map(({ hpLeft }) => formatNumber(hpLeft)),
            ],
          }))}
        />
      </details>
    </section>
  );
}

interface QuintileColumnProps {
  readonly quintile: Quintile;
  readonly onReplay: (run: number) => void;
}

function QuintileColumn({ quintile, onReplay }: QuintileColumnProps) {
  const { name, partyWins, rounds, survivors, deaths, heroes, representative } = quintile;
  return (
    <li>
      <h3>{name}</h3>
      <p class="quintile-wins">
        <ShareBar share={partyWins} kind="wins" />
        <span>{formatWon(partyWins)} won</span>
      </p>
      <p class="quiet">
        {formatNumber(rounds.mean)} rounds · {formatNumber(survivors.mean)} of {heroes.length} up ·{' '}
        {formatNumber(deaths)} dead
      </p>
      <dl class="hero-bars">
        {heroes.map((hero) => (
          <div key={hero.name}>
            <dt title={hero.name}>{hero.name}</dt>
            <dd>
              <ShareBar share={hero.maxHp > 0 ? hero.hpLeft / hero.maxHp : 0} kind="party" />
              <span>
                {formatNumber(hero.hpLeft)}
                <span class="visually-hidden"> of {hero.maxHp} hit points left</span>
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <p class="story">{fightStory(representative, heroes.length)}</p>
      <Button
        label={`Replay the ${name} fight, run ${representative.run}`}
        onPress={() => onReplay(representative.run)}
      >
        Replay
      </Button>
    </li>
  );
}
