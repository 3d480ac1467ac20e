import type { Disposable } from '../shared/util/disposable';
import type { Checkpoints } from './queue/checkpoints';
import type { QueueCore } from './queueCore';

const intervalMs = 5000;

/** What the queue does by itself every few seconds: writes down what is done, and forgets what has ended long ago. */
export class Housekeeping implements Disposable {
  private timer: Disposable;

  constructor(
    private readonly core: QueueCore,
    private readonly checkpoints: Checkpoints,
  ) {
    this.timer = this.schedule();
  }

  dispose(): void {
    this.timer.dispose();
  }

  private schedule(): Disposable {
    return this.core.clock.after(intervalMs, () => {
      this.timer = this.schedule();
      this.cleanUp();
      for (const job of this.core.queue.begun) void this.checkpoints.save(job);
    });
  }

  private cleanUp(): void {
    const { queue, finished, clock } = this.core;
    const { autoCleanup, maxCompletedAgeSeconds } = queue.settings;
    if (autoCleanup && finished.cleanUp(clock.now() - 1000 * maxCompletedAgeSeconds) > 0) this.core.changed();
  }
}
