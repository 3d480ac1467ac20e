import { messageOf } from '../../shared/util/messageOf';

/** Why a result could not be saved. */
export interface StoreFault {
  readonly message: string;
  /** It may pass by itself, so that trying again later makes sense. */
  readonly isTransient: boolean;
}

/**
 * What Node and VS Code call a disk that is full, busy or away. `NoPermissions` is among them because that is what a
 * file locked by another program is on Windows; a folder that is closed for good costs a few tries more.
 */
const transient = /\b(ENOSPC|EDQUOT|EIO|EBUSY|EAGAIN|EMFILE|ENFILE|ETIMEDOUT|Unavailable|NoPermissions)\b/;

export function storeFaultOf(error: unknown): StoreFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = messageOf(error);
  return { message, isTransient: transient.test(`${code} ${message}`) };
}
