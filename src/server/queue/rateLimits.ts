import type { QueueSettings, RateLimit } from '../../shared/model/queueSettings';
import { TokenBucket } from './tokenBucket';

/** Groups without a limit that are held at the same time; the one that is free again first is let go for another. */
const mostHeld = 1000;

export type Admission =
  | { readonly ok: true }
  /** `at`: when it will be let through, if nobody else of the group draws before. */
  | { readonly ok: false; readonly at: number };

interface Group {
  /** Null: no limit, only held for a time. */
  readonly requests: TokenBucket | null;
  /** Null: tokens are not counted. */
  readonly tokens: TokenBucket | null;
  heldUntil: number;
}

/**
 * What groups of requests may spend. Each has a bucket of requests, filled with `requestsPerMinute` up to `burst`, and
 * one of tokens, filled with `tokensPerMinute` up to a minute's worth. Times are in milliseconds, all of one clock; when
 * that goes back, every group's time goes on from there.
 */
export class RateLimits {
  private readonly groups = new Map<string, Group>();
  private lastNow = -Infinity;

  /** Replaces the limits. A group keeps what it has spent and how long it is held; a new one may spend all at once. */
  configure(limits: QueueSettings['rateLimits']): void {
    for (const name of this.groups.keys()) {
      if (!Object.hasOwn(limits, name)) this.configureGroup(name, null);
    }
    for (const [name, limit] of Object.entries(limits)) this.configureGroup(name, limit);
    this.letGo();
  }

  /** Lets one request of the group through and counts it, or says when to ask again. Without a group all may pass. */
  take(name: string | null, tokens: number, now: number): Admission {
    this.observe(now);
    const group = name === null ? undefined : this.groups.get(name);
    if (!group) return { ok: true };
    const at = freeAt(group, tokens, now);
    if (at > now) return { ok: false, at };
    group.requests?.draw(1, now);
    group.tokens?.draw(tokens, now);
    return { ok: true };
  }

  /** Lets nothing of the group through before that time, as a provider has asked. A longer hold stays. */
  hold(name: string, untilMs: number): void {
    const group = this.groups.get(name) ?? { requests: null, tokens: null, heldUntil: -Infinity };
    group.heldUntil = Math.max(group.heldUntil, untilMs);
    this.groups.set(name, group);
    this.letGo();
  }

  /** Fills every bucket and ends every hold. Returns how many groups had spent something or were held. */
  reset(): number {
    let touched = 0;
    for (const group of this.groups.values()) {
      const isHeld = group.heldUntil > this.lastNow;
      group.heldUntil = -Infinity;
      const filled = [group.requests?.fill() ?? false, group.tokens?.fill() ?? false];
      if (isHeld || filled.includes(true)) touched++;
    }
    this.letGo();
    return touched;
  }

  /** The groups that would not let one more request through, with the time when they will. */
  limited(now: number): ReadonlyMap<string, number> {
    this.observe(now);
    this.letGo();
    const times = [...this.groups].map(([name, group]) => [name, freeAt(group, 0, now)] as const);
    return new Map(times.filter(([, at]) => at > now));
  }

  private configureGroup(name: string, limit: RateLimit | null): void {
    const before = this.groups.get(name);
    const { requestsPerMinute = 0, burst = 0, tokensPerMinute = null } = limit ?? {};
    this.groups.set(name, {
      requests: limit && TokenBucket.like(before?.requests, requestsPerMinute, burst),
      tokens: tokensPerMinute === null ? null : TokenBucket.like(before?.tokens, tokensPerMinute, tokensPerMinute),
      heldUntil: before?.heldUntil ?? -Infinity,
    });
  }

  private observe(now: number): void {
    const back = this.lastNow - now;
    this.lastNow = now;
    if (!(back > 0)) return;
    for (const group of this.groups.values()) {
      group.heldUntil -= back;
      group.requests?.turnBack(back);
      group.tokens?.turnBack(back);
    }
  }

  /** Forgets groups that have no limit and are held no longer, or that are too many. */
  private letGo(): void {
    const held: [string, Group][] = [];
    for (const entry of this.groups) {
      const [name, { requests, heldUntil }] = entry;
      if (requests) continue;
      if (heldUntil <= this.lastNow) this.groups.delete(name);
      else held.push(entry);
    }
    if (held.length <= mostHeld) return;
    held.sort(([, a], [, b]) => b.heldUntil - a.heldUntil);
    for (const [name] of held.slice(mostHeld)) this.groups.delete(name);
  }
}

function freeAt({ requests, tokens, heldUntil }: Group, count: number, now: number): number {
  return Math.max(heldUntil, requests?.readyAt(1, now) ?? now, tokens?.readyAt(count, now) ?? now);
}
