export const exitCodes = {
  ok: 0,
  /** A fight could not be finished, its result not written, or a queue not changed. */
  failed: 1,
  /** A file or an argument is wrong. */
  invalid: 2,
  /** Ctrl-C: 128 + SIGINT, as shells have it. */
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
