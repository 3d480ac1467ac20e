import type { Changes, Lasting, RolledBonus } from '../../shared/model/lasting';
import { limits } from '../../shared/model/limits';
import type { Ability } from '../../shared/model/vocabulary';
import { failure, success, type Outcome } from '../../shared/util/outcome';
import { parseDamage } from '../damage';
import { parseDice, shorten } from '../dice';
import type { TextProblem } from '../textProblem';
import { abilityOf } from './actionPhrases';
import { wholeText } from './values';

/** The short texts that the keys of a lasting effect take. */
type Parsed<T> = Outcome<T, TextProblem>;

/** `1d4`, `+2`, `-1d4`: added to each roll it changes. */
export function parseRolledBonus(text: string): Parsed<RolledBonus> {
  const match = /^\s*([+\-−–])?/u.exec(text);
  const isNegative = match?.[1] !== undefined && match[1] !== '+';
  const dice = parseDice(text.slice(match?.[0].length));
  if (dice.ok) return success({ dice: dice.value, sign: isNegative ? -1 : 1 });
  const message = `"${shorten(text)}" is not a bonus; write dice or a number, such as 1d4, +2 or -1d4.`;
  return failure(wholeText(text, message));
}

/** `advantage`, `disadvantage from you`: attack rolls against the bearer. */
export function parseAttackedRolls(text: string): Parsed<Pick<Changes, 'attackedRolls' | 'attackedBySource'>> {
  const match = /^\s*(advantage|disadvantage)(?:\s+(?:from|by)\s+(you))?\s*$/iu.exec(text);
  if (!match) {
    const message = `"${shorten(text)}" is not understood; write "advantage" or "disadvantage", for your own attacks only "advantage from you".`;
    return failure(wholeText(text, message));
  }
  return success({ attackedRolls: rollModeOf(match[1]), attackedBySource: match[2] !== undefined });
}

/** `advantage`, `advantage dex`, `disadvantage on str and con saves`. */
export function parseSaveRolls(text: string): Parsed<Pick<Changes, 'savingThrows' | 'saveAbilities'>> {
  const match = /^\s*(advantage|disadvantage)\b/iu.exec(text);
  const words = text.slice(match?.[0].length).match(/[a-z]+/giu) ?? [];
  const named = words.filter((word) => !/^(?:on|and|saves?)$/iu.test(word)).map(abilityOf);
  if (!match || named.some((ability) => ability === undefined)) {
    const message = `"${shorten(text)}" is not understood; write "advantage" or "disadvantage", and abilities where it is not for all, such as "advantage dex".`;
    return failure(wholeText(text, message));
  }
  const saveAbilities = [...new Set(named.filter((ability): ability is Ability => ability !== undefined))];
  return success({ savingThrows: rollModeOf(match[1]), saveAbilities });
}

/** `+10`, `-10`, `half`, `double`, `0`. */
export function parseSpeedChange(text: string): Parsed<Pick<Changes, 'speed' | 'speedFactor'>> {
  const word = text.trim().toLowerCase();
  if (word === '0' || word === 'none') return success({ speed: 0, speedFactor: 0 });
  if (word === 'half' || word === 'halved') return success({ speed: 0, speedFactor: 0.5 });
  if (word === 'double' || word === 'doubled') return success({ speed: 0, speedFactor: 2 });
  const match = /^([+\-−–])(\d{1,6})(?: ?(?:ft\.?|feet))?$/u.exec(word);
  const feet = Number(match?.[2]);
  if (match && feet <= limits.feet) return success({ speed: match[1] === '+' ? feet : -feet, speedFactor: 1 });
  const message = `"${shorten(text)}" is no change of speed; write +10 or -10 (feet, up to ${limits.feet}), half, double or 0.`;
  return failure(wholeText(text, message));
}

/** `2d6 fire start of turn`; at the start where it does not say. */
export function parseOngoing(text: string): Parsed<NonNullable<Lasting['ongoing']>> {
  const match = /\s(?:at\s)?(?:the\s)?(start|end)\sof\s(?:(?:its|their)\s)?turns?\s*$/iu.exec(text);
  const damage = parseDamage(match ? text.slice(0, match.index) : text);
  if (damage.ok) {
    return success({ damage: damage.value, at: match?.[1]?.toLowerCase() === 'end' ? 'end' : 'start' });
  }
  const message = `${damage.error.message} Ongoing damage may end with "start of turn" or "end of turn".`;
  return failure({ ...damage.error, message });
}

function rollModeOf(word: string | undefined): 'advantage' | 'disadvantage' {
  return word?.toLowerCase() === 'advantage' ? 'advantage' : 'disadvantage';
}
