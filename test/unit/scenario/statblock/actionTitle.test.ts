import { expect, it } from 'vitest';
import { readActionTitle } from '../../../../src/scenario/statblock/actionTitle';

it.each([
  ['Fire Breath (Recharge 5-6)', 'Fire Breath', { kind: 'recharge', lowest: 5 }, 1],
  ['Acid Spray (Recharge 6)', 'Acid Spray', { kind: 'recharge', lowest: 6 }, 1],
  ['Roar (3/Day)', 'Roar', { kind: 'uses', uses: 3, per: 'day' }, 1],
  ['Web (Recharges after a Short or Long Rest)', 'Web', { kind: 'uses', uses: 1, per: 'short rest' }, 1],
  ['Wing Attack (Costs 2 Actions)', 'Wing Attack', { kind: 'at-will' }, 2],
  ['Bite (Rat or Hybrid Form Only).', 'Bite', { kind: 'at-will' }, 1],
  ['***Claw.***', 'Claw', { kind: 'at-will' }, 1],
])('reads %s', (title, name, limit, cost) => {
  expect(readActionTitle(title)).toEqual({ name, limit, cost });
});
