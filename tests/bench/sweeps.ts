import { type Ruleset, start } from '#engine';
import { balance, forecast } from '#lab';
import { playTasks } from '../../src/cli/balance/pool.ts';
import { medianOf, Sink, time, warmUp } from './measure.ts';

const GAMES = 900;
const POLICY = 'pass';
/** Games of a sweep that pass before the clock starts: a thread's first second goes into compiling, not into playing. */
const WARM_UP = 300;
/** Threads of one round after the other, so that what disturbs the machine disturbs both alike. */
const ROUNDS = [1, 2, 2, 1, 1, 2] as const;
const FORECASTS = 15;

export interface SweepSpeed {
  /** Games of a sweep per second, everything counted, on one and on two threads, in the best round. */
  readonly onOneThread: number;
  readonly onTwoThreads: number;
  /** Two threads against one: the median of neighbouring rounds. */
  readonly gain: number;
  /** Median of a forecast of 200 simulations over four quarters, ms. */
  readonly forecastMilliseconds: number;
}

/** Plays a sweep on one and on two threads, and looks ahead from the start of the flagship. */
export async function measureSweeps(ruleset: Ruleset): Promise<SweepSpeed> {
  const { data } = ruleset;
  const doctrines = data.doctrines.map(({ id }) => id);
  const games = Math.ceil(GAMES / doctrines.length);
  const tasks = balance.tasksOf({ seed: 'bench', doctrines, policies: [{ name: POLICY, games }] });
  const rateOn = async (workers: number) => {
    let begun = 0;
    let played = 0;
    await playTasks({
      data,
      seed: 'bench',
      tasks,
      lessons: [],
      learned: [],
      workers,
      signal: new AbortController().signal,
      now: () => performance.now(),
      onLesson: () => {},
      onLearned: () => {},
      onGame: () => {
        played += 1;
        if (played === WARM_UP) begun = performance.now();
      },
      onCounts: () => {},
    });
    return ((played - WARM_UP) / (performance.now() - begun)) * 1000;
  };
  const rates: Record<1 | 2, number[]> = { 1: [], 2: [] };
  for (const workers of ROUNDS) rates[workers].push(await rateOn(workers));
  const gain = medianOf(rates[2].map((rate, round) => rate / (rates[1][round] ?? Number.NaN)));

  const opening = start(ruleset, { seed: 'bench', doctrine: doctrines[0] ?? '' });
  const sink = new Sink();
  const look = () => sink.add(forecast(ruleset, opening, []).simulations);
  warmUp(look, 1000);
  const forecastMilliseconds = medianOf(Array.from({ length: FORECASTS }, () => time(look)));
  if (sink.total === 0) throw new Error('Nothing was foreseen.');
  return { onOneThread: Math.max(...rates[1]), onTwoThreads: Math.max(...rates[2]), gain, forecastMilliseconds };
}
