import type { Difficulty } from '../../shared/model/results';
import type { Creature } from '../../shared/model/scenario';
import type { Ruleset } from '../../shared/model/vocabulary';
import { budgets2024, experienceByChallenge, multipliers2014, thresholds2014 } from './experienceTables';

/**
 * R21: the official difficulty of a fight by a ruleset, from levels and challenge ratings alone: 2014 "Building
 * Combat Encounters" (Basic Rules), 2024 "Combat Encounters" (SRD 5.2). Null when the level of a character or the
 * challenge rating of a monster is unknown.
 */
export function difficulty(creatures: readonly Creature[], ruleset: Ruleset): Difficulty | null {
  const party = creatures.filter(({ side }) => side === 'party');
  const monsters = creatures.filter(({ side }) => side === 'monsters');
  const levels = party.flatMap(({ level }) => level ?? []);
  const xps = monsters.flatMap(({ cr }) => (cr === null ? [] : (experienceByChallenge.get(cr) ?? [])));
  if (levels.length < party.length || xps.length < monsters.length) return null;

  const sum = xps.reduce((total, xp) => total + xp, 0);
  const { names, byLevel } = ruleset === '2024' ? budgets2024 : thresholds2014;
  const thresholds = names.map((name, step) => ({
    name,
    xp: levels.reduce((total, level) => total + byLevel[level - 1]![step]!, 0),
  }));
  const xp = ruleset === '2024' ? sum : sum * multiplier2014(monsters.length, party.length);
  const label = ruleset === '2024' ? label2024(xp, thresholds) : label2014(xp, thresholds);
  return { ruleset, label, xp, thresholds };
}

/** A budget is a limit that is spent up to: in between, an encounter is between two difficulties. */
function label2024(xp: number, budgets: Difficulty['thresholds']): string {
  const next = budgets.findIndex((budget) => xp <= budget.xp);
  if (next === -1) return `above ${budgets.at(-1)!.name}`;
  if (budgets[next]!.xp === xp) return budgets[next]!.name;
  return next === 0 ? `below ${budgets[0]!.name}` : `between ${budgets[next - 1]!.name} and ${budgets[next]!.name}`;
}

/** A threshold is a floor: the difficulty is the highest that is reached. */
function label2014(xp: number, thresholds: Difficulty['thresholds']): string {
  return thresholds.findLast((threshold) => xp >= threshold.xp)?.name ?? `below ${thresholds[0]!.name}`;
}

/** One step up for fewer than three characters, one step down for more than five. */
function multiplier2014(monsters: number, characters: number): number {
  const step = multipliers2014.findLastIndex(({ from }) => monsters >= from);
  const shift = characters < 3 ? 1 : characters > 5 ? -1 : 0;
  return multipliers2014[step + shift]!.multiplier;
}
