import { l10n } from 'vscode';
import type { CommandId } from '../identifiers';

/** As in package.nls.json, for messages. */
export const commandTitles: Readonly<Record<CommandId, () => string>> = {
  'encounterLab.simulateEncounter': () => l10n.t('Simulate Encounter'),
  'encounterLab.simulateInBackground': () => l10n.t('Simulate in Background'),
  'encounterLab.cancelSimulation': () => l10n.t('Cancel Simulation'),
  'encounterLab.showResults': () => l10n.t('Show Results'),
  'encounterLab.compareSlots': () => l10n.t('Compare Slots'),
  'encounterLab.swapShownSlot': () => l10n.t('Swap Shown Slot'),
  'encounterLab.showQueue': () => l10n.t('Show Queue'),
  'encounterLab.clearQueue': () => l10n.t('Clear Queue'),
  'encounterLab.pauseQueue': () => l10n.t('Pause Queue'),
  'encounterLab.resumeQueue': () => l10n.t('Resume Queue'),
  'encounterLab.changePriority': () => l10n.t('Change Priority'),
  'encounterLab.moveInQueue': () => l10n.t('Move in Queue'),
  'encounterLab.retrySimulation': () => l10n.t('Retry Simulation'),
  'encounterLab.retryFailedSimulations': () => l10n.t('Retry Failed Simulations'),
  'encounterLab.removeFromQueue': () => l10n.t('Remove from Queue'),
  'encounterLab.cleanUpFinished': () => l10n.t('Clean Up Finished'),
  'encounterLab.resetRateLimits': () => l10n.t('Reset Rate Limits'),
  'encounterLab.releaseStaleWorkers': () => l10n.t('Release Stale Workers'),
  'encounterLab.showQueueHealth': () => l10n.t('Show Queue Health'),
  'encounterLab.showLog': () => l10n.t('Show Log'),
  'encounterLab.restartServer': () => l10n.t('Restart Background Process'),
};
