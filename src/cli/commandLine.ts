import { parseArgs } from 'node:util';
import { nearest } from '../scenario/nearest';
import { limits } from '../shared/model/limits';
import { failure, success, type Outcome } from '../shared/util/outcome';

/** What a fight is asked for differently than its file says; null: as it says. */
export interface FightOptions {
  readonly runs: number | null;
  readonly seed: number | null;
  /** 0: one less than the machine has, at least one. */
  readonly workers: number;
  /** The campaign's folder; null: as {@link campaignFolder} finds it. */
  readonly folder: string | null;
}

export interface RunCommand extends FightOptions {
  readonly kind: 'run';
  readonly files: readonly string[];
  readonly isJson: boolean;
  /** Folder for the result files; null for none. */
  readonly out: string | null;
}

export interface ReplayCommand extends FightOptions {
  readonly kind: 'replay';
  readonly file: string;
  /** A run by its number, or the middle run of a fifth (1, bad luck, to 5, good luck). */
  readonly which: { readonly run: number } | { readonly quintile: number };
}

/** What the queue of a window holds. */
export interface StatusCommand {
  readonly kind: 'status';
  /** Of the saved queue. */
  readonly folder: string;
  readonly isJson: boolean;
}

/** Takes a simulation out of the queue of a window. */
export interface CancelCommand {
  readonly kind: 'cancel';
  readonly folder: string;
  readonly requestId: string;
}

export type Command =
  RunCommand | ReplayCommand | StatusCommand | CancelCommand | { readonly kind: 'help' } | { readonly kind: 'version' };

const optionTypes = {
  runs: 'string',
  seed: 'string',
  workers: 'string',
  folder: 'string',
  out: 'string',
  run: 'string',
  quintile: 'string',
  json: 'boolean',
  help: 'boolean',
  version: 'boolean',
} as const;
type Option = keyof typeof optionTypes;

const optionsOf = {
  run: ['runs', 'seed', 'workers', 'json', 'out', 'folder'],
  replay: ['run', 'quintile', 'runs', 'seed', 'workers', 'folder'],
  status: ['json'],
  cancel: [],
} as const satisfies Record<string, readonly Option[]>;
type CommandName = keyof typeof optionsOf;

const maxWorkers = 64;

interface Arguments {
  readonly options: ReadonlyMap<Option, string | true>;
  readonly words: readonly string[];
}

/** Reads the arguments after the program's name. The error says what was read and what is allowed. */
export function parseCommandLine(args: readonly string[]): Outcome<Command, string> {
  const parsed = readArguments(args);
  if (!parsed.ok) return parsed;
  const { options, words } = parsed.value;
  if (options.has('help')) return success({ kind: 'help' });
  if (options.has('version')) return success({ kind: 'version' });

  const [name, ...operands] = words;
  const commands = Object.keys(optionsOf);
  if (name === undefined) return failure(`Say what to do: ${commands.join(', ')}. --help tells more.`);
  if (!isCommandName(name)) {
    return failure(`There is no command "${name}".${suggest(name, commands)} The commands are ${commands.join(', ')}.`);
  }
  for (const option of options.keys()) {
    const allowed: readonly Option[] = optionsOf[name];
    if (allowed.includes(option)) continue;
    const takes = allowed.length > 0 ? `It takes ${listOptions(allowed)}.` : 'It takes none.';
    return failure(`${name} has no option --${option}. ${takes}`);
  }
  return readers[name](options, operands);
}

const readers: Readonly<
  Record<CommandName, (options: Arguments['options'], operands: readonly string[]) => Outcome<Command, string>>
> = { run: readRun, replay: readReplay, status: readStatus, cancel: readCancel };

function readRun(options: Arguments['options'], files: readonly string[]): Outcome<Command, string> {
  if (files.length === 0) return failure('run needs at least one FILE, such as ford.encounter.yaml.');
  const fight = readFightOptions(options);
  if (!fight.ok) return fight;
  return success({ kind: 'run', files, ...fight.value, isJson: options.has('json'), out: textOf(options, 'out') });
}

