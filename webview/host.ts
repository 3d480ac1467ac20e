import { panelHost, type PanelPage, panelPages } from '../src/shared/protocol/webview';
import { connect, type MessagePipe, type Remote } from '../src/shared/rpc/channel';

/** What VS Code gives to a webview, once. */
export interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

export interface PanelConnection {
  readonly pipe: MessagePipe;
  readonly host: Remote<typeof panelHost>;
  /** The page shown before the view was reloaded. */
  savedPage(): PanelPage | null;
  savePage(page: PanelPage): void;
}

/** Connects the view to the extension host over the messages of `view`. */
export function connectToHost(api: VsCodeApi, view: Window): PanelConnection {
  const pipe: MessagePipe = {
    post: (message) => api.postMessage(message),
    onMessage: (listener) => {
      const receive = (event: MessageEvent<unknown>) => listener(event.data);
      view.addEventListener('message', receive);
      return { dispose: () => view.removeEventListener('message', receive) };
    },
  };
  return {
    pipe,
    host: connect(panelHost, pipe),
    savedPage: () => {
      const state = api.getState();
      const page = typeof state === 'object' && state !== null && 'page' in state ? state.page : null;
      return panelPages.find((known) => known === page) ?? null;
    },
    savePage: (page) => api.setState({ page }),
  };
}
