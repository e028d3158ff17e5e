import {
  LONGEST_SEED,
  makeReplay,
  type Playout,
  type Policy,
  PolicyError,
  parsePlans,
  pass,
  pivotPlayer,
  playableSeats,
  playGame,
  policyNamed,
  policyNames,
  properName,
  quarterOf,
  readingsOf,
  resultOf,
  type SeatView,
  type State,
  scripted,
  type TurnReport,
  traceOf,
  variableNames,
  variantOf,
} from '#lab';
import { didYouMean } from '#scenario';
import { debriefOf, type Figure, figureOf, figuresOf, reportOf, settingWith, tieOf } from '#view';
import { ASSUME_FLAG, assumptionsAsked, assumptionsLine } from '../assumptions.ts';
import type { Call, Command } from '../command.ts';
import { InputError, UsageError } from '../errors.ts';
import { eventsOf, eventText } from '../events.ts';
import { type OpenScenario, openScenario } from '../open-scenario.ts';
import { adviceOn, nearWord, problemText } from '../plan-problems.ts';
import { Progress } from '../progress.ts';
import { readJson, writeRun } from '../run-file.ts';
import { shownFrom } from '../scenario-files.ts';
import { tableOf } from '../style.ts';

const DEFAULT_SEED = '1';
const DEFAULT_POLICY = 'greedy';
const HEADLINES_PER_QUARTER = 4;
/** A label, then name, value and change of each figure: all but the names stand to the right. */
const NUMBER_COLUMNS = Array.from({ length: 300 }, (_, column) => column).filter(
  (column) => column > 0 && column % 3 !== 1,
);

/** Plays a whole game. */
export const play: Command = {
  name: 'play',
  summary: 'play a whole game by policies or from written plans',
  takes: [{ name: 'scenario' }],
  flags: {
    seed: { kind: 'value', value: 's', about: `names the luck of the game; default ${DEFAULT_SEED}` },
    doctrine: { kind: 'value', value: 'd', about: 'what winning is; default the first of the scenario' },
    policy: { kind: 'value', value: 'p', about: `who plays the default seat; default ${DEFAULT_POLICY}` },
    seat: {
      kind: 'values',
      value: 'actor[=p]',
      about: 'with a policy: mans another seat; without one: plays the game from that seat',
    },
    assume: ASSUME_FLAG,
    plans: {
      kind: 'value',
      value: 'file',
      about: 'plays written plans (JSON), then --policy, or nothing when there is none',
    },
    out: { kind: 'value', value: 'run.json', about: 'writes the run, for replay, explain and odds' },
    full: { kind: 'switch', about: 'tells every headline, not only the first few of each quarter' },
    show: {
      kind: 'values',
      value: 'v,…',
      about: 'adds variables to the figures of every quarter: --show oil.russia.share,heat.us',
    },
  },
  details: [
    'Policies: random (any legal plan, all equally likely), pass (does nothing), tilt:<actor> (whatever that capital likes',
    'most), middle (keeps near the centre), cycle (repeats a learned loop), fixed (plays a learned plan), greedy (looks one',
    'quarter ahead, on its doctrine), planner (looks ahead to the end). Equal seeds give equal games.',
    'From another seat the pivot is played for you, greedily, by a doctrine of its own drawn from the seed; --policy and',
    '--plans are for the seat you took.',
    'The plans file is a list with one entry per quarter: {"<seat>": [move, …]}. A run file will do as well.',
  ],
  examples: [
    'play snub-season --seed 7 --policy greedy',
    'play snub-season --policy tilt:russia --seat us=greedy --out run.json',
    'play snub-season --seat russia --policy greedy',
    'play snub-season --assume jealousy=12 --assume leak=0',
    'play ./my-scenario --plans plans.json --json',
  ],
  async run(call) {
    const { io } = call;
    const scenario = variantAsked(call, openScenario(io, call.positionals[0] as string));
    const doctrine = doctrineOf(scenario, call.value('doctrine'));
    const shown = shownVariables(call, scenario);
    const seed = seedAsked(call);
    const policies = policiesOf(call, scenario, seed);
    const game = playToTheEnd(call, scenario, { seed, doctrine, policies });

    const { ruleset } = scenario;
    const out = call.value('out');
    const states = [game.start, ...game.reports.map(({ after }) => after)];
    const replay = makeReplay(
      ruleset,
      game.start,
      game.reports,
      out === undefined ? undefined : traceOf(ruleset, states),
    );
    const written = out === undefined ? undefined : writeRun(io, out, replay, scenario.source.path);
    if (call.isJson) {
      const { ending, outcome, score, turns, hash, goals } = resultOf(ruleset, game.final);
      const { id, version, hash: rules } = ruleset.written;
      const final = finalOf(scenario, game);
      io.out(
        JSON.stringify(
          {
            ...{
              ending,
              outcome,
              score,
              turns,
              hash,
              final,
              goals,
              scenario: { id, version, hash: rules },
              seed,
              doctrine,
              ...(replay.seat === undefined ? {} : { seat: replay.seat }),
              ...(replay.assumptions ? { assumptions: replay.assumptions } : {}),
            },
            events: game.reports.map((report) => eventsOf(scenario, report)),
            ...(shown.length > 0 ? { shown: seriesOf(scenario, states, shown) } : {}),
          },
          null,
          2,
        ),
      );
    } else {
      for (const line of storyOf(call, scenario, game, { seed, policies, shown })) io.out(line);
      if (written !== undefined) io.out(call.style.dim(`Written to ${shownFrom(io.workingFolder, written)}.`));
    }
    return 0;
  },
};

