import * as v from 'valibot';
import { initializationOptionsSchema, protocolVersion, type InitializationOptions } from '../../shared/protocol/lsp';
import { failure, success, type Outcome } from '../../shared/util/outcome';

const versioned = v.object({ protocolVersion: v.number() });

/** The options of the handshake. The error is for the user, and says what does not fit. */
export function parseOptions(raw: unknown): Outcome<InitializationOptions, string> {
  const stated = v.safeParse(versioned, raw);
  if (stated.success && stated.output.protocolVersion !== protocolVersion) {
    return failure(
      `The extension speaks version ${stated.output.protocolVersion} of the protocol and its background process version ${protocolVersion}: they are not of one release. Reload the window; if that does not help, reinstall the extension.`,
    );
  }
  const options = v.safeParse(initializationOptionsSchema, raw);
  if (options.success) return success(options.output);
  return failure(`The background process was started with options it cannot use: ${v.summarize(options.issues)}`);
}
