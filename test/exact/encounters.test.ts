import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/shared/model/scenario';
import { adventuringDay, duel, swarm } from '../fixtures/referenceEncounters';
import { bundledEngine } from '../support/bundledEngine';

const fightMany = await bundledEngine();
const runs = 200_000;

/** What two other engines of this kind measured over 20,100 runs each, agreeing within sampling error. */
const measuredRuns = 20_100;
const measured = {
  E1: { win: 0.87433, rounds: 4.3703, roundsSd: 0.82, partyHp: 20.787, partyHpSd: 13.93, down: 0.1257 },
  E3: { win: 0.71821, rounds: 7.037, roundsSd: 2.252, partyHp: 29.305, partyHpSd: 24.54, down: 2.5339 },
  E5: { win: 0.99095, rounds: 8.744, roundsSd: 1.302, partyHp: 88.758, partyHpSd: 25.15, down: 1.3871 },
};

function means(subject: Scenario) {
  const columns = fightMany(subject, 11, runs);
  const party = subject.creatures.filter(({ side }) => side === 'party').length;
  const sum = { win: 0, rounds: 0, partyHp: 0, down: 0 };
  for (let run = 0; run < runs; run++) {
    if (columns.outcome[run] === 1) sum.win++;
    sum.rounds += columns.rounds[run]!;
    for (let creature = 0; creature < party; creature++) {
      const hp = columns.hpLeft[creature * runs + run]!;
      sum.partyHp += hp;
      if (hp === 0) sum.down++;
    }
  }
  return { win: sum.win / runs, rounds: sum.rounds / runs, partyHp: sum.partyHp / runs, down: sum.down / runs };
}

describe('reference encounters come out as in other engines', () => {
  it.each([
    ['E1', duel(), measured.E1],
    ['E3', swarm(), measured.E3],
    // Its heroes keep their initiative all day in those engines, which moves the figures by less than they are known.
    ['E5', adventuringDay(), measured.E5],
  ] as const)('%s', (_id, subject, expected) => {
    const actual = means(subject);
    // Both sides are samples: 4 sigma of their difference.
    const spread = 4 * Math.sqrt(1 / measuredRuns + 1 / runs);
    const winSd = Math.sqrt(expected.win * (1 - expected.win));
    expect(Math.abs(actual.win - expected.win), `win ${actual.win}`).toBeLessThan(spread * winSd);
    expect(Math.abs(actual.rounds - expected.rounds), `rounds ${actual.rounds}`).toBeLessThan(
      spread * expected.roundsSd,
    );
    expect(Math.abs(actual.partyHp - expected.partyHp), `HP ${actual.partyHp}`).toBeLessThan(
      spread * expected.partyHpSd,
    );
    expect(Math.abs(actual.down - expected.down), `down ${actual.down}`).toBeLessThan(0.05);
  });
});