interface Setup {
  readonly seed: string;
  readonly doctrine: string;
  readonly policies: Readonly<Record<string, Policy>>;
}

/** The scenario from the seat and under the assumptions that are asked for. */
function variantAsked(call: Call, scenario: OpenScenario): OpenScenario {
  const taken = call.valuesOf('seat').filter((seat) => !seat.includes('='));
  if (taken.length > 1)
    throw new UsageError('A game is played from one seat.', `Man the others, as in ${taken[1]}=greedy.`);
  const { written } = scenario.ruleset;
  const [seat] = taken;
  if (seat !== undefined && !written.seats.includes(seat)) {
    throw new UsageError(`There is no seat “${seat}”.`, didYouMean(seat, written.seats));
  }
  const seats = playableSeats(written);
  if (seat !== undefined && !seats.includes(seat)) {
    const hint = `Games are played from ${seats.join(', ')}. To man the seat besides, write --seat ${seat}=greedy.`;
    throw new UsageError(`${written.id} has no game from the seat “${seat}”.`, hint);
  }
  const assumptions = assumptionsAsked(call, scenario);
  return settingWith(scenario, variantOf(scenario.ruleset, { seat, assumptions }));
}

function doctrineOf({ bundle }: OpenScenario, asked: string | undefined): string {
  const known = bundle.ruleset.doctrines.map(({ id }) => id);
  if (asked === undefined) return known[0] as string;
  if (known.includes(asked)) return asked;
  throw new UsageError(`${bundle.ruleset.id} has no doctrine “${asked}”.`, didYouMean(asked, known));
}

function seedAsked(call: Call): string {
  const seed = call.value('seed') ?? DEFAULT_SEED;
  if (seed.length > LONGEST_SEED) {
    throw new UsageError(
      `The seed has ${seed.length} characters; ${LONGEST_SEED} is the limit.`,
      'Take a shorter one.',
    );
  }
  return seed;
}

