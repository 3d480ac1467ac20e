import type { Predicate } from '../../shared/model/action';
import { comparisonCodes, subjectCodes } from '../tactics/predicateCodes';
import type { Rows } from './tableBuilder';

/**
 * Adds conditions, all of which must hold.
 * @returns their rows
 */
export function pushPredicates(
  predicates: readonly Predicate[],
  rows: Rows,
): { readonly from: number; readonly to: number } {
  const from = rows.predicateSubject.length;
  for (const { subject, comparison, value } of predicates) {
    rows.predicateSubject.push(subjectCodes[subject]);
    rows.predicateComparison.push(comparisonCodes[comparison]);
    rows.predicateValue.push(value);
  }
  return { from, to: rows.predicateSubject.length };
}
