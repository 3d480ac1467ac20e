import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { firstLine } from '../server/firstLine';
import { assertNever } from '../shared/util/assertNever';
import { cancelSaved } from './cancelSaved';
import type { CommandContext } from './commandContext';
import { parseCommandLine } from './commandLine';
import { exitCodes, type ExitCode } from './exitCodes';
import { helpText } from './helpText';
import { replayFile } from './replayFile';
import { runFiles } from './runFiles';
import { showStatus } from './showStatus';
import { Terminal } from './terminal';

const interruption = new AbortController();
// Only the first: a second Ctrl-C ends the process at once.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort());

const terminal = new Terminal(process.stdout, process.stderr);
try {
  process.exitCode = await main(process.argv.slice(2), {
    terminal,
    interruption: interruption.signal,
    workingFolder: process.cwd(),
    workerFile: fileURLToPath(new URL('./worker.js', import.meta.url)),
  });
} catch (error) {
  terminal.tell(`Encounter Lab stopped: ${firstLine(error)}`);
  process.exitCode = exitCodes.failed;
}

async function main(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const { terminal } = context;
  const command = parseCommandLine(args);
  if (!command.ok) {
    terminal.tell(command.error);
    return exitCodes.invalid;
  }
  switch (command.value.kind) {
    case 'help':
      terminal.print(helpText.trimEnd());
      return exitCodes.ok;
    case 'version':
      terminal.print(readVersion());
      return exitCodes.ok;
    case 'run':
      return runFiles(command.value, context);
    case 'replay':
      return replayFile(command.value, context);
    case 'status':
      return showStatus(command.value, context);
    case 'cancel':
      return cancelSaved(command.value, context);
    default:
      return assertNever(command.value);
  }
}

/** Of the package that this bundle lies in. */
function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return version;
}
