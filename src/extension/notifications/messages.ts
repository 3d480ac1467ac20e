import { plain } from './plain';

/** Shows a message and resolves with the action that was chosen, or undefined. */
type Show = (message: string, ...actions: string[]) => PromiseLike<string | undefined>;

/** What of `vscode.window` shows messages. */
export interface MessageWindow {
  readonly showErrorMessage: Show;
  readonly showWarningMessage: Show;
  readonly showInformationMessage: Show;
}

/** The messages of the window, with no links in them. Each resolves with the action that was chosen. */
export class Messages {
  constructor(private readonly window: MessageWindow) {}

  error(message: string, ...actions: string[]): PromiseLike<string | undefined> {
    return this.window.showErrorMessage(plain(message), ...actions);
  }

  warn(message: string, ...actions: string[]): PromiseLike<string | undefined> {
    return this.window.showWarningMessage(plain(message), ...actions);
  }

  inform(message: string, ...actions: string[]): PromiseLike<string | undefined> {
    return this.window.showInformationMessage(plain(message), ...actions);
  }
}
