import { describe, expect, it } from 'vitest';
import type { Creature } from '../../../../src/shared/model/scenario';
import { rulesets } from '../../../../src/shared/model/vocabulary';
import { attack, hero, monster, scenario } from '../../../fixtures/scenarioBuilder';
import { countWith, eventsOf, fightWith } from '../scriptedFight';

describe.each(rulesets)('Regeneration (%s)', (ruleset) => {
  const regeneration = { amount: 10, stoppedBy: ['acid', 'fire'] } as const;

  /** The fighter hits first with what it has, the troll then takes its turn. */
  function duel(damage: string, troll: Partial<Creature>, maxRounds = 1, values: Partial<Creature> = {}) {
    const creatures = [
      hero('fighter', { actions: [attack('Sword', 10, damage)], ...values }),
      monster('troll', { maxHp: 60, regeneration, ...troll }),
    ];
    return scenario(creatures, { ruleset, simulation: { maxRounds } });
  }
  const regained = (dice: string, ...rest: Parameters<typeof duel>) =>
    eventsOf(fightWith(`d20:20 d20:1 ${dice}`, duel(...rest)), 'regenerates');

  it('gives hit points back at the start of each turn', () => {
    expect(regained('d20:10 1d12:12 d20:10 1d12:9', '1d12 slashing', {}, 2)).toMatchObject([
      { before: 48, after: 58 },
      { before: 49, after: 59 },
    ]);
  });

  it('stops at the maximum', () => {
    expect(regained('d20:10 1d12:4', '1d12 slashing', {})).toMatchObject([{ before: 56, after: 60 }]);
  });

  it('waits a turn after damage of a type that stops it', () => {
    const dice = 'd20:10 1d12:12 1d6:1 d20:1';
    expect(regained(dice, '1d12 slashing, 1d6 fire', {}, 2)).toMatchObject([{ before: 47, after: 57 }]);
  });

  it('is not stopped by such damage when it is immune to it', () => {
    const fireproof = { immune: ['fire'] } as const;
    expect(regained('d20:10 1d12:12', '1d12 fire', fireproof)).toHaveLength(0);
    expect(regained('d20:10 1d12:12', '1d12 fire', { ...fireproof, hp: 30 })).toMatchObject([{ after: 40 }]);
  });

  it('does nothing for the dead', () => {
    expect(regained('d20:10 1d12:12', '1d12 slashing', { hp: 10 })).toHaveLength(0);
  });

  it('wakes who is down, without a death save', () => {
    const ogre = monster('ogre');
    const fight = duel('1d12 slashing', { hp: 10, deathSaves: true });
    const events = fightWith('d20:20 d20:10 d20:1 d20:10 1d12:12', {
      ...fight,
      creatures: [...fight.creatures, ogre],
    });
    expect(eventsOf(events, 'regenerates')).toMatchObject([{ before: 0, after: 10 }]);
    expect(eventsOf(events, 'deathSave')).toHaveLength(0);
  });

  it('kills a monster that is down and does not regenerate', () => {
    const fight = duel('1d12 fire', { hp: 10, deathSaves: true });
    const both = { ...fight, creatures: [...fight.creatures, monster('ogre')] };
    const run = countWith('d20:20 d20:10 d20:1 d20:10 1d12:12', both);
    expect([...run.state]).toEqual([0, 3, 0]);
  });

  it('counts as healing of its own', () => {
    const run = countWith('d20:20 d20:1 d20:10 1d12:12', duel('1d12 slashing', {}));
    expect([run.healing[1], run.hpLeft[1], run.monstersHp[1]]).toEqual([10, 58, 58]);
  });
});
