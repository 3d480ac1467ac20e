import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { bestiaryNames, findCreature, nearestNames } from '../../../../src/scenario/bestiary/bestiary';
import type { StatBlock } from '../../../../src/scenario/statBlock';
import { scenarioSchema } from '../../../../src/shared/model/scenario';

function creature(name: string): StatBlock {
  const found = findCreature(name, '2014');
  if (found === null) throw new Error(`no ${name}`);
  return found;
}

function actionOf(statBlock: StatBlock, name: string) {
  return statBlock.actions.find((action) => action.name === name);
}

describe('finding a creature', () => {
  it.each([
    ['goblin', 'Goblin'],
    ['  Dire   WOLVES ', 'Dire Wolf'],
    ['giant-spiders', 'Giant Spider'],
    ['harpies', 'Harpy'],
    ['incubus', 'Succubus/Incubus'],
    ['svirfneblin', 'Deep Gnome (Svirfneblin)'],
  ])('finds %s', (asked, name) => {
    expect(findCreature(asked, '2014')?.name).toBe(name);
  });

  it('finds nothing else, and nothing of 2024', () => {
    expect(findCreature('goblin warrior', '2014')).toBeNull();
    expect(findCreature('', '2014')).toBeNull();
    expect(findCreature('__proto__', '2014')).toBeNull();
    expect(findCreature('goblin', '2024')).toBeNull();
    expect(bestiaryNames('2024')).toEqual([]);
  });

  it('offers at most three names like the one that was not found', () => {
    expect(nearestNames('gobln', '2014')[0]).toBe('Goblin');
    expect(nearestNames('giant', '2014').length).toBeLessThanOrEqual(3);
  });
});

