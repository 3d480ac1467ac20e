import type { Scenario } from '../../shared/model/scenario';
import type { CompiledScenario } from '../tables/loadTables';
import {
  auraCount,
  creatureCount,
  lairCount,
  fighterCount,
  legendaryCount,
  limitedCount,
  maxRounds,
  poolCount,
  startEffectCount,
  startDistance,
  tieBreak,
  unitsFrom,
  unitsTo,
} from '../tables/setup';
import { compileConditions } from './compileConditions';
import { compileProne } from './compileLasting';
import { compileAuras } from './compileAuras';
import { compileActions } from './compileActions';
import { compileCreature } from './compileCreature';
import { compileDay, compileRestDice } from './compileDay';
import { compilePlan } from './compilePlan';
import { fightsOf } from './fightsOf';
import { markSparable } from './powerNames';
import { emptyRows, finishRows } from './tableBuilder';
import { compileZones } from './compileZones';

/**
 * Turns a resolved scenario into the tables the rules work on: creatures, actions, damage parts and dice as rows of
 * numbers, and for each creature its plan. Names stay outside: creatures and actions keep their order.
 */
export function compile(scenario: Scenario): CompiledScenario {
  const rows = emptyRows();
  const { creatures } = scenario;
  compileConditions(scenario.ruleset, rows);
  compileProne(rows);
  const [first] = fightsOf(scenario);
  const party = creatures.filter(({ side }) => side === 'party').length;
  rows.sideFrom.push(0, first?.from ?? party);
  rows.sideTo.push(party, first?.to ?? party);
  for (const creature of creatures) {
    const foes = creatures.filter((other) => other.side !== creature.side);
    compileCreature(scenario, creature, rows);
    const actions = compileActions(scenario, creature, foes, rows);
    compileRestDice(creature, rows);
    compilePlan(scenario, creature, actions, rows);
    compileZones(scenario, creature, actions, rows);
  }
  compileDay(scenario, rows);
  creatures.forEach((creature, bearer) => compileAuras(scenario, creature, bearer, rows));
  markSparable(rows);
  rows.setup[auraCount] = rows.auraBearer.length;
  rows.setup[creatureCount] = creatures.length;
  rows.setup[maxRounds] = scenario.simulation.maxRounds;
  rows.setup[tieBreak] = rows.fightTieBreak[0] ?? 0;
  rows.setup[fighterCount] = party + rows.sideTo[1]! - rows.sideFrom[1]!;
  rows.setup[unitsFrom] = 0;
  rows.setup[unitsTo] = rows.fightUnitTo[0] ?? 0;
  rows.setup[limitedCount] = rows.limitedAction.length;
  rows.setup[legendaryCount] = rows.legendaryCreature.length;
  rows.setup[startDistance] = rows.fightDistance[0] ?? 0;
  rows.setup[lairCount] = rows.lairCreature.length;
  rows.setup[poolCount] = rows.startPool.length;
  rows.setup[startEffectCount] = creatures.reduce((count, { lasting }) => count + lasting.length, 0);
  return finishRows(rows, creatures.length);
}
