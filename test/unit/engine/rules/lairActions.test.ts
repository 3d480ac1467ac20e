import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../../src/shared/model/scenario';
import { hero, monster, power, scenario } from '../../../fixtures/scenarioBuilder';
import { eventsOf, fightWith } from '../scriptedFight';

const quake = power('Quake', 10, '1d6 bludgeoning', { ability: null }, { slot: 'lair' });
const fumes = power('Fumes', 10, '1d4 poison', { ability: null }, { slot: 'lair' });

/** The dragon's lair acts; the script begins with the initiative of the hero and the dragon. */
function told(script: string, rounds: number, actions = [quake, fumes], values: Partial<Scenario['start']> = {}) {
  const creatures = [hero('hero', { maxHp: 50 }), monster('dragon', { actions })];
  const fight = scenario(creatures, { start: values, simulation: { maxRounds: rounds } });
  return fightWith(script, fight).flatMap((event) => {
    if (event.kind === 'turn') return [event.creature === 0 ? 'hero' : 'dragon'];
    if (event.kind === 'lair') return ['lair'];
    return event.kind === 'power' ? [actions[event.action]!.name] : [];
  });
}

describe('R12 lair actions', () => {
  it('come at initiative 20, losing ties', () => {
    expect(told('d20:20 d20:10 d6:3', 1)).toEqual(['hero', 'lair', 'Quake', 'dragon']);
    expect(told('d20:19 d20:10 d6:3', 1)).toEqual(['lair', 'Quake', 'hero', 'dragon']);
    expect(told('d20:20 d20:20 d20:2 d20:1 d6:3', 1)).toEqual(['hero', 'dragon', 'lair', 'Quake']);
  });

  it('are not the same two rounds running', () => {
    expect(told('d20:19 d20:10 d6:3 d4:2 d6:1', 3).filter((word) => /Quake|Fumes/.test(word))).toEqual([
      'Quake',
      'Fumes',
      'Quake',
    ]);
    expect(told('d20:19 d20:10 d6:3 d6:1', 3, [quake]).filter((word) => word === 'Quake')).toHaveLength(2);
  });

  it('are not taken by the surprised in the first round (2014)', () => {
    expect(told('d20:19 d20:10', 1, [quake], { surprise: 'monsters' })).toEqual(['hero', 'dragon']);
  });

  it('end with their creature', () => {
    const creatures = [
      hero('hero', { initiative: 5, actions: [power('Doom', 10, '9d10 force', { ability: null })] }),
      monster('dragon', { maxHp: 9, actions: [quake] }),
      monster('kobold'),
    ];
    const events = fightWith(
      'd20:20 d20:10 d20:9 9d10:1,1,1,1,1,1,1,1,1',
      scenario(creatures, { simulation: { maxRounds: 1 } }),
    );
    expect(eventsOf(events, 'lair')).toEqual([]);
  });
});
