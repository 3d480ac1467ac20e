import type { Creature, Scenario } from '../../shared/model/scenario';
import { abilities, type Condition, damageTypes, sides, targetings } from '../../shared/model/vocabulary';
import { advantageBit, disadvantageBit } from '../random/dice';
import { conditionsAsBits } from '../tables/conditionBits';
import {
  freeBit,
  frontBit,
  hasEvasion,
  hasLegendaryActions,
  hasMagicResistance,
  hasMorale,
  hasPackTactics,
  hasRegeneration,
  hasSurprise,
  healBelowHalf,
  healNever,
  healOnDown,
  mixedTypes,
  resistsAlways,
} from '../tables/traits';
import { compileLasting } from './compileLasting';
import { modeBits } from './modeBits';
import { fightsOf } from './fightsOf';
import { pushParts } from './pushParts';
import type { Rows } from './tableBuilder';
import { typeBits } from './typeBits';

/** Conditions that make incapacitated. */
const incapacitating: readonly Condition[] = ['incapacitated', 'paralyzed', 'petrified', 'stunned', 'unconscious'];

const healingPolicies: { readonly [Policy in Creature['healing']]: number } = {
  never: healNever,
  'on-down': healOnDown,
  'below-half': healBelowHalf,
};

/** Adds the creature's row to the tables of creatures. */
export function compileCreature(scenario: Scenario, creature: Creature, rows: Rows): void {
  const index = rows.side.length;
  const side = sides.indexOf(creature.side);
  const fights = fightsOf(scenario).filter((fight) => side === 0 || (fight.from <= index && index < fight.to));
  const isSurprised = fights.some(({ start }) => start.surprise === creature.side);
  rows.side.push(side);
  rows.diceKey.push((side << 7) | (index - (side === 0 ? 0 : (fights[0]?.from ?? 0))));
  rows.startStatus.push(freeBit | (creature.rank === 'front' ? frontBit : 0));
  rows.armorClass.push(creature.ac);
  rows.startMaxHp.push(creature.maxHp);
  rows.startHp.push(Math.min(creature.hp, creature.maxHp));
  rows.startTempHp.push(creature.tempHp);
  rows.hitDicePart.push(compileHitDice(scenario, creature, rows));
  rows.initiativeBonus.push(creature.initiative);
  rows.calmInitiativeMode.push(initiativeModeOf(scenario, creature, false));
  rows.initiativeMode.push(initiativeModeOf(scenario, creature, fights[0]?.start.surprise === creature.side));
  rows.isSurprised.push(isSurprised && scenario.ruleset === '2014' ? 1 : 0);
  rows.attackMode.push(modeBits[creature.attackRolls]);
  rows.saveMode.push(modeBits[creature.savingThrows]);
  rows.saveBonus.push(...abilities.map((ability) => creature.saves[ability]), 0, 0);
  rows.resistant.push(typeBits(creature.resist));
  rows.immune.push(typeBits(creature.immune));
  rows.vulnerable.push(typeBits(creature.vulnerable));
  rows.sensitive.push(sensitiveTypes(creature) | mixedTypes);
  rows.hasDeathSaves.push(creature.deathSaves ? 1 : 0);
  rows.legendaryActions.push(creature.legendaryActions);
  rows.legendaryResistances.push(creature.resistancePolicy === 'never' ? 0 : creature.legendaryResistance);
  rows.targetingRule.push(targetings.indexOf(creature.targeting));
  rows.healingPolicy.push(healingPolicies[creature.healing]);
  rows.hitsDowned.push(creature.attackDowned ? 1 : 0);
  rows.regeneratedHp.push(creature.regeneration?.amount ?? 0);
  rows.regenerationStops.push(typeBits(creature.regeneration?.stoppedBy ?? []));
  rows.moraleOwn.push(creature.morale?.own ?? 0);
  rows.moraleSide.push(creature.morale?.side ?? 0);
  rows.traits.push(traitsOf(creature) | (rows.isSurprised[index] ? hasSurprise : 0));
  if (creature.legendaryActions > 0) rows.legendaryCreature.push(index);
  compileStart(scenario, creature, rows);
}

function compileStart(scenario: Scenario, creature: Creature, rows: Rows): void {
  const isAverage = scenario.simulation.monsterDamage === 'average' && creature.side === 'monsters';
  const effects = compileLasting(creature.lasting, isAverage, rows);
  rows.startLastingFrom.push(effects.from);
  rows.startLastingTo.push(effects.to);
  rows.startExhaustion.push(creature.exhaustion);
  rows.conditionImmunity.push(conditionsAsBits(creature.conditionImmune));
  rows.escapeBonus.push(creature.escapeBonus);
  rows.baseSpeed.push(creature.speed);
}

/** What regenerates has to know the types of all damage. */
function sensitiveTypes({ resist, immune, vulnerable, regeneration }: Creature): number {
  return typeBits(regeneration ? damageTypes : [...resist, ...immune, ...vulnerable]);
}

function traitsOf(creature: Creature): number {
  return (
    (creature.legendaryActions > 0 ? hasLegendaryActions : 0) |
    (creature.packTactics ? hasPackTactics : 0) |
    (creature.magicResistance ? hasMagicResistance : 0) |
    (creature.evasion ? hasEvasion : 0) |
    (creature.regeneration ? hasRegeneration : 0) |
    (creature.morale ? hasMorale : 0) |
    (creature.resistancePolicy === 'always' ? resistsAlways : 0)
  );
}

/**
 * R2: SRD 5.2 "Initiative", "Surprise", "Incapacitated", "Invisible": disadvantage for who is surprised or incapacitated,
 * advantage for who is invisible. By SRD 5.1 surprise costs the first turn instead. Poisoned, frightened: disadvantage
 * by both, it is an ability check.
 */
function initiativeModeOf({ ruleset }: Scenario, { lasting, conditionImmune }: Creature, isSurprised: boolean): number {
  const suffered = lasting.flatMap(({ conditions }) => conditions).filter((name) => !conditionImmune.includes(name));
  const hindered = suffered.includes('poisoned') || suffered.includes('frightened') ? disadvantageBit : 0;
  if (ruleset === '2014') return hindered;
  const isLate = isSurprised || suffered.some((name) => incapacitating.includes(name));
  return hindered | (isLate ? disadvantageBit : 0) | (suffered.includes('invisible') ? advantageBit : 0);
}

/** @returns the row of the part that rolls its hit points, -1 when they are not rolled */
function compileHitDice({ simulation }: Scenario, { side, hitDice }: Creature, rows: Rows): number {
  if (simulation.monsterHp !== 'rolled' || side !== 'monsters' || hitDice === null) return -1;
  return pushParts([{ dice: hitDice, type: 'force' }], false, rows).from;
}
