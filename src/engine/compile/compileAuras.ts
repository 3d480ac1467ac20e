import { type Aura, type Lasting } from '../../shared/model/lasting';
import { noLasting } from '../../shared/model/plain';
import type { Creature, Scenario } from '../../shared/model/scenario';
import { abilities, sides } from '../../shared/model/vocabulary';
import { emanationTargets } from '../rules/saves/area';
import { atEnd, atStart, never } from '../tables/lastingCodes';
import { noSave } from '../tables/traits';
import { auraBringers } from './auraBringers';
import { compileLasting } from './compileLasting';
import { pushParts } from './pushParts';
import type { Rows } from './tableBuilder';

/** Adds the auras of the creature, and those of effects that it brings on somebody, to the table of auras. */
export function compileAuras(scenario: Scenario, creature: Creature, index: number, rows: Rows): void {
  const isAverage = scenario.simulation.monsterDamage === 'average' && creature.side === 'monsters';
  const side = sides.indexOf(creature.side);
  for (const aura of creature.auras) compileAura(aura, side, index, -1, isAverage, rows);
  for (const { effect, bearers, isMagical } of auraBringers(scenario, creature, index)) {
    const origin = rows.effectRow[compileLasting([effect], isAverage, rows, isMagical).from]!;
    for (const bearer of bearers) {
      if (isKnown(origin, bearer, rows)) continue;
      const bearerSide = sides.indexOf(scenario.creatures[bearer]!.side);
      for (const aura of effect.auras) compileAura(aura, bearerSide, bearer, origin, isAverage, rows);
    }
  }
}

/** Several creatures may bring the same effect: its bearer has its auras once. */
function isKnown(origin: number, bearer: number, rows: Rows): boolean {
  return rows.auraOrigin.some((other, aura) => other === origin && rows.auraBearer[aura] === bearer);
}

/**
 * @param side that of its bearer
 * @param origin row of the lasting effect that brings it; -1: it is always there
 */
function compileAura(aura: Aura, side: number, bearer: number, origin: number, isAverage: boolean, rows: Rows): void {
  const { name, affects, changes, damage, save, conditions, at } = aura;
  const parts = pushParts(damage, isAverage, rows);
  const effect: Lasting = { ...noLasting, name, conditions, ends: { at, of: 'bearer', turns: 1 } };
  const row = compileLasting([effect], isAverage, rows).from;
  rows.auraBearer.push(bearer);
  rows.auraOrigin.push(origin);
  rows.auraSide.push(affects === 'allies' ? side : 1 - side);
  rows.auraReach.push(emanationTargets(aura.radius));
  rows.auraRadius.push(aura.radius);
  rows.auraHoldsBearer.push(affects === 'allies' && aura.includesSelf ? 1 : 0);
  rows.auraName.push(rows.lastingName[rows.effectRow[row]!]!);
  rows.auraChange.push(changes === null ? -1 : compileLasting([{ ...noLasting, name, changes }], isAverage, rows).from);
  rows.auraAt.push(damage.length + conditions.length === 0 ? never : at === 'start' ? atStart : atEnd);
  rows.auraPartFrom.push(parts.from);
  rows.auraPartTo.push(parts.to);
  rows.auraSave.push(save ? abilities.indexOf(save.ability) : noSave);
  rows.auraDc.push(save?.dc ?? 0);
  rows.isAuraHalved.push(save?.onSuccess === 'half' ? 1 : 0);
  rows.auraEffect.push(row);
  rows.hasAuraConditions.push(conditions.length > 0 ? 1 : 0);
}
