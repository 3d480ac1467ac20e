import type { Creature, Scenario } from '../../shared/model/scenario';
import { sides, tieBreaks } from '../../shared/model/vocabulary';
import type { CompiledScenario } from '../tables/loadTables';
import {
  auraCount,
  creatureCount,
  lairCount,
  legendaryCount,
  limitedCount,
  maxRounds,
  poolCount,
  startEffectCount,
  tieBreak,
  unitCount,
} from '../tables/setup';
import { compileConditions } from './compileConditions';
import { compileProne } from './compileLasting';
import { compileAuras } from './compileAuras';
import { compileActions } from './compileActions';
import { compileCreature } from './compileCreature';
import { compilePlan } from './compilePlan';
import { emptyRows, finishRows, type Rows } from './tableBuilder';

/**
 * Turns a resolved scenario into the tables the rules work on: creatures, actions, damage parts and dice as rows of
 * numbers, and for each creature its plan. Names stay outside: creatures and actions keep their order.
 */
export function compile(scenario: Scenario): CompiledScenario {
  const rows = emptyRows();
  const { creatures } = scenario;
  compileConditions(scenario.ruleset, rows);
  compileProne(rows);
  for (const side of sides) {
    rows.sideFrom.push(
      Math.max(
        0,
        creatures.findIndex((creature) => creature.side === side),
      ),
    );
    rows.sideTo.push(creatures.findLastIndex((creature) => creature.side === side) + 1);
  }
  for (const creature of creatures) {
    const foes = creatures.filter((other) => other.side !== creature.side);
    compileCreature(scenario, creature, rows);
    const actions = compileActions(scenario, creature, foes, rows);
    compilePlan(creature, actions, rows);
  }
  compileUnits(scenario, rows);
  creatures.forEach((creature, bearer) => compileAuras(scenario, creature, bearer, rows));
  rows.setup[auraCount] = rows.auraBearer.length;
  rows.setup[creatureCount] = creatures.length;
  rows.setup[maxRounds] = scenario.simulation.maxRounds;
  rows.setup[tieBreak] = tieBreaks.indexOf(scenario.start.ties);
  rows.setup[unitCount] = rows.unitLeader.length;
  rows.setup[limitedCount] = rows.limitedAction.length;
  rows.setup[legendaryCount] = rows.legendaryCreature.length;
  rows.setup[lairCount] = rows.lairCreature.length;
  rows.setup[poolCount] = rows.startPool.length;
  rows.setup[startEffectCount] = creatures.reduce((count, { lasting }) => count + lasting.length, 0);
  return finishRows(rows, creatures.length);
}

/** Who rolls initiative together (R2). */
function compileUnits({ creatures, start }: Scenario, rows: Rows): void {
  const units = new Map<string, number>();
  creatures.forEach((creature: Creature, index) => {
    const key = start.groupInitiative ? `group ${creature.group}` : `creature ${index}`;
    let unit = units.get(key);
    if (unit === undefined) {
      unit = units.size;
      units.set(key, unit);
      rows.unitLeader.push(index);
      rows.unitSize.push(0);
    }
    rows.unitOf.push(unit);
    rows.unitSize[unit]! += 1;
  });
}
