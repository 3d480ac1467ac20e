import type { Action, AttackEffect, EffectOf, HealEffect, SaveEffect } from '../../shared/model/action';
import { plainHeal } from '../../shared/model/plain';
import { type DamagePart } from '../../shared/model/dice';
import type { Rider } from '../../shared/model/lasting';
import { limits } from '../../shared/model/limits';
import { abilities, usePeriods, type Ability, type UsePeriod } from '../../shared/model/vocabulary';
import { failure, success, type Outcome } from '../../shared/util/outcome';
import { parseDamage } from '../damage';
import { parseDice, shorten } from '../dice';
import { area } from '../statblock/areaPhrase';
import { tokenize } from '../statblock/tokenize';
import type { TextProblem } from '../textProblem';
import { wholeText } from './values';

/** The short texts that the keys of an action take. */
type Parsed<T> = Outcome<T, TextProblem>;
type SavingThrow = NonNullable<Rider['save']>;

const abilityNames: Readonly<Record<string, Ability>> = {
  strength: 'str',
  dexterity: 'dex',
  constitution: 'con',
  intelligence: 'int',
  wisdom: 'wis',
  charisma: 'cha',
};

/** The ability of a word such as `dex` or `Dexterity`. */
export function abilityOf(word: string): Ability | undefined {
  const name = word.toLowerCase();
  return (
    abilities.find((candidate) => candidate === name) ??
    (Object.hasOwn(abilityNames, name) ? abilityNames[name] : undefined)
  );
}

/** `dex 15 half`, `dex 15 none`, `dex 15`. Without the last word a success takes nothing. */
export function parseSave(text: string): Parsed<SavingThrow> {
  const match = /^\s*([a-z]+)\s+(?:dc\s*)?(\d+)(?:\s+(half|none))?\s*$/iu.exec(text);
  const ability = abilityOf(match?.[1] ?? '');
  const dc = Number(match?.[2]);
  if (!match || !ability) {
    const message = `"${shorten(text)}" is not a saving throw; write an ability and a DC, such as "dex 15 half" or "con 13 none".`;
    return failure(wholeText(text, message));
  }
  if (dc < 1 || dc > limits.modifier) {
    return failure(wholeText(text, `The DC must be from 1 to ${limits.modifier}; this is ${shorten(match[2] ?? '')}.`));
  }
  return success({ ability, dc, onSuccess: match[3]?.toLowerCase() === 'half' ? 'half' : 'none' });
}

/** `20-foot sphere`, `60-foot-long, 5-foot-wide line`. */
export function parseArea(text: string): Parsed<NonNullable<SaveEffect['area']>> {
  const tokens = tokenize(text);
  const match = area(tokens, 0);
  if (match?.next === tokens.length) return success(match.value);
  const message = `"${shorten(text)}" is not an area; write a size up to ${limits.feet} feet and a shape, such as "20-foot sphere", "15-foot cone" or "60-foot line".`;
  return failure(wholeText(text, message));
}

/** `120`, `80/320`, `80/320 ft`: normal and long range in feet. */
export function parseRange(text: string): Parsed<{ range: number; longRange: number | null }> {
  const match = /^\s*(\d{1,6})(?:\s*\/\s*(\d{1,6}))?\s*(?:ft\.?|feet)?\s*$/iu.exec(text);
  const range = Number(match?.[1]);
  const longRange = match?.[2] === undefined ? null : Number(match[2]);
  if (!match || range > limits.feet || (longRange ?? 0) > limits.feet) {
    const message = `"${shorten(text)}" is not a range; write feet up to ${limits.feet}, such as 60, or normal and long range, such as 80/320.`;
    return failure(wholeText(text, message));
  }
  if (longRange !== null && longRange < range) {
    return failure(wholeText(text, `The long range (${longRange}) is shorter than the normal range (${range}).`));
  }
  return success({ range, longRange });
}

/** `30`, `30 ft.`: a distance in feet. */
export function parseFeet(text: string): Parsed<number> {
  const match = /^\s*(\d{1,6})\s*(?:ft\.?|feet)?\s*$/iu.exec(text);
  const feet = Number(match?.[1]);
  if (match && feet <= limits.feet) return success(feet);
  return failure(
    wholeText(text, `"${shorten(text)}" is not a distance; write feet from 0 to ${limits.feet}, such as 30.`),
  );
}

