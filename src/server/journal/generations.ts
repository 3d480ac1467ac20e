const filePattern = /^(?:log-(\d+)\.jsonl|snap-(\d+)\.json)$/;

/** Entries since the snapshot of the same generation. */
export function logName(generation: number): string {
  return `log-${generation}.jsonl`;
}

/** All that was known when the generation began. */
export function snapshotName(generation: number): string {
  return `snap-${generation}.json`;
}

/** The generation that a file of the journal belongs to; null for any other file. */
export function generationOf(name: string): number | null {
  const match = filePattern.exec(name);
  return match ? Number(match[1] ?? match[2]) : null;
}
