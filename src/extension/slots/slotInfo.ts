import type { ResultKey } from '../../shared/model/results';
import type { SlotContent } from './slotFiles';

/** What a kept result is, without its numbers. */
export interface SlotInfo {
  readonly key: ResultKey;
  readonly title: string;
  /** Counts up each time the slot is written. */
  readonly generation: number;
  readonly digest: string;
}

export function slotInfo(content: SlotContent | null): SlotInfo | null {
  if (!content) return null;
  const { generation, result } = content;
  return { key: result.key, title: result.scenario.title, generation, digest: result.digest };
}