/** `1d8+3 self`, `2d4+2 ally`, `1d6 another ally`, `from pool`: an ally unless it says otherwise. */
export function parseHealing(text: string): Parsed<Pick<HealEffect, 'amount' | 'who' | 'fromPool'>> {
  const match = /(?<!\s)\s+(?:(?:to|an?)\s+){0,2}(self|(?:(?:an)?other\s+)?(?:ally|allies))\s*$/iu.exec(text);
  const amount = text.slice(0, match?.index);
  const who = helpedBy(match?.[1] ?? 'ally');
  if (/^\s*from (?:its |the |a )?pool\s*$/iu.test(amount)) {
    return success({ amount: plainHeal.amount, who, fromPool: true });
  }
  const dice = parseDice(amount);
  if (dice.ok) return success({ amount: dice.value, who, fromPool: false });
  const message = `${dice.error.message} Healing is dice and whom they heal, such as "1d8+3 self", "1d8+3 ally" or "from pool".`;
  return failure({ ...dice.error, message });
}

/** `2d6 piercing once a turn`, `3d6 piercing once a turn if sneak`, `1d6 fire`. */
export function parseExtra(
  text: string,
): Parsed<{ damage: readonly DamagePart[]; isOncePerTurn: boolean; needs: AttackEffect['onceNeeds'] }> {
  const match = /(?<!\s)\s+(?:once|1)\s*(?:a|per|each|\/)\s*(?:of its turns|turn)(\s+if\s+sneak)?\s*$/iu.exec(text);
  const damage = parseDamage(match ? text.slice(0, match.index) : text);
  const needs = match?.[1] === undefined ? 'hit' : 'sneak';
  if (damage.ok) return success({ damage: damage.value, isOncePerTurn: match !== null, needs });
  const message = `${damage.error.message} Extra damage may end with "once a turn" or "once a turn if sneak".`;
  return failure({ ...damage.error, message });
}

/** Cuts `melee` or `melee only` off the end. */
function withoutMelee(text: string): { rest: string; meleeOnly: boolean } {
  const match = /(?<![\s,])[\s,]+melee(?:\s+only)?\s*$/iu.exec(text);
  return { rest: text.slice(0, match?.index), meleeOnly: match !== null };
}

/** Cuts `once a turn` or `once on its turn` off the end. */
function withoutOnce(text: string): { rest: string; oncePer: EffectOf<'strike'>['oncePer'] } {
  const match =
    /(?<![\s,])[\s,]+once\s(?:(a|per)\sturn|(?:on|in)\s(?:each of )?(?:its|your)(?: own)? turns?)\s*$/iu.exec(text);
  const oncePer = match === null ? null : match[1] === undefined ? 'own-turn' : 'turn';
  return { rest: text.slice(0, match?.index), oncePer };
}

/** `2d8 radiant`, `2d8 radiant melee`, `none`, each with `once a turn` or `once on its turn`: what goes with a hit. */
export function parseStrike(text: string): Parsed<Pick<EffectOf<'strike'>, 'damage' | 'meleeOnly' | 'oncePer'>> {
  const { rest: withMelee, oncePer } = withoutOnce(text);
  const { rest, meleeOnly } = withoutMelee(withMelee);
  if (rest.trim().toLowerCase() === 'none') return success({ damage: [], meleeOnly, oncePer });
  const damage = parseDamage(rest);
  if (damage.ok) return success({ damage: damage.value, meleeOnly, oncePer });
  const message = `${damage.error.message} A strike is damage, or "none"; "melee", and "once a turn" or "once on its turn", may stand at its end.`;
  return failure({ ...damage.error, message });
}

/** `ac 5`, `half`, `1d10+3`, each with `melee` where it answers melee attacks only. */
export function parseGuard(text: string): Parsed<Pick<EffectOf<'guard'>, 'ac' | 'halves' | 'reduces' | 'meleeOnly'>> {
  const { rest, meleeOnly } = withoutMelee(text);
  const word = rest.trim().toLowerCase();
  const ac = /^(?:ac ?)?\+?(\d{1,6})(?: ac)?$/u.exec(word);
  const none = { ac: 0, halves: false, reduces: null, meleeOnly };
  if (word === 'half' || word === 'halves') return success({ ...none, halves: true });
  if (ac && word.includes('ac') && Number(ac[1]) <= limits.armorClass) return success({ ...none, ac: Number(ac[1]) });
  const dice = parseDice(rest);
  if (dice.ok) return success({ ...none, reduces: dice.value });
  const message = `"${shorten(text)}" is no guard; write "ac 5" (up to ${limits.armorClass}), "half", or what it takes from the damage, such as "1d10+3".`;
  return failure(wholeText(text, message));
}

/** Whom `self`, `another ally` or `allies` means. */
function helpedBy(words: string): HealEffect['who'] {
  if (words.toLowerCase() === 'self') return 'self';
  return /other/iu.test(words) ? 'other' : 'ally';
}

