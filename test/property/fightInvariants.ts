import type { Scenario } from '../../src/shared/model/scenario';
import type * as fightState from '../../src/engine/tables/fightState';
import type * as traits from '../../src/engine/tables/traits';

/** What the state a fight was left in breaks of what is always true; empty when all is well. */
export function brokenInvariants(
  { creatures }: Scenario,
  state: typeof fightState,
  { upBit, downBit, stableBit, frontBit }: typeof traits,
): string[] {
  const broken: string[] = [];
  const check = (holds: boolean, what: string): void => {
    if (!holds) broken.push(what);
  };
  const sums = [0, 1].map(() => ({ standing: 0, frontStanding: 0, downed: 0, sideHp: 0 }));
  let dealt = 0;
  let taken = 0;
  creatures.forEach(({ name, side, deathSaves }, creature) => {
    const hp = state.hp[creature]!;
    const status = state.status[creature]!;
    const isUp = (status & upBit) !== 0;
    const isDown = (status & downBit) !== 0;
    check(hp >= 0 && hp <= state.maxHp[creature]!, `${name} has ${hp} of ${state.maxHp[creature]} hit points`);
    check(state.tempHp[creature]! >= 0, `${name} has ${state.tempHp[creature]} temporary hit points`);
    check(!isUp || hp > 0, `${name} is up with ${hp} hit points`);
    check(!isDown || (hp === 0 && !isUp && deathSaves), `${name} is down with ${hp} hit points`);
    check(isDown || (status & stableBit) === 0, `${name} is stable without being down`);
    check(isDown || state.deathFailures[creature]! <= 5, `${name} has ${state.deathFailures[creature]} failures`);
    check(
      !isDown || state.deathFailures[creature]! < 3,
      `${name} is down after ${state.deathFailures[creature]} failures`,
    );
    check(state.legendaryLeft[creature]! >= 0, `${name} has ${state.legendaryLeft[creature]} legendary actions`);
    check(state.resistancesLeft[creature]! >= 0, `${name} has ${state.resistancesLeft[creature]} resistances`);
    dealt += state.damageDealt[creature]!;
    taken += state.damageTaken[creature]!;
    const sum = sums[side === 'party' ? 0 : 1]!;
    sum.sideHp += hp;
    if (isUp) sum.standing += 1;
    if (isDown) sum.downed += 1;
    if (isUp && (status & frontBit) !== 0) sum.frontStanding += 1;
  });
  check(dealt === taken, `${dealt} points of damage are dealt, ${taken} taken`);
  const actions = creatures.reduce((sum, creature) => sum + creature.actions.length, 0);
  const pools = creatures.reduce((sum, creature) => sum + creature.pools.length, 0);
  for (let action = 0; action < actions; action++) check(state.usesLeft[action]! >= 0, `row ${action}: uses below 0`);
  for (let pool = 0; pool < pools; pool++) check(state.poolLeft[pool]! >= 0, `stock ${pool}: below 0`);
  sums.forEach(({ standing, frontStanding, downed, sideHp }, side) => {
    check(state.standing[side] === standing, `side ${side}: ${state.standing[side]} up, but ${standing} are`);
    check(
      state.frontStanding[side] === frontStanding,
      `side ${side}: ${state.frontStanding[side]} up in front, but ${frontStanding} are`,
    );
    check(state.downed[side] === downed, `side ${side}: ${state.downed[side]} down, but ${downed} are`);
    check(state.sideHp[side] === sideHp, `side ${side}: ${state.sideHp[side]} hit points, but it has ${sideHp}`);
  });
  return broken;
}