describe('the table', () => {
  it('has every monster of the source, each fit for a fight', () => {
    expect(bestiaryNames('2014')).toHaveLength(322);
    expect(findCreature('carrion crawler', '2014')).toBeNull();
    for (const name of bestiaryNames('2014')) {
      const { abilities, notSimulated, ...statBlock } = creature(name);
      const fighter = {
        ...statBlock,
        kind: name,
        group: 0,
        side: 'monsters',
        hp: statBlock.maxHp,
        tempHp: 0,
        intelligence: abilities.int ?? null,
        deathSaves: false,
        targeting: 'random',
        healing: 'on-down',
        attackDowned: false,
      };
      const scenario = {
        title: name,
        ruleset: '2014',
        creatures: [
          { ...fighter, side: 'party' },
          { ...fighter, name: `${name} 2` },
        ],
        start: { distance: 30, surprise: null, ties: 'random', groupInitiative: true },
        day: null,
        simulation: {
          runs: 1,
          seed: 1,
          maxRounds: 50,
          monsterDamage: 'rolled',
          monsterHp: 'rolled',
          density: 'normal',
          restDice: 'rolled',
        },
        notSimulated: notSimulated.map((note) => ({ ...note, creature: name })),
      };
      expect(v.safeParse(scenarioSchema, scenario).issues, name).toBeUndefined();
      for (const { effect } of statBlock.actions) {
        if (effect.kind !== 'multiattack') continue;
        const choices = effect.steps.flatMap((step) => step.choices);
        const kinds = choices.map((index) => statBlock.actions[index]?.effect.kind);
        expect(
          kinds.every((kind) => kind !== undefined && kind !== 'multiattack'),
          name,
        ).toBe(true);
      }
    }
  });

  it('keeps names and numbers only: no note is a sentence of the source', () => {
    const texts = bestiaryNames('2014').flatMap((name) => creature(name).notSimulated.map(({ text }) => text));
    expect(texts.length).toBeGreaterThan(200);
    expect(texts.filter((text) => text.split(' ').length > 7)).toEqual([]);
  });

  it('knows the numbers of a goblin', () => {
    expect(creature('goblin')).toMatchObject({
      ac: 15,
      maxHp: 7,
      hitDice: { terms: [{ count: 2, sides: 6 }], bonus: 0 },
      initiative: 2,
      speed: 30,
      cr: 0.25,
      saves: { str: -1, dex: 2, con: 0, int: 0, wis: -1, cha: -1 },
    });
  });

  it('takes the prose where the fields are wrong: half damage of the red dragon', () => {
    const dragon = creature('adult red dragon');
    expect(actionOf(dragon, 'Fire Breath')).toMatchObject({
      limit: { kind: 'recharge', lowest: 5 },
      effect: { kind: 'save', dc: 21, onSuccess: 'half', area: { shape: 'cone', size: 60 } },
    });
    expect(dragon).toMatchObject({ legendaryActions: 3, legendaryResistance: 3, immune: ['fire'] });
    expect(actionOf(dragon, 'Wing Attack')).toMatchObject({ slot: 'legendary', cost: 2, effect: { dc: 22 } });
    expect(actionOf(dragon, 'Tail Attack')).toMatchObject({ slot: 'legendary', cost: 1, effect: { bonus: 14 } });
    expect(actionOf(dragon, 'Lair Actions')).toBeUndefined();
  });

  it.each([
    ['skeleton', { immune: ['poison'], vulnerable: ['bludgeoning'], conditionImmune: ['exhaustion', 'poisoned'] }],
    ['ghoul', { immune: ['poison'], conditionImmune: ['charmed', 'exhaustion', 'poisoned'] }],
    ['ghast', { resist: ['necrotic'], immune: ['poison'], conditionImmune: ['charmed', 'exhaustion', 'poisoned'] }],
    [
      'wight',
      {
        resist: ['necrotic', 'bludgeoning', 'piercing', 'slashing'],
        immune: ['poison'],
        conditionImmune: ['exhaustion', 'poisoned'],
      },
    ],
    ['zombie', { immune: ['poison'] }],
    ['horned devil', { maxHp: 178, hitDice: { terms: [{ count: 17, sides: 10 }], bonus: 85 } }],
    ['cult fanatic', { maxHp: 33, hitDice: { terms: [{ count: 6, sides: 8 }], bonus: 6 } }],
    ['bone devil', { cr: 9 }],
    ['basilisk', { ac: 15 }],
    ['giant elk', { ac: 14 }],
    ['ancient blue dragon', { legendaryResistance: 3 }],
    ['giant rat (diseased)', { packTactics: true }],
    ['animated armor', { conditionImmune: expect.arrayContaining(['blinded', 'deafened']) as unknown }],
  ])('has the numbers of the SRD where the database has others: %s', (name, numbers) => {
    expect(creature(name)).toMatchObject(numbers);
  });

  it('knows the hit dice of all, and no condition twice', () => {
    for (const name of bestiaryNames('2014')) {
      const { hitDice, conditionImmune } = creature(name);
      expect(hitDice, name).not.toBeNull();
      expect(new Set(conditionImmune).size, name).toBe(conditionImmune.length);
    }
  });

  it('reads the breath of the red dragon wyrmling, misprinted in the database', () => {
    expect(actionOf(creature('red dragon wyrmling'), 'Fire Breath')?.effect).toMatchObject({
      dc: 13,
      onSuccess: 'half',
      area: { shape: 'cone', size: 15 },
    });
  });

  it('gives the legendary actions of the vampire, and of the brass dragon whose database entry has none', () => {
    const vampire = creature('vampire');
    expect(vampire.legendaryActions).toBe(3);
    expect(vampire.actions.filter(({ slot }) => slot === 'legendary').map(({ name }) => name)).toEqual([
      'Unarmed Strike',
    ]);
    const dragon = creature('adult brass dragon');
    expect(dragon.legendaryActions).toBe(3);
    expect(actionOf(dragon, 'Tail Attack')).toMatchObject({ slot: 'legendary', effect: { bonus: 11 } });
    expect(actionOf(dragon, 'Wing Attack')).toMatchObject({ cost: 2, effect: { dc: 19, onSuccess: 'none' } });
  });

  it('throws the three bolts of the kraken at three targets, also out of turn', () => {
    const storms = creature('kraken').actions.filter(({ name }) => name === 'Lightning Storm');
    expect(storms.map(({ slot, effect }) => [slot, effect.kind === 'save' ? effect.targets : null])).toEqual([
      ['action', 3],
      ['legendary', 3],
    ]);
  });

  it('counts the heads of a hydra', () => {
    expect(actionOf(creature('hydra'), 'Multiattack')?.effect).toEqual({
      kind: 'multiattack',
      steps: [{ count: 5, choices: [0] }],
    });
  });

  it('counts what protects from nonmagical weapons as resistance, and says so', () => {
    const werewolf = creature('werewolf');
    expect(werewolf.resist).toEqual(['bludgeoning', 'piercing', 'slashing']);
    expect(werewolf.immune).toEqual([]);
    expect(
      werewolf.notSimulated.some(({ degree, reason }) => degree === 'partly' && /every attack/u.test(reason)),
    ).toBe(true);
  });
});