function readReplay(options: Arguments['options'], files: readonly string[]): Outcome<Command, string> {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) return failure(`replay takes one FILE; ${files.length} were read.`);
  const fight = readFightOptions(options);
  if (!fight.ok) return fight;
  const run = readInteger(options, 'run', 0, limits.runs - 1);
  if (!run.ok) return run;
  const quintile = readInteger(options, 'quintile', 1, 5);
  if (!quintile.ok) return quintile;
  const command = { kind: 'replay', file, ...fight.value } as const;
  if (run.value !== null && quintile.value === null) return success({ ...command, which: { run: run.value } });
  if (quintile.value !== null && run.value === null) {
    return success({ ...command, which: { quintile: quintile.value } });
  }
  return failure('replay needs one of --run K (a run by its number) and --quintile 1..5 (bad luck to good luck).');
}

function readStatus(options: Arguments['options'], operands: readonly string[]): Outcome<Command, string> {
  const [folder, ...others] = operands;
  if (folder === undefined || others.length > 0) {
    return failure(`status takes one FOLDER, that of a saved queue; ${operands.length} were read.`);
  }
  return success({ kind: 'status', folder, isJson: options.has('json') });
}

function readCancel(_options: Arguments['options'], operands: readonly string[]): Outcome<Command, string> {
  const [folder, requestId, ...others] = operands;
  if (folder === undefined || requestId === undefined || others.length > 0) {
    return failure('cancel takes a FOLDER and the ID of a simulation, as status prints them.');
  }
  return success({ kind: 'cancel', folder, requestId });
}

function readFightOptions(options: Arguments['options']): Outcome<FightOptions, string> {
  const runs = readInteger(options, 'runs', 1, limits.runs);
  if (!runs.ok) return runs;
  const seed = readInteger(options, 'seed', 0, limits.seed);
  if (!seed.ok) return seed;
  const workers = readInteger(options, 'workers', 1, maxWorkers);
  if (!workers.ok) return workers;
  const folder = textOf(options, 'folder');
  return success({ runs: runs.value, seed: seed.value, workers: workers.value ?? 0, folder });
}

/** Null when the option is not there. */
function readInteger(
  options: Arguments['options'],
  option: Option,
  min: number,
  max: number,
): Outcome<number | null, string> {
  const text = textOf(options, option);
  if (text === null) return success(null);
  const value = /^\d{1,12}$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return success(value);
  return failure(`--${option} takes a whole number from ${min} to ${max}; "${text}" was read.`);
}

function textOf(options: Arguments['options'], option: Option): string | null {
  const value = options.get(option);
  return typeof value === 'string' ? value : null;
}

/** Tells options from words, and refuses what is no option, is there twice, or lacks its value. */
function readArguments(args: readonly string[]): Outcome<Arguments, string> {
  const types = Object.fromEntries(Object.entries(optionTypes).map(([name, type]) => [name, { type }]));
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...types, help: { type: 'boolean', short: 'h' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const command = tokens.find((token) => token.kind === 'positional')?.value ?? '';
  const known = [...(isCommandName(command) ? optionsOf[command] : Object.keys(optionTypes)), 'help', 'version'].map(
    (option) => `--${option}`,
  );
  const options = new Map<Option, string | true>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (!isOption(name)) return failure(`Unknown option ${rawName}.${suggest(rawName, known)} --help lists them all.`);
    if (options.has(name)) return failure(`--${name} is there twice.`);
    if (optionTypes[name] === 'boolean' && value !== undefined) return failure(`--${name} takes no value.`);
    if (optionTypes[name] === 'string' && !value) return failure(`--${name} needs a value.`);
    options.set(name, value ?? true);
  }
  return success({ options, words });
}

function isOption(name: string): name is Option {
  return Object.hasOwn(optionTypes, name);
}

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(optionsOf, name);
}

function suggest(word: string, candidates: readonly string[]): string {
  const [best] = nearest(word, candidates, 1);
  return best === undefined ? '' : ` Did you mean ${best}?`;
}

function listOptions(options: readonly Option[]): string {
  return options.map((option) => `--${option}`).join(', ');
}
