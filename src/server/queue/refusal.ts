import { failure, type Outcome } from '../../shared/util/outcome';
import type { Job } from './job';

/** Why something cannot be done to a request, in words for the user. */
export type Refusal = { readonly code: 'not-waiting'; readonly message: string };

export function notInLine(job: Job | undefined): Outcome<never, Refusal> {
  const why = job ? 'does not wait for its turn' : 'has ended, or never was';
  return failure({ code: 'not-waiting', message: `This simulation ${why}.` });
}
