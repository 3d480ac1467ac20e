import { formatDuration, formatRate } from '../../src/shared/util/format';
import { IntervalBar } from '../charts/IntervalBar';
import { formatCount } from '../format';
import type { PanelStore, RunningJob } from '../store';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { ProgressRing } from '../ui/ProgressRing';

/** What is being simulated now, and how much is waiting. */
export function ProgressList({ store }: { readonly store: PanelStore }) {
  const jobs = store.running.value;
  const waiting = store.waiting.value;
  if (jobs.length === 0 && waiting === 0) return null;
  return (
    <section class="progress-list" aria-label="Simulating">
      {jobs.map((job) => (
        <Progress key={job.requestId} job={job} onCancel={() => store.cancel(job.requestId)} />
      ))}
      {waiting > 0 && (
        <p class="waiting">
          <Badge>{formatCount(waiting)}</Badge> waiting
        </p>
      )}
    </section>
  );
}

function Progress({ job, onCancel }: { readonly job: RunningJob; readonly onCancel: () => void }) {
  const { fraction, runsDone, runsTotal, runsPerSecond, etaMs, phase, partyWins } = job.state;
  const percent = Math.min(100, Math.floor(fraction * 100));
  const figures = [
    phase === 'analyzing' ? 'analyzing' : `${formatCount(runsDone)} of ${formatCount(runsTotal)} runs`,
    runsPerSecond > 0 ? `${formatCount(runsPerSecond)} runs/s` : null,
    etaMs === null ? null : `about ${formatDuration(etaMs)} left`,
  ];
  return (
    <div class="progress">
      <ProgressRing />
      <div class="progress-what">
        <strong>{job.title}</strong>
        <span class="quiet">{figures.filter((figure) => figure !== null).join(' · ')}</span>
      </div>
      <strong class="progress-percent">{percent} %</strong>
      <Button label={`Cancel ${job.title}`} onPress={onCancel}>
        Cancel
      </Button>
      <div
        class="progress-bar"
        role="progressbar"
        aria-label={`Simulating ${job.title}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div style={{ width: `${percent}%` }} />
      </div>
      {partyWins && (
        <div class="progress-wins">
          <span>The party wins {formatRate(partyWins, partyWins.runs)} so far</span>
          <IntervalBar rate={partyWins} />
        </div>
      )}
    </div>
  );
}
