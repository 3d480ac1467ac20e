import type { Health } from '../../shared/model/queueHealth';

/** Beyond each of these something is wrong. Score and words, and the alerts, are made of the same figures. */
export const healthThresholds = {
  oldestWaitingMs: 3_600_000,
  successRate: 0.9,
  /** Waiting jobs as a share of those allowed. */
  fill: 0.8,
  rateLimited: 10,
  /** Scores from here on are healthy; */
  healthy: 80,
  /** these are a warning, and what is below is critical. */
  warning: 60,
} as const;

export interface HealthInputs {
  readonly liveWorkers: number;
  /** Jobs that run or wait in any way. */
  readonly unfinished: number;
  readonly oldestWaitingMs: number | null;
  /** Null when nothing ended in the window. */
  readonly successRate: number | null;
  readonly waiting: number;
  /** Jobs that may wait. */
  readonly capacity: number;
  /** Jobs that wait for their group. */
  readonly rateLimited: number;
}

interface Check {
  readonly points: number;
  /** What is wrong, with the figure; null when nothing is. */
  readonly cause: (inputs: HealthInputs) => string | null;
  readonly remedy: string;
}

const checks: readonly Check[] = [
  {
    points: 50,
    cause: ({ liveWorkers, unfinished }) =>
      liveWorkers === 0 && unfinished > 0 ? `No worker is alive, and ${simulations(unfinished)} unfinished.` : null,
    remedy: 'Restart the background process.',
  },
  {
    points: 20,
    cause: ({ oldestWaitingMs }) =>
      oldestWaitingMs !== null && oldestWaitingMs > healthThresholds.oldestWaitingMs
        ? `A simulation has waited for more than ${Math.floor(oldestWaitingMs / 60_000)} minutes; ${healthThresholds.oldestWaitingMs / 60_000} are the limit.`
        : null,
    remedy: 'Resume the queue if it is paused; else cancel what is not needed, or allow more workers.',
  },
  {
    points: 15,
    cause: ({ successRate }) =>
      successRate !== null && successRate < healthThresholds.successRate
        ? `Only ${percentBelow(successRate)} % of the simulations of the last hour succeeded, less than ${100 * healthThresholds.successRate} %.`
        : null,
    remedy: 'Open the queue and read why they failed.',
  },
  {
    points: 10,
    cause: ({ waiting, capacity }) =>
      waiting / capacity > healthThresholds.fill
        ? `${simulations(waiting)} waiting, more than ${100 * healthThresholds.fill} % of the ${capacity} allowed.`
        : null,
    remedy: 'Wait, cancel what is not needed, or raise maxQueueSize.',
  },
  {
    points: 5,
    cause: ({ rateLimited }) =>
      rateLimited > healthThresholds.rateLimited
        ? `${simulations(rateLimited)} held back by rate limits, more than ${healthThresholds.rateLimited}.`
        : null,
    remedy: 'Wait until they are let through, raise the rate limits, or reset them.',
  },
];

/** How well the queue does: 100, less points for all that is wrong. */
export function assessHealth(inputs: HealthInputs): Health {
  const deductions = checks.flatMap(({ points, cause, remedy }) => {
    const found = cause(inputs);
    return found === null ? [] : [{ cause: found, points, remedy }];
  });
  const score = deductions.reduce((left, { points }) => left - points, 100);
  return { score, level: levelOf(score), deductions };
}

function levelOf(score: number): Health['level'] {
  if (score >= healthThresholds.healthy) return 'healthy';
  return score >= healthThresholds.warning ? 'warning' : 'critical';
}

function simulations(count: number): string {
  return count === 1 ? '1 simulation is' : `${count} simulations are`;
}

/** In percent with one decimal, rounded down, so that what is below a limit also reads as below it. */
export function percentBelow(share: number): number {
  return Math.floor(share * 1000) / 10;
}
