import { ENGINE_VERSION, ModelError } from '#lab';
import { didYouMean } from '#scenario';
import { readArguments } from './arguments.ts';
import type { Call, Command } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { InputError, UsageError } from './errors.ts';
import { manual, overview } from './help.ts';
import { type Io, processIo } from './io.ts';
import { guarded } from './plain.ts';
import { makeStyle, type Style } from './style.ts';

/**
 * Runs one command of the tool.
 * @param argv what follows the name of the tool
 * @returns the exit code: 0 all is well, 1 something is wrong with what was given, 2 wrong usage
 */
export async function main(argv: string[], world: Io = processIo()): Promise<number> {
  const io = guarded(world);
  const style = makeStyle(io.hasColour);
  try {
    return await dispatch(argv, io, style);
  } catch (error) {
    return tell(error, argv.includes('--json'), io, style);
  }
}

async function dispatch(argv: readonly string[], io: Io, style: Style): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined) {
    for (const line of overview(COMMANDS, style)) io.err(line);
    return 2;
  }
  if (name === '--version' || name === '-v') {
    io.out(ENGINE_VERSION);
    return 0;
  }
  if (name === 'help' || name === '--help' || name === '-h') {
    const about = rest.find((word) => !word.startsWith('-'));
    const lines = about === undefined ? overview(COMMANDS, style) : manual(commandNamed(about), style);
    for (const line of lines) io.out(line);
    return 0;
  }
  const command = commandNamed(name);
  const { values, positionals } = readArguments(command, rest);
  if (values.help === true) {
    for (const line of manual(command, style)) io.out(line);
    return 0;
  }
  const call: Call = {
    io,
    style,
    positionals,
    isJson: values.json === true,
    has: (flag) => values[flag] === true,
    value: (flag) => {
      const value = values[flag];
      return typeof value === 'string' ? value : undefined;
    },
    valuesOf: (flag) => {
      const value = values[flag];
      return Array.isArray(value) ? value : [];
    },
  };
  return command.run(call);
}

function commandNamed(name: string): Command {
  const command = COMMANDS.find((item) => item.name === name);
  if (command) return command;
  throw new UsageError(
    name.startsWith('-') ? `There is no flag ${name} without a command.` : `There is no command “${name}”.`,
    didYouMean(name, [...COMMANDS.map((item) => item.name), 'help']),
  );
}

/** Errors of the caller are told in words; any other is a fault of the tool and is thrown on, with its stack. */
function tell(thrown: unknown, isJson: boolean, io: Io, style: Style): number {
  const error = thrown instanceof ModelError ? new InputError(`The scenario’s rules break: ${thrown.message}`) : thrown;
  if (error instanceof UsageError) {
    if (isJson) io.out(JSON.stringify({ ok: false, error: error.message, hint: error.hint }, null, 2));
    io.err(`${style.red('usage')} ${error.message}${error.hint ? `\n  ${error.hint}` : ''}`);
    return 2;
  }
  if (error instanceof InputError) {
    if (isJson) io.out(JSON.stringify({ ok: false, error: error.message, ...error.data }, null, 2));
    else {
      io.err(`${style.red('error')} ${error.message}`);
      for (const detail of error.details) io.err(detail === '' ? '' : `  ${detail}`);
    }
    return 1;
  }
  throw error;
}
