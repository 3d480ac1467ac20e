import type { Result } from '../../shared/model/results';
import { messageOf } from '../../shared/util/messageOf';
import type { FileTree } from './fileTree';
import { type SlotContent, listGenerations, readSlot, slotPath, stagedAt, stagingFolder, writeSlot } from './slotFiles';
import {
  type SlotEntry,
  type SlotIndex,
  type SlotNumber,
  decodeIndex,
  emptyIndex,
  encodeIndex,
  slotNumbers,
} from './slotIndex';

/** A slot's content; `entry` is null while it is in memory only, because the disk refused it. */
export interface Held {
  readonly content: SlotContent;
  readonly entry: SlotEntry | null;
}

export interface SlotState {
  readonly held: readonly [Held | null, Held | null];
  /** The one written last; null when both are empty. */
  readonly newest: SlotNumber | null;
}

export const emptyState: SlotState = { held: [null, null], newest: null };

/** What was found on disk. */
export interface Reading {
  readonly state: SlotState;
  /** The highest generation of each slot, readable or not; 0 for none. */
  readonly latest: readonly [number, number];
}

const indexPath = 'slots.json';

const abandonedAfterMs = 60 * 60_000;

/**
 * The slots on disk, which several windows may use at once without a lock. A slot holds the highest generation in its
 * folder that can be read. A generation appears whole and belongs to the window that named it first; the highest one
 * is never removed. The index adds the checksums and the order of the two, and may lag behind.
 */
export class SlotFolder {
  /** @param now milliseconds since 1970, to name what is set aside. */
  constructor(
    private readonly tree: FileTree,
    private readonly now: () => number,
  ) {}

  /**
   * Reads both slots and checks every byte. What is damaged is moved to `damaged/`, and the generation before it read.
   *
   * @param known what was read before; a generation in it is not read again.
   * @param problems takes, in words for the user, what was damaged and where it is now.
   * @throws when the disk refuses.
   */
  async read(known: SlotState, problems: string[]): Promise<Reading> {
    const index = await this.readIndex(problems);
    const first = await this.readNewest(0, known.held[0], index.slots[0], problems);
    const second = await this.readNewest(1, known.held[1], index.slots[1], problems);
    const held = [first.held, second.held] as const;
    const state = { held, newest: newestOf(held, index) };
    if (problems.length > 0) await this.writeIndex(state).catch(() => undefined);
    return { state, latest: [first.latest, second.latest] };
  }

  /**
   * Writes a result as the next generation of a slot, then the index, then removes what is no longer needed: the
   * generation before is kept, in case the new one turns out damaged.
   *
   * @param reading the slots as they must still be.
   * @returns the state with it; null when another window was quicker, so that the slot has to be chosen anew.
   * @throws when the disk refuses; then the slot holds what it held, or already the result.
   */
  async write(reading: Reading, slot: SlotNumber, result: Result, runs: Uint8Array): Promise<SlotState | null> {
    const content: SlotContent = { generation: reading.latest[slot] + 1, result, runs };
    let entry: SlotEntry;
    try {
      entry = await writeSlot(this.tree, slot, content, this.now());
    } catch (error) {
      if ((await this.latestOf(slot)) >= content.generation) return null;
      throw error;
    }
    if ((await this.latestOf(slot)) > content.generation) {
      // The name was free again because others had gone beyond it: nobody would find it there.
      await this.tree.remove(slotPath(slot, content.generation));
      return null;
    }
    const state = withHeld(reading.state, slot, { content, entry });
    // The result is kept from here on; what fails now is made good by the next write.
    await this.writeIndex(state).catch(() => undefined);
    await this.removeOlder(slot, content.generation).catch(() => undefined);
    return state;
  }

  /** Removes what a crash left half written; what another window is writing now is younger. */
  async removeAbandoned(): Promise<void> {
    for (const name of await this.tree.list(stagingFolder)) {
      if (!(this.now() - stagedAt(name) < abandonedAfterMs)) await this.tree.remove(`${stagingFolder}/${name}`);
    }
  }

