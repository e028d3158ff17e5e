import { type Assumptions, type Difference, quarterOf, type Rerun, rerun } from '#lab';
import { formatChange, formatValue, nameOfVariable, unitOf } from '#view';
import { ASSUME_FLAG, assumptionsAsked, assumptionsLine } from '../assumptions.ts';
import type { Call, Command } from '../command.ts';
import { InputError } from '../errors.ts';
import { type OpenRun, openRun, SCENARIO_FLAG } from '../open-run.ts';
import { moveText, problemText } from '../plan-problems.ts';
import { tableOf } from '../style.ts';

const MOST_NAMES = 12;

/** Plays a run again and compares it quarter by quarter. */
export const replay: Command = {
  name: 'replay',
  summary: 'play a run again and compare it quarter by quarter',
  takes: [{ name: 'run.json' }],
  flags: { scenario: SCENARIO_FLAG, assume: ASSUME_FLAG },
  details: [
    'With --assume the run is played again under other coefficients, with the same plans and luck, and compared with itself:',
    'moves that are no longer legal are left out and named.',
    'Exit code 1 when a quarter comes out otherwise; the first such quarter and what differs in it are named.',
  ],
  examples: ['replay run.json', 'replay run.json --assume jealousy=12'],
  async run(call) {
    const { io, style, isJson } = call;
    const opened = openRun(call, call.positionals[0] as string);
    const { scenario, run, check } = opened;
    if (call.valuesOf('assume').length > 0) return rerunUnder(call, opened, assumptionsAsked(call, scenario));
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
    const assumed = assumptionsLine(scenario);
    if (assumed !== null) io.out(style.yellow(assumed));
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

/** The run under other coefficients, beside the run as it was. */
function rerunUnder({ io, style, isJson }: Call, { scenario, run, check }: OpenRun, changed: Assumptions): number {
  if (check.firstDifference) {
    throw new InputError('The run departs from the scenario, so there is nothing to compare with.', [
      'The replay command without --assume tells what differs.',
    ]);
  }
  const assumptions = { ...run.replay.assumptions, ...changed };
  const other = rerun(scenario.ruleset, check.reports, assumptions);
  if (isJson) {
    const { was, is, figures } = other;
    const lost = other.lost.map(({ turn, seat, move, rule }) => ({
      turn: turn + 1,
      quarter: quarterOf(scenario.ruleset, turn),
      seat,
      move,
      rule,
    }));
    io.out(JSON.stringify({ assumptions: other.ruleset.assumptions, was, is, figures, lost }, null, 2));
    return 0;
  }
  for (const line of rerunLines(other)) io.out(line);
  return 0;

  function rerunLines({ ruleset, was, is, figures, lost }: Rerun): string[] {
    const { words } = scenario;
    const endingOf = (ending: string | null) => (ending === null ? 'not over' : words(`ending.${ending}.name`));
    const said = assumptionsLine({ ...scenario, ruleset });
    return [
      said ?? 'Nothing is changed.',
      `Ending: ${endingOf(was.ending)} (${was.score}) → ${style.bold(endingOf(is.ending))} (${is.score})`,
      ...tableOf(
        figures.map((figure) => {
          const unit = unitOf(figure.variable);
          return [
            `  ${nameOfVariable(words, figure.variable)}`,
            formatValue(figure.was, unit),
            formatValue(figure.is, unit),
            formatChange(figure.is - figure.was, unit),
          ];
        }),
        [1, 2, 3],
      ),
      ...lost.map(
        ({ turn, seat, move, rule }) =>
          `${quarterOf(scenario.ruleset, turn)}: ${seat} can no longer make ${moveText(move)} (${rule})`,
      ),
    ];
  }
}

function reasonOf({ kind, variables }: Difference): string {
  switch (kind) {
    case 'unknown-doctrine':
      return 'the scenario has no such doctrine';
    case 'unknown-seat':
      return 'the scenario has no such seat, or no game from it';
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
