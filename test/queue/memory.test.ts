import { beforeAll, expect, it } from 'vitest';
import { maxStoredRuns } from '../../src/shared/model/results';
import { runRequest } from '../support/acceptedRequest';
import { buildServer } from '../support/buildServer';
import { startService } from '../support/serviceHarness';

const megabyte = 2 ** 20;
/** 55 to 70 were seen, of which half in the workers' heaps; what a million runs themselves would take is far more. */
const mostGrowth = 100 * megabyte;

let workerFile: string;
beforeAll(async () => ({ workerFile } = await buildServer()));

it('memory does not grow with the number of runs beyond those stored', { timeout: 600_000 }, async () => {
  const { service, submit, endOf } = await startService({ workerFile, workers: 2 });
  let peak = 0;
  const watching = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  const peakOf = async (runs: number): Promise<number> => {
    peak = 0;
    const end = await endOf(await submit(runRequest({ runs, goblins: 1 })));
    expect(end).toMatchObject({ kind: 'completed', result: { analysis: { runs, storedRuns: maxStoredRuns } } });
    return peak;
  };
  await peakOf(2 * maxStoredRuns);
  const few = await peakOf(2 * maxStoredRuns + 1);
  const many = await peakOf(1_000_000);
  clearInterval(watching);
  service.dispose();
  expect(many - few).toBeLessThan(mostGrowth);
});
