import type { JobState } from '../shared/model/queue';
import { formatPercent } from '../shared/util/format';
import { DisposableStore } from '../shared/util/disposable';
import type { PreparedRun } from '../server/prepareRun';
import type { RunEnd } from '../server/runRequest';
import type { SimulationService } from '../server/simulationService';

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
  const submitted = await service.submit({ ...run, priority: 'normal', allowDeduplication: false, known: [] });
  if (!submitted.ok) return { kind: 'failed', reason: submitted.error.message };
  const { requestId } = submitted.value;
  const subscriptions = new DisposableStore();
  try {
    return await new Promise<RunEnd>((resolve) => {
      subscriptions.add(service.onDidFinish((finished) => finished.requestId === requestId && resolve(finished.end)));
      subscriptions.add(
        service.onDidChange(({ jobs }) => {
          const job = jobs.find((candidate) => candidate.requestId === requestId);
          if (job) report(`${job.title}: ${formatProgress(job.state)}`);
        }),
      );
      const cancel = () => void service.cancel(requestId);
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
