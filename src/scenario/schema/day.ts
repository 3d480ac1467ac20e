import type { fileKeys } from './keys';
import type { MapReader } from './mapReader';
import { readScalar } from './values';
import { shorten } from '../dice';
import { suggest } from '../suggestion';

const maxEncounters = 12;
const rests = ['short rest', 'long rest'];

/** Checks `day`, a list of encounter files and rests; fighting one is not possible yet. */
export function readDay(map: MapReader<keyof typeof fileKeys>): void {
  const { reporter } = map;
  const node = map.node('day');
  if (!node || node.kind === 'broken') return;
  if (node.kind !== 'list') {
    const message = '"day" must be a list of encounter files and rests, such as [./ford.encounter.yaml, short rest].';
    reporter.report('wrong-type', node.range, message);
    return;
  }
  let encounters = 0;
  for (const item of node.items) {
    const scalar = readScalar(item, 'day', 'an encounter file or a rest', reporter);
    const text = scalar?.text.trim().toLowerCase();
    if (text === undefined || rests.includes(text)) continue;
    if (!/\.ya?ml$/u.test(text)) {
      const { newText } = suggest(text, rests);
      const message = `"${shorten(text)}" is neither a rest (${rests.join(', ')}) nor an encounter file (./name.encounter.yaml).`;
      reporter.report('unknown-word', item.range, message, newText);
    } else if (++encounters === maxEncounters + 1) {
      reporter.report('too-many-encounters', item.range, `A day has at most ${maxEncounters} encounters.`);
    }
  }
  const advice = 'A day of several encounters cannot be fought yet; open each encounter file by itself.';
  if (map.has('monsters'))
    reporter.report('not-simulated', map.keyRange('day'), `${advice} This file's own monsters are.`);
  else reporter.report('day-not-fought', map.keyRange('day'), advice);
}
