import { choiceOf, type Move, type PlanChange, parsePlans, quarterOf, type WhatIf, whatIf } from '#lab';
import { didYouMean } from '#scenario';
import { formatChange, formatValue, nameOfAct, nameOfCause, nameOfVariable, omenOf, placeOf, unitOf } from '#view';
import type { Call, Command } from '../command.ts';
import { InputError, UsageError } from '../errors.ts';
import { openRun, quarterAsked, SCENARIO_FLAG, TURN_FLAG } from '../open-run.ts';
import type { OpenScenario } from '../open-scenario.ts';
import { moveText, problemText } from '../plan-problems.ts';
import { tableOf } from '../style.ts';

const MOST_FIGURES = 4;
const MOST_ANSWERS = 6;
const MOST_CAUSES = 2;
const SHAPES =
  'decide.<decision>.<option>, answer.<event>.<option>, demand.<sender>.<instrument>.<answer>, crisis.<crisis>.<action>';

/** Plays a run again with one move changed, and tells where the paths part. */
export const whatif: Command = {
  name: 'whatif',
  summary: 'play a run again with one move changed, under the same luck, and tell where the paths part',
  takes: [{ name: 'run.json' }],
  flags: {
    turn: TURN_FLAG,
    change: { kind: 'value', value: 'move', about: 'the move made instead of the one of the same choice, or as well' },
    drop: { kind: 'value', value: 'choice', about: 'the move left out, such as decide.s400-more' },
    seat: { kind: 'value', value: 'actor', about: 'whose plan is changed; default the default seat' },
    scenario: SCENARIO_FLAG,
  },
  details: [
    `A move is written ${SHAPES};`,
    'with :quiet or :loud behind it for its posture. Its JSON, as in a plans file, will do as well.',
    'Later moves are kept. Those that can no longer be made are left out and named.',
  ],
  examples: [
    'whatif run.json --turn 1 --change decide.s400-more.sign:quiet',
    'whatif run.json --turn 2026-Q1 --drop decide.s400-more',
  ],
  async run(call) {
    const opened = openRun(call, call.positionals[0] as string);
    const { scenario, check } = opened;
    const report = quarterAsked(opened, call.value('turn') as string);
    if (check.firstDifference) {
      const quarter = quarterOf(scenario.ruleset, check.firstDifference.turn);
      throw new InputError(`The run departs from the scenario in ${quarter}, so the luck of the rest is not known.`, [
        'The replay command tells what differs.',
      ]);
    }
    const { seats, defaultSeat } = scenario.bundle.ruleset;
    const seat = call.value('seat') ?? defaultSeat;
    if (!seats.includes(seat)) throw new UsageError(`There is no seat “${seat}”.`, didYouMean(seat, seats));
    const change = changeAsked(call);
    const found = whatIf(scenario.ruleset, check.reports, report.turn, change, seat);
    if (!found.ok) throw refusal(found.problem, change, report.plans[seat] ?? []);
    if (call.isJson) call.io.out(JSON.stringify(jsonOf(scenario, found, change, seat), null, 2));
    else for (const line of linesOf(call, scenario, found, change)) call.io.out(line);
    return 0;
  },
};

function changeAsked(call: Call): PlanChange {
  const [move, choice] = [call.value('change'), call.value('drop')];
  if ((move === undefined) === (choice === undefined)) {
    throw new UsageError('whatif needs one of --change and --drop.', `A move is written ${SHAPES}.`);
  }
  return move === undefined ? { kind: 'drop', choice: choice as string } : { kind: 'make', move: moveFrom(move) };
}

const PARTS = {
  decide: ['decision', 'option'],
  answer: ['event', 'option'],
  demand: ['sender', 'instrument', 'answer'],
  crisis: ['crisis', 'action'],
} as const;

