import { acquireOwnerLock } from '../../src/server/journal/ownerLock.node';

interface Contest {
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly startAt: number;
}

// Tries to become the owner of each folder it is told, at the moment it is told, and answers whether it has.
process.on('message', ({ folder, startAt }: Contest) => {
  while (Date.now() < startAt);
  void acquireOwnerLock(folder, () => undefined).then((lock) => process.send?.(lock !== null));
});
