import type { HpBands } from '../../shared/model/results';

const shares = { p5: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95 };

/** More distinct hit points than this are counted in steps of equal width, finer than anything that can be drawn. */
const maxSteps = 0x1_0000;

/**
 * Quantiles over all runs of a side's hit points after each round, from the trace of the runs. The quantile p is the
 * smallest value that at least the share p of the runs does not exceed (nearest rank), so it is a value of a real run.
 * A run that ended earlier keeps its last value.
 *
 * @param hp run after run, `rounds + 1` values each
 * @param fullHp the side's hit points at full strength: the least that `max` can be
 */
export function hpBands(hp: Uint32Array, rounds: Uint16Array, fullHp: number): HpBands {
  const runs = rounds.length;
  const highest = hp.reduce((most, value) => (value > most ? value : most), 0);
  const width = Math.ceil((highest + 1) / maxSteps);
  const bands = {
    p5: [] as number[],
    p25: [] as number[],
    p50: [] as number[],
    p75: [] as number[],
    p95: [] as number[],
  };

  // Counts of runs by hit points, carried from round to round: only runs that still go on change their place.
  const counts = new Uint32Array(Math.floor(highest / width) + 1);
  const active = new Uint32Array(runs);
  const ends = new Uint32Array(runs);
  const places = new Uint32Array(runs);
  let position = 0;
  for (let run = 0; run < runs; run++) {
    active[run] = run;
    places[run] = position;
    counts[Math.floor(hp[position]! / width)]!++;
    position += rounds[run]! + 1;
    ends[run] = position - 1;
  }

  let activeCount = runs;
  while (activeCount > 0) {
    record(counts, runs, width, bands);
    let kept = 0;
    for (let index = 0; index < activeCount; index++) {
      const run = active[index]!;
      const place = places[run]!;
      if (place === ends[run]) continue;
      counts[Math.floor(hp[place]! / width)]!--;
      counts[Math.floor(hp[place + 1]! / width)]!++;
      places[run] = place + 1;
      active[kept++] = run;
    }
    activeCount = kept;
  }
  return { max: Math.max(fullHp, highest), ...bands };
}

function record(counts: Uint32Array, runs: number, width: number, bands: Record<keyof typeof shares, number[]>): void {
  let step = 0;
  let seen = counts[0]!;
  for (const name of ['p5', 'p25', 'p50', 'p75', 'p95'] as const) {
    const wanted = Math.max(1, Math.ceil(shares[name] * runs));
    while (seen < wanted) seen += counts[++step]!;
    bands[name].push(step * width);
  }
}
