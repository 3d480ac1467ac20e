import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { scenarioSchema, type DayStep, type Scenario } from '../../../../src/shared/model/scenario';
import { attack, copies, hero, monster, scenario } from '../../../fixtures/scenarioBuilder';

const sword = attack('Sword', 5, '1d8 slashing');
const party = [hero('a', { actions: [sword] }), hero('b')];
const { start } = scenario(party);
const fight = (from: number, to: number): DayStep => ({ kind: 'fight', title: 'Fight', from, to, start });
const isValid = (value: Scenario): boolean => v.is(scenarioSchema, value);

describe('a scenario from outside', () => {
  it('is one fight of at most 100 creatures, the party first', () => {
    expect(isValid(scenario([...party, ...copies(98, monster('rat'))]))).toBe(true);
    expect(isValid(scenario([...party, ...copies(99, monster('rat'))]))).toBe(false);
    expect(isValid(scenario([monster('rat'), ...party]))).toBe(false);
  });

  it('is a day whose fights take all monsters in order, at most 100 creatures at a time', () => {
    const creatures = [...party, ...copies(150, monster('rat'))];
    const rest = { kind: 'rest', rest: 'short' } as const;
    expect(isValid(scenario(creatures, { day: [fight(2, 80), rest, fight(80, 152)] }))).toBe(true);
    expect(isValid(scenario(creatures, { day: [fight(2, 152)] })), 'too many at a time').toBe(false);
    expect(isValid(scenario(creatures, { day: [fight(2, 80), fight(81, 152)] })), 'a gap').toBe(false);
    expect(isValid(scenario(creatures, { day: [fight(0, 80), fight(80, 152)] })), 'heroes as foes').toBe(false);
    expect(isValid(scenario(creatures, { day: [fight(2, 80), fight(80, 100)] })), 'some left over').toBe(false);
  });

  it('names only pools and actions that are there', () => {
    const line = { action: 0, when: [], target: null, text: 'sword' };
    const ki = { ...sword, limit: { kind: 'pool', pool: 0, cost: 1 } } as const;
    const withHero = (values: Parameters<typeof hero>[1]) => scenario([hero('a', values), monster('rat')]);
    expect(isValid(withHero({ actions: [sword], priorities: [line] }))).toBe(true);
    expect(isValid(withHero({ actions: [sword], priorities: [{ ...line, action: 1 }] }))).toBe(false);
    expect(isValid(withHero({ actions: [ki] }))).toBe(false);
    const pools = [{ name: 'ki', points: 2, per: 'short rest', slotLevel: null }] as const;
    expect(isValid(withHero({ actions: [ki], pools }))).toBe(true);
  });
});
