import { describe, expect, it } from 'vitest';
import type { Action, SaveEffect } from '../../../../src/shared/model/action';
import { noLasting } from '../../../../src/shared/model/plain';
import type { Creature } from '../../../../src/shared/model/scenario';
import { type Condition, rulesets } from '../../../../src/shared/model/vocabulary';
import { hero, lasting, monster, power, scenario } from '../../../fixtures/scenarioBuilder';
import { damageOf, eventsOf, fightWith } from '../scriptedFight';

describe.each(rulesets)('Resisting (%s)', (ruleset) => {
  function resist(
    dice: string,
    target: Partial<Creature>,
    effect: Partial<SaveEffect> = {},
    action: Partial<Action> = {},
  ) {
    const creatures = [
      hero('wizard', { actions: [power('Blast', 15, '2d6 fire', effect, action)] }),
      monster('target', { maxHp: 1000, ...target }),
    ];
    const options = { ruleset, simulation: { maxRounds: 1 } } as const;
    const events = fightWith(`d20:20 d20:1 2d6:4,5 ${dice}`, scenario(creatures, options));
    return { save: eventsOf(events, 'save')[0], damage: damageOf(events)[0] ?? 0 };
  }

  describe('Magic Resistance', () => {
    it('gives advantage on saves against what is magical', () => {
      const { save } = resist('d20:3 d20:15', { magicResistance: true }, {}, { isMagical: true });
      expect(save).toMatchObject({ total: 15, isSuccess: true });
    });

    it('gives nothing against what is not', () => {
      expect(resist('d20:3', { magicResistance: true }).save).toMatchObject({ total: 3, isSuccess: false });
      expect(resist('d20:3', {}, {}, { isMagical: true }).save).toMatchObject({ total: 3, isSuccess: false });
    });

    it('helps against a spell that goes on, too', () => {
      const held = lasting(['paralyzed'], { save: { ability: 'wis', dc: 15, at: 'end' } });
      const spell = { damage: [], lasting: [held], ability: 'wis' } as const;
      const saves = (dice: string, isMagical: boolean) => {
        const creatures = [
          hero('wizard', { actions: [power('Hold', 15, '1 force', spell, { isMagical })] }),
          monster('imp', { magicResistance: true, maxHp: 50 }),
        ];
        const events = fightWith(dice, scenario(creatures, { ruleset, simulation: { maxRounds: 1 } }));
        return eventsOf(events, 'effectSave').map(({ total }) => total);
      };
      expect(saves('d20:20 d20:1 d20:2 d20:3 d20:4 d20:16', true)).toEqual([16]);
      expect(saves('d20:20 d20:1 d20:2 d20:4', false)).toEqual([4]);
    });

    it('cancels disadvantage', () => {
      const target = { magicResistance: true, savingThrows: 'disadvantage' } as const;
      expect(resist('d20:15', target, {}, { isMagical: true }).save).toMatchObject({ isSuccess: true });
    });
  });

  describe('Evasion', () => {
    it('leaves nothing of a Dexterity save for half on a success, half on a failure', () => {
      expect(resist('d20:15', { evasion: true }).damage).toBe(0);
      expect(resist('d20:14', { evasion: true }).damage).toBe(4);
    });

    it('halves before resistance does', () => {
      expect(resist('d20:14', { evasion: true, resist: ['fire'] }).damage).toBe(2);
    });

    it('does not help with other abilities, nor where a success leaves nothing anyway', () => {
      expect(resist('d20:15', { evasion: true }, { ability: 'con' }).damage).toBe(4);
      expect(resist('d20:14', { evasion: true }, { onSuccess: 'none' }).damage).toBe(9);
    });
  });

  it('Evasion while incapacitated: by the rules of 2014 only', () => {
    const creatures = [
      hero('wizard', { actions: [power('Blast', 15, '2d6 fire')] }),
      monster('target', { maxHp: 50, evasion: true, lasting: [lasting(['stunned'])] }),
    ];
    // Who is incapacitated rolls initiative with disadvantage by the rules of 2024.
    const initiative = ruleset === '2014' ? 'd20:20 d20:1' : 'd20:20 d20:1 d20:1';
    const story = scenario(creatures, { ruleset, simulation: { maxRounds: 1 } });
    expect(damageOf(fightWith(`${initiative} 2d6:4,5`, story))).toEqual([ruleset === '2014' ? 4 : 9]);
  });

  describe('R6 policy of Legendary Resistance', () => {
    const resists = (target: Partial<Creature>, conditions: readonly Condition[] = []) =>
      resist(
        'd20:2',
        { legendaryResistance: 1, ...target },
        { lasting: conditions.map((name) => ({ ...noLasting, name, conditions: [name] })) },
      ).save?.usesLegendaryResistance;

    it('by default keeps it for big damage and for control', () => {
      expect(resists({})).toBe(false);
      expect(resists({ hp: 9 })).toBe(true);
      expect(resists({ maxHp: 40 })).toBe(true);
      expect(resists({}, ['paralyzed'])).toBe(true);
      expect(resists({}, ['poisoned'])).toBe(false);
    });

    it('always: spends it on any failure', () => {
      expect(resists({ resistancePolicy: 'always' })).toBe(true);
    });

    it('never: spends it on none', () => {
      expect(resists({ resistancePolicy: 'never', hp: 9 }, ['stunned'])).toBe(false);
    });
  });
});
