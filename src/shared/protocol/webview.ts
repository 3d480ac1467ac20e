import * as v from 'valibot';
import { comparisonSchema, resultSchema, simulatedRatingsSchema } from '../model/results';
import { queueSnapshotSchema } from '../model/queue';
import { slotNames } from '../model/slots';
import type { DeepReadonly } from '../util/deepReadonly';

/**
 * The results panel: what the webview may ask of the extension host, and what the host sends to it. Both ends check
 * what they receive with these schemas; the channel's types are derived from them (src/shared/rpc).
 */
export const panelProtocolVersion = 1;

const slotViewSchema = v.object({
  slot: v.picklist(slotNames),
  generation: v.number(),
  /** Without the text it came from, which may be long and is not shown. */
  result: v.omit(resultSchema, ['source']),
  /** The file's text has changed since this was fought. */
  isStale: v.boolean(),
});
export type SlotView = DeepReadonly<v.InferOutput<typeof slotViewSchema>>;

const changedLinesSchema = v.object({
  /** Lines of the two source texts that differ, A's with `-`, B's with `+`; the first of them when they are many. */
  lines: v.array(v.string()),
  /** How many follow. */
  more: v.number(),
});
export type ChangedLines = DeepReadonly<v.InferOutput<typeof changedLinesSchema>>;

export const panelPages = ['A', 'B', 'compare'] as const;
export type PanelPage = (typeof panelPages)[number];

/** Everything the panel shows, always complete. */
export const panelSnapshotSchema = v.object({
  revision: v.number(),
  page: v.picklist(panelPages),
  slots: v.object({ A: v.nullable(slotViewSchema), B: v.nullable(slotViewSchema) }),
  /** B against A; null while there are not two slots, or while it is being computed. */
  comparison: v.nullable(comparisonSchema),
  /** Why the two cannot be compared; null while there is nothing wrong. */
  comparisonProblem: v.nullable(v.string()),
  changedLines: changedLinesSchema,
  queue: v.nullable(queueSnapshotSchema),
  /** A message to show above everything else: a damaged slot, a full disk. */
  notice: v.nullable(v.string()),
});
export type PanelSnapshot = DeepReadonly<v.InferOutput<typeof panelSnapshotSchema>>;

/** Called by the webview, answered by the extension host. */
export const panelHost = {
  /** The view is ready to draw; answers with all there is. `page` is the one it showed before a reload, if any. */
  ready: {
    params: v.object({ protocolVersion: v.number(), page: v.nullable(v.picklist(panelPages)) }),
    reply: panelSnapshotSchema,
  },
  show: { params: v.object({ page: v.picklist(panelPages) }), reply: v.object({}) },
  cancel: { params: v.object({ requestId: v.string() }), reply: v.object({}) },
  /** The challenge ratings that the monsters of a slot show in fights; null when they are not to be had. */
  rate: { params: v.object({ slot: v.picklist(slotNames) }), reply: v.nullable(simulatedRatingsSchema) },
  /** Opens the run as a Markdown document beside the panel. */
  replay: { params: v.object({ slot: v.picklist(slotNames), run: v.number() }), reply: v.object({}) },
  /** Opens the file a slot was fought from. */
  openSource: { params: v.object({ slot: v.picklist(slotNames) }), reply: v.object({}) },
  /** Simulates the file of a slot again, as it is now. */
  simulateAgain: { params: v.object({ slot: v.picklist(slotNames) }), reply: v.object({}) },
} as const;

/** Sent by the extension host to the webview; never answered. */
export const panelView = {
  update: { params: panelSnapshotSchema },
} as const;