function moveFrom(text: string): Move {
  const json = text.trimStart().startsWith('{') ? parsedJson(text) : fieldsFrom(text);
  const parsed = parsePlans([{ seat: [json] }]);
  const move = parsed.ok ? parsed.plans[0]?.seat?.[0] : undefined;
  if (move) return move;
  throw new UsageError(`“${text}” is no move.`, `A move is written ${SHAPES}.`);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function fieldsFrom(text: string): unknown {
  const [name = '', posture] = text.split(':');
  const [kind = '', ...values] = name.split('.');
  const fields = Object.hasOwn(PARTS, kind) ? PARTS[kind as keyof typeof PARTS] : [];
  if (fields.length === 0 || fields.length !== values.length) return null;
  const named = Object.fromEntries(fields.map((field, index) => [field, values[index]]));
  return { kind, ...named, ...(posture === undefined ? {} : { posture }) };
}

type Refused = Exclude<ReturnType<typeof whatIf>, WhatIf>['problem'];

function refusal(problem: Refused, change: PlanChange, plan: readonly Move[]): InputError {
  const { rule, params } = problem;
  const made = plan.map((move) => choiceOf(move));
  if (rule === 'no-such-move') {
    const details = made.length > 0 ? [`The plan holds ${made.join(', ')}.`] : ['The plan is empty.'];
    return new InputError(`The plan of that quarter has no ${String(params.choice)}.`, details, { problem });
  }
  if (rule === 'no-change') return new InputError('That is what was played.', [], { problem });
  const move = change.kind === 'make' ? change.move : undefined;
  const details = move && rule !== 'no-such-turn' ? [problemText({ index: 0, move, rule, params })] : [];
  return new InputError('The changed plan is not legal.', details, { problem });
}

function jsonOf(scenario: OpenScenario, found: WhatIf, change: PlanChange, seat: string) {
  const { ruleset, bundle, source } = scenario;
  const { turn, was, is, partsOn, quarters } = found;
  const sourceOf = (key: string) => {
    const place = placeOf(bundle, key);
    return place && { file: source.shownPath(place.file), line: place.line };
  };
  return {
    ok: true,
    turn: turn + 1,
    quarter: quarterOf(ruleset, turn),
    seat,
    change,
    was,
    is,
    partsOn: partsOn === null ? null : partsOn + 1,
    quarters: quarters.map((gap) => ({
      ...gap,
      turn: gap.turn + 1,
      quarter: quarterOf(ruleset, gap.turn),
      figures: gap.figures.map((figure) => ({
        ...figure,
        causes: figure.causes.map((cause) => ({ ...cause, source: sourceOf(cause.cause) })),
      })),
    })),
  };
}

function linesOf({ style }: Call, scenario: OpenScenario, found: WhatIf, change: PlanChange): readonly string[] {
  const { ruleset, words, bundle } = scenario;
  const { turn, was, is, quarters } = found;
  const { pivot } = bundle.ruleset;
  const paint = { good: style.green, bad: style.red, even: style.dim };
  const ending = (id: string | null) => (id === null ? '' : words(`ending.${id}.name`));
  const premise = change.kind === 'make' ? moveText(change.move) : `without ${change.choice}`;
  const lines = [
    `${style.bold(quarterOf(ruleset, turn))}, ${premise}`,
    ...tableOf([
      ['  as played', ending(was.ending), `score ${was.score}`],
      ['  with the change', ending(is.ending), `score ${is.score}`],
    ]),
  ];
  if (quarters.length === 0) return [...lines, '', 'Nothing else comes out otherwise.'];
  for (const { turn: now, figures, answers, eventsGone, eventsCome, crises, lost } of quarters) {
    lines.push('', style.bold(quarterOf(ruleset, now)));
    for (const { variable, was: before, is: after, parted, causes } of figures.slice(0, MOST_FIGURES)) {
      const unit = unitOf(variable);
      const tell = paint[omenOf(variable, parted, pivot)];
      lines.push(
        `  ${nameOfVariable(words, variable)}: ${formatValue(before, unit)} → ${formatValue(after, unit)} ${tell(`(${formatChange(parted, unit)} this quarter)`)}`,
      );
      for (const { cause, was: did, is: does } of causes.slice(0, MOST_CAUSES)) {
        lines.push(style.dim(`    ${formatChange(does - did, unit, 1)}  ${nameOfCause(words, cause)}`));
      }
    }
    const more = figures.length - MOST_FIGURES;
    if (more > 0) lines.push(style.dim(`  and ${more} more figures`));
    for (const { actor, act, was: rung, is: other } of answers.slice(0, MOST_ANSWERS)) {
      const capital = words(`actor.${actor}.capital`);
      lines.push(`  ${capital} on ${nameOfAct(words, act)}: ${rungText(rung)} → ${rungText(other)}`);
    }
    if (answers.length > MOST_ANSWERS) lines.push(style.dim(`  and ${answers.length - MOST_ANSWERS} more answers`));
    const named = (id: string) => words(`event.${id}.name`);
    if (eventsGone.length > 0) lines.push(`  does not come: ${eventsGone.map(named).join('; ')}`);
    if (eventsCome.length > 0) lines.push(`  comes instead: ${eventsCome.map(named).join('; ')}`);
    for (const { crisis, was: rung, is: other } of crises) {
      const at = (index: number | null) => crisisText(scenario, crisis, index);
      lines.push(`  ${words(`crisis.${crisis}.name`)}: ${at(rung)} → ${at(other)}`);
    }
    for (const { move, rule } of lost) lines.push(style.yellow(`  no longer possible: ${moveText(move)} (${rule})`));
  }
  return lines;
}

function rungText(rung: string | null | undefined): string {
  return rung === undefined ? 'not asked' : (rung ?? 'no answer');
}

function crisisText({ bundle, words }: OpenScenario, id: string, rung: number | null): string {
  if (rung === null) return 'none';
  const key = bundle.ruleset.crises.find((crisis) => crisis.id === id)?.rungs[rung]?.key;
  return key === undefined ? String(rung + 1) : words(`${key}.name`);
}
