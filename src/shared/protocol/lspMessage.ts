import * as v from 'valibot';

export interface RequestMethod<Params extends v.GenericSchema, Reply extends v.GenericSchema> {
  readonly method: `encounterLab/${string}/${string}`;
  readonly params: Params;
  readonly reply: Reply;
}

export interface NotificationMethod<Params extends v.GenericSchema> {
  readonly method: `encounterLab/${string}/${string}`;
  readonly params: Params;
}

export function request<Params extends v.GenericSchema, Reply extends v.GenericSchema>(
  method: `encounterLab/${string}/${string}`,
  params: Params,
  reply: Reply,
): RequestMethod<Params, Reply> {
  return { method, params, reply };
}

export function notification<Params extends v.GenericSchema>(
  method: `encounterLab/${string}/${string}`,
  params: Params,
): NotificationMethod<Params> {
  return { method, params };
}

export const requestId = v.pipe(v.string(), v.uuid());
export const uri = v.pipe(v.string(), v.maxLength(4096));
export const count = v.pipe(v.number(), v.minValue(0));
export const base64 = v.pipe(v.string(), v.maxLength(64 * 1024 * 1024));

/** An expected failure of a request, in words for the user. */
export const problemSchema = v.object({
  code: v.picklist([
    ...[
      'invalid-scenario',
      'file-not-found',
      'queue-full',
      'queue-disabled',
      'invalid-setting',
      'not-waiting',
      'damaged-result',
      'failed',
    ],
  ] as const),
  message: v.string(),
});
export type Problem = v.InferOutput<typeof problemSchema>;

export const outcomeOf = <Value extends v.GenericSchema>(value: Value) =>
  v.variant('ok', [v.object({ ok: v.literal(true), value }), v.object({ ok: v.literal(false), error: problemSchema })]);
