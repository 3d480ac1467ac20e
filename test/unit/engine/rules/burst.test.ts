import { describe, expect, it } from 'vitest';
import { recapMarkdown } from '../../../../src/engine/record/recap';
import type { Creature, Scenario } from '../../../../src/shared/model/scenario';
import { rulesets } from '../../../../src/shared/model/vocabulary';
import {
  attack,
  damage,
  heal,
  hero,
  lasting,
  monster,
  power,
  rider,
  scenario,
} from '../../../fixtures/scenarioBuilder';
import { countWith, damageOf, eventsOf, fightWith } from '../scriptedFight';

const burst = power(
  'Death Burst',
  11,
  '2d6 fire',
  { area: { shape: 'emanation', size: 5 }, targets: null },
  { slot: 'free', trigger: 'falls' },
);
const sword = attack('Sword', 10, '8 slashing');

function mephit(values: Partial<Creature> = {}): Creature {
  return monster('mephit', { maxHp: 5, actions: [burst], ...values });
}

describe.each(rulesets)('Death Burst (%s)', (ruleset) => {
  function fight(creatures: readonly Creature[], maxRounds = 1, distance = 0): Scenario {
    return scenario(creatures, { ruleset, start: { distance }, simulation: { maxRounds } });
  }
  const fighter = hero('fighter', { actions: [sword] });

  it('goes off against foes as the creature falls', () => {
    const story = fight([fighter, mephit()]);
    const events = fightWith('d20:20 d20:1 d20:10 2d6:3,4 d20:10', story);
    expect(eventsOf(events, 'burst')).toEqual([{ kind: 'burst', creature: 1, action: 0 }]);
    expect(eventsOf(events, 'damage')).toMatchObject([{ target: 1 }, { source: 1, target: 0, hpAfter: 13 }]);
    expect(recapMarkdown(story, 1, 0, events)).toContain('- **mephit** goes off as it falls: Death Burst');
  });

  it('is counted as damage of who is dead', () => {
    const run = countWith('d20:20 d20:1 d20:10 2d6:3,4 d20:11', fight([fighter, mephit()]));
    expect([run.damageDealt[1], run.hpLeft[0], run.state[1]]).toEqual([3, 17, 3]);
  });

  it('fells others that burst, each once', () => {
    const creatures = [
      hero('first', { maxHp: 5, actions: [sword, burst] }),
      hero('second', { maxHp: 50 }),
      mephit(),
      monster('ogre', { maxHp: 50 }),
    ];
    // The mephit takes in one foe of the two, the first; that one's burst one of the monsters, the ogre.
    const events = fightWith('d20:20 d20:19 d20:2 d20:1 d20:10 2d6:3,4 d20:10 2d6:1,1 d20:10', fight(creatures));
    expect(eventsOf(events, 'burst').map(({ creature }) => creature)).toEqual([2, 0]);
    expect(eventsOf(events, 'damage').map(({ target }) => target)).toEqual([2, 0, 3]);
  });

  it('ends the attacks of who is felled by it', () => {
    const twice = { ...fighter, hp: 5, actions: [attack('Sword', 10, '8 slashing', { rolls: 2 })] };
    const events = fightWith('d20:20 d20:2 d20:1 d20:10 2d6:3,4 d20:10', fight([twice, mephit(), monster('ogre')]));
    expect(eventsOf(events, 'attack')).toHaveLength(1);
  });

  it('goes off for damage at the end of a turn, whoever did it', () => {
    const burning = lasting([], { name: 'burning', ongoing: { damage: damage('9 fire'), at: 'end' } });
    const events = fightWith('d20:1 d20:20 2d6:3,4 d20:10', fight([hero('fighter'), mephit({ lasting: [burning] })]));
    expect(eventsOf(events, 'burst')).toHaveLength(1);
    expect(damageOf(events)).toEqual([5, 7]);
  });

  it('goes off for damage at the start of a turn, and fells who brought it', () => {
    const fire = lasting([], { name: 'burning', ongoing: { damage: damage('9 fire'), at: 'start' } });
    const torch = attack('Torch', 10, '1 fire', { riders: [rider({ lasting: [fire] })] });
    const creatures = [hero('fighter', { maxHp: 5, actions: [torch] }), mephit()];
    const events = fightWith('d20:20 d20:1 d20:10 2d6:3,4 d20:10', fight(creatures));
    expect(eventsOf(events, 'falls').map(({ creature }) => creature)).toEqual([1, 0]);
    expect(eventsOf(events, 'end')).toMatchObject([{ outcome: 'undecided' }]);
  });

  it('goes off once more for who was healed in between', () => {
    const healer = monster('priest', { maxHp: 50, actions: [heal('Cure', '5')] });
    const creatures = [hero('fighter', { maxHp: 50, actions: [sword] }), mephit({ deathSaves: true }), healer];
    const turn = 'd20:10 2d6:3,4 d20:10';
    const events = fightWith(`d20:20 d20:1 d20:15 ${turn} ${turn}`, fight(creatures, 2));
    expect(eventsOf(events, 'burst')).toHaveLength(2);
  });

  it('takes in only those who are near where distances are kept', () => {
    const bow = attack('Bow', 10, '8 piercing', { reach: null, range: 80 });
    const archer = hero('archer', { actions: [bow], speed: 0 });
    const far = fightWith('d20:20 d20:1 d20:10', fight([archer, mephit()], 1, 60));
    expect(damageOf(far)).toEqual([5]);
    const near = fightWith('d20:20 d20:1 d20:9 d20:10 2d6:3,4 d20:10', fight([archer, mephit()], 1, 5));
    expect(damageOf(near)).toEqual([5, 7]);
  });

  it('with an attack strikes at who felled it', () => {
    const sting = attack('Last sting', 10, '1d4 poison', {}, { slot: 'free', trigger: 'falls' });
    const creatures = [hero('other'), fighter, mephit({ actions: [sting] })];
    const events = fightWith('d20:19 d20:20 d20:1 d20:10 d20:10 1d4:2', fight(creatures));
    expect(eventsOf(events, 'attack')).toMatchObject([{ creature: 1 }, { creature: 2, target: 1 }]);
  });
});
