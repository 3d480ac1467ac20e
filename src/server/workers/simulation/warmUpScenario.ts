import type { Action } from '../../../shared/model/action';
import { plainAction, plainAttack, plainCreature, plainHeal, plainSave } from '../../../shared/model/plain';
import type { Dice } from '../../../shared/model/dice';
import type { Creature, Scenario } from '../../../shared/model/scenario';
import type { Side } from '../../../shared/model/vocabulary';

/** An ordinary fight of four against `foes`, with every kind of action: attacks, a burst of fire, healing, several attacks in one. */
export function warmUpScenario(foes: number): Scenario {
  const party = [1, 2, 3, 4].map((number) => creature(`hero ${number}`, 'party', number - 1));
  const monsters = Array.from({ length: foes }, (_, index) => creature(`foe ${index + 1}`, 'monsters', 4));
  return {
    title: 'warm-up',
    ruleset: '2014',
    creatures: [...party, ...monsters],
    day: null,
    start: { distance: 0, surprise: null, ties: 'higher-modifier', groupInitiative: true },
    simulation: {
      runs: 1005,
      seed: 1,
      maxRounds: 50,
      monsterDamage: 'rolled',
      monsterHp: 'average',
      density: 'normal',
      restDice: 'rolled',
    },
    notSimulated: [],
  };
}

function creature(name: string, side: Side, group: number): Creature {
  const isHero = side === 'party';
  return {
    name,
    kind: isHero ? 'hero' : 'foe',
    group,
    side,
    rank: 'front',
    ac: 15,
    maxHp: isHero ? 33 : 18,
    hp: isHero ? 33 : 18,
    tempHp: 0,
    hitDice: null,
    initiative: 2,
    saves: { str: 1, dex: 2, con: 1, int: 0, wis: 1, cha: 0 },
    intelligence: 10,
    speed: 30,
    cr: isHero ? null : 1,
    level: isHero ? 5 : null,
    resist: [],
    immune: [],
    vulnerable: ['fire'],
    conditionImmune: [],
    deathSaves: isHero,
    attackRolls: 'normal',
    savingThrows: 'normal',
    legendaryActions: 0,
    legendaryResistance: 0,
    ...plainCreature,
    targeting: isHero ? 'lowest-hp' : 'random',
    healing: 'on-down',
    attackDowned: false,
    actions: isHero ? [blade, twoBlades, burst, healingWord] : [blade],
  };
}

const d6: Dice = { terms: [{ count: 1, sides: 6 }], bonus: 3 };
const blade: Action = {
  ...plainAction,
  name: 'blade',
  effect: {
    ...plainAttack,
    bonus: 5,
    damage: [{ dice: d6, type: 'slashing' }],
  },
};
const twoBlades: Action = {
  ...plainAction,
  name: 'two blades',
  effect: { kind: 'multiattack', steps: [{ count: 2, choices: [0] }] },
};
const burst: Action = {
  ...plainAction,
  name: 'burst',
  effect: {
    ...plainSave,
    dc: 13,
    onSuccess: 'half',
    damage: [{ dice: d6, type: 'fire' }],
    area: { shape: 'sphere', size: 20 },
    targets: null,
  },
  limit: { kind: 'uses', uses: 1, per: 'fight' },
};
const healingWord: Action = {
  ...plainAction,
  name: 'healing word',
  slot: 'bonus',
  effect: { ...plainHeal, amount: d6 },
  limit: { kind: 'uses', uses: 2, per: 'fight' },
};
