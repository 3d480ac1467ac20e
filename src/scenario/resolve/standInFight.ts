import { limits } from '../../shared/model/limits';
import { plainCreature } from '../../shared/model/plain';
import { type Creature, type NotSimulated } from '../../shared/model/scenario';
import type { Ruleset } from '../../shared/model/vocabulary';
import type { StatBlock } from '../statBlock';
import { defaultTargeting } from '../schema/tactics';
import { withPriorities } from './priorities';
import { unaffordable } from './creatureTemplate';
import type { Line } from './lines';

/**
 * The creatures of the fight, the party first, each with a name of its own: `goblin 1`, `goblin 2`, `Mira`. Over a day
 * the monsters of one fight after the other; groups are counted anew in each.
 */
export function standInFight(lines: readonly Line[], ruleset: Ruleset): readonly Creature[] {
  const ordered = inOrder(lines);
  const nextName = namer(ordered);
  const partyLines = ordered.filter(({ side }) => side === 'party').length;
  return ordered.flatMap((line, index) => {
    const { template, side, fight, count } = line;
    const first = side === 'party' ? 0 : ordered.findIndex((other) => other.side === side && other.fight === fight);
    const group = index - first + (side === 'party' ? 0 : partyLines);
    return Array.from({ length: count }, () => creatureOf(line, ruleset, group, nextName(template.statBlock.name)));
  });
}

/** What of the creatures is not simulated, each kind once. */
export function notSimulatedOf(lines: readonly Line[]): NotSimulated[] {
  const seen = new Set<string>();
  return inOrder(lines).flatMap(({ template: { statBlock } }) =>
    [...statBlock.notSimulated, ...unaffordableNotes(statBlock)].flatMap((note) => {
      const key = JSON.stringify([statBlock.name, note.text]);
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ creature: statBlock.name, ...note }];
    }),
  );
}

function unaffordableNotes(statBlock: StatBlock): StatBlock['notSimulated'] {
  return unaffordable(statBlock).map(({ name, cost }) => ({
    text: name,
    degree: 'not',
    reason: `it costs ${cost} of ${statBlock.legendaryActions} legendary actions a round`,
  }));
}

function inOrder(lines: readonly Line[]): Line[] {
  return [...lines.filter(({ side }) => side === 'party'), ...lines.filter(({ side }) => side === 'monsters')];
}

function creatureOf(
  { template, side, tactics: sideTactics }: Line,
  ruleset: Ruleset,
  group: number,
  name: string,
): Creature {
  const { statBlock, hp, tempHp, deathSaves, tactics } = template;
  const { name: kind, abilities, notSimulated: _notSimulated, lair: _lair, ...statistics } = statBlock;
  const intelligence = abilities.int ?? null;
  const { targeting = 'typical', priorities: lines, ...chosen } = { ...sideTactics, ...tactics };
  return {
    ...statistics,
    ...(template.inLair && inLair(statBlock, ruleset)),
    ...(lines && withPriorities(statistics.actions, lines)),
    name,
    kind,
    group,
    side,
    hp: hp ?? statistics.maxHp,
    tempHp,
    intelligence,
    deathSaves: deathSaves ?? side === 'party',
    targeting: targeting === 'typical' ? defaultTargeting(side, intelligence) : targeting,
    healing: 'on-down',
    attackDowned: false,
    ...chosen,
    // What the creature says of itself goes before the tactics of its side.
    morale: statistics.morale ?? chosen.morale ?? null,
    breaksThrough: statistics.breaksThrough || (chosen.breaksThrough ?? false),
    resistancePolicy:
      statistics.resistancePolicy === plainCreature.resistancePolicy
        ? (chosen.resistancePolicy ?? plainCreature.resistancePolicy)
        : statistics.resistancePolicy,
  };
}

/** R12: by the rules of 2024 a legendary creature has one more legendary action in its lair, unless it says otherwise. */
function inLair(
  { legendaryActions, legendaryResistance, lair }: StatBlock,
  ruleset: Ruleset,
): Pick<Creature, 'legendaryActions' | 'legendaryResistance'> {
  const more = ruleset === '2024' && legendaryActions > 0 ? 1 : 0;
  return {
    legendaryActions: lair?.actions ?? Math.min(10, legendaryActions + more),
    legendaryResistance: lair?.resistance ?? legendaryResistance,
  };
}

/** Numbers the creatures that share a name, over all lines, and passes over numbers that are names already. */
function namer(lines: readonly Line[]): (kind: string) => string {
  const totals = new Map<string, number>();
  for (const { template, count } of lines) {
    const key = template.statBlock.name.toLowerCase();
    totals.set(key, (totals.get(key) ?? 0) + count);
  }
  const used = new Map<string, number>();
  const taken = new Set(totals.keys());
  return (kind) => {
    const key = kind.toLowerCase();
    if (totals.get(key) === 1) return kind;
    for (let number = (used.get(key) ?? 0) + 1; ; number++) {
      const name = `${kind.slice(0, limits.textLength - 10)} ${number}`;
      if (taken.has(name.toLowerCase())) continue;
      used.set(key, number);
      taken.add(name.toLowerCase());
      return name;
    }
  };
}
