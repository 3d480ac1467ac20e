import { describe, expect, it } from 'vitest';
import { readyMadeCharacter } from '../../../../src/scenario/characters/readyMadeCharacter';
import type { Action } from '../../../../src/shared/model/action';
import type { Creature } from '../../../../src/shared/model/scenario';
import { rulesets, type Ruleset } from '../../../../src/shared/model/vocabulary';
import { attack, hero, lasting, monster, power, scenario } from '../../../fixtures/scenarioBuilder';
import { eventsOf, fightWith } from '../../engine/scriptedFight';
import { loadScenario } from '../encounterFiles';

const levels = Array.from({ length: 20 }, (_, index) => index + 1);
const ready = levels.filter((level) => readyMadeCharacter(`barbarian ${level}`, '2014') !== null);
const once = { limit: { kind: 'uses', uses: 1, per: 'fight' } } as const;

async function barbarian(level: number, ruleset: Ruleset): Promise<Creature> {
  const text = `ruleset: ${ruleset}\nparty: [barbarian ${level}]\nmonsters: [fighter 1]`;
  return (await loadScenario(text)).creatures[0]!;
}

interface Fight {
  readonly foe?: readonly Action[];
  readonly rounds?: number;
  /** False: nothing but its rage. */
  readonly isArmed?: boolean;
}

/** Why the rage of a barbarian of level 1 ends; it goes first, rages and misses. */
async function ends(ruleset: Ruleset, script: string, { foe = [], rounds = 1, isArmed = true }: Fight) {
  const ready = await barbarian(1, ruleset);
  const actions = ready.actions.filter(({ name }) => isArmed || name === 'Rage');
  const creatures = [
    { ...ready, actions },
    hero('ally', { initiative: -20 }),
    monster('foe', { ac: 20, actions: foe }),
  ];
  const fight = scenario(creatures, { ruleset, simulation: { maxRounds: rounds } });
  const events = fightWith(`d20:20 d20:10 d20:5 ${script}`, fight);
  expect(eventsOf(events, 'effectBegins')[0]).toMatchObject({ creature: 0, effect: 'Rage' });
  return eventsOf(events, 'effectEnds').flatMap(({ effect, why }) => (effect === 'Rage' ? [why] : []));
}

describe.each(rulesets)('the Rage of a ready-made barbarian, %s', (ruleset) => {
  const is2014 = ruleset === '2014';

  it.each(ready)('at level %i says when it ends', async (level) => {
    const { actions } = await barbarian(level, ruleset);
    const rules = is2014
      ? { endsOnConditions: ['unconscious'], keptUpBy: ['attack', 'damage'], ends: { turns: 10 } }
      : { endsOnConditions: ['incapacitated'], keptUpBy: ['attack', 'save', 'bonus'], ends: null };
    expect(actions.find(({ name }) => name === 'Rage')).toMatchObject({ slot: 'bonus', effect: { lasting: [rules] } });
  });

  it('ends with an idle turn (2014), or goes on by the bonus action (2024)', async () => {
    expect(await ends(ruleset, '', { isArmed: false, rounds: is2014 ? 1 : 3 })).toEqual(is2014 ? ['idle'] : []);
  });

  it('goes on as long as it attacks', async () => {
    expect(await ends(ruleset, 'd20:2 d20:2 d20:2', { rounds: 3 })).toEqual([]);
  });

  it('ends when it falls unconscious', async () => {
    const { maxHp } = await barbarian(1, ruleset);
    const blow = attack('Blow', 20, `${maxHp} force`, {}, once);
    expect(await ends(ruleset, 'd20:2 d20:15', { foe: [blow] })).toEqual(['condition']);
  });

  it('does not end when it is stunned (2014), or does (2024)', async () => {
    const glare = power('Glare', 25, '1 force', { ability: 'wis', damage: [], lasting: [lasting(['stunned'])] }, once);
    expect(await ends(ruleset, 'd20:2 d20:2', { foe: [glare] })).toEqual(is2014 ? [] : ['condition']);
  });
});
