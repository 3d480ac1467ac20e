import type { Action } from '../../shared/model/action';
import { limits } from '../../shared/model/limits';
import type { Pool } from '../../shared/model/scenario';
import { shorten } from '../dice';
import type { Reporter } from '../document/reporter';
import type { DraftAction } from '../schema/readAction';
import type { StatBlock } from '../statBlock';
import { suggest } from '../suggestion';

/** The pools of a creature with those the file gives it: one of the same name takes the other's place. */
export function withPools(pools: readonly Pool[], added: readonly Pool[]): readonly Pool[] {
  const isSame = (a: Pool, b: Pool): boolean =>
    a.slotLevel === b.slotLevel && (a.slotLevel !== null || a.name.toLowerCase() === b.name.toLowerCase());
  const changed = pools.map((pool) => added.find((other) => isSame(pool, other)) ?? pool);
  return [...changed, ...added.filter((pool) => !pools.some((other) => isSame(pool, other)))].slice(0, limits.pools);
}

/** The actions with the pools and spell slots they draw from, now that the creature's are known. */
export function finishActions(
  drafts: readonly DraftAction[],
  pools: readonly Pool[],
  reporter: Reporter,
): { readonly actions: readonly Action[]; readonly notSimulated: StatBlock['notSimulated'] } {
  const notSimulated: StatBlock['notSimulated'][number][] = [];
  const actions = drafts.map(({ action, pool: use, slotRange }): Action => {
    if (use) {
      const pool = pools.findIndex(({ name }) => name.toLowerCase() === use.name.toLowerCase());
      if (pool >= 0) return { ...action, limit: { kind: 'pool', pool, cost: use.cost } };
      const names = pools.map(({ name }) => name);
      const { hint, newText } = suggest(use.name, names);
      const message = `It has no pool "${shorten(use.name)}".${hint} It has: ${names.map(shorten).join(', ') || 'none; write such as "pools: { ki: 5/short rest }"'}.`;
      reporter.report('unknown-pool', use.range, message, newText);
      return action;
    }
    if (slotRange === null) return action;
    const { spell } = action;
    if (pools.some(({ slotLevel }) => slotLevel !== null && spell !== null && slotLevel >= spell)) {
      return { ...action, limit: { kind: 'slots' } };
    }
    const reason = `how many slots of level ${spell} there are for it: give the creature "slots", or the action "uses"`;
    reporter.report('not-simulated', slotRange, `Not simulated: ${reason}.`);
    notSimulated.push({ text: `${action.name}: spell: ${spell}`, degree: 'partly', reason });
    return action;
  });
  return { actions, notSimulated };
}
