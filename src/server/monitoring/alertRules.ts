import type { AlertRule, Health, QueueStatistics } from '../../shared/model/queueHealth';
import { assertNever } from '../../shared/util/assertNever';
import { healthThresholds } from './health';
import { successRate, type TallyOver } from './minuteTallies';

const hour = 3600;

/** What the rules look at. */
export interface AlertInputs {
  readonly health: Health;
  readonly statistics: QueueStatistics;
  /** What happened in the last so many milliseconds. */
  readonly over: (ms: number) => TallyOver;
  readonly isPaused: boolean;
  readonly liveWorkers: number;
}

export const defaultAlertRules: readonly AlertRule[] = [
  {
    ...{ id: 'health', metric: 'healthScore', operator: '<', threshold: healthThresholds.warning },
    ...{ windowSeconds: 0, breaches: 2 },
  },
  {
    ...{ id: 'oldestWaiting', metric: 'oldestWaitingSeconds', operator: '>' },
    ...{ threshold: healthThresholds.oldestWaitingMs / 1000, windowSeconds: 0, breaches: 2 },
  },
  {
    ...{ id: 'successRate', metric: 'successRate', operator: '<', threshold: healthThresholds.successRate },
    ...{ windowSeconds: hour, breaches: 2 },
  },
  {
    ...{ id: 'quarantined', metric: 'quarantined', operator: '>', threshold: 0 },
    ...{ windowSeconds: hour, breaches: 1 },
  },
  {
    ...{ id: 'memory', metric: 'memoryMegabytes', operator: '>', threshold: 400 },
    ...{ windowSeconds: 0, breaches: 4 },
  },
];

/** The metric of the rule, in its unit; null when there is nothing to measure. */
export function measureRule(rule: AlertRule, { health, statistics, over }: AlertInputs): number | null {
  const { metric, windowSeconds } = rule;
  switch (metric) {
    case 'healthScore':
      return health.score;
    case 'waiting':
      return statistics.counts.waiting;
    case 'oldestWaitingSeconds':
      return statistics.oldestWaitingMs === null ? null : statistics.oldestWaitingMs / 1000;
    case 'memoryMegabytes':
      return statistics.memory.total / 1e6;
    case 'successRate':
      return successRate(over(windowSeconds * 1000).tally);
    case 'failed':
    case 'quarantined':
    case 'crashes':
      return over(windowSeconds * 1000).tally[metric];
    default:
      return assertNever(metric);
  }
}

/** Whether the rule has something to say. */
export function isBreached({ operator, threshold }: AlertRule, value: number | null): value is number {
  return value !== null && (operator === '<' ? value < threshold : value > threshold);
}
