import { type ParseArgsConfig, parseArgs } from 'node:util';
import { didYouMean } from '#scenario';
import type { Command, Flag, Values } from './command.ts';
import { UsageError } from './errors.ts';

export interface Arguments {
  readonly values: Values;
  readonly positionals: readonly string[];
}

/** Flags that every command takes. */
export const COMMON_FLAGS: Readonly<Record<string, Flag>> = {
  json: { kind: 'switch', about: 'print the result as JSON' },
  help: { kind: 'switch', short: 'h', about: 'explain the command' },
};

/**
 * Reads the arguments of a command.
 * @throws UsageError for an unknown flag, a flag without its value, or too few or too many arguments
 */
export function readArguments(command: Command, argv: readonly string[]): Arguments {
  const flags = { ...COMMON_FLAGS, ...command.flags };
  const options: ParseArgsConfig['options'] = {};
  for (const [name, { kind, short }] of Object.entries(flags)) {
    const type = kind === 'switch' ? 'boolean' : 'string';
    options[name] = { type, multiple: kind === 'values', ...(short ? { short } : {}) };
  }
  // Not strict: the errors are told below, in this tool's own words.
  const { tokens, values, positionals } = parseArgs({
    args: [...argv],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined;
    if (!flag) throw unknownFlag(token.rawName, Object.keys(flags), command.name);
    if (flag.kind === 'switch') {
      if (token.value !== undefined) throw new UsageError(`--${token.name} takes no value.`);
      continue;
    }
    if (token.value === undefined || (!token.inlineValue && /^-\D/.test(token.value))) {
      const example = `--${token.name}=${flag.value ?? 'value'}`;
      throw new UsageError(`--${token.name} needs a value.`, `Write ${example}.`);
    }
    if (flag.kind === 'value' && seen.has(token.name)) throw new UsageError(`--${token.name} is given twice.`);
    seen.add(token.name);
  }
  if (values.help !== true) {
    checkCount(command, positionals);
    const missing = Object.entries(command.flags).find(
      ([name, { required }]) => required && values[name] === undefined,
    );
    if (missing) throw new UsageError(`--${missing[0]} is missing.`, `Usage: ${usageOf(command)}`);
  }
  return { values: values as Values, positionals };
}

function unknownFlag(written: string, known: readonly string[], command: string): UsageError {
  const dashed = known.map((name) => `--${name}`);
  return new UsageError(`${command} does not know ${written}.`, didYouMean(written, dashed));
}

function checkCount(command: Command, positionals: readonly string[]): void {
  const { takes } = command;
  const least = takes.filter(({ optional }) => !optional).length;
  if (positionals.length < least) {
    throw new UsageError(`${command.name} needs <${takes[positionals.length]?.name}>.`, `Usage: ${usageOf(command)}`);
  }
  const hasMany = takes.some(({ many }) => many);
  if (!hasMany && positionals.length > takes.length) {
    throw new UsageError(
      `${command.name} has no use for “${positionals[takes.length]}”.`,
      `Usage: ${usageOf(command)}`,
    );
  }
}

/** `play <scenario> [--seed s] …` */
export function usageOf(command: Command): string {
  const takes = command.takes.map(({ name, many, optional }) => {
    const word = many ? `${name}…` : name;
    return optional ? `[${word}]` : `<${word}>`;
  });
  const flags = Object.entries(command.flags).map(([name, { kind, value, required }]) => {
    const words = kind === 'switch' ? `--${name}` : `--${name} ${value ?? 'value'}`;
    return required ? words : `[${words}]${kind === 'values' ? '…' : ''}`;
  });
  return [command.name, ...takes, ...flags, '[--json]'].join(' ');
}
