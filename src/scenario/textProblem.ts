/** Why a piece of text could not be read, and which part of it (UTF-16 offsets from its start). */
export interface TextProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** What to write in place of that part, where the repair is certain. */
  readonly newText?: string | undefined;
}
