import { changeOf, properName, quarterOf, variableNames } from '#lab';
import { didYouMean } from '#scenario';
import { nameOfCause, type Place, placeOf, whyOf } from '#view';
import type { Call, Command } from '../command.ts';
import { UsageError } from '../errors.ts';
import { openRun, quarterAsked, SCENARIO_FLAG, TURN_FLAG } from '../open-run.ts';
import type { OpenScenario } from '../open-scenario.ts';
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
    'The causes sum to the change exactly. Each names the scenario line it comes from; causes that start with model. are',
    "the engine's own equations.",
  ],
  examples: ['explain run.json --turn 3 --variable relations.india.us'],
  async run(call) {
    const opened = openRun(call, call.positionals[0] as string);
    const { scenario } = opened;
    const report = quarterAsked(opened, call.value('turn') as string);
    const variable = variableAsked(scenario, call.value('variable') as string);
    const { before, after, causes } = changeOf(scenario.ruleset, report, variable);
    if (call.isJson) {
      const { words } = scenario;
      const listed = causes.map(({ cause, actor, delta, text }) => ({
        cause,
        actor: actor ?? null,
        delta,
        text: text ? words(text) : nameOfCause(words, cause),
        source: shownPlace(scenario, placeOf(scenario.bundle, cause)),
      }));
      const turn = report.turn + 1;
      const quarter = quarterOf(scenario.ruleset, report.turn);
      call.io.out(JSON.stringify({ variable, turn, quarter, before, after, causes: listed }, null, 2));
    } else {
      for (const line of linesOf(call, scenario, whyOf(scenario, report, variable))) call.io.out(line);
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

function linesOf({ style }: Call, scenario: OpenScenario, why: ReturnType<typeof whyOf>): readonly string[] {
  const paint = { good: style.green, bad: style.red, even: style.dim };
  const rows = why.rows.map(({ name, who, note, deltaText, omen, place, isModel }) => {
    const shown = shownPlace(scenario, place);
    const from = shown ? `${shown.file}:${shown.line}` : isModel ? 'engine' : '';
    return [`  ${paint[omen](deltaText)}`, [who, name, note].filter(Boolean).join(' · '), style.dim(from)];
  });
  return [
    `${style.bold(why.name)}, ${why.quarter}: ${why.before} → ${why.after} (${paint[why.omen](why.change)})`,
    ...(rows.length > 0 ? tableOf(rows, [0]) : ['  Nothing moved it.']),
  ];
}
