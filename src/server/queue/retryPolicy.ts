/** Before jitter, of the first retry; it doubles with each. */
const baseMs = 1000;
const mostMs = 30_000;

/**
 * How long to wait before a retry: exponential backoff with full jitter (any time up to the limit, so that what failed
 * together does not come back together).
 *
 * @param attempt 1 for the first retry
 * @param random from 0 to 1
 */
export function retryDelayMs(attempt: number, random: () => number): number {
  return random() * Math.min(mostMs, baseMs * 2 ** (attempt - 1));
}
