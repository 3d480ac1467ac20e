import type { Action } from '../../shared/model/action';
import { plainSave } from '../../shared/model/plain';
import { atRange, attack, damage, dice } from '../actionBuilders';
import { lastingChanges, riderOf, untilYourNextTurn } from '../lastingEffects';
import { by2024, cantripDice, type Spell } from './spell';

const untilItsNextTurn = { ends: { at: 'start', of: 'bearer', turns: 1 } } as const;
const untilEndOfItsNextTurn = { ends: { at: 'end', of: 'bearer', turns: 1 } } as const;

/** SRD 5.1 and SRD 5.2, "Spells", level 0. */
export const cantrips: Readonly<Record<string, Spell>> = {
  'acid splash': {
    level: 0,
    cast: (caster) => ({
      effect: {
        ...plainSave,
        dc: caster.dc,
        damage: damage(dice(cantripDice(caster), 6), 'acid'),
        range: 60,
        ...by2024(caster, { targets: 2 }, { targets: null, area: { shape: 'sphere' as const, size: 5 } }),
      },
    }),
  },
  'chill touch': {
    level: 0,
    cast: (caster) => {
      const dealt = damage(dice(cantripDice(caster), by2024(caster, 8, 10)), 'necrotic');
      const lasting = [lastingChanges('Chill Touch', { noHealing: true }, untilYourNextTurn)];
      const far = by2024(caster, atRange(120), {});
      return { effect: attack(caster.attackBonus, dealt, { ...far, riders: [riderOf({ lasting })] }) };
    },
  },
  'eldritch blast': {
    level: 0,
    cast: (caster) => ({
      effect: attack(caster.attackBonus, damage(dice(1, 10), 'force'), {
        ...atRange(120),
        rolls: cantripDice(caster),
      }),
    }),
  },
  'fire bolt': {
    level: 0,
    cast: (caster) => ({
      effect: attack(caster.attackBonus, damage(dice(cantripDice(caster), 10), 'fire'), atRange(120)),
    }),
  },
  'poison spray': {
    level: 0,
    cast: (caster) => {
      const dealt = damage(dice(cantripDice(caster), 12), 'poison');
      return {
        effect: by2024<Action['effect']>(
          caster,
          { ...plainSave, ability: 'con', dc: caster.dc, damage: dealt, range: 10 },
          attack(caster.attackBonus, dealt, atRange(30)),
        ),
      };
    },
  },
  'produce flame': {
    level: 0,
    cast: (caster) => ({
      effect: attack(caster.attackBonus, damage(dice(cantripDice(caster), 8), 'fire'), atRange(by2024(caster, 30, 60))),
    }),
  },
  'ray of frost': {
    level: 0,
    cast: (caster) => ({
      effect: attack(caster.attackBonus, damage(dice(cantripDice(caster), 8), 'cold'), {
        ...atRange(60),
        riders: [riderOf({ lasting: [lastingChanges('Ray of Frost', { speed: -10 }, untilYourNextTurn)] })],
      }),
    }),
  },
  'sacred flame': {
    level: 0,
    cast: (caster) => ({
      effect: { ...plainSave, dc: caster.dc, damage: damage(dice(cantripDice(caster), 8), 'radiant'), range: 60 },
    }),
  },
  'shocking grasp': {
    level: 0,
    cast: (caster) => ({
      effect: attack(caster.attackBonus, damage(dice(cantripDice(caster), 8), 'lightning'), {
        riders: [riderOf({ lasting: [lastingChanges('Shocking Grasp', { noReactions: true }, untilItsNextTurn)] })],
      }),
    }),
  },
  'vicious mockery': {
    level: 0,
    cast: (caster) => ({
      effect: {
        ...plainSave,
        ability: 'wis',
        dc: caster.dc,
        damage: damage(dice(cantripDice(caster), by2024(caster, 4, 6)), 'psychic'),
        range: 60,
        lasting: [
          lastingChanges('Vicious Mockery', { attackRolls: 'disadvantage' }, { uses: 1, ...untilEndOfItsNextTurn }),
        ],
      },
    }),
  },
};
