import type { Token } from './tokenize';

/** Indices of tokens: [from, to). */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** The sentences of tokens[from, ...), without the full stop or semicolon that ends them. */
export function sentences(tokens: readonly Token[], from = 0): readonly TokenRange[] {
  const ends = tokens.flatMap(({ text }, index) => (index >= from && (text === '.' || text === ';') ? [index] : []));
  return [...ends, tokens.length]
    .map((to, index, all) => ({ from: index === 0 ? from : (all[index - 1] ?? 0) + 1, to }))
    .filter((sentence) => sentence.to > sentence.from);
}
