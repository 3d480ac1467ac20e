import type { JobState } from '../shared/model/queue';
import { formatPercent } from '../shared/util/format';
import { DisposableStore } from '../shared/util/disposable';
import type { PreparedRun } from '../server/prepareRun';
import type { RunEnd } from '../server/runRequest';
import type { SimulationService } from '../server/simulationService';

/** A fight of its own, without limits of time or rate. */
const commandRequest = {
  priority: 'normal',
  ...{ allowDeduplication: false, keepLast: false, known: [] },
  ...{ timeoutMs: null, group: null, tokens: 0 },
} as const;

/**
 * Fights to the end, or until `interruption` fires: then the request is cancelled.
 *
 * @param report told of the progress, at most ten times a second
 */
export async function fightEncounter(
  service: SimulationService,
  run: PreparedRun,
  interruption: AbortSignal,
  report: (progress: string) => void,
): Promise<RunEnd> {
  const submitted = await service.requests.submit({ ...run, ...commandRequest });
  if (!submitted.ok) return { kind: 'failed', reason: submitted.error.message };
  const { requestId } = submitted.value;
  const subscriptions = new DisposableStore();
  try {
    return await new Promise<RunEnd>((resolve) => {
      subscriptions.add(
        service.requests.onDidFinish((finished) => finished.requestId === requestId && resolve(finished.end)),
      );
      subscriptions.add(
        service.monitor.onDidChange(({ jobs }) => {
          const job = jobs.find((candidate) => candidate.requestId === requestId);
          if (job) report(`${job.title}: ${formatProgress(job.state)}`);
        }),
      );
      const cancel = () => void service.requests.cancel(requestId);
      interruption.addEventListener('abort', cancel, { once: true });
      subscriptions.add({ dispose: () => interruption.removeEventListener('abort', cancel) });
      if (interruption.aborted) cancel();
    });
  } finally {
    subscriptions.dispose();
  }
}

function formatProgress(state: JobState): string {
  if (state.kind !== 'running') return state.kind;
  if (state.phase === 'analyzing') return 'statistics';
  const left = state.etaMs === null ? '' : `, ${Math.ceil(state.etaMs / 1000)} s left`;
  const wins = state.partyWins === null ? '' : `, the party wins ${formatPercent(state.partyWins.rate)}`;
  return `${Math.floor(state.fraction * 100)} %${left}${wins}`;
}
