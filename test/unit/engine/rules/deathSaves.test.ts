import { describe, expect, it } from 'vitest';
import type { FightEvent } from '../../../../src/engine/record/fightEvent';
import { noChanges } from '../../../../src/shared/model/plain';
import type { Aura } from '../../../../src/shared/model/lasting';
import type { Creature } from '../../../../src/shared/model/scenario';
import { type Ruleset, rulesets } from '../../../../src/shared/model/vocabulary';
import { changing, dice, hero, monster, scenario } from '../../../fixtures/scenarioBuilder';
import { eventsOf, fightWith } from '../scriptedFight';

/** The victim lies at 0 from the start; an ally keeps the fight going for a round. */
function dying(ruleset: Ruleset, saves: string, victim: Partial<Creature>, ally: Partial<Creature> = {}) {
  const creatures = [hero('victim', { hp: 0, maxHp: 10, ...victim }), hero('ally', ally), monster('foe')];
  const initiative = victim.exhaustion && ruleset === '2014' ? 'd20:20,20' : 'd20:20';
  return fightWith(
    `${initiative} d20:10 d20:1 ${saves}`,
    scenario(creatures, { ruleset, simulation: { maxRounds: 1 } }),
  );
}

const save = (events: readonly FightEvent[]) => eventsOf(events, 'deathSave')[0];

describe.each(rulesets)('R9 a death save is a saving throw (%s)', (ruleset) => {
  it('to which bless adds its die: 8 and 2 succeed', () => {
    const blessed = changing('Bless', { saveBonus: { dice: dice('1d4'), sign: 1 } });
    const events = dying(ruleset, 'd20:8 d4:2', { lasting: [blessed] });
    expect(save(events)).toMatchObject({ faces: [8, 2], total: 10, successes: 1, failures: 0 });
  });

  it('whose 1 is two failures and whose 20 wakes, whatever is added or taken', () => {
    const blessed = changing('Bless', { saveBonus: { dice: dice('10'), sign: 1 } });
    expect(save(dying(ruleset, 'd20:1', { lasting: [blessed] }))).toMatchObject({ failures: 2 });
    const cursed = changing('Bane', { saveBonus: { dice: dice('15'), sign: -1 } });
    expect(save(dying(ruleset, 'd20:20', { lasting: [cursed] }))).toMatchObject({ total: 5, state: 'up' });
  });

  it('with advantage by what gives advantage on all saves, not on those of an ability', () => {
    const all = changing('Hope', { savingThrows: 'advantage' });
    expect(save(dying(ruleset, 'd20:3,12', { lasting: [all] }))).toMatchObject({ faces: [3, 12], successes: 1 });
    const wise = changing('Mind', { savingThrows: 'advantage', saveAbilities: ['wis'] });
    expect(save(dying(ruleset, 'd20:3', { lasting: [wise] }))).toMatchObject({ failures: 1 });
  });

  it('to which an aura of an ally adds, as long as that is up', () => {
    const changes = { ...noChanges, saveBonus: { dice: dice('3'), sign: 1 } } as const;
    const aura: Aura = {
      ...{ name: 'Aura of Protection', affects: 'allies', includesSelf: true, radius: 10, changes },
      ...{ damage: [], at: 'start', save: null, conditions: [] },
    };
    expect(save(dying(ruleset, 'd20:7', {}, { auras: [aura] }))).toMatchObject({ total: 10, successes: 1 });
  });
});

describe('R7 Exhaustion', () => {
  it('2014, level 3: disadvantage on saving throws, death saves too', () => {
    expect(save(dying('2014', 'd20:15,9', { exhaustion: 3 }))).toMatchObject({ total: 9, failures: 1 });
    expect(save(dying('2014', 'd20:15', { exhaustion: 2 }))).toMatchObject({ total: 15, successes: 1 });
  });

  it('2024: 2 less for each level on every d20 test, death saves too', () => {
    expect(save(dying('2024', 'd20:13', { exhaustion: 2 }))).toMatchObject({ total: 9, failures: 1 });
    expect(save(dying('2024', 'd20:14', { exhaustion: 2 }))).toMatchObject({ total: 10, successes: 1 });
  });
});
