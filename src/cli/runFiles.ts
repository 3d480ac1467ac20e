import path from 'node:path';
import type { PreparedRun } from '../server/prepareRun';
import type { RunEnd } from '../server/runRequest';
import { withSimulationService, type CommandContext } from './commandContext';
import type { RunCommand } from './commandLine';
import { exitCodes, type ExitCode } from './exitCodes';
import { fightEncounter } from './fightEncounter';
import { formatReport } from './formatReport';
import { jsonReport } from './jsonReport';
import { loadEncounter } from './loadEncounter';
import { resultName, writeResult } from './writeResult';

type CompletedRun = Extract<RunEnd, { kind: 'completed' }>;

/** Fights every file that can be fought, in order, and prints what came of it. */
export async function runFiles(command: RunCommand, context: CommandContext): Promise<ExitCode> {
  const { terminal, interruption, workingFolder } = context;
  const clash = command.out === null ? null : findClash(command.files);
  if (clash) {
    const [first, second] = clash;
    terminal.tell(
      `The results of ${first} and ${second} would both be ${resultName(first)}.json in ${command.out}: rename one, or fight them one after the other into different folders.`,
    );
    return exitCodes.invalid;
  }
  let exitCode: ExitCode = exitCodes.ok;
  const encounters: { readonly file: string; readonly run: PreparedRun }[] = [];
  for (const file of command.files) {
    const { run, problems } = await loadEncounter(file, command, workingFolder);
    for (const problem of problems) terminal.tell(problem);
    if (run) encounters.push({ file, run });
    else exitCode = exitCodes.invalid;
  }
  if (encounters.length === 0) return exitCode;

  const reports: object[] = [];
  await withSimulationService(context, command.workers, async (service) => {
    for (const { file, run } of encounters) {
      const end = await fightEncounter(service, run, interruption, (progress) => terminal.showProgress(progress));
      terminal.clearProgress();
      if (end.kind === 'cancelled') {
        terminal.tell(`Cancelled while fighting ${file}.`);
        exitCode = exitCodes.interrupted;
        return;
      }
      if (end.kind !== 'completed') {
        terminal.tell(`${file}: ${end.reason}`);
        exitCode ||= exitCodes.failed;
        continue;
      }
      const ratings = await service.errands.rate(end.result.scenario);
      const simulated = ratings.ok ? ratings.value : [];
      const report = jsonReport(file, end.result, simulated);
      reports.push(report);
      if (!command.isJson) terminal.print(`${reports.length > 1 ? '\n' : ''}${formatReport(end.result, simulated)}`);
      if (command.out !== null && !(await isWritten(command.out, file, report, end, context))) {
        exitCode ||= exitCodes.failed;
      }
    }
  });
  if (command.isJson && reports.length > 0) {
    terminal.print(JSON.stringify(command.files.length > 1 ? reports : reports[0], undefined, 2));
  }
  return exitCode;
}

/** Two files whose results would have the same name; on some disks case does not make names different. */
function findClash(files: readonly string[]): readonly [string, string] | null {
  const seen = new Map<string, string>();
  for (const file of files) {
    const name = resultName(file).toLowerCase();
    const other = seen.get(name);
    if (other !== undefined) return [other, file];
    seen.set(name, file);
  }
  return null;
}

async function isWritten(
  out: string,
  file: string,
  report: object,
  { encodedRuns }: CompletedRun,
  { terminal, workingFolder }: CommandContext,
): Promise<boolean> {
  try {
    const json = JSON.stringify(report, undefined, 2);
    const written = await writeResult(path.resolve(workingFolder, out), resultName(file), json, encodedRuns);
    terminal.tell(`Wrote ${written.map((name) => path.relative(workingFolder, name)).join(' and ')}`);
    return true;
  } catch (error) {
    terminal.tell(`The result of ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}
