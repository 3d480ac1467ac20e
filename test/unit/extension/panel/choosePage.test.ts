import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { choosePage } from '../../../../src/extension/panel/choosePage';
import { SlotStore } from '../../../../src/extension/slots/slotStore';
import type { Result } from '../../../../src/shared/model/results';
import { fullSnapshot } from '../../../fixtures/panelSnapshot';
import { DiskFileTree } from '../slots/diskFileTree';

const older = resultOf('1', '2026-01-01T12:00:00Z');
const newer = resultOf('2', '2026-01-01T12:01:00Z');

function resultOf(digit: string, finishedAt: string): Result {
  const base = fullSnapshot.slots.A!.result;
  return {
    ...base,
    source: { uri: 'file:///ford.encounter.yaml', text: '' },
    key: { ...base.key, scenarioHash: digit.repeat(64) },
    finishedAt,
  };
}

describe('the page that a command shows', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pages-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const keep = async (...results: Result[]) => {
    const store = openSlots();
    for (const result of results) expect(await store.store(result, Uint8Array.of(1, 2, 3))).toBeNull();
  };
  /** As right after a reload: nothing has been read yet. */
  const openSlots = () => new SlotStore(new DiskFileTree(folder), () => 0);

  it('is that of the newest result, also before the slots have been read', async () => {
    await keep(older, newer);
    expect(await choosePage.newest(openSlots(), 'A')).toBe('B');
  });

  it('stays the comparison, as long as there is one', async () => {
    await keep(older, newer);
    expect(await choosePage.newest(openSlots(), 'compare')).toBe('compare');
    rmSync(folder, { recursive: true });
    await keep(older);
    expect(await choosePage.newest(openSlots(), 'compare')).toBe('A');
  });

  it('is the comparison, also before the slots have been read', async () => {
    await keep(older);
    expect(await choosePage.comparison(openSlots())).toBeNull();
    await keep(older, newer);
    expect(await choosePage.comparison(openSlots())).toBe('compare');
  });

  it('is the slot that is not shown, also before the slots have been read', async () => {
    await keep(older);
    expect(await choosePage.other(openSlots(), 'A')).toBe('A');
    await keep(older, newer);
    expect(await choosePage.other(openSlots(), 'A')).toBe('B');
    expect(await choosePage.other(openSlots(), 'B')).toBe('A');
  });

  it('is the slot that holds a result, if one still does', async () => {
    await keep(older, newer);
    expect(await choosePage.resultOf(openSlots(), older.key)).toBe('A');
    expect(await choosePage.resultOf(openSlots(), newer.key)).toBe('B');
    expect(await choosePage.resultOf(openSlots(), { ...newer.key, seed: 99 })).toBeNull();
  });
});
