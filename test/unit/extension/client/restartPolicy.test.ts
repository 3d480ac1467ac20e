import { describe, expect, it } from 'vitest';
import { RestartPolicy } from '../../../../src/extension/client/restartPolicy';

describe('restarts of the background process', () => {
  const dieTimes = (policy: RestartPolicy, times: number) =>
    Array.from({ length: times }, () => policy.allowsRestart());

  it('end with the sixth death within three minutes', () => {
    const policy = new RestartPolicy(() => 0);
    expect(dieTimes(policy, 6)).toEqual([true, true, true, true, true, false]);
  });

  it('go on for ever when the deaths are rare', () => {
    let now = 0;
    const policy = new RestartPolicy(() => (now += 40_000));
    expect(dieTimes(policy, 100)).not.toContain(false);
  });

  it('count again from the start when the user asked for one', () => {
    const policy = new RestartPolicy(() => 0);
    dieTimes(policy, 6);
    policy.reset();
    expect(policy.allowsRestart()).toBe(true);
  });
});
