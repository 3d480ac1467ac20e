import type { Analysis, CreatureFigures } from '../../src/shared/model/results';
import type { Creature } from '../../src/shared/model/scenario';
import type { Side } from '../../src/shared/model/vocabulary';
import { formatNumber } from '../../src/shared/util/format';
import { ShareBar } from '../charts/ShareBar';
import { formatShare } from '../format';
import { DataTable } from '../ui/DataTable';

interface CreatureTableProps {
  readonly side: Side;
  readonly analysis: Analysis;
  /** For what kind each is. */
  readonly creatures: readonly Pick<Creature, 'name' | 'kind'>[];
}

/** How each creature of a side fares, on average over all fights. */
export function CreatureTable({ side, analysis, creatures }: CreatureTableProps) {
  const title = side === 'party' ? 'Heroes' : 'Monsters';
  const kinds = new Map(creatures.map(({ name, kind }) => [name, kind]));
  const share = (value: number) => formatShare(value, analysis.runs);
  return (
    <section>
      <h2>{title}</h2>
      <DataTable
        label={title}
        columns={[
          { title: 'Name' },
          ...(side === 'party' ? [{ title: 'Drops', isNumber: true }] : []),
          { title: 'Dies', isNumber: true },
          { title: 'Typical HP left', isNumber: true },
          { title: 'Damage', isNumber: true },
          { title: 'Healing', isNumber: true },
          { title: 'Kills', isNumber: true },
        ]}
        rows={analysis.creatures
          .filter((creature) => creature.side === side)
          .map((creature) => ({
            key: creature.name,
            cells: [
              <Name name={creature.name} kind={kinds.get(creature.name) ?? ''} />,
              ...(side === 'party' ? [share(creature.drops)] : []),
              share(creature.dies),
              <HpLeft creature={creature} />,
              formatNumber(creature.damageDealt),
              creature.healing > 0 ? formatNumber(creature.healing) : '–',
              formatNumber(creature.kills),
            ],
          }))}
      />
    </section>
  );
}

function Name({ name, kind }: { readonly name: string; readonly kind: string }) {
  const says = kind !== '' && !name.toLowerCase().startsWith(kind.toLowerCase());
  return (
    <>
      {name} {says && <span class="quiet">{kind}</span>}
    </>
  );
}

/** The median: what is typically left. */
function HpLeft({ creature: { side, hpLeft, maxHp } }: { readonly creature: CreatureFigures }) {
  return (
    <span class="with-bar">
      <ShareBar share={maxHp > 0 ? hpLeft.median / maxHp : 0} kind={side} />
      <span>
        {formatNumber(hpLeft.median)} <span class="quiet">/ {maxHp}</span>
      </span>
    </span>
  );
}
