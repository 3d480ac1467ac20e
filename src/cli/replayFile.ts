import type { PreparedRun } from '../server/prepareRun';
import type { SimulationService } from '../server/simulationService';
import { failure, success, type Outcome } from '../shared/util/outcome';
import { withSimulationService, type CommandContext } from './commandContext';
import type { ReplayCommand } from './commandLine';
import { exitCodes, type ExitCode } from './exitCodes';
import { fightEncounter } from './fightEncounter';
import { loadEncounter } from './loadEncounter';

/** Prints one fight, blow by blow. For a quintile all runs are fought first, to find its middle one. */
export async function replayFile(command: ReplayCommand, context: CommandContext): Promise<ExitCode> {
  const { terminal, interruption, workingFolder } = context;
  const { run, problems } = await loadEncounter(command.file, command, workingFolder);
  for (const problem of problems) terminal.tell(problem);
  if (!run) return exitCodes.invalid;
  return withSimulationService(context, command.workers, async (service) => {
    const number = await findRun(service, run, command.which, context);
    if (!number.ok) {
      terminal.tell(number.error);
      return interruption.aborted ? exitCodes.interrupted : exitCodes.failed;
    }
    const markdown = await service.errands.replay({ scenario: run.scenario, seed: run.seed, run: number.value });
    if (markdown.ok) terminal.print(markdown.value.trimEnd());
    else terminal.tell(`${command.file}: ${markdown.error.message}`);
    return markdown.ok ? exitCodes.ok : exitCodes.failed;
  });
}

async function findRun(
  service: SimulationService,
  run: PreparedRun,
  which: ReplayCommand['which'],
  { terminal, interruption }: CommandContext,
): Promise<Outcome<number, string>> {
  if ('run' in which) return success(which.run);
  const end = await fightEncounter(service, run, interruption, (progress) => terminal.showProgress(progress));
  terminal.clearProgress();
  if (end.kind === 'cancelled') return failure('Cancelled.');
  if (end.kind !== 'completed') return failure(end.reason);
  return success(end.result.analysis.quintiles[which.quintile - 1]!.representative.run);
}
