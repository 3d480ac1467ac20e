import { describe, expect, it } from 'vitest';
import type { Creature } from '../../../../../src/shared/model/scenario';
import { type Condition, type Ruleset, rulesets } from '../../../../../src/shared/model/vocabulary';
import { attack, hero, lasting, monster, power, scenario } from '../../../../fixtures/scenarioBuilder';
import { damageOf, eventsOf, fightWith } from '../../scriptedFight';

const sword = attack('Sword', 5, '1d8+3 slashing');
const bow = attack('Bow', 5, '1d8+3 piercing', { reach: null, range: 80 });

/** One round: the hero acts first, with a sword unless told otherwise, and the monster has no action. */
function round(dice: string, ruleset: Ruleset, one: Partial<Creature>, other: Partial<Creature>) {
  const creatures = [hero('hero', { actions: [sword], ...one }), monster('foe', { ac: 15, maxHp: 50, ...other })];
  return fightWith(`d20:20 d20:1 ${dice}`, scenario(creatures, { ruleset, simulation: { maxRounds: 1 } }));
}

/** Dice and faces of the attack of a hero under the condition. */
function ownFaces(condition: Condition, ruleset: Ruleset, dice: string) {
  return eventsOf(round(dice, ruleset, { lasting: [lasting([condition])] }, {}), 'attack')[0]?.faces;
}

/** The attack of a hero on a foe under the condition. */
function against(condition: Condition, ruleset: Ruleset, dice: string, weapon = sword) {
  return eventsOf(round(dice, ruleset, { actions: [weapon] }, { lasting: [lasting([condition])] }), 'attack')[0]!;
}

describe.each(rulesets)('R7 conditions of the bearer of an attack, %s', (ruleset) => {
  it.each(['blinded', 'poisoned', 'restrained'] as const)('%s: attacks with disadvantage', (condition) => {
    // A condition on the check of initiative: poisoned has disadvantage there, too.
    const initiative = condition === 'poisoned' ? 'd20:20 ' : '';
    const creatures = [hero('hero', { actions: [sword], lasting: [lasting([condition])] }), monster('foe', { ac: 15 })];
    const subject = scenario(creatures, { ruleset, simulation: { maxRounds: 1 } });
    const [event] = eventsOf(fightWith(`d20:20 ${initiative}d20:1 d20:15 d20:9`, subject), 'attack');
    expect(event).toMatchObject({ faces: [15, 9], kept: 9, result: 'miss' });
  });

  it('invisible: attacks with advantage', () => {
    const initiative = ruleset === '2024' ? 'd20:20 ' : '';
    const creatures = [hero('hero', { actions: [sword], lasting: [lasting(['invisible'])] }), monster('foe')];
    const subject = scenario(creatures, { ruleset, simulation: { maxRounds: 1 } });
    const [event] = eventsOf(fightWith(`d20:20 ${initiative}d20:1 d20:2 d20:9`, subject), 'attack');
    expect(event).toMatchObject({ faces: [2, 9], kept: 9 });
  });

  it('deafened: nothing', () => {
    expect(ownFaces('deafened', ruleset, 'd20:3')).toEqual([3]);
    expect(against('deafened', ruleset, 'd20:3').faces).toEqual([3]);
  });

  it.each(['incapacitated', 'paralyzed', 'petrified', 'stunned', 'unconscious'] as const)(
    '%s: loses its turn',
    (condition) => {
      const hindered = ruleset === '2024' ? 'd20:20 ' : '';
      const creatures = [hero('hero', { actions: [sword], lasting: [lasting([condition])] }), monster('foe')];
      const subject = scenario(creatures, { ruleset, simulation: { maxRounds: 1 } });
      const events = fightWith(`d20:20 ${hindered}d20:1`, subject);
      expect(eventsOf(events, 'turnLost')).toEqual([{ kind: 'turnLost', creature: 0, conditions: [condition] }]);
      expect(eventsOf(events, 'attack')).toEqual([]);
    },
  );

  it('prone: stands up at the start of its turn, and attacks as ever', () => {
    const events = round('d20:3', ruleset, { lasting: [lasting(['prone'])] }, {});
    expect(eventsOf(events, 'effectEnds')).toMatchObject([{ creature: 0, why: 'stands up' }]);
    expect(eventsOf(events, 'attack')[0]!.faces).toEqual([3]);
  });

  it.each(['grappled', 'restrained'] as const)('prone and %s: lies, and attacks with disadvantage', (held) => {
    const events = round('d20:15 d20:3', ruleset, { lasting: [lasting(['prone']), lasting([held])] }, {});
    expect(eventsOf(events, 'attack')[0]!.faces).toEqual([15, 3]);
  });
});

