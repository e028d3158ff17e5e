import { COMMON_FLAGS, usageOf } from './arguments.ts';
import type { Command } from './command.ts';
import type { Style } from './style.ts';
import { tableOf } from './style.ts';

const TOOL = 'npm run -s cli --';

/** What the tool can do. */
export function overview(commands: readonly Command[], style: Style): readonly string[] {
  return [
    `${style.bold('Every Table')}: play, check and question scenarios from a terminal.`,
    '',
    `${style.bold('Usage')}  ${TOOL} <command> …`,
    '',
    ...tableOf([
      ...commands.map(({ name, summary }) => [`  ${style.cyan(name)}`, summary]),
      [`  ${style.cyan('help')}`, 'explain a command'],
    ]),
    '',
    'A scenario is named by its id or by the path of its folder or file.',
    'Every command takes --json. Exit codes: 0 all is well, 1 something is wrong with what was given, 2 wrong usage.',
  ];
}

/** How to use a command. */
export function manual(command: Command, style: Style): readonly string[] {
  const flags = Object.entries({ ...command.flags, ...COMMON_FLAGS }).map(([name, { kind, value, short, about }]) => {
    const words = kind === 'switch' ? `--${name}` : `--${name} ${value ?? 'value'}`;
    return [`  ${style.cyan(short ? `-${short}, ${words}` : words)}`, about];
  });
  return [
    `${style.bold(command.name)}: ${command.summary}`,
    '',
    `${style.bold('Usage')}  ${TOOL} ${usageOf(command)}`,
    '',
    ...tableOf(flags),
    '',
    ...command.details,
    '',
    style.bold('Examples'),
    ...command.examples.map((example) => `  ${TOOL} ${example}`),
  ];
}
