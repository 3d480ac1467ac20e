import { describe, expect, test } from 'vitest';
import { parseExpectation } from '../../../../src/scenario/schema/expectation';

const closed = { isLowExclusive: false, isHighExclusive: false };

describe('Expectations', () => {
  test.each([
    ['party wins >= 85%', { kind: 'party-wins' }, { low: 0.85, high: Infinity, ...closed }],
    ['someone dies <= 10 %', { kind: 'someone-dies' }, { low: -Infinity, high: 0.1, ...closed }],
    ['rounds between 3 and 6', { kind: 'rounds' }, { low: 3, high: 6, ...closed }],
    ['tpk < 1%', { kind: 'tpk' }, { low: -Infinity, high: 0.01, ...closed, isHighExclusive: true }],
    ['monsters win > 5%', { kind: 'monsters-win' }, { low: 0.05, high: Infinity, ...closed, isLowExclusive: true }],
    ['Someone  Drops between 10% and 50%', { kind: 'someone-drops' }, { low: 0.1, high: 0.5, ...closed }],
    ['Mira the Bold drops < 30%', { kind: 'drops', creature: 'Mira the Bold', start: 0, end: 13 }, { high: 0.3 }],
  ])('%s', (text, subject, bounds) => {
    expect(parseExpectation(text)).toMatchObject({ ok: true, value: { subject, ...bounds } });
  });

  test.each([
    ['party wins', /not understood/],
    ['party wins >= 85', /85 needs a %/],
    ['party wins >= 185%', /185% is too much/],
    ['rounds >= 50%', /rounds are a number/],
    ['rounds between 6 and 3', /larger than the second/],
    ['the weather >= 5%', /nothing that is measured/],
  ])('%s is refused', (text, message) => {
    const result = parseExpectation(text);
    expect(result.ok ? '' : result.error.message).toMatch(message);
  });
});
