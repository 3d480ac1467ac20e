import { limits } from '../../shared/model/limits';
import { type Creature, type NotSimulated } from '../../shared/model/scenario';
import type { Side } from '../../shared/model/vocabulary';
import type { StatBlock } from '../statBlock';
import { defaultTargeting, type Tactics } from '../schema/tactics';
import { unaffordable, type CreatureTemplate } from './creatureTemplate';

/** One line of the file: so many of a creature on a side. */
export interface Line {
  readonly template: CreatureTemplate;
  readonly side: Side;
  readonly count: number;
}

/** The creatures of the fight, the party first, each with a name of its own: `goblin 1`, `goblin 2`, `Mira`. */
export function standInFight(lines: readonly Line[], tactics: Readonly<Record<Side, Tactics>>): readonly Creature[] {
  const ordered = inOrder(lines);
  const nextName = namer(ordered);
  return ordered.flatMap(({ template, side, count }, group) =>
    Array.from({ length: count }, () =>
      creatureOf(template, side, group, nextName(template.statBlock.name), tactics[side]),
    ),
  );
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
  { statBlock, hp, tempHp, deathSaves, tactics }: CreatureTemplate,
  side: Side,
  group: number,
  name: string,
  sideTactics: Tactics,
): Creature {
  const { name: kind, abilities, notSimulated: _notSimulated, ...statistics } = statBlock;
  const intelligence = abilities.int ?? null;
  const { targeting = 'typical', ...chosen } = { ...sideTactics, ...tactics };
  return {
    ...statistics,
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
