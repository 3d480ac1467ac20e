import { npm, root } from './bootstrap.mjs';
import { step } from './command.mjs';

/**
 * Builds everything that runs, as it ships: the bestiary, the bundles, the suites that need a bundle.
 *
 * @returns {Promise<void>}
 */
export async function build() {
  step('Building');
  await npm(['run', 'build', '--', '--production'], root);
}
