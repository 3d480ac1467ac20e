import type { LairNumbers } from '../statBlock';
import type { PrintedStatBlock } from './printedStatBlock';

const inLair = /(?<number>\d{1,2})(?:\s?\/\s?day)? in (?:its )?lair/iu;

/** `Legendary Action Uses: 3 (4 in Lair)`, `Legendary Resistance (3/Day, or 4/Day in Lair)`. Source: SRD 5.2 "Monsters". */
export function readLairNumbers({
  traits,
  legendaryIntro = '',
}: Pick<PrintedStatBlock, 'traits' | 'legendaryIntro'>): LairNumbers {
  const resistance = traits.find(({ title }) => /^legendary resistances?\b/iu.test(title));
  return { actions: numberIn(legendaryIntro, 10), resistance: numberIn(resistance?.title ?? '', 20) };
}

function numberIn(text: string, most: number): number | null {
  const number = inLair.exec(text)?.groups?.['number'];
  return number === undefined ? null : Math.min(most, Number(number));
}
