import { quarterOf, type ReplayCheck, type Ruleset, type TurnReport, verifyReplay } from '#lab';
import { settingWith } from '#view';
import type { Call, Flag } from './command.ts';
import { InputError, UsageError } from './errors.ts';
import { type OpenScenario, openFiles, openScenario } from './open-scenario.ts';
import { type RunFile, readRun, scenarioNameOf } from './run-file.ts';

/** A run that was played again. */
export interface OpenRun {
  readonly run: RunFile;
  readonly scenario: OpenScenario;
  readonly check: ReplayCheck;
}

/** Flag of the commands that read a run. */
export const SCENARIO_FLAG: Flag = {
  kind: 'value',
  value: 'scenario',
  about: 'the scenario it was played in, when it is not where the run says',
};

/** Flag of the commands that look at one quarter. */
export const TURN_FLAG: Flag = {
  kind: 'value',
  value: 'n',
  required: true,
  about: 'the quarter: 1 for the first, or its name, such as 2025-Q3 or "Q3 2025"',
};

/** Opens a run file and the scenario it was played in, and plays it again. */
export function openRun(call: Call, file: string): OpenRun {
  const run = readRun(call.io, file);
  const scenario = scenarioOf(call, run, file);
  const check = verifyReplay(scenario.ruleset, run.replay);
  // Everything asked of the run is answered by the rules it was played by.
  return { run, scenario: settingWith(scenario, check.ruleset), check };
}

function scenarioOf({ io, value }: Call, run: RunFile, file: string): OpenScenario {
  const named = value('scenario');
  const { files, path, replay } = run;
  if (named !== undefined || !files) return openScenario(io, named ?? scenarioNameOf(io, run));
  return openFiles(io, replay.scenario.id, {
    name: replay.scenario.id,
    path,
    files,
    shownPath: (inner) => `${file}:${inner}`,
  });
}

/**
 * The quarter that `--turn` asks for.
 * @throws UsageError when the game has no such quarter
 * @throws InputError when the run departs from the replay before it
 */
export function quarterAsked({ check, scenario, run }: OpenRun, turn: string): TurnReport {
  const index = turnIndex(scenario.ruleset, run.replay.plans.length, turn);
  const report = check.reports[index];
  const different = check.firstDifference;
  if (report && (!different || different.turn > index)) return report;
  throw new InputError(
    `The run departs from the scenario in ${quarterOf(scenario.ruleset, different?.turn ?? 0)}, so that quarter cannot be shown.`,
    ['The replay command tells what differs.'],
  );
}

function turnIndex(ruleset: Ruleset, played: number, turn: string): number {
  const quarters = Array.from({ length: played }, (_, index) => quarterOf(ruleset, index));
  const index = /^\d+$/.test(turn) ? Number(turn) - 1 : quarters.indexOf(quarterNamed(turn));
  if (index >= 0 && index < played) return index;
  const range =
    played === 0 ? 'No quarter of it was played.' : `It has 1 (${quarters[0]}) to ${played} (${quarters[played - 1]}).`;
  throw new UsageError(`The run has no turn ${turn}.`, range);
}

/** `2025-Q3` from that, and from `Q3 2025` as it is printed; in small letters, too. */
function quarterNamed(text: string): string {
  const asPrinted = /^(Q[1-4])[\s-]+(\d{4})$/.exec(text.trim().toUpperCase());
  return asPrinted ? `${asPrinted[2]}-${asPrinted[1]}` : text.trim().toUpperCase();
}