  private async readIndex(problems: string[]): Promise<SlotIndex> {
    const bytes = await this.tree.read(indexPath);
    if (!bytes) return emptyIndex;
    const index = decodeIndex(bytes);
    if (index.ok) return index.value;
    await this.setAside(indexPath, index.error, problems);
    return emptyIndex;
  }

  private async readNewest(
    slot: SlotNumber,
    known: Held | null,
    entry: SlotEntry | null,
    problems: string[],
  ): Promise<{ held: Held | null; latest: number }> {
    const unreadable = new Set<number>();
    for (;;) {
      const generations = await listGenerations(this.tree, slot);
      const [latest = 0] = generations;
      const generation = generations.find((candidate) => !unreadable.has(candidate));
      if (generation === undefined) return { held: null, latest };
      const checksum = entry?.generation === generation ? entry.metadataChecksum : null;
      if (known?.entry?.generation === generation && (checksum ?? known.entry.metadataChecksum) === checksumOf(known)) {
        return { held: known, latest };
      }
      const read = await readSlot(this.tree, slot, generation, checksum);
      if (read.ok) return { held: read.value, latest };
      // Another window may have removed it while it was read, or set it aside.
      const now = await listGenerations(this.tree, slot);
      if (now[0] !== latest || !now.includes(generation)) continue;
      unreadable.add(generation);
      await this.setAside(slotPath(slot, generation), read.error, problems);
    }
  }

  private async latestOf(slot: SlotNumber): Promise<number> {
    const [latest = 0] = await listGenerations(this.tree, slot);
    return latest;
  }

  private async writeIndex({ held, newest }: SlotState): Promise<void> {
    const bytes = encodeIndex({ slots: [held[0]?.entry ?? null, held[1]?.entry ?? null], newest });
    const staging = `${stagingFolder}/${this.now()}-${crypto.randomUUID()}`;
    try {
      await this.tree.write(staging, bytes);
      await this.tree.move(staging, indexPath, { replace: true });
    } catch (error) {
      await this.tree.remove(staging).catch(() => undefined);
      throw error;
    }
  }

  private async removeOlder(slot: SlotNumber, current: number): Promise<void> {
    const older = (await listGenerations(this.tree, slot)).filter((generation) => generation < current);
    for (const generation of older.slice(1)) await this.tree.remove(slotPath(slot, generation));
  }

  private async setAside(path: string, reason: string, problems: string[]): Promise<void> {
    const target = `damaged/${path.replace('/', '-')}-${this.now()}`;
    const problem = `A kept result could not be read (${path}: ${reason})`;
    try {
      await this.tree.move(path, target, { replace: true });
      problems.push(`${problem}. It was set aside as ${target}; any other is untouched.`);
    } catch (error) {
      // Another window that found the damage may have done it, and says so.
      if (await this.isThere(path)) problems.push(`${problem}, nor be set aside: ${messageOf(error)}.`);
    }
  }

  private async isThere(path: string): Promise<boolean> {
    const cut = path.lastIndexOf('/');
    return (await this.tree.list(path.slice(0, Math.max(cut, 0)))).includes(path.slice(cut + 1));
  }
}

/** The state with another content in a slot, which is then the newest. */
export function withHeld(state: SlotState, slot: SlotNumber, held: Held): SlotState {
  return { held: slot === 0 ? [held, state.held[1]] : [state.held[0], held], newest: slot };
}

function checksumOf(held: Held): string | null {
  return held.entry?.metadataChecksum ?? null;
}

/** What the index says, unless it lags behind: then the fight that ended last. */
function newestOf(held: SlotState['held'], index: SlotIndex): SlotNumber | null {
  const isCurrent = slotNumbers.every((slot) => held[slot]?.entry?.generation === index.slots[slot]?.generation);
  if (isCurrent) return index.newest;
  const [first, second] = held.map((one) => one?.content.result.finishedAt ?? '');
  if (!first && !second) return null;
  return first! > second! ? 0 : 1;
}
