import { describe, expect, it } from 'vitest';
import { wilson } from '../../../../src/engine/stats/interval';
import {
  formatAlways,
  formatDifference,
  formatDuration,
  formatNever,
  formatNumber,
  formatPercent,
  formatPoints,
  formatRate,
  formatStored,
} from '../../../../src/shared/util/format';

describe('a percentage', () => {
  it.each([
    [0, '0 %'],
    [0.001, 'less than 1 %'],
    [0.005, '1 %'],
    [0.774, '77 %'],
    [0.994, '99 %'],
    [0.9999, 'more than 99 %'],
    [1, '100 %'],
  ])('%f reads %s', (share, text) => {
    expect(formatPercent(share)).toBe(text);
  });
});

describe('a rate', () => {
  it.each([
    [769, 1005, '77 % (74-79 %)'],
    [0, 1005, 'fewer than 1 in 335'],
    [1005, 1005, 'more than 334 in 335'],
    [1, 1005, 'less than 1 % (up to 1 %)'],
    [1004, 1005, 'more than 99 % (at least 99 %)'],
    [500_000, 1_000_000, '50 % (about 50 %)'],
    [3, 1_000_000, 'less than 1 % (up to 1 %)'],
    [0, 5, 'none of 5'],
    [5, 5, 'all of 5'],
  ])('%i of %i reads %s', (successes, runs, text) => {
    expect(formatRate(wilson(successes, runs), runs)).toBe(text);
  });

  it('is never called impossible or certain', () => {
    for (let runs = 1; runs < 400; runs++) {
      for (const successes of [0, 1, runs - 1, runs]) {
        expect(formatRate(wilson(successes, runs), runs)).not.toMatch(/(^|[^0-9])(0|100) %/);
      }
    }
    expect([formatNever(3000), formatAlways(3000)]).toEqual(['fewer than 1 in 1000', 'more than 999 in 1000']);
  });
});

describe('a difference', () => {
  it.each([
    [{ difference: 0.06, low: 0.04, high: 0.08 }, '+6 points, between +4 and +8'],
    [{ difference: -0.06, low: -0.08, high: -0.04 }, '-6 points, between -8 and -4'],
    [{ difference: 0.06, low: -0.01, high: 0.13 }, 'no clear difference'],
    [{ difference: 0, low: 0, high: 0 }, 'no clear difference'],
    [{ difference: -0.005, low: -0.008, high: -0.001 }, '0 points, between -1 and 0'],
  ])('of shares %j reads %s', (difference, text) => {
    expect(formatPoints(difference)).toBe(text);
  });

  it('of means has a decimal', () => {
    expect(formatDifference({ difference: -0.42, low: -0.61, high: -0.2 })).toBe('-0.4, between -0.6 and -0.2');
    expect(formatDifference({ difference: 3, low: -1, high: 7 })).toBe('no clear difference');
  });
});

describe('a number', () => {
  it.each([
    [4, '4'],
    [4.06, '4.1'],
    [-4.06, '-4.1'],
    [123.4, '123'],
  ])('%f reads %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

describe('the fights medians are of', () => {
  it('are all, or the first of very many', () => {
    expect(formatStored({ runs: 1005, storedRuns: 1005 })).toBe('All fights');
    expect(formatStored({ runs: 1_000_000, storedRuns: 20_100 })).toBe('The first 20,100 fights');
  });
});

describe('a time', () => {
  it.each([
    [31.4, '31 ms'],
    [1249, '1.2 s'],
    [59_000, '59 s'],
    [240_000, '4 min'],
  ])('of %d ms is %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});
