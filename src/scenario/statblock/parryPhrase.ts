import { plainAction } from '../../shared/model/plain';
import type { Action } from '../../shared/model/action';
import { limits } from '../../shared/model/limits';
import { readActionTitle } from './actionTitle';
import { anyOf, find, map, sequence, within, words } from './phrase';
import type { PrintedEntry } from './printedStatBlock';
import { integer } from './quantityPhrases';
import { tokenize } from './tokenize';

const added = map(
  sequence(words('adds'), integer(1, limits.armorClass), words('to its ac against')),
  ([, armor]) => armor,
);
const melee = sequence(words('melee'), within(1, anyOf('attack', 'attack roll')));

/**
 * `adds 2 to its AC against one melee attack that would hit it`; null for any other reaction.
 * Source: SRD 5.1 and 5.2 "Monsters": Parry.
 */
export function readParry({ title, text }: PrintedEntry): Action | null {
  const tokens = tokenize(text);
  const found = find(added, tokens);
  if (found === null) return null;
  return {
    ...plainAction,
    name: readActionTitle(title).name,
    slot: 'reaction',
    trigger: 'hit',
    effect: {
      kind: 'guard',
      ac: found.value,
      halves: false,
      reduces: null,
      meleeOnly: find(melee, tokens) !== null,
      lasting: [],
    },
  };
}