function policiesOf(call: Call, scenario: OpenScenario, seed: string): Readonly<Record<string, Policy>> {
  const { seats, defaultSeat, pivot } = scenario.bundle.ruleset;
  const written = call.value('plans');
  const policies: Record<string, Policy> = {};
  const asked = call.value('policy');
  if (asked !== undefined || written === undefined) {
    policies[defaultSeat] = policyFor(scenario, defaultSeat, asked ?? DEFAULT_POLICY);
  }
  // From another chair the pivot has a player of its own.
  if (defaultSeat !== scenario.ruleset.written.defaultSeat && defaultSeat !== pivot)
    policies[pivot] = pivotPlayer(seed);
  const manned = new Set<string>();
  for (const pair of call.valuesOf('seat')) {
    const [seat = '', name] = pair.split(/=(.*)/s);
    if (name === undefined) continue;
    if (!seats.includes(seat)) throw new UsageError(`There is no seat “${seat}”.`, didYouMean(seat, seats));
    const isAsked = seat === defaultSeat && asked !== undefined;
    if (isAsked || manned.has(seat)) {
      const flags = isAsked ? '--policy and --seat both say' : '--seat says twice';
      throw new UsageError(`${flags} who plays ${seat}.`, 'Leave one of them out.');
    }
    manned.add(seat);
    policies[seat] = policyFor(scenario, seat, name);
  }
  if (written === undefined) return policies;

  const json = readJson(call.io, written);
  const parsed = parsePlans(json);
  if (!parsed.ok) {
    const details = parsed.problems.map(({ path, message }) =>
      [`${path} ${message}.`, nearWord(json, path)].join(' ').trim().replace(/\.$/, ''),
    );
    throw new InputError(`${written} holds no plans.`, details, { problems: parsed.problems });
  }
  for (const seat of new Set([defaultSeat, ...parsed.plans.flatMap((plans) => Object.keys(plans))])) {
    if (!seats.includes(seat)) {
      throw new InputError(`${written} plans for “${seat}”, which is no seat of the scenario.`, [
        didYouMean(seat, seats),
      ]);
    }
    policies[seat] = scripted(parsed.plans, policies[seat] ?? pass);
  }
  return policies;
}

function policyFor({ bundle }: OpenScenario, seat: string, name: string): Policy {
  const actors = bundle.ruleset.actors.map(({ id }) => id);
  const policy = policyNamed(name, seat, actors);
  if (policy) return policy;
  throw new UsageError(`There is no policy “${name}” for ${seat}.`, didYouMean(name, policyNames(seat, actors)));
}

function playToTheEnd({ io }: Call, { ruleset }: OpenScenario, setup: Setup): Playout {
  const progress = new Progress(io, 'playing', ruleset.data.turns);
  let seen: SeatView | undefined;
  // What the seat saw when it planned says what it could have planned instead.
  const policies = Object.fromEntries(
    Object.entries(setup.policies).map(([seat, policy]) => {
      const plan: Policy['plan'] = (view) => {
        seen = view;
        return policy.plan(view);
      };
      return [seat, { name: policy.name, plan }];
    }),
  );
  try {
    return playGame(ruleset, { ...setup, policies }, ({ turn }) => progress.set(turn + 1));
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const { turn, seat, problems } = error;
    const view = seen?.seat === seat ? seen : undefined;
    const told = new Set<string>();
    const details = problems.flatMap((problem) => {
      // A long list of what is legal is told once, however many moves it is about.
      const advice = view ? adviceOn(problem, view).filter((line) => !told.has(line)) : [];
      for (const line of advice) if (line.startsWith('Legal this') || line.startsWith(' ')) told.add(line);
      return [problemText(problem), ...advice.map((line) => `  ${line}`)];
    });
    const when = `turn ${turn + 1} (${quarterOf(ruleset, turn)})`;
    throw new InputError(`The plan of ${seat} for ${when} is not legal.`, details, {
      turn: turn + 1,
      quarter: quarterOf(ruleset, turn),
      seat,
      problems,
    });
  } finally {
    progress.end();
  }
}

/** The variables that `--show` asks for, by their proper names. */
function shownVariables(call: Call, { ruleset }: OpenScenario): readonly string[] {
  const asked = call.valuesOf('show').flatMap((list) => list.split(','));
  const names = asked.map((name) => name.trim()).filter((name) => name !== '');
  return names.map((name) => {
    const proper = properName(ruleset, name);
    if (proper !== undefined) return proper;
    throw new UsageError(`There is no variable “${name}”.`, didYouMean(name, variableNames(ruleset)));
  });
}

/** Values of variables at the start and after every quarter. */
function seriesOf({ ruleset }: OpenScenario, states: readonly State[], variables: readonly string[]) {
  const readings = states.map((state) => readingsOf(ruleset, state, variables));
  return Object.fromEntries(variables.map((name) => [name, readings.map((values) => values[name])]));
}

/** The headline figures at the end, in the units of the variables. */
function finalOf({ ruleset }: OpenScenario, { final }: Playout) {
  const { data } = ruleset;
  const others = data.actors.map(({ id }) => id).filter((id) => id !== data.pivot);
  const read = (variable: string) => readingsOf(ruleset, final, [variable])[variable] as number;
  return {
    relations: Object.fromEntries(others.map((actor) => [actor, read(tieOf(data, data.pivot, actor))])),
    risk: read('risk'),
    energyCost: read('energy.cost'),
    readiness: read('readiness'),
    autonomy: read('autonomy'),
    approval: read('public.approval'),
    treasury: read('economy.treasury'),
    growth: read('economy.growth'),
  };
}

