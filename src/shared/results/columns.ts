import type { RunColumns } from '../model/results';

type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/**
 * Joins columns of neighbouring ranges of runs. One part alone is returned as it is.
 *
 * @param parts one or more, of the same creatures, in order and without gaps
 * @throws when they are not
 */
export function concatColumns(parts: readonly RunColumns[]): RunColumns {
  const [first] = parts;
  if (!first) throw new Error('There are no columns to join');
  if (parts.length === 1) return first;
  let next = first.from;
  for (const part of parts) {
    if (part.creatures !== first.creatures) throw new Error('Columns of different fights cannot be joined');
    if (part.from !== next) throw new Error(`Columns have a gap: run ${next} was expected, ${part.from} follows`);
    next += part.runs;
  }
  const runs = next - first.from;
  const { creatures } = first;
  const perRun: Fill = (target, of) => {
    let position = 0;
    for (const part of parts) {
      target.set(of(part), position);
      position += of(part).length;
    }
    return target;
  };
  const perCreature: Fill = (target, of) => {
    for (const part of parts) {
      for (let creature = 0; creature < creatures; creature++) {
        const values = of(part).subarray(creature * part.runs, (creature + 1) * part.runs);
        target.set(values, creature * runs + part.from - first.from);
      }
    }
    return target;
  };
  const traceLength = parts.reduce((sum, part) => sum + part.partyHp.length, 0);
  return fill({ from: first.from, runs, creatures }, traceLength, perRun, perCreature);
}

/**
 * The first of the runs in `parts`: as many as have at most `maxBytes` in columns together, at least one.
 *
 * @param parts as for {@link concatColumns}
 */
export function limitColumns(parts: readonly RunColumns[], maxBytes: number): readonly RunColumns[] {
  const limited: RunColumns[] = [];
  let bytes = 0;
  for (const part of parts) {
    for (let run = 0; run < part.runs; run++) {
      const size = bytesPerRun + part.creatures * bytesPerCreature + (part.rounds[run]! + 1) * bytesPerTraceEntry;
      if (bytes > 0 && bytes + size > maxBytes)
        return run === 0 ? limited : [...limited, resizeColumns(part, run, traceLengthOf(part, run))];
      bytes += size;
    }
    limited.push(part);
  }
  return limited;
}

// The element sizes of RunColumns.
const bytesPerRun = 4;
const bytesPerCreature = 32;
const bytesPerTraceEntry = 8;

function traceLengthOf({ rounds }: RunColumns, runs: number): number {
  return rounds.subarray(0, runs).reduce((sum, count) => sum + count + 1, 0);
}

/** The first of the runs in columns of their own; room for more runs and more rounds is filled with zeros. */
export function resizeColumns(columns: RunColumns, runs: number, traceLength: number): RunColumns {
  const { from, creatures } = columns;
  const perRun: Fill = (target, of) => {
    target.set(of(columns).subarray(0, target.length));
    return target;
  };
  const perCreature: Fill = (target, of) => {
    for (let creature = 0; creature < creatures; creature++) {
      const start = creature * columns.runs;
      target.set(of(columns).subarray(start, start + Math.min(runs, columns.runs)), creature * runs);
    }
    return target;
  };
  return fill({ from, runs, creatures }, traceLength, perRun, perCreature);
}

/** Columns full of zeros. */
export function emptyColumns(shape: Pick<RunColumns, 'from' | 'runs' | 'creatures'>, traceLength: number): RunColumns {
  const leave: Fill = (target) => target;
  return fill(shape, traceLength, leave, leave);
}

/** Fills a column from where `of` finds it. */
type Fill = <T extends Column>(target: T, of: (part: RunColumns) => T) => T;

function fill(
  { from, runs, creatures }: Pick<RunColumns, 'from' | 'runs' | 'creatures'>,
  traceLength: number,
  perRun: Fill,
  perCreature: Fill,
): RunColumns {
  const entries = creatures * runs;
  return {
    from,
    runs,
    creatures,
    outcome: perRun(new Uint8Array(runs), (part) => part.outcome),
    rounds: perRun(new Uint16Array(runs), (part) => part.rounds),
    fightsWon: perRun(new Uint8Array(runs), (part) => part.fightsWon),
    hpLeft: perCreature(new Int32Array(entries), (part) => part.hpLeft),
    state: perCreature(new Uint8Array(entries), (part) => part.state),
    drops: perCreature(new Uint8Array(entries), (part) => part.drops),
    damageDealt: perCreature(new Uint32Array(entries), (part) => part.damageDealt),
    damageTaken: perCreature(new Uint32Array(entries), (part) => part.damageTaken),
    healing: perCreature(new Uint32Array(entries), (part) => part.healing),
    kills: perCreature(new Uint16Array(entries), (part) => part.kills),
    wasted: perCreature(new Uint32Array(entries), (part) => part.wasted),
    absorbed: perCreature(new Uint32Array(entries), (part) => part.absorbed),
    turnsLost: perCreature(new Uint16Array(entries), (part) => part.turnsLost),
    resourcesLeft: perCreature(new Uint16Array(entries), (part) => part.resourcesLeft),
    partyHp: perRun(new Uint32Array(traceLength), (part) => part.partyHp),
    monstersHp: perRun(new Uint32Array(traceLength), (part) => part.monstersHp),
  };
}

/**
 * The one byte sequence that stands for these runs, whatever the machine: `from`, `runs` and `creatures` as 32-bit
 * numbers, then every column in the order of {@link RunColumns}, all little endian. What a digest is taken of; in parts,
 * which need no copy.
 */
export function canonicalParts(columns: RunColumns): readonly Uint8Array[] {
  const parts: readonly Column[] = [
    Uint32Array.of(columns.from, columns.runs, columns.creatures),
    columns.outcome,
    columns.rounds,
    columns.fightsWon,
    columns.hpLeft,
    columns.state,
    columns.drops,
    columns.damageDealt,
    columns.damageTaken,
    columns.healing,
    columns.kills,
    columns.wasted,
    columns.absorbed,
    columns.turnsLost,
    columns.resourcesLeft,
    columns.partyHp,
    columns.monstersHp,
  ];
  return parts.map(littleEndianBytes);
}

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function littleEndianBytes(column: Column): Uint8Array {
  const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
  if (isLittleEndian) return bytes;
  // Reversing everything turns each element round; reversing the elements puts them back in order.
  const elements = column.slice().reverse();
  return new Uint8Array(elements.buffer).reverse();
}
