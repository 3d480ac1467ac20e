import { Consequences } from './consequences';
import { readActionTitle } from './actionTitle';
import { plainAction } from '../../shared/model/plain';
import type { Action } from '../../shared/model/action';
import type { Aura } from '../../shared/model/lasting';
import { sureDamage } from '../sureDamage';
import { anyOf, find, map, sequence, within, words } from './phrase';
import type { PrintedEntry } from './printedStatBlock';
import { damage, feet } from './quantityPhrases';
import { readOutcome } from './savePhrase';
import { sentences } from './sentences';
import { tokenize } from './tokenize';

/** What a trait does to those near its bearer. */
interface Surroundings {
  readonly auras: readonly Aura[];
  readonly actions: readonly Action[];
  /** What of it is not simulated as it is printed. */
  readonly reason?: string;
}

const near = map(sequence(words('within'), feet), ([, radius]) => radius);
const startsNear = sequence(anyOf('starts its turn', 'start their turn', 'starts a turn'), within(3, near));
const endsNear = sequence(anyOf('ends its turn', 'end their turn'), within(3, near));
const startOfOwn = sequence(anyOf('at the start of each of', 'at the end of each of'), within(24, near));

/**
 * `Any creature that starts its turn within 5 feet of the ghast must succeed on a saving throw or be poisoned`, `At the
 * start of each of the balor's turns, each creature within 5 feet of it takes 10 (3d6) fire damage`.
 * Source: SRD 5.1 and 5.2 "Monsters": Stench, Fear Aura, Fire Aura, Petrifying Gaze.
 */
export function readAura({ title, text }: PrintedEntry): Surroundings | null {
  const tokens = tokenize(text);
  const start = find(startsNear, tokens);
  const end = find(endsNear, tokens);
  const own = find(startOfOwn, tokens);
  const found = start ?? end ?? own;
  const radius = found?.value[1];
  if (found === null || radius === undefined) return null;
  const name = readActionTitle(title).name;
  const outcome = readOutcome(tokens, found.from);
  const consequences = new Consequences(name, outcome);
  if (outcome !== null) {
    for (const sentence of sentences(tokens, outcome.next).slice(0, 2)) consequences.read(tokens, sentence);
  }
  const conditions = [...new Set(consequences.lasting.flatMap((effect) => effect.conditions))];
  const dealt =
    outcome === null ? (find(damage, tokens, found.next)?.value.parts ?? []) : (outcome.failure?.parts ?? []);
  if (conditions.length === 0 && dealt.length === 0) return null;
  const aura: Aura = {
    name,
    affects: 'foes',
    includesSelf: false,
    radius: Math.max(1, radius),
    changes: null,
    damage: dealt,
    at: start === null && end !== null ? 'end' : 'start',
    save: outcome && { ability: outcome.ability, dc: outcome.dc, onSuccess: outcome.onSuccess },
    conditions,
  };
  const heat = readHeat({ title, text })?.actions ?? [];
  const reason = reasonOf(text, start === null && end === null);
  return reason === null ? { auras: [aura], actions: heat } : { auras: [aura], actions: heat, reason };
}

function reasonOf(text: string, isOwnTurn: boolean): string | null {
  if (/\bpetrified\b/iu.test(text)) return 'who fails is held, but does not turn to stone';
  if (/\bimmune to\b/iu.test(text)) return 'who saves is not immune afterwards';
  return isOwnTurn ? 'it harms in the turns of those around it' : null;
}

const whoHits = /\bhits (?:it|the [\p{L} ]{1,40}) with a melee attack\b/iu;

/** `A creature that hits it with a melee attack while within 5 feet of it takes 5 (1d10) fire damage`. */
export function readHeat({ title, text }: PrintedEntry): Surroundings | null {
  const at = whoHits.exec(text)?.index;
  const found = at === undefined ? null : find(damage, tokenize(text.slice(at)));
  if (found === null) return null;
  const action: Action = {
    ...plainAction,
    name: readActionTitle(title).name,
    slot: 'reaction',
    trigger: 'damaged',
    effect: { ...sureDamage(found.value.parts, 1, null), range: 5 },
  };
  return { auras: [], actions: [action], reason: 'it takes a reaction' };
}
