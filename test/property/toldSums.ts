import type { FightEvent } from '../../src/engine/record/fightEvent';
import type { RunColumns } from '../../src/shared/model/results';
import type { Scenario } from '../../src/shared/model/scenario';
import { cell } from './fightRuns';

const nothing = { dealt: 0, wasted: 0, taken: 0, absorbed: 0, healing: 0, drops: 0, kills: 0, turnsLost: 0 };
type Sums = typeof nothing;

/** What the events say happened to each creature, in the terms of the columns. */
export function toldSums(scenario: Scenario, events: readonly FightEvent[]): readonly Sums[] {
  const sums = scenario.creatures.map(() => ({ ...nothing }));
  const up = new Set<number>();
  for (const event of events) {
    if (event.kind === 'damage') {
      const absorbed = event.tempHpBefore - event.tempHpAfter;
      const lost = event.hpBefore - event.hpAfter + absorbed;
      sums[event.source]!.dealt += lost;
      sums[event.source]!.wasted += event.amounts.reduce((sum, { amount }) => sum + amount, 0) - lost;
      sums[event.target]!.taken += lost;
      sums[event.target]!.absorbed += absorbed;
    } else if (event.kind === 'falls') {
      if (up.delete(event.creature)) sums[event.creature]!.drops += 1;
      const isFoe = scenario.creatures[event.by]!.side !== scenario.creatures[event.creature]!.side;
      if (event.state === 'dead' && isFoe) sums[event.by]!.kills += 1;
    } else if (event.kind === 'heal' && !event.isTemporary) {
      sums[event.creature]!.healing += event.after - event.before;
      if (event.after > 0) up.add(event.target);
    } else if (event.kind === 'regenerates') {
      sums[event.creature]!.healing += event.after - event.before;
      up.add(event.creature);
    } else if (event.kind === 'deathSave' && event.state === 'up') {
      up.add(event.creature);
    } else if (event.kind === 'turnLost' || (event.kind === 'turn' && event.isSurprised)) {
      sums[event.creature]!.turnsLost += 1;
    } else if (event.kind === 'initiative') {
      for (const { creature, hp } of event.order) if (hp > 0) up.add(creature);
    }
  }
  return sums;
}

/** The same as it was counted. */
export function countedSums({ creatures }: Scenario, columns: RunColumns, run: number): readonly Sums[] {
  return creatures.map((_, creature) => {
    const at = cell(columns, creature, run);
    return {
      dealt: columns.damageDealt[at]!,
      wasted: columns.wasted[at]!,
      taken: columns.damageTaken[at]!,
      absorbed: columns.absorbed[at]!,
      healing: columns.healing[at]!,
      drops: columns.drops[at]!,
      kills: columns.kills[at]!,
      turnsLost: columns.turnsLost[at]!,
    };
  });
}
