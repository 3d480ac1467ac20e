import type { Action, AttackEffect, SaveEffect } from '../../../shared/model/action';
import { plainAction, plainAttack, plainCreature, plainHeal, plainSave } from '../../../shared/model/plain';
import type { Dice } from '../../../shared/model/dice';
import type { Creature, Scenario } from '../../../shared/model/scenario';
import type { Side } from '../../../shared/model/vocabulary';

/**
 * An ordinary fight of four against one to twelve: near and far attacks, several at once, damage once a turn, a burst of
 * fire, healing, all of them in every few variants. A path that no warm-up took is slow again when it is first taken;
 * what few encounters have (lasting effects, reactions, distances) stays out, because it would cost all others speed.
 *
 * @param variant 0 or more
 */
export function warmUpScenario(variant: number): Scenario {
  const isOdd = variant % 2 === 1;
  const party = [1, 2, 3, 4].map((number) => creature(`hero ${number}`, 'party', number - 1, isOdd));
  const foes = 1 + (variant % 12);
  const monsters = Array.from({ length: foes }, (_, index) => creature(`foe ${index + 1}`, 'monsters', 4, isOdd));
  return {
    title: 'warm-up',
    ruleset: '2014',
    creatures: [...party, ...monsters],
    day: null,
    start: { distance: 0, surprise: null, ties: isOdd ? 'party' : 'higher-modifier', groupInitiative: isOdd },
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

function creature(name: string, side: Side, group: number, isOdd: boolean): Creature {
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
    initiative: group,
    saves: { str: 1, dex: 2, con: 1, int: 0, wis: 1, cha: 0 },
    intelligence: 10,
    speed: 30,
    cr: isHero ? null : 1,
    level: isHero ? 5 : null,
    resist: [],
    immune: [],
    vulnerable: isOdd ? ['fire'] : [],
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
    actions: isHero ? heroActions[group]![isOdd ? 1 : 0] : [isOdd ? blade : ambush],
  };
}

const d6: Dice = { terms: [{ count: 1, sides: 6 }], bonus: 3 };
const bladeEffect: AttackEffect = { ...plainAttack, bonus: 5, damage: [{ dice: d6, type: 'slashing' }] };
const blade: Action = { ...plainAction, name: 'blade', effect: bladeEffect };
const ambush: Action = {
  ...plainAction,
  name: 'ambush',
  effect: {
    ...plainAttack,
    bonus: 4,
    reach: null,
    range: 150,
    damage: [{ dice: d6, type: 'piercing' }],
    oncePerTurn: [{ dice: { terms: [{ count: 2, sides: 6 }], bonus: 0 }, type: 'piercing' }],
  },
};
const twice: Action = { ...plainAction, name: 'twice', effect: { ...bladeEffect, rolls: 2 } };
const twoBlades: Action = {
  ...plainAction,
  name: 'two blades',
  effect: { kind: 'multiattack', steps: [{ count: 2, choices: [0] }] },
};
const burstEffect: SaveEffect = {
  ...plainSave,
  dc: 13,
  onSuccess: 'half',
  damage: [{ dice: { terms: [{ count: 4, sides: 6 }], bonus: 0 }, type: 'fire' }],
  area: { shape: 'sphere', size: 20 },
  targets: null,
};
const burst: Action = {
  ...plainAction,
  name: 'burst',
  effect: burstEffect,
  limit: { kind: 'uses', uses: 2, per: 'fight' },
};
const healingWord: Action = {
  ...plainAction,
  name: 'healing word',
  slot: 'bonus',
  effect: { ...plainHeal, amount: d6 },
  limit: { kind: 'uses', uses: 2, per: 'fight' },
};
const aimedBurst: Action = { ...burst, effect: { ...burstEffect, area: null, targets: 4 } };

/** By group: of even variants, of odd ones. */
const heroActions: readonly (readonly [readonly Action[], readonly Action[]])[] = [
  [[twice], [blade, twoBlades]],
  [[ambush], [blade, ambush]],
  [
    [blade, healingWord],
    [ambush, healingWord],
  ],
  [
    [ambush, aimedBurst],
    [blade, burst],
  ],
];
