import { limits } from '../../shared/model/limits';
import { shorten } from '../dice';
import type { OffsetRange } from '../document/tree';
import { suggest } from '../suggestion';
import type { fileKeys } from './keys';
import type { MapReader } from './mapReader';
import { isTooLong, readScalar } from './values';

/** A step of the adventuring day as written: the encounter files are not read yet. */
export type DayItem =
  | { readonly kind: 'rest'; readonly rest: 'short' | 'long' }
  | { readonly kind: 'fight'; readonly path: string; readonly range: OffsetRange };

const rests = ['short rest', 'long rest'];

/** Reads `day`, a list of encounter files and rests. */
export function readDay(map: MapReader<keyof typeof fileKeys>): readonly DayItem[] {
  const { reporter } = map;
  const node = map.node('day');
  if (!node || node.kind === 'broken') return [];
  if (node.kind !== 'list') {
    const message = '"day" must be a list of encounter files and rests, such as [./ford.encounter.yaml, short rest].';
    reporter.report('wrong-type', node.range, message);
    return [];
  }
  const maxSteps = 3 * limits.dayFights;
  if (node.items.length > maxSteps) {
    const message = `A day has at most ${maxSteps} steps; this has ${node.items.length}.`;
    reporter.report('too-long', map.keyRange('day'), message);
  }
  const steps: DayItem[] = [];
  let fights = 0;
  for (const item of node.items.slice(0, maxSteps)) {
    const text = readScalar(item, 'day', 'an encounter file or a rest', reporter)?.text.trim();
    if (text === undefined || isTooLong(text, item.range, 'day', reporter)) continue;
    const word = text.toLowerCase();
    if (rests.includes(word)) steps.push({ kind: 'rest', rest: word === 'short rest' ? 'short' : 'long' });
    else if (!/\.ya?ml$/u.test(word)) {
      const { newText } = suggest(word, rests);
      const message = `"${shorten(text)}" is neither a rest (${rests.join(', ')}) nor an encounter file (./name.encounter.yaml).`;
      reporter.report('unknown-word', item.range, message, newText);
    } else if (++fights <= limits.dayFights) {
      steps.push({ kind: 'fight', path: text, range: item.range });
    } else if (fights === limits.dayFights + 1) {
      reporter.report('too-many-encounters', item.range, `A day has at most ${limits.dayFights} encounters.`);
    }
  }
  if (fights === 0 && !reporter.hasErrors()) {
    const message = 'This day has no encounter: list at least one file, such as ./ford.encounter.yaml.';
    reporter.report('day-without-fight', map.keyRange('day'), message);
  }
  return steps;
}
