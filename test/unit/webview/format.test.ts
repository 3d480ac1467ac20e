import { describe, expect, it } from 'vitest';
import { formatCount, formatShare, formatTime, formatWon } from '../../../webview/format';

describe('formatShare', () => {
  it('has no decimals', () => {
    expect(formatShare(0.7712, 1005)).toBe('77 %');
  });

  it('never says 0 % or 100 % of a sample', () => {
    expect(formatShare(0, 1005)).toBe('< 1 %');
    expect(formatShare(0.003, 1005)).toBe('< 1 %');
    expect(formatShare(1, 1005)).toBe('> 99 %');
    expect(formatShare(0.998, 1005)).toBe('> 99 %');
  });

  it('claims no more than few runs can show', () => {
    expect(formatShare(0, 30)).toBe('fewer than 1 in 10');
    expect(formatShare(1, 30)).toBe('more than 9 in 10');
  });
});

describe('formatWon', () => {
  it('counts a fifth, which is all there is', () => {
    expect([formatWon(0), formatWon(0.64), formatWon(1)]).toEqual(['none', '64 %', 'all']);
  });
});

describe('formatCount', () => {
  it('sets thousands apart', () => {
    expect(formatCount(1005).replace(/\D/, '')).toBe('1005');
    expect(formatCount(1005)).not.toBe('1005');
  });
});

describe('formatTime', () => {
  it('shows what is no time as it is', () => {
    expect(formatTime('yesterday')).toBe('yesterday');
    expect(formatTime('2026-03-01T18:30:00Z')).toContain('2026');
  });
});
