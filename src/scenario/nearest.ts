/**
 * The candidates most like `word`, best first: those within a third of its letters in edit distance (a swap of
 * neighbours counts once), or that begin with it. Case does not matter.
 * @param count how many at most
 */
export function nearest(word: string, candidates: Iterable<string>, count: number): string[] {
  const wanted = word.toLowerCase().slice(0, maxLength);
  const bound = Math.max(1, Math.floor(wanted.length / 3));
  const found: { candidate: string; distance: number }[] = [];
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    const isPrefix = wanted.length >= 3 && other.startsWith(wanted);
    const distance = isPrefix ? 0.5 : editDistance(wanted, other, bound);
    if (distance <= bound) found.push({ candidate, distance });
  }
  found.sort((a, b) => a.distance - b.distance || a.candidate.localeCompare(b.candidate, 'en'));
  return found.slice(0, count).map(({ candidate }) => candidate);
}

/**
 * The candidate that `word` certainly is, misspelt: the only one nearest to it in letters, with the same digits. Case
 * does not matter.
 */
export function misspelling(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase().slice(0, maxLength);
  let nearestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  let found = new Map<string, string>();
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    if (digitsOf(other) !== digitsOf(wanted)) continue;
    const distance = editDistance(wanted, other, nearestDistance);
    if (distance < nearestDistance) found = new Map([[other, candidate]]);
    else if (distance === nearestDistance && found.size > 0) found.set(other, candidate);
    nearestDistance = Math.min(nearestDistance, distance);
  }
  const [only] = found.values();
  return found.size === 1 ? only : undefined;
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/gu, '');
}

/** Longer words are compared by their beginning: no name in the rules is as long. */
const maxLength = 60;

/** Damerau's distance (restricted), or `bound + 1` as soon as it must be more than `bound`. */
function editDistance(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) > bound) return bound + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const substitution = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let distance = Math.min(substitution, (last[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, (beforeLast[j - 2] ?? 0) + 1);
      }
      current.push(distance);
      best = Math.min(best, distance);
    }
    if (best > bound) return bound + 1;
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? bound + 1;
}
