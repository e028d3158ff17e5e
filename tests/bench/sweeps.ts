import { type Ruleset, start } from '#engine';
import { balance, forecast } from '#lab';
import { playTasks } from '../../src/cli/balance/pool.ts';
import { medianOf, Sink, time, warmUp } from './measure.ts';

const GAMES = 300;
const POLICY = 'pass';
const ROUNDS = 3;
const FORECASTS = 15;

export interface SweepSpeed {
  /** Games of a sweep per second, everything counted, on one and on two threads. */
  readonly onOneThread: number;
  readonly onTwoThreads: number;
  /** Median of a forecast of 200 simulations over four quarters, ms. */
  readonly forecastMilliseconds: number;
}

/** Plays a sweep on one and on two threads, and looks ahead from the start of the flagship. */
export async function measureSweeps(ruleset: Ruleset): Promise<SweepSpeed> {
  const { data } = ruleset;
  const doctrines = data.doctrines.map(({ id }) => id);
  const games = Math.ceil(GAMES / doctrines.length);
  const tasks = balance.tasksOf({ seed: 'bench', doctrines, policies: [{ name: POLICY, games }] });
  const rate = async (workers: number) => {
    const rates: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      let first = 0;
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
        // The clock starts with the first game: opening a thread is no part of a long sweep's rate.
        onGame: () => {
          first ||= performance.now();
          played += 1;
        },
        onCounts: () => {},
      });
      rates.push(((played - 1) / (performance.now() - first)) * 1000);
    }
    return Math.max(...rates);
  };
  const onOneThread = await rate(1);
  const onTwoThreads = await rate(2);

  const opening = start(ruleset, { seed: 'bench', doctrine: doctrines[0] ?? '' });
  const sink = new Sink();
  const look = () => sink.add(forecast(ruleset, opening, []).simulations);
  warmUp(look, 1000);
  const forecastMilliseconds = medianOf(Array.from({ length: FORECASTS }, () => time(look)));
  if (sink.total === 0) throw new Error('Nothing was foreseen.');
  return { onOneThread, onTwoThreads, forecastMilliseconds };
}
