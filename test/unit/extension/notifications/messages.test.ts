import { describe, expect, it } from 'vitest';
import { type MessageWindow, Messages } from '../../../../src/extension/notifications/messages';

/** How VS Code finds links in a message (`parseLinkedText` in its sources). */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

describe('the messages of the window', () => {
  const shown: { kind: string; message: string; actions: string[] }[] = [];
  const show =
    (kind: string) =>
    (message: string, ...actions: string[]) => {
      shown.push({ kind, message, actions });
      return Promise.resolve(actions[0]);
    };
  const window: MessageWindow = {
    showErrorMessage: show('error'),
    showWarningMessage: show('warning'),
    showInformationMessage: show('information'),
  };
  const messages = new Messages(window);

  it.each([
    'The title [Read more](command:workbench.action.toggleSidebarVisibility) is too long',
    'monsters: there is no "[goblin](https://example.org "free gold")"',
    '[[a](command:b)](file:///c) [d](command:e)',
  ])('show no link where a file asks for one: %s', async (text) => {
    expect(text).toMatch(link);
    shown.length = 0;
    await messages.error(text, 'Show Log');
    await messages.warn(text, 'Retry');
    expect(await messages.inform(text, 'Show Results')).toBe('Show Results');
    expect(shown.map(({ kind, actions }) => [kind, ...actions])).toEqual([
      ['error', 'Show Log'],
      ['warning', 'Retry'],
      ['information', 'Show Results'],
    ]);
    for (const { message } of shown) {
      expect(message).not.toMatch(link);
      expect(message.replaceAll('\u200b', '')).toBe(text);
    }
  });
});
