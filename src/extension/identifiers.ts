/** Names that the manifest and the code must agree on. */
export const languageId = 'encounter';

export const resultsViewType = 'encounterLab.results';

/** Every file of the language in a workspace. */
export const encounterGlob = '**/*.encounter.{yaml,yml}';

export const commandIds = [
  'encounterLab.simulateEncounter',
  'encounterLab.simulateInBackground',
  'encounterLab.cancelSimulation',
  'encounterLab.showResults',
  'encounterLab.compareSlots',
  'encounterLab.swapShownSlot',
  'encounterLab.showQueue',
  'encounterLab.clearQueue',
  'encounterLab.pauseQueue',
  'encounterLab.resumeQueue',
  'encounterLab.changePriority',
  'encounterLab.moveInQueue',
  'encounterLab.retrySimulation',
  'encounterLab.retryFailedSimulations',
  'encounterLab.removeFromQueue',
  'encounterLab.cleanUpFinished',
  'encounterLab.resetRateLimits',
  'encounterLab.releaseStaleWorkers',
  'encounterLab.showQueueHealth',
  'encounterLab.showLog',
  'encounterLab.restartServer',
] as const;
export type CommandId = (typeof commandIds)[number];

/** Context keys for the `when` clauses of the manifest. */
export const contextKeys = [
  'encounterLab.isStarted',
  'encounterLab.isBusy',
  'encounterLab.isPaused',
  'encounterLab.hasQueue',
  'encounterLab.hasWaiting',
  'encounterLab.hasFailed',
  'encounterLab.hasEnded',
  'encounterLab.hasRemovable',
  'encounterLab.hasTwoSlots',
] as const;
export type ContextKey = (typeof contextKeys)[number];
