import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { balance } from '#lab';
import { placeOf } from '#view';
import { readSweep, writeSweep, writeWhole } from '../balance/files.ts';
import { Gauge } from '../balance/gauge.ts';
import { playTasks } from '../balance/pool.ts';
import { type Defaults, shardOf, specOf, workersOf } from '../balance/setup.ts';
import { terminalGates, terminalReport } from '../balance/terminal.ts';
import type { Call, Command } from '../command.ts';
import { InputError, UsageError } from '../errors.ts';
import { type OpenScenario, openScenario } from '../open-scenario.ts';
import { readJson } from '../run-file.ts';

const MERGE = 'merge';
const DEFAULTS: Defaults = { seed: 'balance', games: 200, slowGames: 20 };
/** Seeds that nothing was trained on. */
const GATE_DEFAULTS: Defaults = { seed: 'unseen', games: 2000, slowGames: 2000 };
const QUICK_DEFAULTS: Defaults = { seed: 'unseen', games: 100, slowGames: 20 };
/** A sweep that is killed loses no more than this. */
const SAVE_MS = 30_000;
/** What a shell gives for a command that was broken off by Ctrl-C. */
const BROKEN_OFF = 130;

/** Flags that say what is to be played, and how. */
const FOR_PLAY = ['games', 'policies', 'doctrines', 'seed', 'shard', 'workers', 'resume', 'learned'] as const;

/** Plays a scenario many times and says what is wrong with it. */
export const balanceCommand: Command = {
  name: 'balance',
  summary: 'play a scenario thousands of times by policies and report what is wrong with its play',
  takes: [{ name: 'scenario' }, { name: 'part.json', many: true, optional: true }],
  flags: {
    games: {
      kind: 'values',
      value: 'n',
      about: `games a policy, spread over the doctrines; policy=n for one policy; default ${DEFAULTS.games} (planner ${DEFAULTS.slowGames})`,
    },
    policies: { kind: 'value', value: 'a,b', about: 'who plays; default all' },
    doctrines: { kind: 'value', value: 'a,b', about: 'under which doctrines; default all' },
    seed: { kind: 'value', value: 's', about: `names the luck of the whole sweep; default ${DEFAULTS.seed}` },
    shard: { kind: 'value', value: 'i/n', about: 'plays the i-th of n parts of the sweep' },
    workers: { kind: 'value', value: 'k', about: 'threads; default all cores' },
    out: { kind: 'value', value: 'part.json', about: 'writes what was counted, for balance merge' },
    resume: { kind: 'switch', about: 'goes on from what --out holds' },
    learned: {
      kind: 'value',
      value: 'known.json',
      about: 'keeps what cycle, fixed and planner learn before they play, so that it is learned once',
    },
    html: { kind: 'value', value: 'report.html', about: 'writes the report as one page that needs no network' },
    gates: {
      kind: 'switch',
      about: `judges the gates, ${GATE_DEFAULTS.games} games a policy; exit code 1 when one fails`,
    },
    quick: { kind: 'switch', about: 'with --gates: few games, and only what is missed by far fails' },
    scenario: {
      kind: 'value',
      value: 'scenario',
      about: 'with merge: the scenario of the parts, when it is not built in',
    },
  },
  details: [
    'The luck of a game depends on nothing but seed, policy, doctrine and its number: shards merge to the whole sweep to the',
    'last bit. Ctrl-C keeps what is finished: the report and --out are written all the same, and the exit code is 130.',
    'How to read the report is told in docs/balance.md.',
  ],
  examples: [
    'balance snub-season --games 400 --html report.html',
    'balance snub-season --games 2000 --games planner=100 --shard 1/4 --out part-1.json',
    'balance merge part-*.json --html report.html',
    'balance snub-season --gates --quick',
  ],
  async run(call) {
    const [name = '', ...parts] = call.positionals;
    if (call.has('quick') && !call.has('gates')) {
      throw new UsageError('--quick is about the gates.', 'Write --gates --quick, or --games 100 for a short sweep.');
    }
    if (name === MERGE) return merge(call, parts);
    if (parts.length > 0) {
      throw new UsageError(
        `balance has no use for “${parts[0]}”.`,
        `To put parts together, write: balance ${MERGE} part…`,
      );
    }
    return play(call, name);
  },
};

