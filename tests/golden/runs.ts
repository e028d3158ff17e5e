import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeReplay, type Policy, parseReplay, playGame, policyNamed, type Replay, traceOf } from '#lab';
import { crossroads, type Loaded, snubSeason } from '../lab/scenarios.ts';

const FOLDER = process.env.EVERY_TABLE_ROOT
  ? join(process.env.EVERY_TABLE_ROOT, 'tests/golden')
  : dirname(fileURLToPath(import.meta.url));

/** A game whose every quarter is kept, to notice any change in how games play. */
export interface GoldenRun {
  /** `<scenario>/seed-<seed>`; also its file. */
  readonly name: string;
  readonly scenario: () => Loaded;
  readonly seed: string;
  readonly doctrine: string;
  /** Policy by seat; used only when the run is made, as the run holds the plans. */
  readonly policies: Readonly<Record<string, string>>;
}

export interface GoldenFile {
  readonly ending: string;
  readonly replay: Replay;
}

const run = (
  scenario: () => Loaded,
  folder: string,
  seed: string,
  doctrine: string,
  policies: GoldenRun['policies'],
): GoldenRun => ({ name: `${folder}/seed-${seed}`, scenario, seed, doctrine, policies });

/** Every golden run. */
export const GOLDEN_RUNS: readonly GoldenRun[] = [
  run(crossroads, 'crossroads', '1', 'open-port', { harbour: 'random' }),
  run(crossroads, 'crossroads', '2', 'strong-port', { harbour: 'greedy' }),
  run(crossroads, 'crossroads', '3', 'open-port', {
    harbour: 'random',
    north: 'random',
    south: 'random',
    east: 'random',
  }),
  run(crossroads, 'crossroads', '4', 'strong-port', { harbour: 'tilt:south', north: 'greedy' }),
  run(crossroads, 'crossroads', '5', 'open-port', { harbour: 'pass' }),
  run(snubSeason, 'snub-season', '7', 'every-table', { india: 'greedy' }),
  run(snubSeason, 'snub-season', '11', 'fortress', {
    india: 'random',
    us: 'random',
    russia: 'random',
    china: 'random',
  }),
];

/** Plays a golden run anew by its policies. */
export function makeGolden({ scenario, seed, doctrine, policies }: GoldenRun): GoldenFile {
  const { ruleset } = scenario();
  const actors = ruleset.data.actors.map(({ id }) => id);
  const named = Object.entries(policies).map(([seat, name]): [string, Policy] => {
    const policy = policyNamed(name, seat, actors);
    if (!policy) throw new Error(`There is no policy ${name} for ${seat}.`);
    return [seat, policy];
  });
  const game = playGame(ruleset, { seed, doctrine, policies: Object.fromEntries(named) });
  const states = [game.start, ...game.reports.map(({ after }) => after)];
  const replay = makeReplay(ruleset, game.start, game.reports, traceOf(ruleset, states));
  return { ending: game.final.ending ?? '', replay };
}

const fileOf = ({ name }: GoldenRun) => join(FOLDER, `${name}.json`);

/** Reads a golden run as it was kept. */
export function readGolden(golden: GoldenRun): GoldenFile {
  const { ending, replay } = JSON.parse(readFileSync(fileOf(golden), 'utf8')) as { ending: string; replay: unknown };
  const parsed = parseReplay(replay);
  if (!parsed.ok)
    throw new Error(`${golden.name}: ${parsed.problems.map(({ path, message }) => `${path} ${message}`)}`);
  return { ending, replay: parsed.replay };
}

/** Keeps a golden run. One line per quarter, so that a change shows where it begins. */
export function writeGolden(golden: GoldenRun, { ending, replay }: GoldenFile): void {
  const { plans, hashes, trace = [], ...head } = replay;
  const list = (items: readonly unknown[]) =>
    `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
  const fields = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const lists = Object.entries({ plans, hashes, trace }).map(([key, items]) => `  "${key}": ${list(items)}`);
  const text = `{\n"ending": ${JSON.stringify(ending)},\n"replay": {\n${[...fields, ...lists].join(',\n')}\n}\n}\n`;
  writeFileSync(fileOf(golden), text);
}
