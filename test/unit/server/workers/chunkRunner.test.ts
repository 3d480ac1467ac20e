import { expect, it } from 'vitest';
import { ChunkRunner } from '../../../../src/server/workers/simulation/chunkRunner';
import { fordScenario } from '../../../fixtures/fordScenario';

it('looks at the scenario once in a task, however many blocks it has', async () => {
  let looks = 0;
  const ford = fordScenario(1);
  const scenario = Object.assign(fordScenario(1), {
    toJSON: () => {
      looks++;
      return ford;
    },
  });
  const task = { scenario, seed: 7, from: 0, to: 5 * 201, isWhole: true, stop: new Int32Array(1) };
  const reply = await new ChunkRunner().run(task, () => undefined);
  expect(reply).toMatchObject({ to: 1005, tally: { runs: 1005 } });
  expect(looks).toBe(1);
});
