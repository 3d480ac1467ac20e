import type { Job } from '../../../src/server/queue/job';
import { compareRanks } from '../../../src/server/queue/rank';
import { blockSize } from '../../../src/shared/model/results';
import { runRequest } from '../../support/acceptedRequest';
import { ControlledService } from '../../support/controlledService';
import type { HeldTask } from '../../support/controlledWorker';
import { changeKinds, faultKinds, type Action, type ModelConfiguration, type ModelRequest } from './modelConfiguration';
import { QueueInvariants } from './queueInvariants';

const tickMs = 1000;
/** More than the longest backoff, and than a worker of a model may be silent. */
const silenceMs = 5000;
const template = runRequest();

/** The real queue, taken from state to state by actions, with its promises checked after each. */
export class QueueModel {
  private readonly ids: string[] = [];
  private readonly invariants: QueueInvariants;
  private faults = 0;
  private changes = 0;

  private constructor(
    private readonly configuration: ModelConfiguration,
    readonly queue: ControlledService,
  ) {
    this.invariants = new QueueInvariants(queue);
  }

  static async start(configuration: ModelConfiguration): Promise<QueueModel> {
    const settings = { staleWorkerSeconds: 3, ...configuration.settings };
    return new QueueModel(configuration, await ControlledService.start(settings));
  }

  /** All that may happen now. */
  actions(): readonly Action[] {
    const { queue, ids, configuration } = this;
    const { isPaused } = queue.core.queue;
    const actions: Action[] = [{ kind: 'tick' }];
    if (ids.length < configuration.requests.length && queue.core.queue.settings.enabled)
      actions.push({ kind: 'submit' });
    if (isPaused) actions.push({ kind: 'resume' });
    queue.tasks.forEach(({ blocks, isStopped }, task) => {
      for (let done = isStopped ? 0 : blocks; done <= blocks; done++)
        actions.push({ kind: 'reply', task, blocks: done });
    });
    queue.lateTasks.forEach(({ blocks }, task) => {
      actions.push({ kind: 'late', task, blocks }, { kind: 'lateDeath', task });
    });
    if (this.faults < configuration.faults) {
      queue.tasks.forEach((_, task) => actions.push({ kind: 'die', task }, { kind: 'fail', task }));
      if (queue.tasks.length > 0) actions.push({ kind: 'silence' });
    }
    return this.changes < configuration.changes ? [...actions, ...this.userActions()] : actions;
  }

  /** Lets it happen, and all that follows from it at once. @throws when a promise is broken */
  async step(action: Action): Promise<void> {
    if (faultKinds.has(action.kind)) this.faults++;
    if (changeKinds.has(action.kind)) this.changes++;
    this.invariants.before();
    await this.perform(action);
    await this.queue.settle();
    this.invariants.check();
  }

  /** Lets all work end, without more faults: nothing may be left over. */
  async finish(): Promise<void> {
    const { queue, ids, configuration } = this;
    const { core } = queue;
    queue.service.control.configure({ enabled: true });
    await queue.settle();
    if (core.queue.isPaused) await this.step({ kind: 'resume' });
    while (ids.length < configuration.requests.length) await this.step({ kind: 'submit' });
    const hasMore = () => [...core.queue.jobs].some(({ hold }) => hold?.kind !== 'quarantined');
    for (let steps = 0; hasMore() || queue.tasks.length > 0; steps++) {
      if (steps > 300) throw new Error('It never ends');
      const [task] = queue.tasks;
      await this.step(task ? { kind: 'reply', task: 0, blocks: task.blocks } : { kind: 'tick' });
    }
    while (queue.lateTasks.length > 0) await this.step({ kind: 'late', task: 0, blocks: 1 });
    // For workers that wait to be started again.
    await queue.advance(silenceMs);
    this.invariants.checkEnd(ids);
  }

