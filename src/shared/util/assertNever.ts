/** Closes a switch over a union: a case that was forgotten fails to compile, and throws if data lied. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