async function play(call: Call, name: string): Promise<number> {
  const { io } = call;
  const scenario = openScenario(io, name);
  const { data } = scenario.ruleset;
  const spec = specOf(call, scenario, defaultsOf(call));
  const { index, shards } = shardOf(call.value('shard'));
  const workers = workersOf(call.value('workers'));
  const out = call.value('out');
  const begun = resumed(call, balance.emptySweep(data, spec));
  const tasks = balance.tasksLeft(begun, balance.tasksOf(spec, index, shards));
  const builder = new balance.Builder(begun);
  const playing = new Set(tasks.map(({ policy }) => policy));
  const memory = call.value('learned');
  const learned = new Map(learnedBefore(call, scenario).map((item) => [JSON.stringify(item), item]));
  const gauge = new Gauge(
    io,
    tasks.reduce((sum, { from, to }) => sum + to - from, 0),
  );
  const interrupt = new AbortController();
  const onInterrupt = () => interrupt.abort();
  process.once('SIGINT', onInterrupt);
  let savedAt = io.now();
  try {
    await playTasks({
      data,
      seed: spec.seed,
      tasks,
      workers,
      signal: interrupt.signal,
      now: () => io.now(),
      lessons: balance.lessonsOf({
        doctrines: spec.doctrines,
        policies: spec.policies.filter(({ name: own }) => playing.has(own)),
      }),
      learned: [...learned.values()],
      onLesson: ({ policy, doctrine }, done, all) => gauge.say(`learning ${done + 1}/${all}: ${policy}, ${doctrine}`),
      onLearned: (item) => {
        learned.set(JSON.stringify(item), item);
        if (memory !== undefined) writeWhole(io, memory, `${JSON.stringify([...learned.values()])}\n`);
      },
      onGame: () => gauge.count(),
      onCounts: (task, counts) => {
        builder.add(task, counts);
        if (out === undefined || io.now() - savedAt < SAVE_MS) return;
        writeSweep(io, out, builder.build());
        savedAt = io.now();
      },
    });
  } finally {
    process.removeListener('SIGINT', onInterrupt);
    gauge.end();
  }
  const sweep = builder.build();
  if (out !== undefined) writeSweep(io, out, sweep);
  io.err(call.style.dim(gauge.summary()));
  const code = tell(call, scenario, sweep);
  return interrupt.signal.aborted ? BROKEN_OFF : code;
}

/** What `--learned` holds for these rules; what is no longer true of them is forgotten. */
function learnedBefore(call: Call, { ruleset }: OpenScenario): readonly balance.Learned[] {
  const file = call.value('learned');
  if (file === undefined || !existsSync(resolve(call.io.workingFolder, file))) return [];
  return balance.learnedFrom(readJson(call.io, file), ruleset);
}

function defaultsOf(call: Call): Defaults {
  if (!call.has('gates')) return DEFAULTS;
  return call.has('quick') ? QUICK_DEFAULTS : GATE_DEFAULTS;
}

/** The sweep so far: what `--out` holds of the same sweep, or nothing. */
function resumed(call: Call, empty: balance.Sweep): balance.Sweep {
  const out = call.value('out');
  if (!call.has('resume')) return empty;
  if (out === undefined)
    throw new UsageError('--resume goes on from what --out names.', 'Write --out part.json as well.');
  if (!existsSync(resolve(call.io.workingFolder, out))) return empty;
  return joined([empty, readSweep(call.io, out)]);
}

function joined(parts: readonly balance.Sweep[]): balance.Sweep {
  try {
    return balance.mergeSweeps(parts);
  } catch (error) {
    if (error instanceof balance.MergeError) throw new InputError(error.message);
    throw error;
  }
}

function merge(call: Call, files: readonly string[]): number {
  const { io } = call;
  if (files.length === 0) throw new UsageError(`balance ${MERGE} needs <part.json…>.`);
  const idle = FOR_PLAY.find(
    (flag) => call.has(flag) || call.value(flag) !== undefined || call.valuesOf(flag).length > 0,
  );
  if (idle !== undefined) throw new UsageError(`balance ${MERGE} plays nothing and has no use for --${idle}.`);
  const sweep = joined(files.map((file) => readSweep(io, file)));
  const scenario = openScenario(io, call.value('scenario') ?? sweep.scenario.id);
  const { hash, version } = scenario.ruleset.data;
  if (hash !== sweep.scenario.hash) {
    const { id, version: was, hash: played } = sweep.scenario;
    throw new InputError(`The parts were played in ${id} ${was} (${played}); here it is ${version} (${hash}).`);
  }
  const out = call.value('out');
  if (out !== undefined) writeSweep(io, out, sweep);
  return tell(call, scenario, sweep);
}

/** Gives the report in the forms that were asked for. */
function tell(call: Call, scenario: OpenScenario, sweep: balance.Sweep): number {
  const { io, style } = call;
  const isQuick = call.has('quick') || !call.has('gates');
  const report = balance.reportOf(scenario.ruleset.data, sweep, {
    title: scenario.words('scenario.title'),
    mode: isQuick ? 'lenient' : 'exact',
    place: (key) => {
      const place = placeOf(scenario.bundle, key);
      return place && { file: scenario.source.shownPath(place.file), line: place.line };
    },
  });
  const html = call.value('html');
  if (html !== undefined) writeWhole(io, html, balance.htmlOf(report));
  if (call.isJson) io.out(JSON.stringify(report, null, 2));
  else if (call.has('gates')) for (const line of terminalGates(report, style)) io.out(line);
  else for (const line of terminalReport(report, style)) io.out(line);
  return call.has('gates') && report.gates.some(({ status }) => status === 'fail') ? 1 : 0;
}
