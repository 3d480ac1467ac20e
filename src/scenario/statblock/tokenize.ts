/** A word, number, sum of dice, sign or punctuation mark of a stat block's prose, and where it stands. */
export interface Token {
  readonly kind: 'word' | 'number' | 'dice' | 'sign' | 'mark';
  /** In lower case, with straight apostrophes and plain hyphens. */
  readonly text: string;
  /** The whole number read; 0 for anything else. */
  readonly value: number;
  readonly isCapitalized: boolean;
  /** Offsets into the text: [start, end). */
  readonly start: number;
  readonly end: number;
}

// Emphasis, links and list bullets of Markdown say nothing: whatever matches no group is passed over.
const pattern =
  /(?<dice>\d{1,4}d\d{1,4}(?!\w)(?:\s*[+\-−–]\s*\d{1,4}(?:d\d{1,4})?(?!\w))*)|(?<number>\d{1,3}(?:,\d{3})+|\d{1,7})|(?<word>\p{L}+(?:['’]\p{L}+)*)|(?<sign>[+\-−–])|(?<mark>[.,:;()/%])/giu;

// Their full stop ends a sentence only where the next word is a capital one.
const abbreviations = new Set(['ft', 'ft.']);

/** Splits prose into tokens. Never fails: what is no token is skipped. Time is linear in the length of the text. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const token = toToken(match);
    const last = tokens.at(-1);
    const beforeLast = tokens.at(-2);
    const isAfterAbbreviation = last?.text === '.' && beforeLast !== undefined && abbreviations.has(beforeLast.text);
    if (isAfterAbbreviation && !(token.kind === 'word' && token.isCapitalized)) tokens.pop();
    tokens.push(token);
  }
  return tokens;
}

function toToken(match: RegExpExecArray): Token {
  const { dice, number, word, sign } = match.groups ?? {};
  const raw = match[0];
  const place = { start: match.index, end: match.index + raw.length };
  const plain = { value: 0, isCapitalized: false, ...place };
  if (dice !== undefined) return { ...plain, kind: 'dice', text: dice };
  if (number !== undefined)
    return { ...plain, kind: 'number', text: number, value: Number(number.replaceAll(',', '')) };
  if (sign !== undefined) return { ...plain, kind: 'sign', text: sign === '+' ? '+' : '-' };
  if (word === undefined) return { ...plain, kind: 'mark', text: raw };
  const isCapitalized = raw.charAt(0) !== raw.charAt(0).toLowerCase();
  return { ...plain, kind: 'word', text: word.toLowerCase().replaceAll('’', "'"), isCapitalized };
}
