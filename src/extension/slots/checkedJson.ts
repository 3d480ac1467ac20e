import * as v from 'valibot';
import { type Outcome, failure, success } from '../../shared/util/outcome';

const versionSchema = v.object({ formatVersion: v.number() });

/** JSON with a `formatVersion` of 1, checked; or, in words, why it cannot be read. */
export function parseVersioned<Schema extends v.GenericSchema>(
  bytes: Uint8Array,
  schema: Schema,
): Outcome<v.InferOutput<Schema>, string> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return failure('it is cut off or not JSON');
  }
  const version = v.safeParse(versionSchema, json);
  if (version.success && version.output.formatVersion > 1) {
    return failure(`it was written by a newer version of Encounter Lab (format ${version.output.formatVersion})`);
  }
  const parsed = v.safeParse(schema, json);
  return parsed.success ? success(parsed.output) : failure(`it is damaged (${parsed.issues[0].message})`);
}
