import type { AcceptedRequest, RunRequest } from '../../src/server/runRequest';
import { fordScenario } from '../fixtures/fordScenario';

const hashParts = { players: [], monsters: [], configuration: '', simulation: '' };

/** What a test does not care about of a request the queue has accepted. */
export function acceptedRequest(changes: Partial<AcceptedRequest> & { readonly seed?: number } = {}): AcceptedRequest {
  const { seed = 7, ...rest } = changes;
  return {
    requestId: crypto.randomUUID(),
    acceptedAt: 1_000_000,
    priority: 'normal',
    allowDeduplication: true,
    ...{ keepLast: false, timeoutMs: null, group: null, tokens: 0 },
    key: { scenarioHash: 'a'.repeat(64), seed, runs: 1005, engineVersion: '1' },
    hashParts,
    scenario: fordScenario(4),
    source: { uri: 'file:///ford.encounter.yaml', text: 'title: Ambush at the ford' },
    ...rest,
  };
}

/** What a test does not care about of a request to the queue. Equal goblins, runs and seed are the same simulation. */
export function runRequest(changes: Partial<RunRequest> & { readonly goblins?: number } = {}): RunRequest {
  const { goblins = 4, ...rest } = changes;
  return {
    scenario: fordScenario(goblins),
    hash: goblins.toString(16).padStart(64, '0'),
    hashParts,
    source: { uri: 'file:///ford.encounter.yaml', text: `# ${goblins} goblins` },
    runs: 1005,
    seed: 7,
    priority: 'normal',
    allowDeduplication: true,
    ...{ keepLast: false, timeoutMs: null, group: null, tokens: 0 },
    known: [],
    ...rest,
  };
}
