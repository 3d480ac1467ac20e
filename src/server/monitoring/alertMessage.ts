import type { Alert, AlertRule } from '../../shared/model/queueHealth';
import { assertNever } from '../../shared/util/assertNever';
import type { AlertInputs } from './alertRules';
import { percentBelow } from './health';

/** What is said of a breached rule, with the figure, and what the user can do. */
export function alertMessage(rule: AlertRule, value: number, inputs: AlertInputs): Pick<Alert, 'message' | 'action'> {
  return { message: messageOf(rule, value, inputs), action: actionOf(rule, inputs) };
}

function messageOf({ metric, windowSeconds, threshold }: AlertRule, value: number, { health }: AlertInputs): string {
  const window = `in the last ${Math.round(windowSeconds / 60)} minutes`;
  switch (metric) {
    case 'healthScore':
      return [`The queue is not well (${value} of 100).`, ...health.deductions.map(({ cause }) => cause)].join(' ');
    case 'waiting':
      return `${value} simulations are waiting (limit ${threshold}).`;
    case 'oldestWaitingSeconds':
      return `A simulation has waited for more than ${Math.floor(value / 60)} minutes.`;
    case 'successRate':
      return `Only ${percentBelow(value)} % of the simulations ${window} succeeded.`;
    case 'failed':
      return `Simulations that failed ${window}: ${value}.`;
    case 'quarantined':
      return `Simulations set aside ${window}, because they ended their worker again and again: ${value}.`;
    case 'crashes':
      return `Workers that died ${window}: ${value}.`;
    case 'memoryMegabytes':
      return `The background process uses ${Math.ceil(value)} MB of memory (limit ${threshold} MB).`;
    default:
      return assertNever(metric);
  }
}

function actionOf({ metric }: AlertRule, { isPaused, liveWorkers }: AlertInputs): Alert['action'] {
  switch (metric) {
    case 'memoryMegabytes':
      return 'restartServer';
    case 'healthScore':
    case 'waiting':
    case 'oldestWaitingSeconds':
      if (liveWorkers === 0) return 'restartServer';
      if (isPaused) return 'resume';
      return metric === 'waiting' ? 'clearQueue' : 'showQueue';
    case 'successRate':
    case 'failed':
    case 'quarantined':
    case 'crashes':
      return 'showQueue';
    default:
      return assertNever(metric);
  }
}
