import type { Command } from '../command.ts';
import { balanceCommand } from './balance.ts';
import { check } from './check.ts';
import { explain } from './explain.ts';
import { create } from './new.ts';
import { odds } from './odds.ts';
import { play } from './play.ts';
import { replay } from './replay.ts';
import { schema } from './schema.ts';
import { text } from './text.ts';
import { whatif } from './whatif.ts';

/** Every command, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [
  check,
  play,
  replay,
  explain,
  odds,
  whatif,
  balanceCommand,
  schema,
  text,
  create,
];
