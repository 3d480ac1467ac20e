import type { SimulatedRating } from '../../shared/model/results';
import type { Creature, Scenario } from '../../shared/model/scenario';
import { compile } from '../compile/compile';
import { RunRecorder } from '../record/runRecorder';
import { simulate } from '../simulate';
import { challengeRatings, challengeRows } from './challengeRows';
import {
  attack,
  dice,
  referenceCreature,
  referenceLevels,
  referenceParty,
  type ReferenceLevel,
} from './referenceParties';

/** A test that a monster is put to: so many of it against the party of a level. */
interface Trial {
  readonly level: ReferenceLevel;
  readonly copies: number;
}

/** Weak monsters show what they can do in numbers only. */
const trials: readonly Trial[] = [{ level: 1, copies: 4 }, ...referenceLevels.map((level) => ({ level, copies: 1 }))];

const runs = 402;
const seed = 7;
const maxRounds = 30;
/** A party that loses next to nothing, or everything, says nothing about the monster. */
const informative = { from: 0.04, to: 0.9 } as const;

/**
 * R22: the challenge rating whose average monster costs the reference parties as many hit points, all with the same
 * dice. Null when it is beyond what the parties can measure. A few tens of milliseconds.
 */
export function simulateRating(monster: Creature, ruleset: Scenario['ruleset']): SimulatedRating | null {
  const steps = trials.flatMap((trial) => {
    const cost = costOf(monster, trial, ruleset);
    return cost < informative.from || cost > informative.to ? [] : [stepThatCosts(cost, trial, ruleset)];
  });
  if (steps.length === 0) return null;
  const at = (step: number) => challengeRatings[step]!;
  return {
    rating: at(Math.round(steps.reduce((sum, step) => sum + step, 0) / steps.length)),
    low: at(Math.min(...steps)),
    high: at(Math.max(...steps)),
  };
}

/** The lowest step of {@link challengeRatings} whose average monster costs as much, by halving. */
function stepThatCosts(cost: number, trial: Trial, ruleset: Scenario['ruleset']): number {
  let low = 0;
  let high = challengeRows.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (costOf(averageMonster(middle), trial, ruleset) < cost) low = middle + 1;
    else high = middle;
  }
  const below = low === 0 ? 0 : costOf(averageMonster(low - 1), trial, ruleset);
  const above = costOf(averageMonster(low), trial, ruleset);
  return low > 0 && cost - below < above - cost ? low - 1 : low;
}

/** The share of its hit points that the party has lost at the end, a mean over the runs. */
function costOf(monster: Creature, { level, copies }: Trial, ruleset: Scenario['ruleset']): number {
  const party = referenceParty(level);
  const foes = Array.from({ length: copies }, (_, index) => ({ ...monster, name: `${monster.kind} ${index + 1}` }));
  const creatures = [...party, ...foes].map((creature, index) => ({ ...creature, group: Math.min(index, 4) }));
  const compiled = compile({
    ...{ title: 'trial', ruleset, creatures, day: null, notSimulated: [] },
    start: { distance: 0, surprise: null, ties: 'higher-modifier', groupInitiative: true },
    simulation: {
      ...{ runs, seed, maxRounds, monsterDamage: 'rolled', monsterHp: 'average' },
      ...{ density: 'normal', restDice: 'rolled' },
    },
  });
  const recorder = new RunRecorder(compiled.creatures, 0, runs);
  simulate(compiled, seed, 0, runs, recorder);
  const { hpLeft } = recorder.finish();
  const full = party.reduce((sum, { maxHp }) => sum + maxHp, 0) * runs;
  return 1 - hpLeft.subarray(0, party.length * runs).reduce((sum, hp) => sum + hp, 0) / full;
}

/** The middle of the row's bands, its damage in two attacks a round where it is enough for two. */
export function averageMonster(step: number): Creature {
  const { rating, hitPoints, armorClass, damage, attackBonus } = challengeRows[step]!;
  const before = challengeRows[step - 1];
  const hp = Math.round(((before?.hitPoints ?? 0) + hitPoints + 1) / 2);
  const aRound = ((before?.damage ?? 0) + damage + 1) / 2;
  const rolls = aRound < 2 ? 1 : 2;
  return referenceCreature({
    ...{ name: 'monster', side: 'monsters', ac: armorClass, hp, save: 1 + Math.floor(rating / 3), level: null },
    cr: rating,
    actions: [attack(attackBonus, dice(0, 1, Math.round(aRound / rolls)), 'slashing', { rolls })],
  });
}
