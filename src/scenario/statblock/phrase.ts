import type { Token } from './tokenize';

/** What a phrase read, and the index of the token after it. */
export interface Match<T> {
  readonly value: T;
  readonly next: number;
}

/** A piece of the grammar: reads from the token at `at`, or answers null and has read nothing. */
export type Phrase<T> = (tokens: readonly Token[], at: number) => Match<T> | null;

/** One token that passes the test; its value is the token. */
export function token(accepts: (token: Token) => boolean): Phrase<Token> {
  return (tokens, at) => {
    const found = tokens[at];
    return found !== undefined && accepts(found) ? { value: found, next: at + 1 } : null;
  };
}

/** The words and marks given, separated by spaces, in any letter case: `words('each creature in')`. */
export function words(text: string): Phrase<string> {
  const wanted = text.toLowerCase().split(' ');
  return (tokens, at) =>
    wanted.every((word, index) => tokens[at + index]?.text === word) ? { value: text, next: at + wanted.length } : null;
}

/** The first of the alternatives that fits. */
export function oneOf<T>(...alternatives: readonly Phrase<T>[]): Phrase<T> {
  return (tokens, at) => {
    for (const alternative of alternatives) {
      const match = alternative(tokens, at);
      if (match !== null) return match;
    }
    return null;
  };
}

/** The first of the texts that fits; its value is that text as it was given. */
export function anyOf<const T extends string>(...texts: readonly T[]): Phrase<T> {
  return oneOf(...texts.map((text) => map(words(text), () => text)));
}

/** The phrase or nothing (null). */
export function optional<T>(phrase: Phrase<T>): Phrase<T | null> {
  return (tokens, at) => phrase(tokens, at) ?? { value: null, next: at };
}

/** All of the phrases, one after the other. */
export function sequence<const T extends readonly unknown[]>(
  ...phrases: { readonly [K in keyof T]: Phrase<T[K]> }
): Phrase<T> {
  return (tokens, at) => {
    const values: unknown[] = [];
    let next = at;
    for (const phrase of phrases) {
      const match = phrase(tokens, next);
      if (match === null) return null;
      values.push(match.value);
      next = match.next;
    }
    // The mapped parameter type ties each value to its phrase; a loop cannot tell the compiler so.
    return { value: values as unknown as T, next };
  };
}

/** The first phrase, then any number of further ones. */
export function repeated<T>(first: Phrase<T>, further: Phrase<T>): Phrase<readonly T[]> {
  return (tokens, at) => {
    let match = first(tokens, at);
    if (match === null) return null;
    const values: T[] = [];
    let next = at;
    while (match !== null) {
      values.push(match.value);
      next = match.next;
      match = further(tokens, next);
    }
    return { value: values, next };
  };
}

/** One or more of the phrase with the separator between them. */
export function separated<T>(phrase: Phrase<T>, separator: Phrase<unknown>): Phrase<readonly T[]> {
  return repeated(
    phrase,
    map(sequence(separator, phrase), ([, value]) => value),
  );
}

export function map<T, U>(phrase: Phrase<T>, change: (value: T) => U): Phrase<U> {
  return (tokens, at) => {
    const match = phrase(tokens, at);
    return match === null ? null : { value: change(match.value), next: match.next };
  };
}

/** The phrase where the other does not fit behind it. */
export function notBefore<T>(phrase: Phrase<T>, other: Phrase<unknown>): Phrase<T> {
  return (tokens, at) => {
    const match = phrase(tokens, at);
    return match === null || other(tokens, match.next) !== null ? null : match;
  };
}

/** Anything up to the phrase, at most `most` tokens and never past the end of the sentence; the value is the phrase's. */
export function within<T>(most: number, phrase: Phrase<T>): Phrase<T> {
  return (tokens, at) => {
    for (let skipped = 0; skipped <= most; skipped += 1) {
      const match = phrase(tokens, at + skipped);
      if (match !== null) return match;
      if (tokens[at + skipped]?.text === '.') return null;
    }
    return null;
  };
}

/** A match and the index of its first token. */
export interface Found<T> extends Match<T> {
  readonly from: number;
}

/** The first place in tokens[from, to) where the phrase fits. */
export function find<T>(phrase: Phrase<T>, tokens: readonly Token[], from = 0, to = tokens.length): Found<T> | null {
  for (let at = from; at < to; at += 1) {
    const match = phrase(tokens, at);
    if (match !== null) return { ...match, from: at };
  }
  return null;
}
