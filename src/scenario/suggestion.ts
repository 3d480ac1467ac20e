import { misspelling, nearest } from './nearest';

/** What was meant, as far as can be told: for the end of a message, and for a repair where it is certain. */
export interface Suggestion {
  /** ` Did you mean fire?`, or empty. */
  readonly hint: string;
  readonly newText: string | undefined;
}

export function suggest(word: string, candidates: readonly string[]): Suggestion {
  const [near] = nearest(word, candidates, 1);
  return {
    hint: near === undefined ? '' : ` Did you mean ${near}?`,
    newText: misspelling(word, candidates),
  };
}
