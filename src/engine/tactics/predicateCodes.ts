import type { Predicate } from '../../shared/model/action';

/** What stands for a predicate's words in the tables. */
export const subjectCodes: { readonly [Subject in Predicate['subject']]: number } = {
  'self.hp': 0,
  'self.hp%': 1,
  'ally.hp%': 2,
  'ally.down': 3,
  round: 4,
  targets: 5,
  enemies: 6,
  allies: 7,
  'enemy.hp%': 8,
  uses: 9,
  slots: 10,
  concentrating: 11,
};

export const comparisonCodes: { readonly [Comparison in Predicate['comparison']]: number } = {
  '<': 0,
  '<=': 1,
  '>': 2,
  '>=': 3,
  '=': 4,
};
