import { availableParallelism, cpus, loadavg } from 'node:os';
import { link } from '#engine';
import { pass, playGame } from '#lab';
import { compileOnce, measureColdCompile } from './cold.ts';
import { measureConditions } from './conditions.ts';
import { compileFlagship, readFlagship } from './flagship.ts';
import { measureSweeps } from './sweeps.ts';
import { measureTurns } from './turns.ts';

export { compileOnce };

const TARGETS = {
  turnMicroseconds: 25,
  closureRatio: 10,
  coldCompileMilliseconds: 250,
  threadGain: 1.5,
  forecastMilliseconds: 50,
};

/** Measures the engine, the expressions and the compiler on the flagship, side by side; never fails for being slow. */
export async function main(argv: string[]): Promise<number> {
  const files = readFlagship();
  const { ruleset: data } = compileFlagship(files);
  const ruleset = link(data);
  const { pivot, doctrines } = data;
  const game = playGame(ruleset, { seed: 'bench', doctrine: doctrines[0]?.id ?? '', policies: { [pivot]: pass } });
  const middle = game.reports[game.reports.length >> 1]?.before ?? game.start;

  const turns = measureTurns(ruleset);
  const conditions = measureConditions(ruleset, files, middle);
  const coldCompile = measureColdCompile(import.meta.url);
  const sweeps = await measureSweeps(ruleset);
  if (argv.includes('--json')) {
    const machine = { cpu: cpus()[0]?.model ?? '', cores: availableParallelism(), node: process.version };
    console.log(JSON.stringify({ machine, turns, conditions, coldCompile, sweeps, targets: TARGETS }, null, 2));
    return 0;
  }

  const number = (value: number, decimals = 0) =>
    value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const rows = [
    ['', 'measured', 'target', ''],
    [
      'full turn, median (all actors, ledger kept)',
      `${number(turns.medianMicroseconds, 1)} µs`,
      `≤ ${TARGETS.turnMicroseconds} µs`,
      verdictOf(turns.medianMicroseconds <= TARGETS.turnMicroseconds),
    ],
    ['  with every ledger line and answer read', `${number(turns.readMicroseconds, 1)} µs`, '', ''],
    ['full turns per second', number(turns.turnsPerSecond), '', ''],
    [`whole games per second (${number(turns.quartersPerGame, 1)} quarters)`, number(turns.gamesPerSecond), '', ''],
    [`condition, compiled closures (${conditions.count})`, `${number(conditions.closureNanoseconds, 1)} ns`, '', ''],
    ['condition, the library’s evaluator', `${number(conditions.libraryNanoseconds, 1)} ns`, '', ''],
    [
      'closures against the library',
      `${number(conditions.ratio, 1)}×`,
      `≥ ${TARGETS.closureRatio}×`,
      verdictOf(conditions.ratio >= TARGETS.closureRatio),
    ],
    [
      'cold compile of the scenario, median',
      `${number(coldCompile, 0)} ms`,
      `≤ ${TARGETS.coldCompileMilliseconds} ms`,
      verdictOf(coldCompile <= TARGETS.coldCompileMilliseconds),
    ],
    ['balance sweep, games per second, one thread', number(sweeps.onOneThread), '', ''],
    ['balance sweep, games per second, two threads', number(sweeps.onTwoThreads), '', ''],
    [
      'two threads against one, in neighbouring rounds',
      `${number(sweeps.gain, 2)}×`,
      `≥ ${TARGETS.threadGain}×`,
      verdictOf(sweeps.gain >= TARGETS.threadGain),
    ],
    [
      'forecast of 200 simulations, a year ahead, median',
      `${number(sweeps.forecastMilliseconds, 1)} ms`,
      `≤ ${TARGETS.forecastMilliseconds} ms`,
      verdictOf(sweeps.forecastMilliseconds <= TARGETS.forecastMilliseconds),
    ],
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  const load = number(loadavg()[0] ?? 0, 1);
  console.log(
    `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, one used, load ${load}; Node ${process.version}\n`,
  );
  for (const [name = '', measured = '', target = '', verdict = ''] of rows) {
    const [wide = 0, middleWide = 0, narrow = 0] = widths;
    console.log(
      `${name.padEnd(wide)}  ${measured.padStart(middleWide)}  ${target.padStart(narrow)}  ${verdict}`.trimEnd(),
    );
  }
  return 0;
}

function verdictOf(isMet: boolean): string {
  return isMet ? 'ok' : 'miss';
}
