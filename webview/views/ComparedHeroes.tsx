import type { Analysis } from '../../src/shared/model/results';
import { formatNumber } from '../../src/shared/util/format';
import { formatShare } from '../format';
import { DataTable } from '../ui/DataTable';

interface ComparedHeroesProps {
  readonly a: Analysis;
  readonly b: Analysis;
}

/** Each hero in both slots; one who is in only one of them has no numbers in the other. */
export function ComparedHeroes({ a, b }: ComparedHeroesProps) {
  const heroesA = heroesOf(a);
  const heroesB = heroesOf(b);
  const names = [...new Set([...heroesA.keys(), ...heroesB.keys()])];
  return (
    <section>
      <h2>Heroes</h2>
      <DataTable
        label="Heroes in both slots"
        columns={[
          { title: 'Name' },
          { title: 'Drops A', isNumber: true },
          { title: 'Drops B', isNumber: true },
          { title: 'Dies A', isNumber: true },
          { title: 'Dies B', isNumber: true },
          { title: 'Typical HP left A', isNumber: true },
          { title: 'Typical HP left B', isNumber: true },
        ]}
        rows={names.map((name) => {
          const inA = heroesA.get(name);
          const inB = heroesB.get(name);
          return {
            key: name,
            cells: [
              name,
              inA ? formatShare(inA.drops, a.runs) : '–',
              inB ? formatShare(inB.drops, b.runs) : '–',
              inA ? formatShare(inA.dies, a.runs) : '–',
              inB ? formatShare(inB.dies, b.runs) : '–',
              inA ? formatNumber(inA.hpLeft.median) : '–',
              inB ? formatNumber(inB.hpLeft.median) : '–',
            ],
          };
        })}
      />
    </section>
  );
}

function heroesOf({ creatures }: Analysis) {
  return new Map(creatures.filter(({ side }) => side === 'party').map((hero) => [hero.name, hero]));
}
