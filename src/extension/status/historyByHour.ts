import type { HistoryRecord } from '../../shared/model/queueHealth';

const hourMs = 3_600_000;
/** Older hours are left out. */
const mostHours = 24;

/** An hour of the queue, of the minutes that were recorded in it. */
export interface HourOfHistory {
  readonly from: Date;
  /** So many were recorded: the process did not run in the others. */
  readonly minutes: number;
  readonly completed: number;
  readonly failed: number;
  readonly runs: number;
  readonly mostWaiting: number;
  /** Mean of the share of time in which workers were busy. */
  readonly utilisation: number;
  /** Bytes. */
  readonly mostMemory: number;
  readonly lowestScore: number;
}

/** The last hours that have records, newest first. @param records oldest first */
export function historyByHour(records: readonly HistoryRecord[]): readonly HourOfHistory[] {
  const hours = new Map<number, HistoryRecord[]>();
  for (const record of records) {
    const hour = Math.floor(Date.parse(record.at) / hourMs);
    const minutes = hours.get(hour) ?? [];
    minutes.push(record);
    hours.set(hour, minutes);
  }
  return [...hours]
    .slice(-mostHours)
    .reverse()
    .map(([hour, minutes]) => sumUp(new Date(hour * hourMs), minutes));
}

function sumUp(from: Date, minutes: readonly HistoryRecord[]): HourOfHistory {
  const sum = (select: (record: HistoryRecord) => number) => minutes.reduce((total, one) => total + select(one), 0);
  return {
    from,
    minutes: minutes.length,
    completed: sum(({ completed }) => completed),
    failed: sum(({ failed }) => failed),
    runs: sum(({ runs }) => runs),
    mostWaiting: Math.max(...minutes.map(({ waiting }) => waiting)),
    utilisation: sum(({ utilisation }) => utilisation) / minutes.length,
    mostMemory: Math.max(...minutes.map(({ memory }) => memory)),
    lowestScore: Math.min(...minutes.map(({ healthScore }) => healthScore)),
  };
}
