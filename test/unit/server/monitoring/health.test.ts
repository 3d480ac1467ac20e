import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { assessHealth, type HealthInputs } from '../../../../src/server/monitoring/health';
import { healthSchema } from '../../../../src/shared/model/queueHealth';

const well: HealthInputs = {
  ...{ liveWorkers: 1, unfinished: 80, oldestWaitingMs: 3_600_000, successRate: 0.9 },
  ...{ waiting: 80, capacity: 100, rateLimited: 10 },
};
const idle: HealthInputs = {
  ...{ liveWorkers: 0, unfinished: 0, oldestWaitingMs: null, successRate: null },
  ...{ waiting: 0, capacity: 100, rateLimited: 0 },
};

describe('health', () => {
  it.each([
    ['at every limit', well],
    ['with nothing to do, and so no worker', idle],
  ])('is 100 %s', (_, inputs) => {
    expect(assessHealth(inputs)).toEqual({ score: 100, level: 'healthy', deductions: [] });
  });

  it.each<[Partial<HealthInputs>, number, string, string]>([
    [{ liveWorkers: 0, unfinished: 1 }, 50, 'No worker is alive, and 1 simulation is unfinished.', 'Restart'],
    [{ oldestWaitingMs: 3_600_001 }, 20, 'A simulation has waited for more than 60 minutes; 60 are', 'Resume'],
    [{ successRate: 0.89999 }, 15, 'Only 89.9 % of the simulations of the last hour succeeded, less than 90 %.', 'why'],
    [{ waiting: 81 }, 10, '81 simulations are waiting, more than 80 % of the 100 allowed.', 'maxQueueSize'],
    [{ waiting: 5, capacity: 6 }, 10, '5 simulations are waiting, more than 80 % of the 6 allowed.', 'maxQueueSize'],
    [{ rateLimited: 11 }, 5, '11 simulations are held back by rate limits, more than 10.', 'rate limits'],
  ])('loses points beyond a limit, and says why and what to do: %j', (wrong, points, cause, remedy) => {
    const { score, deductions } = assessHealth({ ...well, ...wrong });
    expect(score).toBe(100 - points);
    expect(deductions.map((deduction) => deduction.points)).toEqual([points]);
    expect(deductions[0]?.cause).toContain(cause);
    expect(deductions[0]?.remedy).toContain(remedy);
  });

  it('is 0 when all is wrong', () => {
    const all = { liveWorkers: 0, oldestWaitingMs: 1e9, successRate: 0, waiting: 100, rateLimited: 100 };
    const health = assessHealth({ ...well, ...all });
    expect(health).toMatchObject({ score: 0, level: 'critical' });
    expect(health.deductions).toHaveLength(5);
    expect(v.parse(healthSchema, health)).toEqual(health);
  });

  it.each<[Partial<HealthInputs>, number, string]>([
    [{ oldestWaitingMs: 1e9 }, 80, 'healthy'],
    [{ oldestWaitingMs: 1e9, rateLimited: 11 }, 75, 'warning'],
    [{ oldestWaitingMs: 1e9, successRate: 0, rateLimited: 11 }, 60, 'warning'],
    [{ oldestWaitingMs: 1e9, successRate: 0, waiting: 81 }, 55, 'critical'],
  ])('of %j is %i: %s', (wrong, score, level) => {
    expect(assessHealth({ ...well, ...wrong })).toMatchObject({ score, level });
  });
});
