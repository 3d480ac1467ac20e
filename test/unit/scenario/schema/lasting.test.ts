import { describe, expect, test } from 'vitest';
import { parseCondition } from '../../../../src/scenario/schema/conditionPhrase';
import type { Action } from '../../../../src/shared/model/action';
import { noChanges, noLasting } from '../../../../src/shared/model/plain';
import { firstCreature } from '../encounterFiles';

async function actionOf(keys: string): Promise<Action> {
  const creature = await firstCreature(`{ name: Mira, ac: 16, hp: 27, actions: [{ name: A, ${keys} }] }`);
  const [action] = creature.actions;
  if (!action) throw new Error(`No action: ${keys}`);
  return action;
}

function lastingOf(text: string) {
  const read = parseCondition(text);
  if (!read.ok) throw new Error(read.error.message);
  return read.value.map(({ lasting }) => lasting);
}

const poisoned = { ...noLasting, name: 'poisoned', conditions: ['poisoned'] };
const die = (count: number, sides: number, bonus = 0) => ({ terms: [{ count, sides }], bonus });

describe('A condition as text', () => {
  test.each([
    ['poisoned', {}],
    ['Poisoned until save con 13 end of turn', { save: { ability: 'con', dc: 13, at: 'end' } }],
    ['poisoned until save Constitution DC 13', { save: { ability: 'con', dc: 13, at: 'end' } }],
    ['poisoned, save wis 15 at the start of its turn', { save: { ability: 'wis', dc: 15, at: 'start' } }],
    ['poisoned until save con 13 on damage', { save: { ability: 'con', dc: 13, at: 'damage' } }],
    ["poisoned until end of target's next turn", { ends: { at: 'end', of: 'bearer', turns: 1 } }],
    ['poisoned until the start of your next turn', { ends: { at: 'start', of: 'source', turns: 1 } }],
    ['poisoned for 1 minute', { ends: { at: 'start', of: 'source', turns: 10 } }],
    ['poisoned 3 rounds', { ends: { at: 'start', of: 'source', turns: 3 } }],
    ['poisoned 8 hours', {}],
    ['poisoned, escape dc 14', { escape: 14 }],
    ['poisoned until it attacks', { endsOnAttack: true }],
    ['poisoned until it takes damage', { endsOnDamage: true }],
    [
      'poisoned 1 minute save wis 15',
      { ends: { at: 'start', of: 'source', turns: 10 }, save: { ability: 'wis', dc: 15, at: 'end' } },
    ],
  ])('%s', (text, expected) => {
    expect(lastingOf(text)).toEqual([{ ...poisoned, ...expected }]);
  });

  test('conditions before the same clause come together, after it another effect begins, prone stands alone', () => {
    expect(lastingOf('grappled and restrained, escape dc 14, poisoned and prone 1 round')).toMatchObject([
      { name: 'grappled and restrained', conditions: ['grappled', 'restrained'], escape: 14 },
      { name: 'poisoned', conditions: ['poisoned'], ends: { turns: 1 } },
      { name: 'prone', conditions: ['prone'], ends: null },
    ]);
  });

  test('exhaustion has levels', () => {
    expect(lastingOf('exhaustion 2, exhaustion')).toMatchObject([
      { name: 'exhaustion', conditions: [], exhaustion: 3 },
    ]);
  });
});

describe('What an action brings', () => {
  test('an attack: with the hit, after a save of its own, on a critical hit, to itself', async () => {
    const { effect } = await actionOf(
      'attack: 5, damage: 1 fire, condition: [prone on failed str 13, stunned 1 round on a critical hit, poisoned, invisible to self]',
    );
    expect(effect).toMatchObject({
      kind: 'attack',
      riders: [
        { on: 'hit', to: 'target', save: { ability: 'str', dc: 13, onSuccess: 'none' }, lasting: [{ name: 'prone' }] },
        { on: 'critical', to: 'target', save: null, lasting: [{ name: 'stunned' }] },
        { on: 'hit', to: 'target', save: null, lasting: [{ name: 'poisoned' }] },
        { on: 'hit', to: 'self', save: null, lasting: [{ name: 'invisible' }] },
      ],
    });
  });

  test('a save beside an attack is against everything that comes with the hit', async () => {
    const { effect } = await actionOf(
      'attack: 5, damage: 1 fire, save: con 13 half, saveDamage: 2d6 poison, push: 10, condition: poisoned',
    );
    expect(effect).toMatchObject({
      riders: [
        {
          save: { ability: 'con', dc: 13, onSuccess: 'half' },
          damage: [{ dice: die(2, 6), type: 'poison' }],
          push: 10,
          lasting: [poisoned],
        },
      ],
    });
  });

  test('a save brings it with its failure, in an area or to a number', async () => {
    expect((await actionOf('save: wis 15, targets: 6, condition: poisoned, push: 5, range: 60')).effect).toMatchObject({
      kind: 'save',
      dc: 15,
      targets: 6,
      range: 60,
      push: 5,
      damage: [],
      lasting: [poisoned],
    });
  });

  test('without a roll a condition is for a foe, and invisibility or effects for oneself', async () => {
    expect((await actionOf('condition: poisoned')).effect).toMatchObject({ kind: 'save', ability: null, targets: 1 });
    expect((await actionOf('condition: invisible')).effect).toMatchObject({ kind: 'boon', who: 'self' });
    expect((await actionOf('effects: { name: Rage, resist: [fire] }')).effect).toMatchObject({
      kind: 'boon',
      who: 'self',
      targets: 1,
      lasting: [{ name: 'Rage', changes: { ...noChanges, resist: ['fire'] } }],
    });
  });

  test.each([
    ['self', 'self', 1],
    ['ally', 'ally', 1],
    ['3 allies', 'ally', 3],
    ['another ally', 'other', 1],
    ['2 other allies', 'other', 2],
  ])('boon: %s', async (boon, who, targets) => {
    expect((await actionOf(`boon: ${boon}, removes: [poisoned]`)).effect).toEqual({
      kind: 'boon',
      who,
      targets,
      lasting: [],
      removes: ['poisoned'],
    });
  });
});

