import { render } from 'preact';
import { panelView } from '../src/shared/protocol/webview';
import { serve } from '../src/shared/rpc/channel';
import { connectToHost, type VsCodeApi } from './host';
import { PanelStore } from './store';
import './styles/panel.css';
import { registerControls } from './ui/registerControls';
import { App } from './views/App';

declare function acquireVsCodeApi(): VsCodeApi;

const connection = connectToHost(acquireVsCodeApi(), window);
const store = new PanelStore(connection);

registerControls();
const root = document.getElementById('root');
if (!root) throw new Error('The page has no element #root to draw in');
render(<App store={store} />, root);
serve(panelView, { update: (snapshot) => store.accept(snapshot) }, connection.pipe, (problem) =>
  store.reportProblem(`A message could not be read. Reload the window if the panel looks out of date. (${problem})`),
);
void store.start();
