import type { Connection } from 'vscode-languageserver/node';
import { maxFileBytes } from '../../scenario/document/parseYaml';
import type { ScenarioService } from '../../scenario/scenarioService';
import {
  acknowledgeRun,
  cancelRun,
  compareRuns,
  rateMonsters,
  replayRun,
  runDidFinish,
  runStatus,
  runStoreFailed,
  storeRunAgain,
  submitRun,
} from '../../shared/protocol/lsp';
import type { Problem } from '../../shared/protocol/lspMessage';
import { fromBase64, toBase64 } from '../../shared/util/base64';
import { assertNever } from '../../shared/util/assertNever';
import { failure, success, type Outcome } from '../../shared/util/outcome';
import { prepareRun } from '../prepareRun';
import type { FinishedRun } from '../runRequest';
import type { SimulationService } from '../simulationService';
import type { ProtocolConnection } from './protocolConnection';
import type { ClientFiles } from './clientFiles';

export interface RunParts {
  readonly connection: Connection;
  readonly protocol: ProtocolConnection;
  readonly files: ClientFiles;
  readonly scenarios: ScenarioService;
  /** Resolves when the client may be sent what the queue has to say. */
  readonly service: Promise<SimulationService>;
}

/** Puts simulations on the wire: requests, their ends, comparison and replay. */
export function registerRunFeature({ connection, protocol, files, scenarios, service }: RunParts): void {
  protocol.onRequest(submitRun, async ({ uri, runs, seed, ...wanted }) => {
    const text = await readText(files, uri);
    if (!text.ok) return text;
    const prepared = await prepareRun(scenarios, { uri, text: text.value }, { runs, seed });
    if (!prepared.ok) return prepared;
    return (await service).requests.submit({ ...prepared.value, ...wanted });
  });
  protocol.onRequest(cancelRun, async ({ requestId }) => {
    const started = await service;
    const isCancelled = started.requests.cancel(requestId);
    // What was said to be cancelled must not be back after a crash.
    await started.flush();
    return { isCancelled };
  });
  protocol.onNotification(acknowledgeRun, async ({ requestId, slot }) =>
    (await service).requests.acknowledge(requestId, slot),
  );
  protocol.onNotification(runStoreFailed, async ({ requestId, message, isTransient }) =>
    (await service).requests.storeFailed(requestId, message, isTransient),
  );
  protocol.onRequest(runStatus, async ({ requestId }) => (await service).monitor.status(requestId));
  protocol.onRequest(replayRun, async (task) => {
    const markdown = await (await service).errands.replay(task);
    return markdown.ok ? success({ markdown: markdown.value }) : markdown;
  });
  protocol.onRequest(rateMonsters, async ({ scenario }) => (await service).errands.rate(scenario));
  protocol.onRequest(compareRuns, async ({ a, b }) => {
    const first = decode(a.runs);
    const second = decode(b.runs);
    if (!first.ok) return first;
    if (!second.ok) return second;
    return (await service).errands.compare({
      a: { scenario: a.scenario, encodedRuns: first.value },
      b: { scenario: b.scenario, encodedRuns: second.value },
      hasSameDice: a.key.seed === b.key.seed && a.key.engineVersion === b.key.engineVersion,
    });
  });

  void service.then(({ requests }) => {
    requests.onDidFinish((finished) => {
      const { end, title } = finished;
      if (end.kind === 'failed' || end.kind === 'quarantined') {
        connection.console.error(`"${title}" ${end.kind}: ${end.reason}`);
      }
      protocol.notify(runDidFinish, { ...finished, end: toWire(end) });
    });
    requests.onDidBecomeDue((requestId) => protocol.notify(storeRunAgain, { requestId }));
  });
}

function toWire(end: FinishedRun['end']) {
  return end.kind === 'completed' ? { kind: end.kind, result: end.result, runs: toBase64(end.encodedRuns) } : end;
}

function decode(base64: string): Outcome<Uint8Array, Problem> {
  try {
    return success(fromBase64(base64));
  } catch {
    return failure({ code: 'damaged-result', message: 'The runs of a result are not base64. Simulate it again.' });
  }
}

async function readText(files: ClientFiles, uri: string): Promise<Outcome<string, Problem>> {
  const content = await files.read(uri, maxFileBytes);
  switch (content.kind) {
    case 'text':
      return success(content.text);
    case 'not-found':
      return failure({ code: 'file-not-found', message: `There is no file ${uri}.` });
    case 'too-large':
      return failure({
        code: 'invalid-scenario',
        message: `The file has ${content.bytes} bytes; at most ${maxFileBytes} are allowed.`,
      });
    case 'outside':
      return failure({ code: 'file-not-found', message: `${uri} is outside the workspace. Open its folder first.` });
    case 'failed':
      return failure({ code: 'failed', message: `${uri} cannot be read: ${content.message}` });
    default:
      return assertNever(content);
  }
}
