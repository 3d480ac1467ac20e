/** Before the first result. */
export function EmptyState() {
  return (
    <section class="empty">
      <h1>No results yet</h1>
      <p>
        Open an encounter file (<code>*.encounter.yaml</code>) and run{' '}
        <strong>Encounter Lab: Simulate Encounter</strong> from the Command Palette.
      </p>
      <p>
        The fight is played out many times in the background; who wins, who falls and how it goes round by round is
        shown here. The last two results are kept in <strong>Slot A</strong> and <strong>Slot B</strong>, so that you
        can change the file, simulate again and compare.
      </p>
    </section>
  );
}
