import type { ChangedLines as Changes } from '../../src/shared/protocol/webview';
import { formatCount } from '../format';

/** The lines of the file that differ between the two slots. */
export function ChangedLines({ changes: { lines, more } }: { readonly changes: Changes }) {
  return (
    <section>
      <h2>What changed in the file</h2>
      {lines.length === 0 ? (
        <p>The text is the same in both slots.</p>
      ) : (
        <ul class="changed-lines">
          {lines.map((line, index) => (
            <li key={index}>{line.startsWith('-') ? <del>{line}</del> : <ins>{line}</ins>}</li>
          ))}
        </ul>
      )}
      {more > 0 && <p class="quiet">… and {formatCount(more)} more</p>}
    </section>
  );
}
