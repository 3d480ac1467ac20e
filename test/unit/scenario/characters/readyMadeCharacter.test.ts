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

const classes = ['barbarian', 'bard', 'cleric', 'fighter', 'monk', 'paladin', 'ranger', 'rogue', 'wizard'];
const slotsOf = ({ pools }: StatBlock): number[] =>
  pools.filter(({ slotLevel }) => slotLevel !== null).map(({ points }) => points);

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
    expect(actionOf(fighter, 'Action Surge')).toMatchObject({
      slot: 'free',
      limit: { uses: 1, per: 'short rest' },
      effect: { kind: 'surge', actions: 1 },
    });
    expect(fighter.escapeBonus).toBe(7);
    expect(fighter.restDice).toEqual({ count: 5, sides: 10, bonus: 3 });
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

  test('a wizard has as many slots as its level gives, less one for mage armor', () => {
    expect([1, 3, 5].map((level) => slotsOf(character(`wizard ${level}`)))).toEqual([[1], [3, 2], [3, 3, 2]]);
    const wizard = character('wizard 5');
    expect(actionOf(wizard, 'Fireball')).toMatchObject({
      limit: { kind: 'slots' },
      isMagical: true,
      effect: { dc: 15, area: { shape: 'sphere', size: 20 } },
      upcast: { damage: [{ dice: { terms: [{ count: 1, sides: 6 }] }, type: 'fire' }] },
    });
    expect(actionOf(wizard, 'Shield')).toMatchObject({
      slot: 'reaction',
      trigger: 'hit',
      effect: { kind: 'guard', ac: 5 },
    });
    expect(wizard.rank).toBe('back');
  });

  test('a paladin of 2014 has no slots at level 1', () => {
    expect(character('paladin 1', '2014').actions.map(({ name }) => name)).toEqual([
      'Longsword',
      'Javelin',
      'Lay on Hands',
    ]);
    expect(slotsOf(character('paladin 1', '2014'))).toEqual([]);
    expect(slotsOf(character('paladin 2', '2014'))).toEqual([2]);
  });

  test('Lay on Hands: five points a level, a bonus action by the rules of 2024', () => {
    const paladin = character('paladin 3');
    expect(paladin.pools[0]).toEqual({ name: 'Lay on Hands', points: 15, per: 'long rest', slotLevel: null });
    expect(actionOf(paladin, 'Lay on Hands')).toMatchObject({
      slot: 'bonus',
      limit: { kind: 'pool', pool: 0, cost: 1 },
      effect: { kind: 'heal', fromPool: true },
    });
    expect(actionOf(character('paladin 3', '2014'), 'Lay on Hands').slot).toBe('action');
  });

  test('Divine Smite: a feature by 2014, a spell that takes a bonus action by 2024', () => {
    const strike = { trigger: 'own-hit', limit: { kind: 'slots' }, effect: { kind: 'strike', meleeOnly: true } };
    expect(actionOf(character('paladin 2', '2014'), 'Divine Smite')).toMatchObject({
      ...strike,
      slot: 'free',
      spell: null,
    });
    expect(actionOf(character('paladin 2'), 'Divine Smite')).toMatchObject({ ...strike, slot: 'bonus', spell: 1 });
  });

  test('Rage is a bonus action that resists and hurts more; Reckless Attack comes at level 2', () => {
    const barbarian = character('barbarian 3');
    expect(barbarian.resist).toEqual([]);
    expect(actionOf(barbarian, 'Rage')).toMatchObject({
      slot: 'bonus',
      limit: { uses: 3, per: 'long rest' },
      effect: {
        kind: 'boon',
        who: 'self',
        lasting: [
          { changes: { resist: ['bludgeoning', 'piercing', 'slashing'], damage: [{ dice: { terms: [], bonus: 2 } }] } },
        ],
      },
    });
    expect(actionOf(barbarian, 'Reckless Attack').effect).toMatchObject({
      lasting: [
        {
          changes: { attackRolls: 'advantage', attackedRolls: 'advantage' },
          ends: { at: 'start', of: 'source', turns: 1 },
        },
      ],
    });
    expect(character('barbarian 1').actions.map(({ name }) => name)).not.toContain('Reckless Attack');
  });

  test('a rogue sneaks only with an opening, and dodges from level 5', () => {
    expect(actionOf(character('rogue 5', '2014'), 'Rapier').effect).toMatchObject({ onceNeeds: 'sneak' });
    expect(actionOf(character('rogue 5'), 'Uncanny Dodge')).toMatchObject({
      slot: 'reaction',
      trigger: 'hit',
      effect: { kind: 'guard', halves: true },
    });
    expect(character('rogue 4').actions.map(({ name }) => name)).not.toContain('Uncanny Dodge');
  });

  test('weapon masteries are there by the rules of 2024 only', () => {
    const riders = (text: string, name: string, ruleset: Ruleset): number => {
      const { effect } = actionOf(character(text, ruleset), name);
      return effect.kind === 'attack' ? effect.riders.length : -1;
    };
    expect([riders('paladin 1', 'Longsword', '2014'), riders('paladin 1', 'Longsword', '2024')]).toEqual([0, 1]);
    expect(actionOf(character('fighter 1'), 'Greatsword').effect).toMatchObject({
      onMiss: [{ dice: { terms: [], bonus: 3 }, type: 'slashing' }],
    });
    expect(actionOf(character('barbarian 1'), 'Greataxe').effect).toMatchObject({
      cleave: [{ dice: { terms: [{ count: 1, sides: 12 }], bonus: 0 } }],
    });
    expect(actionOf(character('fighter 1', '2014'), 'Greatsword').effect).toMatchObject({ onMiss: [] });
  });

  test('a monk draws on one stock for Flurry of Blows and Stunning Strike', () => {
    const monk = character('monk 5');
    expect(monk.pools).toEqual([{ name: 'focus', points: 5, per: 'short rest', slotLevel: null }]);
    const cost = { kind: 'pool', pool: 0, cost: 1 };
    expect(actionOf(monk, 'Flurry of Blows')).toMatchObject({ slot: 'bonus', limit: cost, effect: { rolls: 2 } });
    expect(actionOf(monk, 'Stunning Strike')).toMatchObject({
      trigger: 'own-hit',
      limit: cost,
      effect: {
        kind: 'strike',
        oncePer: 'turn',
        riders: [{ save: { ability: 'con', dc: 14 }, lasting: [{ conditions: ['stunned'] }] }],
      },
    });
  });

  test('Stunning Strike: as often as there are points by 2014', () => {
    expect(actionOf(character('monk 5', '2014'), 'Stunning Strike').effect).toMatchObject({ oncePer: null });
  });

  test('a bard inspires another for one roll', () => {
    expect(actionOf(character('bard 5'), 'Bardic Inspiration')).toMatchObject({
      slot: 'bonus',
      limit: { uses: 4, per: 'short rest' },
      effect: {
        kind: 'boon',
        who: 'other',
        lasting: [{ uses: 1, changes: { attackBonus: { dice: { terms: [{ count: 1, sides: 8 }] }, sign: 1 } } }],
      },
    });
  });

  test('a fighter of level 3 throws the javelin for a critical hit on 19 too', () => {
    expect(actionOf(character('fighter 2'), 'Javelin').effect).toMatchObject({ critRange: 20 });
    expect(actionOf(character('fighter 3'), 'Javelin').effect).toMatchObject({ critRange: 19, range: 30 });
  });

  test('a ranger heals more with each level of the slot, and marks without one by the rules of 2024', () => {
    expect(slotsOf(character('ranger 5', '2014'))).toEqual([4, 2]);
    expect(actionOf(character('ranger 5', '2014'), 'Cure Wounds')).toMatchObject({
      spell: 1,
      limit: { kind: 'slots' },
      effect: { amount: { terms: [{ count: 1, sides: 8 }] } },
      upcast: { healing: { terms: [{ count: 1, sides: 8 }] } },
    });
    expect(actionOf(character('ranger 5'), 'Cure Wounds')).toMatchObject({
      upcast: { healing: { terms: [{ count: 2, sides: 8 }] } },
    });
    expect(actionOf(character('ranger 5', '2014'), "Hunter's Mark").limit).toEqual({ kind: 'slots' });
    expect(actionOf(character('ranger 5'), "Hunter's Mark")).toMatchObject({
      slot: 'bonus',
      concentration: true,
      limit: { uses: 3, per: 'long rest' },
      effect: { ability: null, damage: [], lasting: [{ changes: { damageFromSource: [{ type: 'force' }] } }] },
    });
  });

  test('a paladin of 2024 smites once a day without a slot', () => {
    expect(actionOf(character('paladin 2'), "Paladin's Smite")).toMatchObject({
      limit: { uses: 1, per: 'long rest' },
      spell: null,
      effect: { kind: 'strike', damage: [{ dice: { terms: [{ count: 2, sides: 8 }] }, type: 'radiant' }] },
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
    expect(characterProblem('druid 3')).toMatch(/no ready-made druid/);
    expect(readyMadeCharacter('constructor 3', '2024')).toBeNull();
  });
});

test.each([
  ['wizard 5', { 'Fire Bolt': 0, 'Magic Missile': 1, 'Burning Hands': 1, 'Scorching Ray': 2, Fireball: 3 }],
  ['cleric 3', { Mace: null, 'Sacred Flame': 0, 'Healing Word': 1, Bless: 1, 'Guiding Bolt': 1 }],
  ['paladin 5', { Longsword: null, 'Lay on Hands': null, 'Divine Smite': 1, Bless: 1 }],
])('%s: the slots its spells spend', (text, levels) => {
  const { actions } = character(text);
  expect(Object.fromEntries(actions.map(({ name, spell }) => [name, spell]))).toMatchObject(levels);
});