describe.each(rulesets)('R7 conditions of the target of an attack, %s', (ruleset) => {
  it.each(['blinded', 'restrained', 'petrified'] as const)('%s: hit with advantage', (condition) => {
    const hindered = condition === 'petrified' && ruleset === '2024' ? 'd20:1 ' : '';
    expect(against(condition, ruleset, `${hindered}d20:2 d20:9`)).toMatchObject({ faces: [2, 9], kept: 9 });
    expect(against(condition, ruleset, `${hindered}d20:2 d20:9`, bow)).toMatchObject({ kept: 9 });
  });

  it('stunned: hit with advantage, not critically', () => {
    const hindered = ruleset === '2024' ? 'd20:1 ' : '';
    expect(against('stunned', ruleset, `${hindered}d20:2 d20:12 d8:1`).result).toBe('hit');
  });

  it.each(['paralyzed', 'unconscious'] as const)(
    '%s: hit with advantage, and critically from within 5 feet',
    (name) => {
      const hindered = ruleset === '2024' ? 'd20:1 ' : '';
      expect(against(name, ruleset, `${hindered}d20:2 d20:12 2d8:1,1`)).toMatchObject({ kept: 12, result: 'critical' });
    },
  );

  it('paralyzed: from afar with advantage, but not critically', () => {
    const hindered = ruleset === '2024' ? 'd20:1 ' : '';
    expect(against('paralyzed', ruleset, `${hindered}d20:2 d20:12 d8:1`, bow).result).toBe('hit');
  });

  it('unconscious: it lies prone, so that from afar the advantage is lost', () => {
    const hindered = ruleset === '2024' ? 'd20:1 ' : '';
    expect(against('unconscious', ruleset, `${hindered}d20:12 d8:1`, bow)).toMatchObject({
      faces: [12],
      result: 'hit',
    });
  });

  it('prone: advantage from within 5 feet, disadvantage from farther', () => {
    expect(against('prone', ruleset, 'd20:2 d20:9').kept).toBe(9);
    expect(against('prone', ruleset, 'd20:2 d20:9', bow).kept).toBe(2);
  });

  it('invisible: attacks against it with disadvantage', () => {
    const seen = ruleset === '2024' ? 'd20:1 ' : '';
    expect(against('invisible', ruleset, `${seen}d20:15 d20:4`).kept).toBe(4);
  });

  it('petrified: resists all damage, and poison does nothing to it', () => {
    const hindered = ruleset === '2024' ? 'd20:1 ' : '';
    const venom = attack('Venom', 5, '1d8+3 slashing, 1d4 poison');
    const target = { lasting: [lasting(['petrified'])] };
    const dice = `${hindered}d20:12 d20:12 d8:6 d4:4`;
    expect(damageOf(round(dice, ruleset, { actions: [venom] }, target))).toEqual([4]);
  });

  it('advantage and disadvantage cancel, however many there are', () => {
    const both = { lasting: [lasting(['blinded']), lasting(['restrained']), lasting(['invisible'])] };
    const seen = ruleset === '2024' ? 'd20:1 ' : '';
    expect(eventsOf(round(`${seen}d20:9`, ruleset, {}, both), 'attack')[0]!.faces).toEqual([9]);
  });
});

describe.each(rulesets)('R7 conditions and saving throws, %s', (ruleset) => {
  function save(condition: Condition, ability: 'str' | 'dex' | 'con', dice: string) {
    const blast = power('Blast', 15, '2d6 fire', { ability });
    const hinders = !['restrained', 'poisoned'].includes(condition) && ruleset === '2024';
    const hindered = hinders || condition === 'poisoned' ? 'd20:1 ' : '';
    const target = { lasting: [lasting([condition])] };
    return eventsOf(round(`${hindered}2d6:3,4 ${dice}`, ruleset, { actions: [blast] }, target), 'save')[0]!;
  }

  it.each(['paralyzed', 'petrified', 'stunned', 'unconscious'] as const)(
    '%s: those of Strength and Dexterity fail outright',
    (condition) => {
      expect(save(condition, 'str', '')).toMatchObject({ faces: [], isSuccess: false });
      expect(save(condition, 'dex', '')).toMatchObject({ faces: [], isSuccess: false });
      expect(save(condition, 'con', 'd20:15')).toMatchObject({ faces: [15], isSuccess: true });
    },
  );

  it('restrained: those of Dexterity have disadvantage', () => {
    expect(save('restrained', 'dex', 'd20:15 d20:3')).toMatchObject({ faces: [15, 3], isSuccess: false });
    expect(save('restrained', 'con', 'd20:15').isSuccess).toBe(true);
  });

  it('poisoned: none are concerned', () => {
    expect(save('poisoned', 'con', 'd20:15').isSuccess).toBe(true);
  });
});