/** `self`, `ally`, `3 allies`, `another ally`, `2 other allies`. */
export function parseBoon(text: string): Parsed<Pick<EffectOf<'boon'>, 'who' | 'targets'>> {
  const match = /^\s*(self|(?:(\d{1,6})\s+)?(?:(?:an)?other\s+)?(?:ally|allies))\s*$/iu.exec(text);
  const targets = Number(match?.[2] ?? 1);
  if (match && targets >= 1 && targets <= limits.targets) {
    return success({ who: helpedBy(match[1] ?? ''), targets });
  }
  const message = `"${shorten(text)}" does not say whom it helps; write self, ally, another ally, or 2 to ${limits.targets} allies, such as "3 allies" or "2 other allies".`;
  return failure(wholeText(text, message));
}

/** `1d6 fire`, `2d8` (healing), `1 target`, or several joined by `and`: for each level above the spell's. */
export function parseUpcast(text: string): Parsed<NonNullable<Action['upcast']>> {
  let upcast: NonNullable<Action['upcast']> = { damage: [], healing: plainHeal.amount, targets: 0 };
  for (const part of text.split(/\band\b|,/iu)) {
    const targets = /^\s*(\d{1,6})\s+targets?\s*$/iu.exec(part);
    const damage = parseDamage(part);
    const healing = parseDice(part);
    if (targets && Number(targets[1]) <= limits.targets) upcast = { ...upcast, targets: Number(targets[1]) };
    else if (damage.ok) upcast = { ...upcast, damage: [...upcast.damage, ...damage.value] };
    else if (healing.ok) upcast = { ...upcast, healing: healing.value };
    else {
      const message = `"${shorten(part.trim())}" is nothing a higher slot adds; write damage (1d6 fire), dice of healing (2d8) or targets (1 target, up to ${limits.targets}).`;
      return failure(wholeText(text, message));
    }
  }
  if (upcast.damage.length <= limits.damageParts) return success(upcast);
  return failure(wholeText(text, `At most ${limits.damageParts} kinds of damage may be added.`));
}

const periodNames: Readonly<Record<string, UsePeriod>> = {
  fight: 'fight',
  encounter: 'fight',
  day: 'day',
  rest: 'short rest',
  'short rest': 'short rest',
  'long rest': 'long rest',
};

/** Points of a pool that the creature has to have. */
interface NamedPool {
  readonly kind: 'named-pool';
  readonly name: string;
  readonly cost: number;
}

/** `2/day`, `1/short rest`; a number alone is a day's; `2 ki` are points of a pool. */
export function parseUses(text: string): Parsed<Extract<Action['limit'], { kind: 'uses' }> | NamedPool> {
  // Single spaces first: a pattern in which several gaps may share the same spaces takes minutes on many of them.
  const line = text.trim().replaceAll(/\s+/gu, ' ');
  const match = /^(\d+) ?(?:(?:\/|per|a) ?([a-z]+(?: [a-z]+)*))?$/iu.exec(line);
  const uses = Number(match?.[1]);
  const word = match?.[2]?.toLowerCase() ?? 'day';
  const per = Object.hasOwn(periodNames, word) ? periodNames[word] : undefined;
  const isAllowed = (count: number): boolean => count >= 1 && count <= limits.uses;
  if (match && per && isAllowed(uses)) return success({ kind: 'uses', uses, per });
  const pool = /^(\d+) ([^\s/].*)$/u.exec(line);
  const [, cost = '', name = ''] = pool ?? [];
  const isPeriod = Object.hasOwn(periodNames, name.toLowerCase());
  if (pool && !isPeriod && isAllowed(Number(cost))) return success({ kind: 'named-pool', name, cost: Number(cost) });
  const message = `"${shorten(text)}" is not a number of uses; write 1 to ${limits.uses} and how often they come back: ${usePeriods.map((period) => `2/${period}`).join(', ')}; or points of a pool, such as 2 ki.`;
  return failure({ ...wholeText(text, message), newText: isPeriod ? `${cost}/${name.toLowerCase()}` : undefined });
}

/** `5-6` or `6`: the rolls of a d6 that bring it back. */
export function parseRecharge(text: string): Parsed<Extract<Action['limit'], { kind: 'recharge' }>> {
  const match = /^\s*([2-6])\s*(?:[-–]\s*6)?\s*$/u.exec(text);
  const isRange = /[-–]/u.test(text);
  if (match && (isRange || match[1] === '6')) return success({ kind: 'recharge', lowest: Number(match[1]) });
  const message = `"${shorten(text)}" is not a recharge; write the rolls of a d6 that bring it back, from 2-6 to 6, such as 5-6.`;
  return failure(wholeText(text, message));
}
