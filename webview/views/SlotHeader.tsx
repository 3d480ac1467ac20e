import type { SlotName } from '../../src/shared/model/slots';
import type { SlotView } from '../../src/shared/protocol/webview';
import { formatTime } from '../format';
import type { PanelStore } from '../store';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { resultFacts } from './resultFacts';

interface SlotHeaderProps {
  readonly name: SlotName;
  readonly view: SlotView;
  readonly store: PanelStore;
}

/** Which fight this is, what it depends on, and what can be done with it. */
export function SlotHeader({ name, view: { result, isStale }, store }: SlotHeaderProps) {
  return (
    <header class="slot-header">
      <div>
        <h1>
          {result.scenario.title} {isStale && <Badge>Out of date</Badge>}
        </h1>
        <p class="quiet">
          {resultFacts(result)} · <time dateTime={result.finishedAt}>{formatTime(result.finishedAt)}</time>
        </p>
        {isStale && <p>The file has changed since this was simulated.</p>}
      </div>
      <div class="actions">
        <Button onPress={() => store.openSource(name)}>Open File</Button>
        <Button onPress={() => store.simulateAgain(name)}>Simulate Again</Button>
      </div>
    </header>
  );
}
