import type { Analysis, Rate } from '../model/results';
import { formatAlways, formatNever, formatPercent, formatRate } from './format';

/**
 * What happened, in plain sentences: "The party wins 77 % of the time (74-79 %).", "Someone drops in 4 fights of 10,
 * someone dies in 1 of 4.", and a third one when fights ran out of rounds.
 */
export function verdictSentences(
  analysis: Pick<Analysis, 'runs' | 'partyWins' | 'someoneDrops' | 'someoneDies' | 'undecided'>,
): string[] {
  const { runs, partyWins, someoneDrops, someoneDies, undecided } = analysis;
  const sentences = [
    winSentence(partyWins, runs),
    `Someone drops in ${formatFights(someoneDrops, runs, true)}, someone dies in ${formatFights(someoneDies, runs)}.`,
  ];
  if (undecided.rate > 0) {
    sentences.push(`No side has won when the rounds run out in ${formatFights(undecided, runs, true)}.`);
  }
  return sentences;
}

function winSentence(partyWins: Rate, runs: number): string {
  if (partyWins.rate === 0) return `The party wins ${formatNever(runs)} fights.`;
  if (partyWins.rate === 1) return `The party wins ${formatAlways(runs)} fights.`;
  const percent = formatPercent(partyWins.rate);
  return `The party wins ${percent} of the time${formatRate(partyWins, runs).slice(percent.length)}.`;
}

/** A rate as people count: "4 of 10", "1 of 4", "49 of 50"; with `isNamed` "4 fights of 10". */
export function formatFights({ rate }: Rate, runs: number, isNamed = false): string {
  if (rate === 0) return isNamed ? `${formatNever(runs)} fights` : formatNever(runs);
  if (rate === 1) return isNamed ? `${formatAlways(runs)} fights` : formatAlways(runs);
  const [part, whole] = nearestFraction(rate);
  return isNamed ? `${part} ${part === 1 ? 'fight' : 'fights'} of ${whole}` : `${part} of ${whole}`;
}

/** Tenths first: a third and a quarter only where they are nearer. */
const fractions = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((tenths) => [tenths, 10] as const),
  [1, 3],
  [2, 3],
  [1, 4],
  [3, 4],
] as const;

function nearestFraction(rate: number): readonly [part: number, whole: number] {
  // Near the ends the tenths are too coarse: "1 of 17", "49 of 50".
  if (rate < 0.15) return [1, roundedToTwoDigits(1 / rate)];
  if (rate > 0.85) {
    const whole = roundedToTwoDigits(1 / (1 - rate));
    return [whole - 1, whole];
  }
  let nearest: readonly [number, number] = fractions[0];
  for (const fraction of fractions) {
    if (Math.abs(fraction[0] / fraction[1] - rate) < Math.abs(nearest[0] / nearest[1] - rate)) nearest = fraction;
  }
  return nearest;
}

function roundedToTwoDigits(value: number): number {
  return Number(Math.round(value).toPrecision(2));
}
