import { type Difference, quarterOf } from '#lab';
import type { Command } from '../command.ts';
import { openRun, SCENARIO_FLAG } from '../open-run.ts';
import { problemText } from '../plan-problems.ts';

const MOST_NAMES = 12;

/** Plays a run again and compares it quarter by quarter. */
export const replay: Command = {
  name: 'replay',
  summary: 'play a run again and compare it quarter by quarter',
  takes: [{ name: 'run.json' }],
  flags: { scenario: SCENARIO_FLAG },
  details: ['Exit code 1 when a quarter comes out otherwise; the first such quarter and what differs in it are named.'],
  examples: ['replay run.json'],
  async run(call) {
    const { io, style, isJson } = call;
    const { scenario, run, check } = openRun(call, call.positionals[0] as string);
    const { ok, turns, hash, same, firstDifference } = check;
    const difference = firstDifference && {
      turn: firstDifference.turn + 1,
      quarter: quarterOf(scenario.ruleset, firstDifference.turn),
      kind: firstDifference.kind,
      variables: firstDifference.variables,
      problems: firstDifference.problems,
    };
    if (isJson) {
      io.out(JSON.stringify({ ok, turns, hash, firstDifference: difference, same }, null, 2));
      return ok ? 0 : 1;
    }
    const { id, version, hash: played } = run.replay.scenario;
    if (!same.scenario) {
      const { version: here, hash: now } = check.ruleset.written;
      io.err(`The run was played in ${id} ${version} (${played}); here it is ${here} (${now}).`);
    }
    if (!same.engine) io.err(`The run was played by engine ${run.replay.engine}; this is another version.`);
    if (ok) {
      io.out(`${style.green('✓')} ${turns} quarters agree, hash ${hash}`);
      return 0;
    }
    const first = firstDifference as Difference;
    io.out(`${style.red('✗')} turn ${first.turn + 1} (${quarterOf(scenario.ruleset, first.turn)}): ${reasonOf(first)}`);
    for (const name of first.variables.slice(0, MOST_NAMES)) io.out(`  ${name}`);
    const more = first.variables.length - MOST_NAMES;
    if (more > 0) io.out(style.dim(`  and ${more} more; --json names them all`));
    for (const problem of first.problems) io.out(`  ${problemText(problem)}`);
    return 1;
  },
};

function reasonOf({ kind, variables }: Difference): string {
  switch (kind) {
    case 'unknown-doctrine':
      return 'the scenario has no such doctrine';
    case 'unknown-seat':
      return 'the scenario has no game from that seat';
    case 'bad-assumption':
      return `no game can be played with ${variables.join(', ')} so`;
    case 'illegal-plan':
      return 'a plan is not legal';
    case 'game-over':
      return 'the game was over before it';
    case 'other-state':
      return variables.length > 0
        ? `${variables.length} ${variables.length === 1 ? 'value differs' : 'values differ'}`
        : 'the hash differs; the run holds no values that do';
  }
}
