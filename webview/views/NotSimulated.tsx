import type { NotSimulated as Item } from '../../src/shared/model/scenario';

/** What the file says and the simulation leaves out: an honest number says what it does not hold. */
export function NotSimulated({ items }: { readonly items: readonly Item[] }) {
  return (
    <section>
      <h2>Not simulated</h2>
      {items.length === 0 ? (
        <p>Everything in the file was simulated.</p>
      ) : (
        <ul class="not-simulated">
          {items.map(({ creature, text, degree, reason }, index) => (
            <li key={index}>
              <strong>{creature}</strong>: {text}{' '}
              <span class="quiet">({degree === 'partly' ? 'partly' : 'not at all'})</span>
              <br />
              <span class="quiet">{reason}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
