import { l10n } from 'vscode';
import type { Job } from '../../shared/model/queue';
import { cancelRun } from '../../shared/protocol/lsp';
import type { Problem } from '../../shared/protocol/lspMessage';
import {
  cleanUpQueue,
  clearQueue,
  pauseQueue,
  queueDidShow,
  releaseStale,
  removeRun,
  requeueFailed,
  resetRateLimits,
  resumeQueue,
  retryRun,
} from '../../shared/protocol/lspQueue';
import type { Outcome } from '../../shared/util/outcome';
import type { ServerConnection } from '../client/serverConnection';
import type { CommandId } from '../identifiers';
import type { Reporter } from '../reporter';
import type { UnreadRuns } from '../runs/unreadRuns';
import { type JobAct, actsOf } from '../status/jobActs';
import type { QueueHealthDocument } from '../status/queueHealthDocument';
import { showQueuePick } from '../status/queuePick';
import { commandTitles } from './commandTitles';
import { changePriority, moveInQueue } from './orderCommands';
import { pickJob } from './pickJob';

export interface QueueCommandParts {
  readonly connection: ServerConnection;
  readonly unread: UnreadRuns;
  readonly health: QueueHealthDocument;
  readonly reporter: Reporter;
}

/** What a command does with what the caller passed. */
export type CommandHandler = (...parameters: unknown[]) => Promise<void> | void;

/** The commands about the queue. Those about one simulation take its request's id, or ask. */
export function queueCommands({ connection, unread, health, reporter }: QueueCommandParts) {
  const { messages } = reporter;
  /** Does something with a job that it can be done with. */
  const withJob = async (act: JobAct, argument: unknown, title: string, use: (requestId: string) => Promise<void>) => {
    const jobs = (connection.queue?.jobs ?? []).filter((job: Job) => actsOf(job).includes(act));
    const requestId = await pickJob(jobs, argument, title, messages);
    if (requestId !== undefined) await use(requestId);
  };
  const tellRefusal = (reply: Outcome<unknown, Problem>) => {
    if (!reply.ok) void messages.warn(reply.error.message);
  };
  /** Asks for something that is done to many, and says to how many. */
  const sayTouched = async (method: typeof cleanUpQueue, say: (count: number) => string) => {
    const { touched: count } = await connection.request(method, {});
    void messages.inform(say(count));
  };
  return {
    'encounterLab.cancelSimulation': (argument) =>
      withJob('cancel', argument, commandTitles['encounterLab.cancelSimulation'](), async (requestId) => {
        await connection.request(cancelRun, { requestId });
      }),
    'encounterLab.showQueue': async () => {
      showQueuePick(connection, unread);
      // Never starts the server for this: without one, nothing has failed.
      if (connection.queue && connection.queue.failed > 0) await connection.notify(queueDidShow, {});
    },
    'encounterLab.showQueueHealth': () => health.show(),
    'encounterLab.pauseQueue': async () => {
      await connection.request(pauseQueue, {});
    },
    'encounterLab.resumeQueue': async () => {
      await connection.request(resumeQueue, {});
    },
    'encounterLab.changePriority': async (requestId, priority) =>
      tellRefusal(await changePriority(connection, messages, requestId, priority)),
    'encounterLab.moveInQueue': async (requestId, before) =>
      tellRefusal(await moveInQueue(connection, messages, requestId, before)),
    'encounterLab.retrySimulation': (argument) =>
      withJob('retry', argument, commandTitles['encounterLab.retrySimulation'](), async (requestId) =>
        tellRefusal(await connection.request(retryRun, { requestId })),
      ),
    'encounterLab.removeFromQueue': (argument) =>
      withJob('remove', argument, commandTitles['encounterLab.removeFromQueue'](), async (requestId) =>
        tellRefusal(await connection.request(removeRun, { requestId })),
      ),
    'encounterLab.clearQueue': () =>
      sayTouched(clearQueue, (count) => l10n.t('Simulations taken out of the queue: {0}.', count)),
    'encounterLab.retryFailedSimulations': () =>
      sayTouched(requeueFailed, (count) => l10n.t('Failed simulations that run again: {0}.', count)),
    'encounterLab.cleanUpFinished': () =>
      sayTouched(cleanUpQueue, (count) => l10n.t('Finished simulations taken from the list: {0}.', count)),
    'encounterLab.resetRateLimits': () =>
      sayTouched(resetRateLimits, (count) => l10n.t('Rate limits reset: {0}.', count)),
    'encounterLab.releaseStaleWorkers': () =>
      sayTouched(releaseStale, (count) => l10n.t('Stale workers replaced: {0}.', count)),
  } satisfies Partial<Record<CommandId, CommandHandler>>;
}
