import { describe, expect, it } from 'vitest';
import { recapMarkdown } from '../../../../src/engine/record/recap';
import type { Action } from '../../../../src/shared/model/action';
import { plainAction } from '../../../../src/shared/model/plain';
import type { Creature } from '../../../../src/shared/model/scenario';
import { attack, hero, monster, power, scenario } from '../../../fixtures/scenarioBuilder';
import { fightWith } from '../scriptedFight';

const sword = attack('Sword', 5, '1d8 slashing');

/** The lines of the first round. */
function told(script: string, creatures: readonly Creature[], distance = 0): string[] {
  const fight = scenario(creatures, { start: { distance }, simulation: { maxRounds: 1 } });
  const recap = recapMarkdown(fight, 1, 0, fightWith(script, fight));
  return recap
    .split('## Round 1')[1]!
    .split('## How it ended')[0]!
    .split('\n')
    .filter((line) => /^ *- /.test(line));
}

function guard(name: string, ac: number, halves: boolean): Action {
  const effect = { kind: 'guard', ac, halves, reduces: null, meleeOnly: false, lasting: [] } as const;
  return { name, ...plainAction, slot: 'reaction', trigger: 'hit', effect };
}

describe('the recap of reactions', () => {
  it('tells of a guard before the attack it turns aside', () => {
    const creatures = [hero('Zanna', { actions: [guard('Shield', 5, false)] }), monster('ogre', { actions: [sword] })];
    expect(told('d20:1 d20:20 d20:12', creatures)).toEqual([
      "- **Zanna** reacts with Shield to ogre's Sword: AC +5",
      '- **ogre** attacks Zanna with Sword: 17 to hit against AC 20, miss',
    ]);
  });

  it('tells of damage that is lessened after the attack', () => {
    const creatures = [
      hero('Zanna', { actions: [guard('Uncanny Dodge', 0, true)] }),
      monster('ogre', { actions: [sword] }),
    ];
    expect(told('d20:1 d20:20 d20:12 d8:7', creatures)).toEqual([
      '- **ogre** attacks Zanna with Sword: 17 to hit against AC 15, hit for 3 slashing (Zanna 20 → 17)',
      '  - **Zanna** reacts with Uncanny Dodge: 4 damage less',
    ]);
  });

  it('tells what is answered', () => {
    const riposte = attack('Riposte', 5, '1d6 piercing', {}, { slot: 'reaction', trigger: 'missed' });
    const creatures = [hero('Zanna', { actions: [riposte] }), monster('ogre', { actions: [sword] })];
    expect(told('d20:1 d20:20 d20:2 d20:3', creatures)[1]).toBe('- **Zanna** answers the miss of ogre with Riposte');
  });
});

describe('the recap of moves and lairs', () => {
  it('tells of moves, dashes and opportunity attacks', () => {
    const runner = hero('Zanna', { actions: [sword], breaksThrough: true, targeting: 'lowest-hp', speed: 60, ac: 30 });
    const creatures = [runner, monster('ogre', { actions: [sword] }), monster('mage', { rank: 'back', hp: 3, ac: 25 })];
    const lines = told('d20:20 d20:2 d20:1 d20:3 d20:4 d20:5', creatures, 20);
    expect(lines.slice(0, 2)).toEqual([
      '- **Zanna** moves 35 ft. (0 → 35)',
      '- **ogre** makes an opportunity attack on Zanna with Sword',
    ]);
    const far = told('d20:20 d20:1', [hero('Zanna', { actions: [sword] }), monster('post')], 80);
    expect(far).toContain('- **Zanna** dashes');
  });

  it('tells of the lair', () => {
    const quake = power('Quake', 10, '1d6 bludgeoning', { ability: null }, { slot: 'lair' });
    const lines = told('d20:10 d20:5 d6:3', [hero('Zanna'), monster('dragon', { actions: [quake] })]);
    expect(lines[0]).toBe('- The lair of **dragon** acts');
  });
});
