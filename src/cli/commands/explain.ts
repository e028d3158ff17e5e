import { changeOf, properName, quarterOf, type TurnReport, variableNames } from '#lab';
import { didYouMean } from '#scenario';
import { formatChange, omenOf, type Place, roundToSum, unitOf, whyOf } from '#view';
import type { Call, Command } from '../command.ts';
import { UsageError } from '../errors.ts';
import { openRun, quarterAsked, SCENARIO_FLAG, TURN_FLAG } from '../open-run.ts';
import type { OpenScenario } from '../open-scenario.ts';
import { type Reason, reasonsOf } from '../reasons.ts';
import { tableOf } from '../style.ts';

/** Says why a variable moved in a quarter. */
export const explain: Command = {
  name: 'explain',
  summary: 'say why a variable moved in a quarter of a run',
  takes: [{ name: 'run.json' }],
  flags: {
    turn: TURN_FLAG,
    variable: { kind: 'value', value: 'v', required: true, about: 'its name, such as relations.india.us or risk' },
    scenario: SCENARIO_FLAG,
  },
  details: [
    'The causes sum to the change exactly. Each names the scenario line it comes from; where no line stands behind',
    "it, it is one of the engine's own equations.",
  ],
  examples: ['explain run.json --turn 3 --variable relations.india.us'],
  async run(call) {
    const opened = openRun(call, call.positionals[0] as string);
    const { scenario } = opened;
    const report = quarterAsked(opened, call.value('turn') as string);
    const variable = variableAsked(scenario, call.value('variable') as string);
    const { before, after } = changeOf(scenario.ruleset, report, variable);
    if (call.isJson) {
      const listed = reasonsOf(scenario, report, variable).map(({ place, ...reason }) => ({
        ...reason,
        source: shownPlace(scenario, place),
      }));
      const turn = report.turn + 1;
      const quarter = quarterOf(scenario.ruleset, report.turn);
      call.io.out(JSON.stringify({ variable, turn, quarter, before, after, causes: listed }, null, 2));
    } else {
      for (const line of linesOf(call, scenario, report, variable)) call.io.out(line);
    }
    return 0;
  },
};

/** Either order of a relation will do, as in a scenario. */
function variableAsked({ ruleset }: OpenScenario, asked: string): string {
  const name = properName(ruleset, asked);
  if (name !== undefined) return name;
  throw new UsageError(`There is no variable “${asked}”.`, didYouMean(asked, variableNames(ruleset)));
}

function shownPlace({ source }: OpenScenario, place: Place | null) {
  return place && { file: source.shownPath(place.file), line: place.line };
}

function linesOf({ style }: Call, scenario: OpenScenario, report: TurnReport, variable: string): readonly string[] {
  const { words, ruleset } = scenario;
  const paint = { good: style.green, bad: style.red, even: style.dim };
  const why = whyOf(scenario, report, variable);
  const unit = unitOf(variable);
  const rows = shownReasons(reasonsOf(scenario, report, variable), unit).map(({ reason, shown }) => {
    const { actor, text, delta, place } = reason;
    const from = shownPlace(scenario, place);
    return [
      `  ${paint[omenOf(variable, delta, ruleset.data.pivot)](formatChange(shown, unit, 1))}`,
      [actor === null ? '' : words(`actor.${actor}.capital`), text || words('model.small.name')]
        .filter((part) => part !== '')
        .join(' · '),
      style.dim(from ? `${from.file}:${from.line}` : text === '' ? '' : 'engine'),
    ];
  });
  return [
    `${style.bold(why.name)}, ${why.quarter}: ${why.before} → ${why.after} (${paint[why.omen](why.change)})`,
    ...(rows.length > 0 ? tableOf(rows, [0]) : ['  Nothing moved it.']),
  ];
}

/** Reasons with the numbers they are shown with, which sum to the shown change; what would show as nothing is put together. */
function shownReasons(
  reasons: readonly Reason[],
  unit: ReturnType<typeof unitOf>,
): readonly { readonly reason: Reason; readonly shown: number }[] {
  const decimals = decimalsOf(unit);
  const least = 10 ** -decimals / 2;
  const seen = reasons.filter(({ delta }) => Math.abs(delta) >= least);
  const rest = reasons.filter(({ delta }) => Math.abs(delta) < least).reduce((sum, { delta }) => sum + delta, 0);
  const small: Reason = { cause: 'model.small', actor: null, delta: rest, text: '', place: null };
  const all = Math.abs(rest) >= least ? [...seen, small] : seen;
  const shown = roundToSum(
    all.map(({ delta }) => delta),
    decimals,
  );
  return all.map((reason, index) => ({ reason, shown: shown[index] ?? 0 }));
}

/** Decimals, of the raw value, that a change is shown with here. */
function decimalsOf(unit: ReturnType<typeof unitOf>): number {
  const digits = /\.(\d+)/.exec(formatChange(1, unit, 1))?.[1] ?? '';
  // A share is shown in hundredths.
  return digits.length + (unit === 'share' ? 2 : 0);
}
