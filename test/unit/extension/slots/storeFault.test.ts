import { describe, expect, it } from 'vitest';
import { storeFaultOf } from '../../../../src/extension/slots/storeFault';

describe('a result that could not be saved', () => {
  const withCode = (message: string, code: string) => Object.assign(new Error(message), { code });

  it.each([
    withCode('no space left on device', 'ENOSPC'),
    new Error("Unable to write file 'slots.json' (Unknown (FileSystemError): Error: ENOSPC: no space left on device)"),
    new Error('EIO: i/o error, write'),
    new Error('EBUSY: resource busy or locked, rename'),
    new Error('EAGAIN: resource temporarily unavailable'),
    withCode('The file is locked', 'NoPermissions'),
    withCode('No connection to the remote host', 'Unavailable'),
  ])('may be saved later: %s', (error) => {
    expect(storeFaultOf(error)).toEqual({ message: error.message, isTransient: true });
  });

  it.each([
    new Error('EROFS: read-only file system'),
    new Error('ENOTDIR: not a directory'),
    withCode('a file is in the way', 'FileExists'),
    // A word that only begins like one of the codes.
    new Error('EIOX'),
  ])('stays unsaved until something is done: %s', (error) => {
    expect(storeFaultOf(error)).toEqual({ message: error.message, isTransient: false });
  });
});
