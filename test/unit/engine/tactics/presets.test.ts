import { describe, expect, it } from 'vitest';
import { presets } from '../../../../src/scenario/schema/tactics';
import type { Creature } from '../../../../src/shared/model/scenario';
import { attack, heal, hero, monster, power, scenario } from '../../../fixtures/scenarioBuilder';
import { eventsOf, fightWith, targetsOf } from '../scriptedFight';

const fist = attack('Fist', 5, '1 force');
const simulation = { maxRounds: 1 } as const;

describe('R17 what a preset does in the fight', () => {
  const healer = hero('healer', { rank: 'back', actions: [heal('Cure', '1d8')] });

  it('skirmisher: passes the front rank, at the price of an opportunity attack, and goes for casters', () => {
    const guard = hero('guard', { actions: [attack('Sword', 5, '1 slashing')] });
    const chosen = (values: Partial<Creature>, dice: string) => {
      const creatures = [guard, healer, monster('scout', { speed: 60, actions: [fist], ...values })];
      const events = fightWith(dice, scenario(creatures, { start: { distance: 30 }, simulation }));
      return eventsOf(events, 'attack').filter(({ creature }) => creature === 2);
    };
    const initiative = 'd20:2 d20:1 d20:20';
    expect(chosen(presets.skirmisher, `${initiative} d20:2 d20:3 d20:4`)).toMatchObject([{ target: 1 }]);
    expect(chosen({}, `${initiative} d20:3 d20:4`)).toMatchObject([{ target: 0 }]);
  });

  it('mindless: goes on hitting who is down', () => {
    const ghoul = (values: Partial<Creature>) =>
      monster('ghoul', { actions: [attack('Claw', 5, '5 slashing', { rolls: 2 })], ...values });
    const creatures = [hero('frail', { maxHp: 5 }), hero('other')];
    const targets = (values: Partial<Creature>, dice: string) =>
      targetsOf(fightWith(`d20:2 d20:1 d20:20 ${dice}`, scenario([...creatures, ghoul(values)], { simulation })));
    expect(targets({ ...presets.mindless, targeting: 'first' }, 'd20:15 d20:15 d20:15')).toEqual([0, 0]);
    expect(targets({ targeting: 'first' }, 'd20:15 d20:15 d20:9')).toEqual([0, 1]);
  });

  it('boss: turns any failure into a success, and attacks whoever is the most dangerous', () => {
    const { targeting, resistancePolicy } = presets.boss;
    const creatures = [
      hero('squire', { actions: [attack('Stick', 0, '1 bludgeoning')] }),
      hero('knight', { actions: [power('Flare', 15, '9 fire')] }),
      monster('dragon', { maxHp: 500, legendaryResistance: 1, actions: [fist], targeting, resistancePolicy }),
    ];
    const events = fightWith('d20:10 d20:20 d20:5 d20:2 d20:2 d20:2', scenario(creatures, { simulation }));
    expect(eventsOf(events, 'save')).toMatchObject([{ usesLegendaryResistance: true }]);
    expect(targetsOf(events)).toEqual([2, 1]);
  });

  it('cowardly: flees below half of its own hit points, or when little is left of its side', () => {
    const coward = (hp: number) =>
      monster('goblin', { maxHp: 20, hp, actions: [fist], morale: presets.cowardly.morale });
    const flees = (creatures: readonly Creature[], dice: string) =>
      eventsOf(
        fightWith(
          dice,
          scenario(
            [hero('fighter', { maxHp: 90, ac: 30, actions: [attack('Axe', 20, '80 slashing')] }), ...creatures],
            { simulation },
          ),
        ),
        'flees',
      );
    expect(flees([coward(9)], 'd20:1 d20:20 d20:9')).toHaveLength(1);
    expect(flees([coward(10)], 'd20:1 d20:20 d20:9 d20:2')).toHaveLength(0);
    // The ogre falls first, and with it all but 20 of 100 hit points.
    expect(flees([monster('ogre', { maxHp: 80 }), coward(20)], 'd20:20 d20:2 d20:1 d20:2 d20:9')).toHaveLength(1);
  });
});
