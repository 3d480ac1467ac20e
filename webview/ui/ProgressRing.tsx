/** Says that something is going on; the numbers beside it say what, so it is not read out. */
export function ProgressRing() {
  return <vscode-progress-ring class="progress-ring" aria-hidden="true" />;
}
