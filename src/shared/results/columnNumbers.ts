import { creatureStates, outcomes, type RunColumns } from '../model/results';
import { limits } from '../model/scenario';
import { fromZigzag, toZigzag, type VarintReader, type VarintWriter } from './varints';

/**
 * Columns as a sequence of small numbers, column after column, each number the difference from what can be expected:
 * hit points fall from round to round; what a creature lost and what it has left add up to the same in most runs.
 */
export function writeColumns(writer: VarintWriter, columns: RunColumns): void {
  const { runs, creatures } = columns;
  writeAll(writer, columns.outcome);
  writeAll(writer, columns.rounds);
  writeAll(writer, columns.state);
  writeAll(writer, columns.drops);
  writeAll(writer, columns.kills);
  writeAll(writer, columns.healing);
  writeAll(writer, columns.hpLeft);
  writeAll(writer, columns.damageDealt);
  for (let creature = 0; creature < creatures; creature++) {
    let expected = 0;
    for (let entry = creature * runs; entry < (creature + 1) * runs; entry++) {
      const total = (columns.damageTaken[entry]! + columns.hpLeft[entry]!) | 0;
      writer.write(toZigzag((total - expected) | 0));
      expected = total;
    }
  }
  writeTrace(writer, columns.partyHp, columns.rounds);
  writeTrace(writer, columns.monstersHp, columns.rounds);
}

/** The columns that {@link writeColumns} wrote; undefined when the numbers are not such, or too few or too many. */
export function readColumns(
  reader: VarintReader,
  { from, runs, creatures }: Pick<RunColumns, 'from' | 'runs' | 'creatures'>,
): RunColumns | undefined {
  // Every number takes at least a byte: looked at before anything is allocated for them.
  const perCreature = creatures * runs;
  if (reader.remaining < 2 * runs + 7 * perCreature) return undefined;
  const outcome = readAll(reader, new Uint8Array(runs), outcomes.undecided);
  const rounds = readAll(reader, new Uint16Array(runs), limits.rounds);
  const state = readAll(reader, new Uint8Array(perCreature), creatureStates.dead);
  const drops = readAll(reader, new Uint8Array(perCreature), 0xff);
  const kills = readAll(reader, new Uint16Array(perCreature), 0xffff);
  const healing = readAll(reader, new Uint32Array(perCreature));
  const hpLeft = readAll(reader, new Int32Array(perCreature));
  const damageDealt = readAll(reader, new Uint32Array(perCreature));
  const damageTaken = new Uint32Array(perCreature);
  for (let creature = 0; creature < creatures; creature++) {
    let total = 0;
    for (let entry = creature * runs; entry < (creature + 1) * runs; entry++) {
      total = (total + fromZigzag(reader.read())) | 0;
      damageTaken[entry] = total - hpLeft[entry]!;
    }
  }
  const traceLength = rounds.reduce((sum, count) => sum + count + 1, 0);
  if (reader.remaining < 2 * traceLength) return undefined;
  const partyHp = readTrace(reader, new Uint32Array(traceLength), rounds);
  const monstersHp = readTrace(reader, new Uint32Array(traceLength), rounds);
  if (reader.isBroken || reader.remaining > 0) return undefined;
  return {
    from,
    runs,
    creatures,
    outcome,
    rounds,
    hpLeft,
    state,
    drops,
    damageDealt,
    damageTaken,
    healing,
    kills,
    partyHp,
    monstersHp,
  };
}

/** The start as the difference from the run before, the rounds as what they took away. */
function writeTrace(writer: VarintWriter, hp: Uint32Array, rounds: Uint16Array): void {
  let position = 0;
  let start = 0;
  for (const count of rounds) {
    writer.write(toZigzag((hp[position]! - start) | 0));
    start = hp[position]!;
    for (let round = 1; round <= count; round++) {
      writer.write(toZigzag((hp[position + round - 1]! - hp[position + round]!) | 0));
    }
    position += count + 1;
  }
}

function readTrace(reader: VarintReader, hp: Uint32Array, rounds: Uint16Array): Uint32Array {
  let position = 0;
  let start = 0;
  for (const count of rounds) {
    start = (start + fromZigzag(reader.read())) | 0;
    hp[position] = start;
    for (let round = 1; round <= count; round++) {
      hp[position + round] = hp[position + round - 1]! - fromZigzag(reader.read());
    }
    position += count + 1;
  }
  return hp;
}

function writeAll(writer: VarintWriter, values: Uint8Array | Uint16Array | Uint32Array | Int32Array): void {
  for (let index = 0; index < values.length; index++) writer.write(values[index]!);
}

function readAll<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(
  reader: VarintReader,
  values: T,
  max?: number,
): T {
  for (let index = 0; index < values.length; index++) values[index] = reader.read(max);
  return values;
}
