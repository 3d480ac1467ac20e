import * as v from 'valibot';
import { historyRecordSchema, type HistoryRecord } from '../../shared/model/queueHealth';
import { concatBytes } from '../../shared/util/concatBytes';
import { decodeCheckedLine, encodeCheckedLine } from '../journal/checkedLine';
import type { JournalStorage } from '../journal/journalStorage';

const name = 'history.jsonl';
const lineFeed = 10;
/** A whole week at once would keep a process that has just started from answering. */
const linesAtOnce = 500;

export interface HistoryText {
  /** In the order they were written. */
  readonly records: readonly HistoryRecord[];
  readonly lines: number;
  /** True when a line says something else than its checksum, or the last one was cut off. */
  readonly isDamaged: boolean;
}

/** The records of the history, one checked line each. Every function rejects when the storage fails. */
export const historyFile = {
  /** A damaged line costs that line only. */
  async read(storage: JournalStorage): Promise<HistoryText> {
    const names = await storage.list();
    return decode(names.includes(name) ? await storage.read(name) : new Uint8Array(0));
  },

  append(storage: JournalStorage, records: readonly HistoryRecord[]): Promise<void> {
    return storage.append(name, encode(records));
  },

  replace(storage: JournalStorage, records: readonly HistoryRecord[]): Promise<void> {
    return storage.replace(name, encode(records));
  },
};

function encode(records: readonly HistoryRecord[]): Uint8Array {
  return concatBytes(records.map(encodeCheckedLine));
}

async function decode(bytes: Uint8Array): Promise<HistoryText> {
  const records: HistoryRecord[] = [];
  let lines = 0;
  let start = 0;
  for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
    const record = v.safeParse(historyRecordSchema, decodeCheckedLine(bytes.subarray(start, end)));
    if (record.success) records.push(record.output);
    lines++;
    if (lines % linesAtOnce === 0) await new Promise((resolve) => setTimeout(resolve, 0));
    start = end + 1;
  }
  return { records, lines, isDamaged: records.length < lines || start < bytes.length };
}
