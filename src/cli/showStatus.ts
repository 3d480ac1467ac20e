import path from 'node:path';
import { ownerOf } from '../server/journal/ownerLock.node';
import type { DurableJob, DurableState } from '../server/queue/durableState';
import { compareRanks, rankOf } from '../server/queue/rank';
import { defaultQueueSettings } from '../shared/model/queueSettings';
import { priorities } from '../shared/model/vocabulary';
import type { CommandContext } from './commandContext';
import type { StatusCommand } from './commandLine';
import { exitCodes, type ExitCode } from './exitCodes';
import { formatTable, type TableColumn } from './formatTable';
import { readSavedQueue } from './savedQueue';

type QueueReport = ReturnType<typeof reportOf>;

const columns: readonly TableColumn[] = [
  { title: 'ID', align: 'left' },
  { title: 'PRIORITY', align: 'left' },
  { title: 'STATE', align: 'left' },
  { title: 'SAVED', align: 'right' },
  { title: 'RUNS', align: 'right' },
  { title: 'ENCOUNTER', align: 'left' },
];

/** Prints what the queue of a window holds, as it is saved. Changes nothing, and needs no window to be open or closed. */
export async function showStatus(
  { folder: name, isJson }: StatusCommand,
  { terminal, workingFolder }: CommandContext,
): Promise<ExitCode> {
  const folder = path.resolve(workingFolder, name);
  const saved = await readSavedQueue(folder, name);
  if (!saved.ok) {
    terminal.tell(saved.error);
    return exitCodes.invalid;
  }
  const { state, isDamaged, unknown } = saved.value;
  if (isDamaged) terminal.tell(`${name}: The saved queue is damaged: what follows the damage is not shown.`);
  if (unknown > 0) terminal.tell(`${name}: ${unknown} entries are of another version and not shown.`);
  const report = reportOf(state, await ownerOf(folder));
  terminal.print(isJson ? JSON.stringify(report, undefined, 2) : formatStatus(report));
  return exitCodes.ok;
}

function reportOf(state: DurableState, owner: { readonly pid: number; readonly startedAt: number } | null) {
  const jobs = [...state.jobs.values()].map((job, index) => ({ job, rank: rankIn(job, index) }));
  return {
    owner: owner && { pid: owner.pid, startedAt: new Date(owner.startedAt).toISOString() },
    isPaused: state.isPaused,
    /** As they will run, if `promotionSeconds` is what it is by default. */
    simulations: jobs.sort((a, b) => compareRanks(a.rank, b.rank)).flatMap(({ job }) => simulationsOf(job)),
    unread: state.unread,
  };
}

function rankIn({ rank, requests }: DurableJob, index: number) {
  const [founder] = requests.values();
  const urgent = priorities.find((priority) => [...requests.values()].some((request) => request.priority === priority));
  return rank ?? rankOf(urgent!, founder!.acceptedAt, index, 1000 * defaultQueueSettings.promotionSeconds);
}

/** One for each who asked. */
function simulationsOf({ requests, chunks, faults }: DurableJob) {
  const runsSaved = chunks.reduce((sum, { from, to }) => sum + to - from, 0);
  const state = faults.quarantine === null ? (runsSaved > 0 ? 'begun' : 'waiting') : 'quarantined';
  return [...requests.values()].map(({ requestId, priority, acceptedAt, key, scenario, source }) => ({
    ...{ requestId, priority, state },
    title: scenario.title,
    uri: source.uri,
    ...{ runs: key.runs, seed: key.seed, runsSaved },
    acceptedAt: new Date(acceptedAt).toISOString(),
    crashes: faults.crashes,
    reason: faults.quarantine,
  }));
}

function formatStatus({ owner, isPaused, simulations, unread }: QueueReport): string {
  const parts = [
    owner
      ? `The process ${owner.pid} owns this queue: a window is open.`
      : 'No window is open. The queue goes on when one is.',
    ...(isPaused ? ['The queue is paused.'] : []),
    simulations.length === 0 ? 'Nothing is unfinished.' : formatSimulations(simulations),
    ...simulations.flatMap(({ requestId, reason }) => (reason === null ? [] : [`${requestId}: ${reason}`])),
    ...(unread.length === 0 ? [] : [`Not looked at yet:\n${unread.map(formatUnread).join('\n')}`]),
  ];
  return parts.join('\n');
}

function formatSimulations(simulations: QueueReport['simulations']): string {
  const rows = simulations.map(({ requestId, priority, state, runsSaved, runs, title }) => {
    return [requestId, priority, state, String(runsSaved), String(runs), title];
  });
  return formatTable(columns, rows);
}

function formatUnread({ title, end, finishedAt }: DurableState['unread'][number]): string {
  return `  ${title}: ${end}, ${finishedAt}`;
}
