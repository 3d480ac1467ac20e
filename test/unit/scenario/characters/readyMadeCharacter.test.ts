import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { characterProblem, readyMadeCharacter } from '../../../../src/scenario/characters/readyMadeCharacter';
import { scenarioSchema } from '../../../../src/shared/model/scenario';
import { rulesets, type Ruleset } from '../../../../src/shared/model/vocabulary';
import type { StatBlock } from '../../../../src/scenario/statBlock';
import { loadScenario } from '../encounterFiles';

function character(text: string, ruleset: Ruleset = '2024'): StatBlock {
  const found = readyMadeCharacter(text, ruleset);
  if (!found) throw new Error(`There is no ${text}.`);
  return found;
}

function actionOf(statBlock: StatBlock, name: string): StatBlock['actions'][number] {
  const found = statBlock.actions.find((action) => action.name === name);
  if (!found) throw new Error(`${statBlock.name} has no ${name}.`);
  return found;
}

const classes = ['barbarian', 'cleric', 'fighter', 'paladin', 'ranger', 'rogue', 'wizard'];

describe('Ready-made characters', () => {
  test.each(classes.flatMap((name) => rulesets.map((ruleset) => [name, ruleset] as const)))(
    '%s by the rules of %s, levels 1 to 5, can be fought and get stronger',
    async (name, ruleset) => {
      const party = [1, 2, 3, 4, 5].map((level) => `${name} ${level}`);
      const scenario = await loadScenario(`ruleset: ${ruleset}\nparty: [${party.join(', ')}]\nmonsters: [fighter 1]`);
      expect(v.safeParse(scenarioSchema, scenario).success).toBe(true);
      const heroes = scenario.creatures.filter(({ side }) => side === 'party');
      expect(heroes.map(({ level }) => level)).toEqual([1, 2, 3, 4, 5]);
      expect(heroes.every((hero, index) => index === 0 || hero.maxHp > (heroes[index - 1]?.maxHp ?? 0))).toBe(true);
    },
  );

  test('hit points: the full die, then its average', () => {
    expect(character('fighter 1').maxHp).toBe(12);
    expect(character('fighter 3').maxHp).toBe(28);
    // Constitution 16 from level 4 counts for every level.
    expect(character('fighter 4').maxHp).toBe(40);
    expect(character('wizard 5').maxHp).toBe(37);
  });

  test('a fighter at 5: two attacks, a critical hit on 19, saves with proficiency 3', () => {
    const fighter = character('fighter 5');
    expect(actionOf(fighter, 'Greatsword').effect).toMatchObject({ rolls: 2, bonus: 7, critRange: 19 });
    expect(fighter.saves).toEqual({ str: 7, dex: 1, con: 6, int: -1, wis: 1, cha: 0 });
    expect(fighter.ac).toBe(17);
    expect(actionOf(fighter, 'Action Surge')).toMatchObject({ slot: 'free', limit: { uses: 1 } });
  });

  test('second wind comes back oftener by the rules of 2024', () => {
    expect(actionOf(character('fighter 4', '2014'), 'Second Wind').limit).toEqual({
      kind: 'uses',
      uses: 1,
      per: 'short rest',
    });
    expect(actionOf(character('fighter 4', '2024'), 'Second Wind').limit).toEqual({
      kind: 'uses',
      uses: 3,
      per: 'long rest',
    });
  });

  test.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [5, 3],
  ])('a rogue of level %d sneaks for %d dice, once a turn', (level, count) => {
    expect(actionOf(character(`rogue ${level}`), 'Shortbow').effect).toMatchObject({
      oncePerTurn: [{ dice: { terms: [{ count, sides: 6 }] } }],
    });
  });

  test('healing words: 1d4 by 2014, 2d4 by 2024; with the Life Domain', () => {
    const amount = (ruleset: Ruleset, level: number): unknown => {
      const { effect } = actionOf(character(`cleric ${level}`, ruleset), 'Healing Word');
      return effect.kind === 'heal' ? effect.amount : null;
    };
    expect(amount('2014', 1)).toEqual({ terms: [{ count: 1, sides: 4 }], bonus: 6 });
    expect(amount('2024', 1)).toEqual({ terms: [{ count: 2, sides: 4 }], bonus: 3 });
    expect(amount('2024', 3)).toEqual({ terms: [{ count: 2, sides: 4 }], bonus: 6 });
  });

  test('a wizard has as many spells as slots, one of which is mage armor', () => {
    const uses = (level: number): Record<string, number> =>
      Object.fromEntries(
        character(`wizard ${level}`).actions.flatMap(({ name, limit }) =>
          limit.kind === 'uses' ? [[name, limit.uses]] : [],
        ),
      );
    expect(uses(1)).toEqual({ 'Magic Missile': 1 });
    expect(uses(3)).toEqual({ 'Magic Missile': 2, 'Burning Hands': 1, 'Scorching Ray': 2 });
    expect(uses(5)).toEqual({ 'Magic Missile': 2, 'Burning Hands': 1, 'Scorching Ray': 3, Fireball: 2 });
    expect(actionOf(character('wizard 5'), 'Fireball').effect).toMatchObject({
      dc: 15,
      area: { shape: 'sphere', size: 20 },
    });
    expect(character('wizard 5').rank).toBe('back');
  });

  test('a paladin of 2014 has no slots at level 1', () => {
    expect(character('paladin 1', '2014').actions.map(({ name }) => name)).toEqual([
      'Longsword',
      'Javelin',
      'Lay on Hands',
    ]);
    expect(actionOf(character('paladin 2', '2014'), 'Divine Smite').limit).toMatchObject({ uses: 2 });
  });

  test('a fighter of level 3 throws the javelin for a critical hit on 19 too', () => {
    expect(actionOf(character('fighter 2'), 'Javelin').effect).toMatchObject({ critRange: 20 });
    expect(actionOf(character('fighter 3'), 'Javelin').effect).toMatchObject({ critRange: 19, range: 30 });
  });

  test('a ranger of level 5 has slots of level 2', () => {
    expect(actionOf(character('ranger 5', '2014'), 'Cure Wounds (level 2)')).toMatchObject({
      spell: 2,
      limit: { uses: 2 },
      effect: { amount: { terms: [{ count: 2, sides: 8 }] } },
    });
    expect(actionOf(character('ranger 5'), 'Cure Wounds (level 2)').effect).toMatchObject({
      amount: { terms: [{ count: 4, sides: 8 }] },
    });
  });

  test('a paladin of 2024 smites once a day without a slot', () => {
    expect(actionOf(character('paladin 2'), "Paladin's Smite")).toMatchObject({
      limit: { uses: 1, per: 'long rest' },
      spell: null,
      effect: { oncePerTurn: [{ dice: { terms: [{ count: 2, sides: 8 }] }, type: 'radiant' }] },
    });
    for (const other of [character('paladin 1'), character('paladin 5', '2014')]) {
      expect(other.actions.map(({ name }) => name)).not.toContain("Paladin's Smite");
    }
  });

  test.each([
    ['fighter', 3, 'Remarkable Athlete', ['2024']],
    ['fighter', 5, 'Tactical Shift', ['2024']],
    ['wizard', 3, 'Potent Cantrip', ['2024']],
    ['rogue', 3, 'Steady Aim', ['2024']],
    ['rogue', 5, 'Cunning Strike', ['2024']],
    ['cleric', 1, 'Divine Order', ['2024']],
    ['cleric', 1, 'Guiding Bolt', ['2014', '2024']],
    ['cleric', 5, 'Destroy Undead', ['2014']],
    ['cleric', 5, 'Sear Undead', ['2024']],
  ] as const)('%s %d says what is left out: %s, by the rules of %j', (name, level, feature, having) => {
    const isListed = (ruleset: Ruleset, at: number): boolean =>
      character(`${name} ${at}`, ruleset).notSimulated.some(({ text }) => text === feature);
    expect(rulesets.filter((ruleset) => isListed(ruleset, level))).toEqual(having);
    if (level > 1) expect(rulesets.filter((ruleset) => isListed(ruleset, level - 1))).toEqual([]);
  });

  test('what is none says why', () => {
    expect(characterProblem('goblin')).toBeNull();
    expect(characterProblem('fighter')).toMatch(/needs a level/);
    expect(characterProblem('fighter 6')).toMatch(/levels 1 to 5/);
    expect(characterProblem('bard 3')).toMatch(/no ready-made bard/);
    expect(readyMadeCharacter('constructor 3', '2024')).toBeNull();
  });
});

test.each([
  ['wizard 5', { 'Fire Bolt': 0, 'Magic Missile': 1, 'Burning Hands': 1, 'Scorching Ray': 2, Fireball: 3 }],
  ['cleric 3', { Mace: null, 'Sacred Flame': 0, 'Healing Word': 1, 'Guiding Bolt': 1, 'Guiding Bolt (level 2)': 2 }],
  ['paladin 5', { Longsword: null, 'Lay on Hands': null, 'Divine Smite': 1, 'Divine Smite (level 2)': 2 }],
])('%s: the slots its spells spend', (text, levels) => {
  const { actions } = character(text);
  expect(Object.fromEntries(actions.map(({ name, spell }) => [name, spell]))).toMatchObject(levels);
});
