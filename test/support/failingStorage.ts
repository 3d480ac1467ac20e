import type { JournalStorage } from '../../src/server/journal/journalStorage';

/** A storage in memory of which every method can be made to fail, as a disk does. */
export class FailingStorage implements JournalStorage {
  readonly files = new Map<string, Uint8Array>();
  /** What was there at the last sync or replacement: what a power cut leaves. */
  readonly durable = new Map<string, Uint8Array>();
  readonly calls: string[] = [];
  fails: Partial<Record<'list' | 'read' | 'append' | 'sync' | 'replace' | 'remove', string>> = {};

  async list(): Promise<readonly string[]> {
    await this.begin('list');
    return [...this.files.keys()];
  }

  async read(name: string): Promise<Uint8Array> {
    await this.begin('read');
    return this.files.get(name)!;
  }

  async append(name: string, bytes: Uint8Array): Promise<void> {
    await this.begin('append');
    this.files.set(name, Buffer.concat([this.files.get(name) ?? new Uint8Array(0), bytes]));
  }

  async sync(name: string): Promise<void> {
    await this.begin('sync');
    this.durable.set(name, this.files.get(name)!);
  }

  async replace(name: string, bytes: Uint8Array): Promise<void> {
    await this.begin('replace');
    this.files.set(name, bytes);
    this.durable.set(name, bytes);
  }

  async remove(name: string): Promise<void> {
    await this.begin('remove');
    this.files.delete(name);
    this.durable.delete(name);
  }

  dispose(): void {
    this.calls.push('dispose');
  }

  /** The storage after a power cut. */
  afterPowerCut(): FailingStorage {
    const after = new FailingStorage();
    for (const [name, bytes] of this.durable) {
      after.files.set(name, bytes);
      after.durable.set(name, bytes);
    }
    return after;
  }

  private async begin(call: keyof FailingStorage['fails']): Promise<void> {
    this.calls.push(call);
    await new Promise((resolve) => setImmediate(resolve));
    const reason = this.fails[call];
    if (reason) throw new Error(reason);
  }
}
