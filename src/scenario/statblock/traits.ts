import { limits } from '../../shared/model/limits';
import type { Action } from '../../shared/model/action';
import type { Aura } from '../../shared/model/lasting';
import type { Dice } from '../../shared/model/dice';
import { damageTypes } from '../../shared/model/vocabulary';
import { lastingChanges } from '../lastingEffects';
import type { StatBlock } from '../statBlock';
import { readActionTitle } from './actionTitle';
import { readAura, readHeat } from './auraPhrase';
import { harmlessTraits } from './harmlessTraits';
import { find, map, sequence, words } from './phrase';
import type { PrintedEntry } from './printedStatBlock';
import { parseActionSentence } from './proseAction';
import { amount, integer } from './quantityPhrases';
import { tokenize } from './tokenize';

type Note = StatBlock['notSimulated'][number];

/** What the traits of a stat block come to. */
export interface Traits extends Pick<
  StatBlock,
  'legendaryResistance' | 'packTactics' | 'magicResistance' | 'evasion' | 'regeneration' | 'flyby'
> {
  readonly auras: readonly Aura[];
  readonly lasting: StatBlock['lasting'];
  /** Added once a turn to its attacks where Sneak Attack would be; null for none. */
  readonly sneak: Dice | null;
  /** What it does without an action of its own: bursts, or burns who harms it. */
  readonly actions: readonly Action[];
  readonly notes: readonly Note[];
}

const blank: Omit<Traits, 'notes'> = {
  legendaryResistance: 0,
  packTactics: false,
  magicResistance: false,
  evasion: false,
  regeneration: null,
  flyby: false,
  auras: [],
  lasting: [],
  sneak: null,
  actions: [],
};

/** What one trait adds; `reason` says what of it is left out. */
interface Reading extends Partial<Omit<Traits, 'notes'>> {
  readonly reason?: string;
}

/** Source: SRD 5.1 and 5.2 "Monsters". */
export function readTraits(traits: readonly PrintedEntry[]): Traits {
  const notes: Note[] = [];
  let read = blank;
  for (const trait of traits) {
    const { name } = readActionTitle(trait.title);
    if (harmlessTraits.has(name.toLowerCase())) continue;
    const reading = readTrait(trait);
    if (reading === null) {
      notes.push({ text: name, degree: 'not', reason: 'this trait is not simulated' });
      continue;
    }
    const { reason, ...found } = reading;
    if (reason !== undefined) notes.push({ text: name, degree: 'partly', reason });
    read = {
      ...read,
      ...found,
      auras: [...read.auras, ...(found.auras ?? [])].slice(0, limits.effects),
      lasting: [...read.lasting, ...(found.lasting ?? [])],
      actions: [...read.actions, ...(found.actions ?? [])],
    };
  }
  return { ...read, notes };
}

function readTrait(trait: PrintedEntry): Reading | null {
  const { name, limit } = readActionTitle(trait.title);
  switch (name.toLowerCase()) {
    case 'legendary resistance':
    case 'legendary resistances':
      return { legendaryResistance: limit.kind === 'uses' ? Math.min(limit.uses, 20) : 3 };
    case 'magic resistance':
      return { magicResistance: true };
    case 'pack tactics':
      return { packTactics: true };
    case 'evasion':
      return { evasion: true };
    case 'flyby':
      return { flyby: true };
    case 'regeneration':
      return readRegeneration(trait.text);
    case 'reckless':
      return {
        lasting: [lastingChanges('Reckless', { attackRolls: 'advantage', attackedRolls: 'advantage' })],
        reason: 'it attacks recklessly in every turn',
      };
    case 'sneak attack':
      return readSneak(trait.text);
    case 'martial advantage':
      return withReason(readSneak(trait.text), 'advantage does for it what an ally beside the target does');
    default:
      return readAura(trait) ?? readBurst(trait) ?? readHeat(trait);
  }
}

function withReason(reading: Reading | null, reason: string): Reading | null {
  return reading && { ...reading, reason };
}

const regained = map(
  sequence(words('regains'), integer(1, limits.hitPoints), words('hit points')),
  ([, value]) => value,
);

/** `If the troll takes acid or fire damage, this trait doesn't function at the start of its next turn`. */
function readRegeneration(text: string): Reading | null {
  const tokens = tokenize(text);
  const found = find(regained, tokens);
  if (found === null) return null;
  const stoppedBy = damageTypes.filter((type) => tokens.some((token) => token.text === type));
  const reading = { regeneration: { amount: found.value, stoppedBy } };
  const diesOnly = find(words('dies only if'), tokens) !== null;
  return diesOnly ? withReason(reading, 'it dies at 0 hit points all the same') : reading;
}

const extra = map(sequence(words('extra'), amount), ([, { dice }]) => dice);

function readSneak(text: string): Reading | null {
  const found = find(extra, tokenize(text));
  return found && { sneak: found.value };
}

/** `When the mephit dies, it explodes`: a saving throw of whoever is near. */
function readBurst({ title, text }: PrintedEntry): Reading | null {
  if (!/\bwhen (?:the|it)[\p{L} ]{0,40} dies\b|\bexplodes when it dies\b/iu.test(text)) return null;
  const { actions } = parseActionSentence(text, title);
  if (actions.length === 0) return null;
  return { actions: actions.map((action) => ({ ...action, slot: 'free', trigger: 'falls' })) };
}
