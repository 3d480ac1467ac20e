import type { HashParts } from '../../shared/model/results';
import type { Creature, Scenario } from '../../shared/model/scenario';
import { sha256, toHex } from '../../shared/util/sha256';
import { encodeUtf8 } from '../../shared/util/utf8';

/**
 * SHA-256 of the resolved scenario, and of its parts: each player, each monster, the configuration of the encounter,
 * the settings of the simulation. Equal for files that differ only in comments, layout or the order of their keys.
 */
export async function hashScenario(scenario: Scenario): Promise<{ hash: string; parts: HashParts }> {
  const { creatures, simulation, ...configuration } = scenario;
  const hashesOf = (side: 'party' | 'monsters'): Promise<string[]> =>
    Promise.all(
      creatures
        .filter((creature) => creature.side === side)
        .map(ownValues)
        .map(hashValue),
    );
  const parts: HashParts = {
    players: await hashesOf('party'),
    monsters: await hashesOf('monsters'),
    configuration: await hashValue(configuration),
    simulation: await hashValue(simulation),
  };
  return { hash: await hashValue(parts), parts };
}

/**
 * A creature without what depends on the others: its name is its kind and a number that follows from the order, and its
 * group, counted over both sides, follows from which creatures begin a line of the file.
 */
function ownValues({ name: _name, group, ...own }: Creature, index: number, side: readonly Creature[]): unknown {
  return { ...own, beginsLine: group !== side[index - 1]?.group };
}

async function hashValue(value: unknown): Promise<string> {
  return toHex(await sha256(encodeUtf8(canonicalJson(value))));
}

/** JSON with the keys of every object in the order of their code units, and without white space. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
