import { type Dice } from '../shared/model/dice';
import { limits } from '../shared/model/limits';
import { failure, success, type Outcome } from '../shared/util/outcome';
import type { TextProblem } from './textProblem';

const term = /(?<sign>[+\-−–])?\s*(?:(?<count>\d*)[dD](?<sides>\d+|%)|(?<flat>\d+))\s*/uy;
const example = 'dice look like 1d8+3 or 2d6 + 1d4';

/**
 * Reads `2d6 + 1d4 + 3`: the only parser of dice. A plain number is a bonus without dice, `d8` is one die and `d%` a
 * hundred-sided one; dice cannot be subtracted. Up to 100d1000 a term.
 */
export function parseDice(text: string): Outcome<Dice, TextProblem> {
  const terms: { count: number; sides: number }[] = [];
  let bonus = 0;
  let position = text.length - text.trimStart().length;
  const problem = (message: string, start = position, end = text.trimEnd().length): Outcome<Dice, TextProblem> =>
    failure({ message, start, end: Math.max(end, start) });

  if (text.trim() === '') return problem(`There are no dice here; ${example}.`, 0, text.length);
  for (let isFirst = true; position < text.length; isFirst = false) {
    term.lastIndex = position;
    const match = term.exec(text);
    const groups = match?.groups;
    if (!match || !groups || (!isFirst && groups['sign'] === undefined)) {
      return problem(`"${shorten(text.slice(position).trim())}" is not understood; ${example}.`);
    }
    const end = position + match[0].trimEnd().length;
    const isNegative = groups['sign'] !== undefined && groups['sign'] !== '+';
    if (groups['flat'] !== undefined) {
      bonus += isNegative ? -Number(groups['flat']) : Number(groups['flat']);
      if (Math.abs(bonus) > limits.flatBonus) {
        return problem(`The bonus may be at most ${limits.flatBonus}.`, position, end);
      }
    } else {
      const count = groups['count'] === '' ? 1 : Number(groups['count']);
      const sides = groups['sides'] === '%' ? 100 : Number(groups['sides']);
      if (isNegative) return problem('Dice cannot be subtracted, only a number can.', position, end);
      if (count < 1 || count > limits.diceCount || sides < 1 || sides > limits.diceSides) {
        return problem(
          `"${shorten(match[0].trim())}" is out of range: from 1d1 to ${limits.diceCount}d${limits.diceSides} is allowed.`,
          position,
          end,
        );
      }
      if (terms.length === limits.diceTerms) {
        return problem(`At most ${limits.diceTerms} kinds of dice may be added.`, position, end);
      }
      terms.push({ count, sides });
    }
    position += match[0].length;
  }
  return success({ terms, bonus });
}

/** The average of the dice, not rounded. */
export function averageOfDice(dice: Dice): number {
  return dice.terms.reduce((sum, { count, sides }) => sum + (count * (sides + 1)) / 2, dice.bonus);
}

/** Text quoted in a message: on one line, and cut, so that a hostile file cannot make an endless one. */
export function shorten(text: string): string {
  const line = text.slice(0, 1000).replaceAll(/\s+/gu, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