  /** What decides all that can follow: of equal states one needs to be looked at. */
  state(): string {
    const { core, clock, tasks, lateTasks, service } = this.queue;
    const { isPaused, settings, jobs } = core.queue;
    const now = clock.now();
    return JSON.stringify([
      [isPaused, settings.workers, settings.maxConcurrentSimulations, settings.enabled, this.faults, this.changes],
      [...jobs].sort((a, b) => compareRanks(a.rank, b.rank)).map((job) => this.stateOf(job, now)),
      this.ids.map((id) => core.finished.find(id)?.state.kind ?? 0),
      tasks.map(stateOfTask),
      lateTasks.map(stateOfTask),
      service.monitor.statistics().workers.total,
      [...core.limits.limited(now)].map(([group, at]) => [group, Math.ceil((at - now) / tickMs)]),
      core.speed.chunkBlocks(template.hash, 3 * blockSize, 1),
    ]);
  }

  dispose(): void {
    this.queue.service.dispose();
  }

  private userActions(): readonly Action[] {
    const { core } = this.queue;
    const actions: Action[] = core.queue.isPaused ? [] : [{ kind: 'pause' }];
    this.configuration.configurations?.forEach((_, to) => actions.push({ kind: 'configure', to }));
    this.ids.forEach((id, request) => {
      const job = core.queue.jobOf(id);
      if (job) actions.push({ kind: 'cancel', request });
      if (job && !job.isRunning && !job.hold) {
        const others = (['low', 'high'] as const).filter((priority) => priority !== job.priority);
        for (const priority of others) actions.push({ kind: 'reprioritize', request, priority });
      }
      const hasFailed = core.finished.find(id)?.state.kind === 'failed';
      if (hasFailed || job?.hold?.kind === 'quarantined') actions.push({ kind: 'retry', request });
    });
    return actions;
  }

  private async perform(action: Action): Promise<void> {
    const { queue, ids, configuration } = this;
    const { clock, tasks, lateTasks } = queue;
    const { control, requests } = queue.service;
    switch (action.kind) {
      case 'submit':
        return this.submit(configuration.requests[ids.length]!);
      case 'pause':
        return void control.pause();
      case 'resume':
        return control.resume();
      case 'reply':
        clock.advance(configuration.taskMs);
        return tasks[action.task]!.reply(action.blocks);
      case 'late':
        return lateTasks[action.task]!.reply(action.blocks);
      case 'fail':
        return tasks[action.task]!.fail('this encounter cannot be fought');
      case 'die':
        return tasks[action.task]!.worker.die();
      case 'lateDeath':
        return lateTasks[action.task]!.worker.die();
      case 'cancel':
        return void requests.cancel(ids[action.request]!);
      case 'retry':
        this.invariants.revive(ids[action.request]!);
        await control.retry(ids[action.request]!);
        return;
      case 'reprioritize':
        return void control.reprioritize(ids[action.request]!, action.priority);
      case 'configure':
        return void control.configure(configuration.configurations![action.to]!);
      case 'tick':
        for (const { worker } of tasks) worker.report(0);
        return clock.advance(tickMs);
      case 'silence':
        return clock.advance(silenceMs);
    }
  }

  private async submit({ blocks, ...wanted }: ModelRequest): Promise<void> {
    const request = { ...template, ...wanted, runs: blocks * blockSize };
    const submitted = await this.queue.service.requests.submit(request);
    if (!submitted.ok) throw new Error(submitted.error.message);
    this.ids.push(submitted.value.requestId);
  }

  private stateOf(job: Job, now: number): unknown {
    const { key, runs, phase, hold, isAlone, crashes, retries, startedAt, activeMs, timeoutMs, rank } = job;
    return [
      [key.seed, phase, isAlone, crashes, retries, startedAt !== null, rank.isCritical, timeoutMs && activeMs],
      job.requests.map(({ requestId, priority }) => [this.ids.indexOf(requestId), priority]),
      runs.finished.map(({ from, to }) => [from, to]).sort((a, b) => a[0]! - b[0]!),
      hold && [hold.kind, hold.kind === 'retry' ? hold.at - now : 0],
    ];
  }
}

function stateOfTask({ method, isStopped, simulation }: HeldTask): unknown {
  return [method, isStopped, simulation && [simulation.seed, simulation.from, simulation.to]];
}