/** The game as a reader follows it: per quarter the figures, the moves and the headlines; then the ending. */
function storyOf(
  { style, has }: Call,
  scenario: OpenScenario,
  { start, reports, final }: Playout,
  { seed, policies, shown }: Pick<Setup, 'seed' | 'policies'> & { readonly shown: readonly string[] },
): readonly string[] {
  const { words } = scenario;
  const seats = Object.entries(policies).map(([seat, { name }]) => `${words(`actor.${seat}.capital`)}: ${name}`);
  const assumed = assumptionsLine(scenario);
  const lines = [
    `${style.bold(words('scenario.title'))}  ${style.dim(`seed ${seed} · ${seats.join(' · ')}`)}`,
    ...(assumed === null ? [] : [style.yellow(assumed)]),
    '',
  ];
  const quarters = reports.map((_, turn) => reportOf(scenario, reports, turn));
  const paint = { good: style.green, bad: style.red, even: style.dim };
  const states = [start, ...reports.map(({ after }) => after)];
  const extra = (upTo: number) =>
    shown.map((variable) => figureOf(scenario, states.slice(0, upTo + 1), variable, 'second'));
  const cellsOf = (figures: readonly Figure[], isStart: boolean) =>
    figures.flatMap(({ name, text, changeText, omen }) => [name, text, isStart ? '' : paint[omen](changeText)]);
  // Two lines a quarter, each aligned with its like: the headline figures, then the house's own and those asked for.
  const opening = figuresOf(scenario, [start]);
  const all = [
    { label: 'Start', figures: [...opening, ...extra(0)] },
    ...quarters.map(({ quarter, figures }, turn) => ({ label: quarter, figures: [...figures, ...extra(turn + 1)] })),
  ];
  const ofRank = (rank: Figure['rank']) =>
    tableOf(
      all.map(({ label, figures }, index) => [
        rank === 'headline' ? style.bold(label) : ' '.repeat(label.length),
        ...cellsOf(
          figures.filter((figure) => figure.rank === rank),
          index === 0,
        ),
      ]),
      NUMBER_COLUMNS,
    );
  const [first, second] = [ofRank('headline'), ofRank('second')];
  lines.push(first[0] as string, second[0] as string, '');
  const most = has('full') ? Number.POSITIVE_INFINITY : HEADLINES_PER_QUARTER;
  for (const [turn, { moves, news, headlines }] of quarters.entries()) {
    lines.push(first[turn + 1] as string, second[turn + 1] as string);
    for (const event of eventsOf(scenario, reports[turn] as TurnReport)) {
      lines.push(`  ${style.yellow('•')} ${eventText(scenario, event)}`);
    }
    for (const { slot, what, choice, postureText } of moves) {
      // Answers to events stand with their events.
      if (slot.startsWith('answer.')) continue;
      lines.push(`  ${style.cyan('›')} ${what}: ${choice}${postureText ? ` (${postureText})` : ''}`);
    }
    for (const { text, omen } of news) lines.push(`  ${paint[omen]('•')} ${text}`);
    for (const { capital, text } of headlines.slice(0, most)) lines.push(`  ${style.dim(`${capital}:`)} ${text}`);
    if (headlines.length > most) lines.push(style.dim(`  and ${headlines.length - most} more headlines`));
    lines.push('');
  }
  return [...lines, ...endOf(style, scenario, reports, resultOf(scenario.ruleset, final).hash)];
}

function endOf(
  style: Call['style'],
  scenario: OpenScenario,
  reports: Playout['reports'],
  hash: string,
): readonly string[] {
  const { ending, text, outcomeText, score, doctrine, goals } = debriefOf(scenario, reports);
  const rows = goals.map(({ name, value, target, met }) => [
    `  ${met ? style.green('✓') : style.red('✗')} ${name}`,
    value,
    style.dim(`target ${target}`),
  ]);
  return [
    `${style.bold(ending)}  ${outcomeText}, score ${score}`,
    text,
    '',
    doctrine,
    ...tableOf(rows, [1]),
    '',
    style.dim(`hash ${hash}`),
  ];
}
