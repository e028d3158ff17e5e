import { mkdtemp, rm, stat } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { medianOf } from '../measure.ts';
import { measureFirst } from './first.ts';
import type { Played } from './play.ts';
import { measureFrames, measureHeap, measurePlay, measureStockFrames, measureStockTasks, spread } from './play.ts';
import { buildStockPage } from './stock.ts';
import { openBrowser, serve, THROTTLED } from './visit.ts';
import { weighGame, weighStock } from './weight.ts';

const TARGETS = { answerMilliseconds: 50, framesPerSecond: 58, longTaskMilliseconds: 50, heapGrowth: 0.05 };
const PARTS = ['weight', 'first', 'play', 'frames', 'heap'] as const;
type Part = (typeof PARTS)[number];

const HELP = `Measures the built game against a page that holds stock Phaser and one line of text, in the same run. Never fails for being slow.
  npm run bench:page -- [--quick] [--json] [--only ${PARTS.join(',')}]
  DIST names another build.`;

interface Row {
  readonly what: string;
  readonly measured: string;
  readonly target?: string;
  readonly held?: boolean;
}

/** Prints the table; the number is the exit code. */
export async function main(argv: string[]): Promise<number> {
  if (argv.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  const only = argv.indexOf('--only');
  const asked = only < 0 ? PARTS : (argv[only + 1] ?? '').split(',');
  const unknown = asked.find((part) => !PARTS.some((known) => known === part));
  if (unknown !== undefined) {
    console.error(`There is no part “${unknown}”. The parts: ${PARTS.join(', ')}.`);
    return 2;
  }
  const wants = (part: Part): boolean => asked.some((name) => name === part);
  const isQuick = argv.includes('--quick');
  const isJson = argv.includes('--json');
  const dist = resolve(process.env.DIST ?? 'dist');
  if (!(await stat(join(dist, 'index.html')).catch(() => undefined))) {
    console.error(`There is no built game in ${dist}. Build it first: npm run build`);
    return 2;
  }

  const folder = await mkdtemp(join(tmpdir(), 'every-table-page-'));
  const closing: (() => unknown)[] = [() => rm(folder, { recursive: true, force: true })];
  const tell = (text: string): void => {
    if (!isJson) process.stderr.write(`… ${text}\n`);
  };
  const loadBefore = loadavg()[0] ?? 0;
  try {
    tell('building the stock page');
    const stockFolder = await buildStockPage(folder);
    const [game, stock] = [await serve(dist), await serve(stockFolder)];
    closing.push(game.close, stock.close);
    const browser = await openBrowser();
    closing.push(() => browser.close());

    const rows: Row[] = [];
    const facts: Record<string, unknown> = {};
    if (wants('weight')) {
      tell('weighing');
      const [ours, theirs] = [
        await weighGame(browser, dist, game.url),
        await weighStock(browser, stockFolder, stock.url),
      ];
      Object.assign(facts, { weight: { game: ours, stock: theirs } });
      rows.push(
        {
          what: 'all code to the end of a game, gzip',
          measured: `${kilo(ours.code)} (${(ours.code / theirs.code).toFixed(2)} of stock)`,
          target: `< ${kilo(theirs.code)}`,
          held: ours.code < theirs.code,
        },
        {
          what: '  the scenario and its questions besides, gzip',
          measured: `${kilo(ours.told)} (${((ours.code + ours.told) / theirs.code).toFixed(2)} with the code)`,
        },
        { what: '  fonts and pictures besides', measured: kilo(ours.rest) },
      );
    }
    if (wants('first')) {
      tell('loading both pages on a slow phone');
      const first = await measureFirst(browser, game.url, stock.url, isQuick ? 2 : 5);
      Object.assign(facts, { first });
      rows.push({
        what: `first decision possible, CPU ${THROTTLED.cpu}× slower, ${THROTTLED.kilobitsPerSecond / 1000} Mbit/s`,
        measured: `${ms(first.gameMedian)} (${(first.gameMedian / first.stockMedian).toFixed(2)} of stock)`,
        target: `≤ ${ms(first.stockMedian)}`,
        held: first.gameMedian <= first.stockMedian,
      });
    }
    if (wants('play')) {
      const quarters = isQuick ? 2 : 6;
      tell('playing');
      const plain = await measurePlay(browser, game.url, 1, quarters);
      const slow: Played[] = [];
      for (const nth of isQuick ? ['once'] : ['once', 'twice', 'three times']) {
        tell(`playing on a slowed processor, ${nth}`);
        slow.push(await measurePlay(browser, game.url, THROTTLED.cpu, quarters));
      }
      const stockTasks = await measureStockTasks(browser, stock.url, THROTTLED.cpu);
      Object.assign(facts, { play: { plain, slow, stockTasks } });
      const [answer, slowAnswer] = [spread(plain.answers), spread(slow.flatMap(({ answers }) => answers))];
      const worst = (tasks: readonly { readonly took: number }[]): number =>
        Math.max(0, ...tasks.map(({ took }) => took));
      const isLong = ({ took }: { readonly took: number }): boolean => took > TARGETS.longTaskMilliseconds;
      const tasks = slow.flatMap(({ processor }) => processor);
      const asked = tasks.filter(({ isAsked }) => isAsked);
      // The bench counts for nothing where it noted nothing.
      const plays = slow.map(({ processor }) => processor.filter(({ isAsked }) => !isAsked));
      const isNoted = plays.every((own) => own.length > 0);
      const counts = plays.map((own) => own.filter(isLong).length);
      const longest = plays.map(worst);
      const long = plays.flat().filter(isLong);
      const byClock = slow.flatMap((play) => play.tasks);
      const before = slow.flatMap(({ tasksBefore }) => tasksBefore);
      rows.push(
        {
          what: 'commit to first painted answer, median (worst)',
          measured: `${ms(answer.median)} (${ms(answer.worst)})`,
          target: `≤ ${ms(TARGETS.answerMilliseconds)}`,
          held: answer.median <= TARGETS.answerMilliseconds,
        },
        {
          what: `  the same, CPU ${THROTTLED.cpu}× slower`,
          measured: `${ms(slowAnswer.median)} (${ms(slowAnswer.worst)})`,
        },
        {
          what: `long tasks in ${quarters} quarters of play, CPU ${THROTTLED.cpu}× slower, middle of ${plays.length}`,
          measured: `${medianOf(counts)}, longest ${ms(medianOf(longest))}`,
          target: `none > ${ms(TARGETS.longTaskMilliseconds)}`,
          held: isNoted && medianOf(counts) === 0,
        },
        ...plays.map((_, nth) => ({
          what: `  play ${nth + 1}`,
          measured: `${counts[nth]}, longest ${ms(longest[nth] ?? Number.NaN)}`,
        })),
        ...byActivity(long),
        ...(slow.every(({ isFirst }) => isFirst)
          ? []
          : [{ what: '  beside other programs, whose time counts as well: see docs/page.md', measured: '' }]),
        {
          what: '  answering what the bench asks of the page meanwhile',
          measured: `longest ${ms(worst(asked))}`,
        },
        {
          what: '  by the clock, other programs’ share in it, all plays',
          measured: `${byClock.length}, worst ${ms(worst(byClock))}`,
        },
        {
          what: '  the stock page, idle, slowed alike',
          measured: `longest ${ms(worst(stockTasks))}`,
        },
        {
          what: '  before play: loading, opening the desk and the board, all plays',
          measured: `${before.length}, worst ${ms(worst(before))}`,
        },
      );
    }
    if (wants('frames')) {
      tell('counting frames');
      const [ours, theirs] = [await measureFrames(browser, game.url), await measureStockFrames(browser, stock.url)];
      Object.assign(facts, { frames: { game: ours, stock: theirs } });
      rows.push(
        {
          what: 'frames per second while a quarter plays out',
          measured: `${ours.perSecond.toFixed(1)} (gap ≤ ${ms(ours.longest)}, work ${ours.work.toFixed(1)} ms a frame)`,
          target: `≥ ${TARGETS.framesPerSecond}`,
          held: ours.perSecond >= TARGETS.framesPerSecond,
        },
        {
          what: '  the stock page, idle, same software renderer',
          measured: `${theirs.perSecond.toFixed(1)} (gap ≤ ${ms(theirs.longest)}, work ${theirs.work.toFixed(1)} ms a frame)`,
        },
      );
    }
    if (wants('heap')) {
      const games = isQuick ? 5 : 20;
      tell(`playing ${games} games in one page`);
      const { afterGame, kept } = await measureHeap(browser, game.url, games);
      const [early, late] = [afterGame[1] ?? 0, afterGame.at(-1) ?? 0];
      Object.assign(facts, { heap: { afterGame, kept } });
      const growth = kept[1] / kept[0] - 1;
      rows.push(
        {
          what: `heap after ${games} games against after 2, compiled code aside`,
          measured: `${mega(kept[1])} against ${mega(kept[0])} (${percent(growth)})`,
          target: `≤ ${percent(TARGETS.heapGrowth)}`,
          held: growth <= TARGETS.heapGrowth,
        },
        {
          what: '  with the code that the browser has compiled by then',
          measured: `${mega(late)} against ${mega(early)} (${percent(late / early - 1)})`,
        },
      );
    }

    const version = browser.version();
    if (isJson) {
      const machine = {
        cpu: cpus()[0]?.model ?? '',
        cores: availableParallelism(),
        load: loadBefore,
        chromium: version,
      };
      console.log(JSON.stringify({ machine, targets: TARGETS, facts }, null, 2));
    } else {
      console.log(
        `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, load ${loadBefore.toFixed(1)} before; ` +
          `Chromium ${version}, software WebGL\n`,
      );
      print(rows);
    }
    return 0;
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

const kilo = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const mega = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;
const ms = (milliseconds: number): string => `${milliseconds.toFixed(0)} ms`;
const percent = (share: number): string => `${share >= 0 ? '+' : ''}${(share * 100).toFixed(1)} %`;

/** The worst long task of each thing that was being done. */
function byActivity(tasks: readonly { readonly took: number; readonly during: string }[]): Row[] {
  const worst = new Map<string, { count: number; took: number }>();
  for (const { during, took } of tasks) {
    const known = worst.get(during) ?? { count: 0, took: 0 };
    worst.set(during, { count: known.count + 1, took: Math.max(known.took, took) });
  }
  return [...worst]
    .sort(([, a], [, b]) => b.took - a.took)
    .map(([during, { count, took }]) => ({ what: `  ${during}`, measured: `${count}, worst ${ms(took)}` }));
}

function print(rows: readonly Row[]): void {
  const cells = [
    ['', 'measured', 'target', ''],
    ...rows.map(({ what, measured, target = '', held }) => [
      what,
      measured,
      target,
      held === undefined ? '' : held ? 'held' : 'missed',
    ]),
  ];
  const width = (column: number): number => Math.max(...cells.map((row) => (row[column] ?? '').length));
  const [wide, middle, narrow] = [width(0), width(1), width(2)];
  for (const [what = '', measured = '', target = '', held = ''] of cells) {
    console.log(`${what.padEnd(wide)}  ${measured.padStart(middle)}  ${target.padStart(narrow)}  ${held}`.trimEnd());
  }
}
