import { type Aura, type Lasting } from '../../shared/model/lasting';
import { noLasting } from '../../shared/model/plain';
import type { Creature, Scenario } from '../../shared/model/scenario';
import { abilities, sides } from '../../shared/model/vocabulary';
import { emanationTargets } from '../rules/saves/area';
import { atEnd, atStart, never } from '../tables/lastingCodes';
import { noSave } from '../tables/traits';
import { compileLasting } from './compileLasting';
import { pushParts } from './pushParts';
import type { Rows } from './tableBuilder';

/** Adds the auras of the creature to the table of auras. */
export function compileAuras({ simulation }: Scenario, creature: Creature, bearer: number, rows: Rows): void {
  const isAverage = simulation.monsterDamage === 'average' && creature.side === 'monsters';
  const side = sides.indexOf(creature.side);
  for (const aura of creature.auras) compileAura(aura, side, bearer, isAverage, rows);
  rows.auraOrigin.push(...creature.auras.map(() => -1));
  for (const effect of effectsOnItself(creature).filter(({ auras }) => auras.length > 0)) {
    const origin = rows.effectRow[compileLasting([effect], isAverage, rows).from]!;
    for (const aura of effect.auras) compileAura(aura, side, bearer, isAverage, rows);
    rows.auraOrigin.push(...effect.auras.map(() => origin));
  }
}

/** What it may bring on itself: only such effects bring auras. */
function effectsOnItself({ actions, lasting }: Creature): Lasting[] {
  return [...lasting, ...actions.flatMap(({ effect }) => (effect.kind === 'boon' ? effect.lasting : []))];
}

function compileAura(aura: Aura, side: number, bearer: number, isAverage: boolean, rows: Rows): void {
  const { name, affects, changes, damage, save, conditions, at } = aura;
  const parts = pushParts(damage, isAverage, rows);
  const effect: Lasting = { ...noLasting, name, conditions, ends: { at, of: 'bearer', turns: 1 } };
  const row = compileLasting([effect], isAverage, rows).from;
  rows.auraBearer.push(bearer);
  rows.auraSide.push(affects === 'allies' ? side : 1 - side);
  rows.auraReach.push(emanationTargets(aura.radius));
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
