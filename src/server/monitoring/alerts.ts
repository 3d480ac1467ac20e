import type { Alert, AlertRule } from '../../shared/model/queueHealth';
import type { Disposable } from '../../shared/util/disposable';
import { Emitter } from '../../shared/util/emitter';
import type { Clock } from '../clock';
import { alertMessage } from './alertMessage';
import { isBreached, measureRule, type AlertInputs } from './alertRules';

const intervalMs = 15_000;
/** Between two alerts of one rule. */
const cooldownMs = 15 * 60_000;
const hourMs = 3_600_000;
/** Of all rules together. */
const mostInAnHour = 10;

interface Watched {
  readonly rule: AlertRule;
  /** Looks in a row that found it breached. */
  breaches: number;
  /** The last time, in milliseconds since 1970. */
  raisedAt: number;
}

/**
 * Looks at the queue every 15 seconds and speaks up once when a rule is breached often enough in a row. An alert is
 * there until its metric recovers, by itself.
 */
export class Alerts implements Disposable {
  private readonly didRaise = new Emitter<Alert>();
  private readonly didChange = new Emitter<readonly Alert[]>();
  /** Once for each alert. */
  readonly onDidRaise = this.didRaise.event;
  readonly onDidChange = this.didChange.event;

  private readonly watched: readonly Watched[];
  private active: readonly Alert[] = [];
  /** When alerts were raised in the last hour. */
  private raised: readonly number[] = [];
  private timer: Disposable;

  constructor(
    rules: readonly AlertRule[],
    private readonly clock: Clock,
    private readonly look: () => AlertInputs,
  ) {
    this.watched = rules.map((rule) => ({ rule, breaches: 0, raisedAt: -Infinity }));
    this.timer = this.schedule();
  }

  /** What is the matter now, newest first; at most one of each rule. */
  get alerts(): readonly Alert[] {
    return this.active;
  }

  /** The user has seen it. False when there is no such alert any more. */
  acknowledge(id: string): boolean {
    if (!this.active.some((alert) => alert.id === id)) return false;
    this.change(this.active.map((alert) => (alert.id === id ? { ...alert, isAcknowledged: true } : alert)));
    return true;
  }

  dispose(): void {
    this.timer.dispose();
    this.didRaise.dispose();
    this.didChange.dispose();
  }

  private schedule(): Disposable {
    return this.clock.after(intervalMs, () => {
      this.timer = this.schedule();
      const inputs = this.look();
      for (const watched of this.watched) this.evaluate(watched, inputs);
    });
  }

  private evaluate(watched: Watched, inputs: AlertInputs): void {
    const { rule } = watched;
    const value = measureRule(rule, inputs);
    const isActive = this.active.some(({ ruleId }) => ruleId === rule.id);
    if (!isBreached(rule, value)) {
      watched.breaches = 0;
      if (isActive) this.change(this.active.filter(({ ruleId }) => ruleId !== rule.id));
      return;
    }
    watched.breaches++;
    if (!isActive && watched.breaches >= rule.breaches && this.mayRaise(watched)) this.raise(watched, value, inputs);
  }

  private mayRaise({ raisedAt }: Watched): boolean {
    const now = this.clock.now();
    this.raised = this.raised.filter((at) => now - at < hourMs);
    return now - raisedAt >= cooldownMs && this.raised.length < mostInAnHour;
  }

  private raise(watched: Watched, value: number, inputs: AlertInputs): void {
    const now = this.clock.now();
    watched.raisedAt = now;
    this.raised = [...this.raised, now];
    const alert: Alert = {
      id: crypto.randomUUID(),
      ruleId: watched.rule.id,
      ...alertMessage(watched.rule, value, inputs),
      raisedAt: new Date(now).toISOString(),
      isAcknowledged: false,
    };
    this.change([alert, ...this.active]);
    this.didRaise.fire(alert);
  }

  private change(active: readonly Alert[]): void {
    this.active = active;
    this.didChange.fire(active);
  }
}
