import {
  acknowledgeAlert,
  cleanUpQueue,
  clearQueue,
  configureQueue,
  didUpdate,
  holdGroup,
  markRead,
  moveRun,
  pauseQueue,
  queueConfiguration,
  queueDidChange,
  queueDidShow,
  queueHistory,
  queueStatistics,
  queueStatus,
  releaseStale,
  removeRun,
  reprioritizeRun,
  requeueFailed,
  resetRateLimits,
  resumeQueue,
  retryRun,
  subscribe,
  unsubscribe,
} from '../../shared/protocol/lspQueue';
import type { Disposable } from '../../shared/util/disposable';
import { success } from '../../shared/util/outcome';
import type { SimulationService } from '../simulationService';
import type { ProtocolConnection } from './protocolConnection';

/**
 * Puts the queue on the wire: what a user does to it, its settings, and what can be seen of it.
 *
 * @param service resolves when the client may be sent what the queue has to say
 */
export function registerQueueFeature(protocol: ProtocolConnection, service: Promise<SimulationService>): void {
  registerControl(protocol, service);
  registerMonitor(protocol, service);
  registerSubscriptions(protocol, service);
}

function registerControl(protocol: ProtocolConnection, service: Promise<SimulationService>): void {
  const control = service.then((started) => started.control);
  protocol.onRequest(pauseQueue, async () => {
    await (await control).pause();
    return {};
  });
  protocol.onRequest(resumeQueue, async () => {
    await (await control).resume();
    return {};
  });
  protocol.onRequest(reprioritizeRun, async ({ requestId, priority }) =>
    (await control).reprioritize(requestId, priority),
  );
  protocol.onRequest(moveRun, async ({ requestId, before }) => (await control).move(requestId, before));
  protocol.onRequest(retryRun, async ({ requestId }) => (await control).retry(requestId));
  protocol.onRequest(removeRun, async ({ requestId }) => (await control).remove(requestId));
  protocol.onRequest(clearQueue, async () => ({ touched: (await control).clear() }));
  protocol.onRequest(requeueFailed, async () => ({ touched: await (await control).requeueFailed() }));
  protocol.onRequest(cleanUpQueue, async () => ({ touched: (await control).cleanUp() }));
  protocol.onRequest(resetRateLimits, async () => ({ touched: (await control).resetRateLimits() }));
  protocol.onRequest(releaseStale, async () => ({ touched: (await control).releaseStale() }));
  protocol.onRequest(holdGroup, async ({ group, retryAfterMs }) => ({
    touched: (await control).holdGroup(group, retryAfterMs),
  }));
  protocol.onRequest(configureQueue, async (changes) => (await control).configure(changes));
  protocol.onNotification(markRead, async ({ uri }) => (await control).markRead(uri));
  protocol.onNotification(queueDidShow, async () => (await control).forgetFailures());
}

function registerMonitor(protocol: ProtocolConnection, service: Promise<SimulationService>): void {
  const monitor = service.then((started) => started.monitor);
  protocol.onRequest(queueStatus, async () => (await monitor).snapshot());
  protocol.onRequest(queueConfiguration, async () => (await monitor).settings);
  protocol.onRequest(queueStatistics, async () => (await monitor).statistics());
  protocol.onRequest(queueHistory, async () => ({ records: [...(await monitor).history] }));
  protocol.onNotification(acknowledgeAlert, async ({ id }) => (await monitor).acknowledgeAlert(id));
  void monitor.then((started) => started.onDidChange((snapshot) => protocol.notify(queueDidChange, snapshot)));
}

function registerSubscriptions(protocol: ProtocolConnection, service: Promise<SimulationService>): void {
  const subscriptions = new Map<string, Disposable>();
  protocol.onRequest(subscribe, async ({ subscriptionId, requestId, minimum }) => {
    const { monitor } = await service;
    const added = monitor.subscribe({ requestId, minimum }, (updated, state) =>
      protocol.notify(didUpdate, { subscriptionId, requestId: updated, state }),
    );
    if (!added.ok) return added;
    subscriptions.get(subscriptionId)?.dispose();
    subscriptions.set(subscriptionId, added.value);
    return success({});
  });
  protocol.onNotification(unsubscribe, async ({ subscriptionId }) => {
    // Not before a `subscribe` that came while the service started.
    await service;
    subscriptions.get(subscriptionId)?.dispose();
    subscriptions.delete(subscriptionId);
  });
}
