import type { StatBlock } from '../statBlock';
import { readActionTitle } from './actionTitle';
import type { PrintedEntry } from './printedStatBlock';

/** What the traits of a stat block come to. */
export interface Traits {
  readonly legendaryResistance: number;
  readonly savingThrows: StatBlock['savingThrows'];
  readonly notes: StatBlock['notSimulated'];
}

// Traits that change nothing in a fight as it is simulated: nothing is lost by leaving them out.
const harmless = new Set([
  'amphibious',
  'angelic weapons',
  'beast of burden',
  'brute',
  "devil's sight",
  'false appearance',
  'fiendish blessing',
  'hellish weapons',
  'hold breath',
  'hover',
  'ice walk',
  'identify',
  'illumination',
  'immutable form',
  'inscrutable',
  'keen hearing',
  'keen hearing and sight',
  'keen hearing and smell',
  'keen sight',
  'keen sight and smell',
  'keen smell',
  'limited amphibiousness',
  'limited telepathy',
  'magic weapons',
  'mimicry',
  'rejuvenation',
  'siege monster',
  'speak with beasts and plants',
  'spider climb',
  'standing leap',
  'sure-footed',
  'telepathic bond',
  'tree stride',
  'tunneler',
  'turn immunity',
  'turn resistance',
  'two heads',
  'wakeful',
  'water breathing',
  'web sense',
  'web walker',
]);

/** Source: SRD 5.1 and 5.2 "Monsters": Legendary Resistance, Magic Resistance. */
export function readTraits(traits: readonly PrintedEntry[]): Traits {
  const notes: StatBlock['notSimulated'][number][] = [];
  let legendaryResistance = 0;
  let savingThrows: StatBlock['savingThrows'] = 'normal';
  for (const { title } of traits) {
    const { name, limit } = readActionTitle(title);
    const key = name.toLowerCase();
    if (key === 'legendary resistance' || key === 'legendary resistances') {
      legendaryResistance = limit.kind === 'uses' ? Math.min(limit.uses, 20) : 3;
    } else if (key === 'magic resistance') {
      savingThrows = 'advantage';
      notes.push({ text: name, degree: 'partly', reason: 'counted for every saving throw' });
    } else if (!harmless.has(key)) {
      notes.push({ text: name, degree: 'not', reason: 'this trait is not simulated' });
    }
  }
  return { legendaryResistance, savingThrows, notes };
}
