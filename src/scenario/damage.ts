import { limits, type DamagePart } from '../shared/model/scenario';
import { damageTypes, type DamageType } from '../shared/model/vocabulary';
import { failure, success, type Outcome } from '../shared/util/outcome';
import { parseDice, shorten } from './dice';
import { nearest } from './nearest';
import type { TextProblem } from './textProblem';

const part =
  /\s*(?<dice>[^a-z]*?(?:\d*d[\d%]+[^a-z]*?)*)\s*(?<type>[a-z]+)(?:\s+damage)?\s*(?<join>\+|,|\band\b|\bplus\b|$)/iuy;

/**
 * Reads `1d8+3 piercing + 1d6 fire`: dice and a damage type, once or more, joined by `+`, `and` or `plus`.
 * At most ten parts.
 */
export function parseDamage(text: string): Outcome<readonly DamagePart[], TextProblem> {
  const parts: DamagePart[] = [];
  let position = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  if (position >= end) return failure({ message: `There is no damage here; ${example}.`, start: 0, end: text.length });

  for (let join = 'first'; join !== '';) {
    part.lastIndex = position;
    const match = part.exec(text);
    const groups = match?.groups;
    if (!match || !groups) {
      const message = `"${shorten(text.slice(position).trim())}" is not understood; ${example}.`;
      return failure({ message, start: Math.min(position, end), end });
    }
    const diceText = groups['dice'] ?? '';
    const diceStart = position + match[0].indexOf(diceText);
    const dice = parseDice(diceText);
    if (!dice.ok) {
      return failure({
        message: dice.error.message,
        start: diceStart + dice.error.start,
        end: Math.max(diceStart + dice.error.end, diceStart + 1),
      });
    }
    const typeText = groups['type'] ?? '';
    const typeStart = position + match[0].indexOf(typeText, diceStart - position + diceText.length);
    const type = asDamageType(typeText);
    if (!type) return failure({ message: unknownType(typeText), start: typeStart, end: typeStart + typeText.length });
    if (parts.length === limits.damageParts) {
      return failure({ message: `At most ${limits.damageParts} kinds of damage may be added.`, start: position, end });
    }
    parts.push({ dice: dice.value, type });
    join = groups['join'] ?? '';
    position += match[0].length;
    if (join !== '') position += (text.slice(position).match(/^\s*/u)?.[0] ?? '').length;
  }
  return success(parts);
}

const example = 'damage looks like 1d8+3 piercing + 1d6 fire';

function asDamageType(text: string): DamageType | undefined {
  return damageTypes.find((type) => type === text.toLowerCase());
}

function unknownType(text: string): string {
  const [near] = nearest(text, damageTypes, 1);
  const hint = near ? ` Did you mean ${near}?` : '';
  return `"${shorten(text)}" is not a type of damage.${hint} Allowed: ${damageTypes.join(', ')}.`;
}
