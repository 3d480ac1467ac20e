import { type DamagePart } from '../shared/model/dice';
import { limits } from '../shared/model/limits';
import { damageTypes } from '../shared/model/vocabulary';
import { failure, success, type Outcome } from '../shared/util/outcome';
import { parseDice, shorten } from './dice';
import { suggest } from './suggestion';
import type { TextProblem } from './textProblem';

// A lone "d" belongs to the dice.
const word = /(?<![a-z])(?!d(?![a-z]))[a-z]+/giu;
const joint = /\s*(?:damage\b\s*)?(\+|,|and\b|plus\b)?\s*/iuy;
const example = 'damage looks like 1d8+3 piercing + 1d6 fire';

/**
 * Reads `1d8+3 piercing + 1d6 fire`: dice and a damage type, once or more, joined by `+`, `and` or `plus`.
 * At most ten parts.
 */
export function parseDamage(text: string): Outcome<readonly DamagePart[], TextProblem> {
  const parts: DamagePart[] = [];
  const end = text.trimEnd().length;
  const problem = (message: string, from: number, to: number): Outcome<readonly DamagePart[], TextProblem> =>
    failure({ message, start: from, end: to });

  for (let position = 0; ; position = joint.lastIndex) {
    word.lastIndex = position;
    const match = word.exec(text);
    if (!match) {
      if (parseDice(text.slice(position)).ok) {
        return problem(
          `A damage type is missing after "${shorten(text.slice(position).trim())}"; ${example}.`,
          position,
          end,
        );
      }
      const rest = text.slice(position).trim();
      const start = Math.min(text.indexOf(rest, position), end);
      const message = rest === '' ? 'Damage is missing here' : `"${shorten(rest)}" is not understood`;
      return problem(`${message}; ${example}.`, start, end);
    }
    const name = match[0].toLowerCase();
    const dice = parseDice(text.slice(position, match.index));
    if (!dice.ok) {
      const start = position + dice.error.start;
      return problem(dice.error.message, start, Math.max(position + dice.error.end, start + 1));
    }
    const type = damageTypes.find((candidate) => candidate === name);
    if (!type) return failure({ ...unknownType(name), start: match.index, end: word.lastIndex });
    if (parts.length === limits.damageParts) {
      return problem(`At most ${limits.damageParts} kinds of damage may be added.`, position, end);
    }
    parts.push({ dice: dice.value, type });
    joint.lastIndex = word.lastIndex;
    if (joint.exec(text)?.[1] !== undefined) continue;
    if (joint.lastIndex === text.length) return success(parts);
    const rest = shorten(text.slice(joint.lastIndex).trim());
    return problem(`"${rest}" is not understood; ${example}.`, joint.lastIndex, end);
  }
}

function unknownType(text: string): Pick<TextProblem, 'message' | 'newText'> {
  const { hint, newText } = suggest(text, damageTypes);
  const message = `"${shorten(text)}" is not a type of damage.${hint} Allowed: ${damageTypes.join(', ')}.`;
  return { message, newText };
}
