import { describe, expect, it } from 'vitest';
import { compile } from '../../../../src/engine/compile/compile';
import { expectedAttackDamage, expectedSaveDamage } from '../../../../src/engine/compile/expectedDamage';
import { simulate } from '../../../../src/engine/simulate';
import { RunRecorder } from '../../../../src/engine/record/runRecorder';
import { limits } from '../../../../src/shared/model/limits';
import { attack, copies, damage, hero, monster, multiattack, power, scenario } from '../../../fixtures/scenarioBuilder';

describe('compile', () => {
  it('does not change the scenario and gives equal tables for equal scenarios', () => {
    const subject = scenario([hero('a', { actions: [attack('Sword', 5, '1d8 slashing')] }), monster('b')]);
    const before = structuredClone(subject);
    expect(compile(subject)).toEqual(compile(structuredClone(subject)));
    expect(subject).toEqual(before);
  });

  it('gives a creature the same dice whoever stands on the other side', () => {
    const party = [hero('a'), hero('b')];
    const few = compile(scenario([party[0]!, ...copies(3, monster('goblin'))])).tables.diceKey;
    const many = compile(scenario([...party, ...copies(3, monster('goblin'))])).tables.diceKey;
    expect([...few.subarray(1)]).toEqual([...many.subarray(2)]);
  });

  it('has room for the largest scenario there may be', () => {
    const everyDie = Array.from({ length: limits.diceTerms }, () => '1d4').join('+');
    const parts = ['acid', 'cold', 'fire', 'force', 'poison', 'psychic', 'radiant', 'thunder', 'necrotic', 'lightning'];
    const text = parts.map((type) => `${everyDie} ${type}`).join(', ');
    const strike = attack(
      'Strike',
      5,
      text,
      { oncePerTurn: damage(text) },
      {
        when: Array.from({ length: 10 }, () => ({ subject: 'round', comparison: '>=', value: 1 }) as const),
      },
    );
    const all = Array.from({ length: limits.actions - 1 }, (_, index) => index);
    const routine = multiattack(Array.from({ length: limits.multiattackSteps }, () => [1, ...all]));
    const actions = [...Array.from({ length: limits.actions - 1 }, () => strike), routine];
    const largest = scenario([...copies(50, hero('hero', { actions })), ...copies(50, monster('foe', { actions }))], {
      simulation: { maxRounds: 1 },
    });
    const compiled = compile(largest);
    const recorder = new RunRecorder(100, 0, 1);
    simulate(compiled, 1, 0, 1, recorder);
    expect(recorder.finish().runs).toBe(1);
  });

  it('leaves a multiattack out of its own steps', () => {
    const subject = scenario([hero('a', { actions: [multiattack([[1, 0]])] }), monster('b')]);
    const recorder = new RunRecorder(2, 0, 1);
    simulate(compile(subject), 1, 0, 1, recorder);
    expect(recorder.finish().damageDealt[0]).toBe(0);
  });
});

describe('expected damage', () => {
  const foes = [monster('a', { ac: 15 })];
  const effectOf = (action: ReturnType<typeof attack>) => {
    if (action.effect.kind !== 'attack') throw new Error('not an attack');
    return action.effect;
  };

  it('of an attack counts hits, critical hits and rolls', () => {
    // Hits on 10 to 20: 11/20 of 7.5, and 4.5 more on a 20.
    const sword = effectOf(attack('Sword', 5, '1d8+3 slashing', { rolls: 2 }));
    expect(expectedAttackDamage(sword, 'normal', foes)).toBeCloseTo(2 * ((11 / 20) * 7.5 + 4.5 / 20), 10);
  });

  it('of an attack counts advantage and resistance', () => {
    const sword = effectOf(attack('Sword', 5, '1d8+3 slashing'));
    const resistant = [monster('a', { ac: 15, resist: ['slashing'] })];
    const hit = 1 - (9 / 20) ** 2;
    const critical = 1 - (19 / 20) ** 2;
    expect(expectedAttackDamage(sword, 'advantage', resistant)).toBeCloseTo((hit * 7.5 + critical * 4.5) / 2, 10);
  });

  it('of a power counts saves, over all foes', () => {
    const { effect } = power('Blast', 11, '2d6 fire');
    if (effect.kind !== 'save') throw new Error('not a power');
    const both = [monster('a'), monster('b', { immune: ['fire'] })];
    expect(expectedSaveDamage(effect, both)).toBeCloseTo((7 * (0.5 + 0.25)) / 2, 10);
  });
});
