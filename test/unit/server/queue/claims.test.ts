import { describe, expect, it } from 'vitest';
import { Claims } from '../../../../src/server/queue/claims';
import { Job } from '../../../../src/server/queue/job';
import { acceptedRequest } from '../../../support/acceptedRequest';

const jobs = [1, 2].map(
  (number) => new Job(String(number), number, acceptedRequest(), { isCritical: false, key: 0, number }),
);

describe('a claim', () => {
  it('ends once: what is reported under its token after that does not count', () => {
    const claims = new Claims();
    const first = claims.simulate(jobs[0]!, { from: 0, to: 201 });
    expect(claims.end(first)).toBe(true);
    const again = claims.simulate(jobs[0]!, { from: 0, to: 201 });
    expect(again.token).toBeGreaterThan(first.token);
    expect(claims.end(first)).toBe(false);
    expect(claims.all).toEqual([again]);
  });

  it('makes its job one that runs, however many the job has', () => {
    const claims = new Claims();
    const first = claims.simulate(jobs[0]!, { from: 0, to: 201 });
    const second = claims.simulate(jobs[0]!, { from: 201, to: 402 });
    const analysis = claims.analyze(jobs[1]!);
    expect([...claims.jobs]).toEqual(jobs);
    expect(claims.of(jobs[0]!)).toEqual([first, second]);
    claims.end(first);
    claims.end(analysis);
    expect([...claims.jobs]).toEqual([jobs[0]]);
  });
});
