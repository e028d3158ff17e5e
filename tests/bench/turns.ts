import { type Plans, type Ruleset, type State, start, step } from '#engine';
import { playGame, random } from '#lab';
import { medianOf, Sink, time, warmUp } from './measure.ts';

/** A quarter ready to be played. */
interface Quarter {
  readonly state: State;
  readonly plans: Plans;
}

const GAMES = 20;
const BATCH = 20;
const ROUNDS = 9;

export interface TurnSpeed {
  /** Median over all quarters of the games, each in its least disturbed run, µs. */
  readonly medianMicroseconds: number;
  /** The same with the ledger and the answers put into words, which a report does on first reading. */
  readonly readMicroseconds: number;
  readonly turnsPerSecond: number;
  /** Whole games, from the opening state to the ending, plans given. */
  readonly gamesPerSecond: number;
  readonly quartersPerGame: number;
}

/** Plays recorded games again: every actor answers, the ledger is kept; choosing the plans is not timed. */
export function measureTurns(ruleset: Ruleset): TurnSpeed {
  const { pivot, doctrines } = ruleset.data;
  const games = Array.from({ length: GAMES }, (_, index) => {
    const doctrine = doctrines[index % doctrines.length]?.id ?? '';
    const seed = `bench ${index}`;
    const { reports } = playGame(ruleset, { seed, doctrine, policies: { [pivot]: random } });
    return { seed, doctrine, quarters: reports.map(({ before, plans }): Quarter => ({ state: before, plans })) };
  });
  const quarters = games.flatMap((game) => game.quarters);
  const sink = new Sink();
  const playQuarter = ({ state, plans }: Quarter) => sink.add(step(ruleset, state, plans).after.turn);
  const readQuarter = ({ state, plans }: Quarter) => {
    const { ledger, responses } = step(ruleset, state, plans);
    sink.add(ledger.length + responses.length);
  };
  const playWhole = ({ seed, doctrine, quarters: played }: (typeof games)[number]) => {
    let state = start(ruleset, { seed, doctrine });
    for (const { plans } of played) state = step(ruleset, state, plans).after;
    sink.add(state.turn);
  };

  warmUp(() => quarters.forEach(playQuarter), 1500);
  const medianOver = (play: (quarter: Quarter) => void) =>
    medianOf(
      quarters.map((quarter) => {
        const rounds = Array.from({ length: ROUNDS }, () =>
          time(() => {
            for (let run = 0; run < BATCH; run++) play(quarter);
          }),
        );
        return (Math.min(...rounds) / BATCH) * 1000;
      }),
    );
  const medianMicroseconds = medianOver(playQuarter);
  warmUp(() => quarters.forEach(readQuarter), 500);
  const readMicroseconds = medianOver(readQuarter);
  const allAtOnce = Array.from({ length: ROUNDS * 2 }, () => time(() => quarters.forEach(playQuarter)));
  const allGames = Array.from({ length: ROUNDS * 2 }, () => time(() => games.forEach(playWhole)));
  if (sink.total === 0) throw new Error('No quarter was played.');
  return {
    medianMicroseconds,
    readMicroseconds,
    turnsPerSecond: (quarters.length / medianOf(allAtOnce)) * 1000,
    gamesPerSecond: (games.length / medianOf(allGames)) * 1000,
    quartersPerGame: quarters.length / games.length,
  };
}
