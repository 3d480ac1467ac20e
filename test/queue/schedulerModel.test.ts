import { describe, expect, it } from 'vitest';
import type { Action, ModelConfiguration } from './model/modelConfiguration';
import { QueueModel } from './model/queueModel';

const twoPriorities: ModelConfiguration = {
  settings: { workers: 1 },
  requests: [
    { seed: 1, blocks: 3, priority: 'low' },
    { seed: 2, blocks: 1, priority: 'high' },
  ],
  taskMs: 150,
  faults: 1,
  changes: 1,
};

const configurations: Readonly<Record<string, ModelConfiguration>> = {
  'one worker, preemption and a duplicate that raises': {
    ...twoPriorities,
    requests: [...twoPriorities.requests, { seed: 1, blocks: 3, priority: 'critical' }],
  },
  'two workers, whole jobs at once': {
    ...twoPriorities,
    settings: { workers: 2 },
    taskMs: 0,
  },
  'one simulation at a time, on one to two workers': {
    ...twoPriorities,
    settings: { workers: 2, maxConcurrentSimulations: 1 },
    configurations: [{ workers: 1 }, { maxConcurrentSimulations: 2 }, { enabled: false }],
    changes: 2,
    faults: 0,
  },
  'a job that ends its workers, on two': {
    ...twoPriorities,
    settings: { workers: 2, maxRetries: 5 },
    faults: 4,
    changes: 1,
  },
  'edits of which only the last counts, in a group with a limit and with a time limit': {
    ...twoPriorities,
    settings: { workers: 1, rateLimits: { g: { requestsPerMinute: 30, tokensPerMinute: null, burst: 1 } } },
    requests: [
      { seed: 1, blocks: 2, priority: 'normal', keepLast: true, group: 'g' },
      { seed: 2, blocks: 2, priority: 'normal', keepLast: true, timeoutMs: 2000 },
      { seed: 3, blocks: 1, priority: 'low', group: 'g' },
    ],
  },
};

/** Of all that can happen, a bit of everything: too much to be looked at in every order. */
const everything: ModelConfiguration = {
  settings: {
    workers: 2,
    maxRetries: 5,
    rateLimits: { g: { requestsPerMinute: 30, tokensPerMinute: null, burst: 1 } },
  },
  requests: [
    { seed: 1, blocks: 3, priority: 'low' },
    { seed: 2, blocks: 2, priority: 'normal', keepLast: true },
    { seed: 3, blocks: 3, priority: 'high', group: 'g' },
    { seed: 1, blocks: 3, priority: 'critical' },
    { seed: 4, blocks: 2, priority: 'normal', keepLast: true, timeoutMs: 4000 },
    { seed: 3, blocks: 3, priority: 'low', allowDeduplication: false, group: 'g' },
  ],
  taskMs: 150,
  faults: 8,
  changes: 8,
  configurations: [
    { workers: 1 },
    { workers: 3 },
    { maxConcurrentSimulations: 1 },
    { maxConcurrentSimulations: 3, promotionSeconds: 1 },
    { maxRetries: 0 },
  ],
};

/** Of each configuration so many states, those nearest to the start first. */
const mostStates = 500;
const walks = { count: 100, steps: 60 };

/** @throws what broke, with the way there */
async function replay(configuration: ModelConfiguration, path: readonly Action[]): Promise<QueueModel> {
  const model = await QueueModel.start(configuration);
  for (const [index, action] of path.entries()) {
    await model.step(action).catch((error: unknown) => fail(error, path.slice(0, index + 1)));
  }
  return model;
}

function fail(error: unknown, path: readonly (Action | string)[]): never {
  throw new Error(`${String(error)} after\n${path.map((action) => JSON.stringify(action)).join('\n')}`);
}

describe('the queue keeps its promises', () => {
  it.each(Object.entries(configurations))('in every order: %s', { timeout: 180_000 }, async (_, configuration) => {
    const seen = new Set<string>();
    const paths: (readonly Action[])[] = [[]];
    for (const path of paths) {
      const model = await replay(configuration, path);
      const state = model.state();
      if (!seen.has(state)) {
        seen.add(state);
        paths.push(...model.actions().map((action) => [...path, action]));
        await model.finish().catch((error: unknown) => fail(error, [...path, 'and all that is left is let end']));
      }
      model.dispose();
      if (seen.size === mostStates) break;
    }
    expect(seen.size).toBe(mostStates);
  });

  it('on long ways through everything that can happen', { timeout: 180_000 }, async () => {
    const seed = Number(process.env['MODEL_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    console.log(`MODEL_SEED=${seed}`);
    const random = randomOf(seed);
    for (let walk = 0; walk < walks.count; walk++) {
      const model = await QueueModel.start(everything);
      const path: Action[] = [];
      try {
        while (path.length < walks.steps) {
          const actions = model.actions();
          path.push(actions[Math.floor(random() * actions.length)]!);
          await model.step(path.at(-1)!);
        }
        await model.finish();
      } catch (error) {
        fail(error, path);
      }
      model.dispose();
    }
  });
});

/** Numbers from 0 to below 1 (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
