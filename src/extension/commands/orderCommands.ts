import { l10n, window } from 'vscode';
import * as v from 'valibot';
import type { Job } from '../../shared/model/queue';
import { type Priority, priorities } from '../../shared/model/vocabulary';
import type { Problem } from '../../shared/protocol/lspMessage';
import { moveRun, reprioritizeRun } from '../../shared/protocol/lspQueue';
import { type Outcome, success } from '../../shared/util/outcome';
import type { ServerConnection } from '../client/serverConnection';
import type { Messages } from '../notifications/messages';
import { isWaiting } from '../status/jobActs';
import { describeJob } from '../status/queueSummary';
import { commandTitles } from './commandTitles';
import { pickJob } from './pickJob';

const prioritySchema = v.picklist(priorities);

/** Gives a simulation that waits another priority. What the caller has not passed is asked for. */
export async function changePriority(
  connection: ServerConnection,
  messages: Messages,
  request: unknown,
  wanted: unknown,
): Promise<Outcome<unknown, Problem>> {
  const requestId = await pickJob(
    waitingJobs(connection),
    request,
    commandTitles['encounterLab.changePriority'](),
    messages,
  );
  if (requestId === undefined) return success({});
  const parsed = v.safeParse(prioritySchema, wanted);
  const priority = parsed.success ? parsed.output : await pickPriority(jobOf(connection, requestId));
  return priority === undefined ? success({}) : connection.request(reprioritizeRun, { requestId, priority });
}

/**
 * Moves a simulation that waits right before another, or to the end.
 *
 * @param target the id of the other request, null for the end; asked for when it is undefined.
 */
export async function moveInQueue(
  connection: ServerConnection,
  messages: Messages,
  request: unknown,
  target: unknown,
): Promise<Outcome<unknown, Problem>> {
  const waiting = waitingJobs(connection);
  const requestId = await pickJob(waiting, request, commandTitles['encounterLab.moveInQueue'](), messages);
  if (requestId === undefined) return success({});
  const before = typeof target === 'string' || target === null ? target : await pickPlace(waiting, requestId);
  return before === undefined ? success({}) : connection.request(moveRun, { requestId, before });
}

function waitingJobs(connection: ServerConnection): readonly Job[] {
  return (connection.queue?.jobs ?? []).filter(({ state }) => isWaiting(state));
}

function jobOf(connection: ServerConnection, requestId: string): Job | undefined {
  return connection.queue?.jobs.find((job) => job.requestId === requestId);
}

async function pickPriority(job: Job | undefined): Promise<Priority | undefined> {
  const details: Readonly<Record<Priority, readonly [label: string, detail: string]>> = {
    critical: [l10n.t('Critical'), l10n.t('before all others')],
    high: [l10n.t('High'), l10n.t('two steps before low')],
    normal: [l10n.t('Normal'), l10n.t('one step before low')],
    low: [l10n.t('Low'), l10n.t('in the background')],
  };
  const items = priorities.map((priority) => {
    const [label, detail] = details[priority];
    return { label, description: priority === job?.priority ? l10n.t('{0}, as now', detail) : detail, priority };
  });
  const chosen = await window.showQuickPick(items, {
    title: commandTitles['encounterLab.changePriority'](),
    placeHolder: l10n.t('Select a priority'),
  });
  return chosen?.priority;
}

/** The request to go before, null for the end, undefined when none was picked. */
async function pickPlace(waiting: readonly Job[], requestId: string): Promise<string | null | undefined> {
  const others = waiting.filter((job) => job.requestId !== requestId);
  const items = [
    ...others.map((job) => ({
      label: l10n.t('Before {0}', job.title),
      description: describeJob(job, l10n.t),
      before: job.requestId,
    })),
    { label: l10n.t('To the end'), description: '', before: null },
  ];
  const chosen = await window.showQuickPick(items, {
    title: commandTitles['encounterLab.moveInQueue'](),
    placeHolder: l10n.t('Select a place'),
  });
  return chosen?.before;
}
