import { describe, expect, it } from 'vitest';
import type { SaveEffect } from '../../../../src/shared/model/action';
import type { Creature } from '../../../../src/shared/model/scenario';
import { hero, monster, power, scenario } from '../../../fixtures/scenarioBuilder';
import { damageOf, eventsOf, fightWith } from '../scriptedFight';

const saves = { str: 0, dex: 2, con: 0, int: 0, wis: 0, cha: 0 };

function resist(dice: string, target: Partial<Creature> = {}, effect: Partial<SaveEffect> = {}) {
  const creatures = [
    hero('wizard', { actions: [power('Blast', 15, '2d6 fire', effect)] }),
    monster('target', { maxHp: 50, saves, ...target }),
  ];
  const events = fightWith(`d20:20 d20:1 2d6:4,5 ${dice}`, scenario(creatures, { simulation: { maxRounds: 1 } }));
  return { save: eventsOf(events, 'save')[0]!, damage: damageOf(events)[0] ?? 0 };
}

describe('R6 saving throws', () => {
  it('succeed when die + modifier equals the DC', () => {
    expect(resist('d20:13').save).toMatchObject({ total: 15, isSuccess: true });
    expect(resist('d20:12').save).toMatchObject({ total: 14, isSuccess: false });
  });

  it('have no special 1 or 20', () => {
    expect(resist('d20:1', { saves: { ...saves, dex: 14 } }).save.isSuccess).toBe(true);
    expect(resist('d20:20', { saves: { ...saves, dex: -10 } }).save.isSuccess).toBe(false);
  });

  it('halve the damage, rounded down, or prevent it', () => {
    expect(resist('d20:13').damage).toBe(4);
    expect(resist('d20:13', {}, { onSuccess: 'none' }).damage).toBe(0);
    expect(resist('d20:12', {}, { onSuccess: 'none' }).damage).toBe(9);
  });

  it('use the modifier of the ability asked for', () => {
    expect(resist('d20:13', {}, { ability: 'wis' }).save).toMatchObject({ ability: 'wis', total: 13 });
  });

  it('are rolled with advantage or disadvantage', () => {
    expect(resist('d20:3 d20:13', { savingThrows: 'advantage' }).save.isSuccess).toBe(true);
    expect(resist('d20:13 d20:3', { savingThrows: 'disadvantage' }).save.isSuccess).toBe(false);
  });

  it('are not rolled, nor resisted, where nothing avoids the power', () => {
    const { save, damage } = resist(
      '',
      { legendaryResistance: 1, resist: ['fire'] },
      { ability: null, onSuccess: 'none' },
    );
    expect(save).toBeUndefined();
    expect(damage).toBe(4);
  });
});

describe('R6 Legendary Resistance', () => {
  it('turns a failure into a success when a tenth of the hit points is spared', () => {
    expect(resist('d20:2', { legendaryResistance: 1, maxHp: 40 })).toMatchObject({
      save: { isSuccess: true, usesLegendaryResistance: true },
      damage: 4,
    });
  });

  it('is kept for what matters, and is not needed on a success', () => {
    expect(resist('d20:2', { legendaryResistance: 1, maxHp: 400 }).save.usesLegendaryResistance).toBe(false);
    expect(resist('d20:19', { legendaryResistance: 1, maxHp: 40 }).save.usesLegendaryResistance).toBe(false);
  });

  it('is used when the damage would take it to 0', () => {
    expect(resist('d20:2', { legendaryResistance: 1, maxHp: 400, hp: 9 })).toMatchObject({ damage: 4 });
  });

  it('is limited', () => {
    const creatures = [
      hero('wizard', { actions: [power('Blast', 15, '2d6 fire')] }),
      monster('lich', { maxHp: 50, saves, legendaryResistance: 1 }),
    ];
    const dice = 'd20:20 d20:1 2d6:4,6 d20:2 2d6:4,6 d20:2';
    const events = fightWith(dice, scenario(creatures, { simulation: { maxRounds: 2 } }));
    expect(damageOf(events)).toEqual([5, 10]);
  });
});
