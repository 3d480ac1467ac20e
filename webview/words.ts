import type { Comparison, HpBands, Quintile } from '../src/shared/model/results';
import { formatNumber, formatPoints, isUnclear } from '../src/shared/util/format';
import type { TurningPoint } from './charts/turningPoint';
import { turningPoint } from './charts/turningPoint';

/** `1 round`, `4 rounds`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** How the fight that stands for a fifth went: "Lost in round 6: everyone down." */
export function fightStory({ outcome, rounds, survivors, hpLeft }: Quintile['representative'], heroes: number): string {
  const end = { lost: 'Lost', won: 'Won', undecided: 'Undecided' }[outcome];
  const hitPoints = plural(hpLeft, 'hit point');
  const standing =
    survivors === 0
      ? 'everyone down'
      : survivors === heroes
        ? `everyone up, ${hitPoints} left`
        : `${survivors} of ${heroes} up, ${hitPoints} left`;
  return `${end} in round ${rounds}: ${standing}.`;
}

/** What the lines of the two sides say together. */
export function turningSentence(party: HpBands, monsters: HpBands): string {
  const point = turningPoint(party.p50, monsters.p50);
  if (point) return `${decides(point)}: from there the ${point.ahead} ${point.ahead === 'party' ? 'is' : 'are'} ahead.`;
  const isPartyAhead = (party.p50.at(-1) ?? 0) >= (monsters.p50.at(-1) ?? 0);
  return isPartyAhead ? 'The party is ahead from the start.' : 'The monsters are ahead from the start.';
}

/** "Round 3 decides" */
export function decides({ round }: TurningPoint): string {
  return `Round ${round} decides`;
}

/** The one sentence that says what a change did, slot B against slot A. */
export function effectSentence({ partyWins, isPaired }: Comparison): string {
  const dice = isPaired ? '' : ' The two were fought with different dice.';
  if (isUnclear(partyWins)) return `No clear difference in how often the party wins.${dice}`;
  const direction = partyWins.difference > 0 ? 'more' : 'less';
  return `In slot B the party wins ${direction} often: ${formatPoints(partyWins)}.${dice}`;
}
