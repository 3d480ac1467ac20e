import { describe, expect, it } from 'vitest';
import { priorityOf, routeRun } from '../../../../src/extension/runs/routeRun';

describe('a simulation', () => {
  it.each([
    ['foreground', true, false, 'critical'],
    ['foreground', false, true, 'critical'],
    ['foreground', true, true, 'critical'],
    ['foreground', false, false, 'low'],
    ['background', true, true, 'low'],
    ['background', false, false, 'low'],
  ] as const)(
    'asked for in the %s, in an editor: %s, in the panel: %s, is %s',
    (asked, isInEditor, isInPanel, priority) => {
      expect(priorityOf(routeRun(asked, { isInEditor, isInPanel }))).toBe(priority);
    },
  );
});
