import { l10n, window } from 'vscode';
import type { Job } from '../../shared/model/queue';
import type { Messages } from '../notifications/messages';
import { describeJob } from '../status/queueSummary';

/**
 * The request that a command is about: the one it was called with, else the only one there is, else one the user picks.
 *
 * @param argument what the caller passed.
 * @param title of the command.
 * @returns undefined when there is none, which is said, or none was picked.
 */
export async function pickJob(
  jobs: readonly Job[],
  argument: unknown,
  title: string,
  messages: Messages,
): Promise<string | undefined> {
  if (typeof argument === 'string') return argument;
  if (jobs.length === 0) {
    void messages.inform(l10n.t('{0}: there is no such simulation in the queue now.', title));
    return undefined;
  }
  if (jobs.length === 1) return jobs[0]?.requestId;
  const items = jobs.map((job) => ({ label: job.title, description: describeJob(job, l10n.t), job }));
  const chosen = await window.showQuickPick(items, {
    title,
    placeHolder: l10n.t('Select a simulation'),
    matchOnDescription: true,
  });
  return chosen?.job.requestId;
}
