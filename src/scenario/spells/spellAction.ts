import type { Action } from '../../shared/model/action';
import { plainAction } from '../../shared/model/plain';
import { cantrips } from './cantrips';
import { firstSpells } from './firstSpells';
import { highSpells } from './highSpells';
import { middleSpells } from './middleSpells';

import type { Caster, Spell } from './spell';

const spells: ReadonlyMap<string, Spell> = new Map(
  Object.entries({ ...cantrips, ...firstSpells, ...middleSpells, ...highSpells }),
);

/** The spell of that name (any letter case) as the ruleset has it; null where it is none that is simulated. */
export function findSpell(name: string, { ruleset }: Pick<Caster, 'ruleset'>): Spell | null {
  const key = name.toLowerCase().replace("melf's ", '');
  const spell = spells.get(key);
  return spell === undefined || (spell.only !== undefined && spell.only !== ruleset) ? null : spell;
}

/** The spell as an action, at will if a cantrip or kept up, and from the caster's spell slots if not. */
export function spellAction(name: string, spell: Spell, caster: Caster): Action {
  const { level, isKeptUp = false } = spell;
  const isFree = level === 0 || isKeptUp;
  return {
    ...plainAction,
    name,
    limit: isFree ? { kind: 'at-will' } : { kind: 'slots' },
    spell: isKeptUp ? null : level,
    isMagical: true,
    ...spell.cast(caster),
  };
}
