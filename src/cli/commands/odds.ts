import { foreseen, type Preview, plansSeenBy, quarterOf } from '#lab';
import { didYouMean } from '#scenario';
import { previewOf } from '#view';
import type { Call, Command } from '../command.ts';
import { deskJson, deskLines, deskOf } from '../desk.ts';
import { UsageError } from '../errors.ts';
import { openRun, quarterAsked, SCENARIO_FLAG, TURN_FLAG } from '../open-run.ts';
import type { OpenScenario } from '../open-scenario.ts';
import { moveText } from '../plan-problems.ts';
import { tableOf } from '../style.ts';

const BAR = 20;

/** Shows what the player saw before committing a quarter. */
export const odds: Command = {
  name: 'odds',
  summary: 'show what the player saw before committing a quarter of a run',
  takes: [{ name: 'run.json' }],
  flags: {
    turn: TURN_FLAG,
    seat: { kind: 'value', value: 'actor', about: 'whose plan; default the default seat' },
    scenario: SCENARIO_FLAG,
  },
  details: [
    'First what lay on the desk: crises, demands, dilemmas, dates and news, with every answer as a plan writes it and what',
    'silence means. Own costs and effects are exact; what others answer comes as odds, each with the terms of its pull.',
  ],
  examples: ['odds run.json --turn 1'],
  async run(call) {
    const opened = openRun(call, call.positionals[0] as string);
    const { scenario } = opened;
    const { seats, defaultSeat } = scenario.bundle.ruleset;
    const seat = call.value('seat') ?? defaultSeat;
    if (!seats.includes(seat)) throw new UsageError(`There is no seat “${seat}”.`, didYouMean(seat, seats));
    const report = quarterAsked(opened, call.value('turn') as string);
    const plan = report.plans[seat] ?? [];
    const quarter = quarterOf(scenario.ruleset, report.turn);
    const before = plansSeenBy(scenario.ruleset, report.plans, seat);
    const desk = deskOf(scenario, report.before, seat, plan, before);
    if (call.isJson) {
      const preview = withWords(scenario, foreseen(scenario.ruleset, report, seat));
      call.io.out(
        JSON.stringify({ turn: report.turn + 1, quarter, plan, desk: deskJson(scenario, desk), ...preview }, null, 2),
      );
      return 0;
    }
    const head = `${call.style.bold(quarter)}, ${scenario.words(`actor.${seat}.capital`)}`;
    for (const line of deskLines(desk, call.style)) call.io.out(line);
    call.io.out('');
    call.io.out(plan.length > 0 ? `${head} plans` : `${head} plans nothing`);
    for (const move of plan) call.io.out(`  ${call.style.cyan('›')} ${moveText(move)}`);
    for (const line of linesOf(call, previewOf(scenario, report.before, seat, plan, before))) call.io.out(line);
    return 0;
  },
};

/** The preview with the words of every pull term beside its text id. */
function withWords({ words }: OpenScenario, preview: Preview) {
  const pull = (terms: Preview['answers'][number]['pull']) =>
    terms.map(({ because, value }) => ({ because, text: words(because), value }));
  return {
    ...preview,
    answers: preview.answers.map((answer) => ({ ...answer, pull: pull(answer.pull) })),
    crises: preview.crises.map((crisis) => ({ ...crisis, pull: pull(crisis.pull) })),
  };
}

function linesOf({ style }: Call, shown: ReturnType<typeof previewOf>): readonly string[] {
  const lines = [
    `  costs ${shown.cost}; leaves ${[`${shown.capitalLeft} capital`, shown.treasuryLeft].filter((left) => left !== '').join(', ')}`,
    ...tableOf(
      shown.effects.map(({ text, name }) => [`  ${text}`, name]),
      [0],
    ),
  ];
  for (const { capital, answers } of shown.capitals) {
    lines.push('', style.bold(capital));
    for (const { act, over, ladder, bars, pull, totalText, noiseText, opticsText } of answers) {
      const about = [act === '' ? '' : `to: ${act}`, over === '' ? '' : `over: ${over}`];
      lines.push(
        `  ${[ladder, ...about].filter((part) => part !== '').join(', ')}${opticsText ? style.dim(` (${opticsText})`) : ''}`,
      );
      lines.push(
        ...tableOf(
          bars.map((bar) => [`    ${bar.label}`, bar.chanceText, barOf(bar.chance)]),
          [1],
        ),
      );
      lines.push(style.dim(`    pull ${totalText} ± ${noiseText}`));
      const terms = tableOf(
        pull.map(({ valueText, text }) => [`      ${valueText}`, text]),
        [0],
      );
      lines.push(...terms.map(style.dim));
    }
  }
  if (shown.crises.length > 0) lines.push('', style.bold('Crises'));
  for (const { name, catastropheText, bars } of shown.crises) {
    lines.push(`  ${name}: ${catastropheText} chance of catastrophe`);
    lines.push(
      ...tableOf(
        bars.map((bar) => [`    ${bar.label}`, bar.chanceText, barOf(bar.chance)]),
        [1],
      ),
    );
  }
  if (shown.sanctions.length > 0) lines.push('', style.bold('Sanctions'));
  const rows = shown.sanctions.map(({ capital, name, rung, upText, downText, riskText }) => [
    `  ${capital}, ${name}`,
    rung,
    `up ${upText}`,
    `down ${downText}`,
    `measures within a year ${riskText}`,
  ]);
  return [...lines, ...tableOf(rows)];
}

function barOf(chance: number): string {
  return '█'.repeat(Math.round(chance * BAR));
}
