import { describe, expect, it } from 'vitest';
import { recapMarkdown } from '../../../../src/engine/record/recap';
import { plainAction } from '../../../../src/shared/model/plain';
import { attack, damage, hero, monster, scenario } from '../../../fixtures/scenarioBuilder';
import { fightWith } from '../scriptedFight';

describe('the recap', () => {
  it('tells of regeneration, first aid, lost nerve and grazes', () => {
    const fight = scenario(
      [
        hero('fighter', { maxHp: 20, hp: 0 }),
        hero('cleric', {
          actions: [{ name: 'First aid', ...plainAction, effect: { kind: 'basic', what: 'stabilise' } }],
        }),
        hero('knight', { actions: [attack('Greatsword', 5, '2d6+3 slashing', { onMiss: damage('3 slashing') })] }),
        monster('troll', { maxHp: 40, hp: 20, regeneration: { amount: 10, stoppedBy: ['fire'] } }),
        monster('goblin', { maxHp: 20, hp: 4, morale: { own: 25, side: 0 } }),
      ],
      { simulation: { maxRounds: 1 } },
    );
    const events = fightWith('d20:20 d20:19 d20:18 d20:17 d20:16 d20:1 d20:10 d20:2 d20:9', fight);
    const lines = recapMarkdown(fight, 1, 0, events).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        '- **cleric** gives fighter first aid (Medicine 10 against DC 10): fighter is stable',
        '- **knight** attacks troll with Greatsword: 7 to hit against AC 15, miss that still does 3 slashing (troll 20 → 17)',
        '- **troll** regenerates 10 (17 → 27)',
        '- **goblin** loses heart (WIS 9 against DC 10)',
        '- **goblin** **flees**',
        '| fighter | 0 of 20 | stable | 0 | 0 |',
        '| troll | 27 of 40 | up | 0 | 10 |',
        '| goblin | 4 of 20 | fled | 0 | 0 |',
      ]),
    );
  });
});