describe('What a lasting effect changes', () => {
  test.each([
    ['ac: +2', { ac: 2 }],
    ['attackRolls: advantage', { attackRolls: 'advantage' }],
    ['attackBonus: 1d4', { attackBonus: { dice: die(1, 4), sign: 1 } }],
    ['attackBonus: -1d4', { attackBonus: { dice: die(1, 4), sign: -1 } }],
    ['attackedRolls: advantage', { attackedRolls: 'advantage', attackedBySource: false }],
    ['attackedRolls: disadvantage from you', { attackedRolls: 'disadvantage', attackedBySource: true }],
    ['savingThrows: disadvantage', { savingThrows: 'disadvantage', saveAbilities: [] }],
    ['savingThrows: advantage on str and dex saves', { savingThrows: 'advantage', saveAbilities: ['str', 'dex'] }],
    ['saveBonus: -2', { saveBonus: { dice: { terms: [], bonus: 2 }, sign: -1 } }],
    ['damage: 2 slashing', { damage: [{ dice: { terms: [], bonus: 2 }, type: 'slashing' }] }],
    ['damageFromYou: 1d6 necrotic', { damageFromSource: [{ dice: die(1, 6), type: 'necrotic' }] }],
    ['resist: fire', { resist: ['fire'] }],
    ['immune: [cold, fire]', { immune: ['cold', 'fire'] }],
    ['vulnerable: acid', { vulnerable: ['acid'] }],
    ['speed: -10', { speed: -10 }],
    ['speed: half', { speedFactor: 0.5 }],
    ['speed: 0', { speedFactor: 0 }],
    ['extraAttacks: 1', { extraAttacks: 1 }],
    ['noReactions: true, noHealing: true', { noReactions: true, noHealing: true }],
  ])('%s', async (keys, changes) => {
    const { effect } = await actionOf(`effects: { ${keys} }`);
    expect(effect).toMatchObject({ lasting: [{ name: 'Effect', changes: { ...noChanges, ...changes } }] });
  });

  test('and everything else of it', async () => {
    const { effect } = await actionOf(
      `boon: self, effects: { name: Doom, conditions: [blinded], exhaustion: 1, ongoing: 2d6 fire end of turn, ends: start of your next turn,
       save: con 13 start of turn, escape: 14, uses: 1, endsOnDamage: true, endsOnAttack: true,
       endsOnConditions: [unconscious, stunned], keptUpBy: [attack, bonus],
       auras: { name: Heat, affects: foes, radius: 5, damage: 1d6 fire, at: end, save: dex 12 half, conditions: [poisoned] } }`,
    );
    expect(effect).toMatchObject({
      lasting: [
        {
          name: 'Doom',
          conditions: ['blinded'],
          exhaustion: 1,
          changes: null,
          ongoing: { damage: [{ dice: die(2, 6), type: 'fire' }], at: 'end' },
          ends: { at: 'start', of: 'source', turns: 1 },
          save: { ability: 'con', dc: 13, at: 'start' },
          escape: 14,
          uses: 1,
          endsOnDamage: true,
          endsOnAttack: true,
          endsOnConditions: ['unconscious', 'stunned'],
          keptUpBy: ['attack', 'bonus'],
          auras: [
            {
              name: 'Heat',
              affects: 'foes',
              includesSelf: true,
              radius: 5,
              changes: null,
              damage: [{ dice: die(1, 6), type: 'fire' }],
              at: 'end',
              save: { ability: 'dex', dc: 12, onSuccess: 'half' },
              conditions: ['poisoned'],
            },
          ],
        },
      ],
    });
  });
});
