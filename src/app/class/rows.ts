import type { Comparison, ResultRow, SortKey } from '#desk';
import {
  comparedFigures,
  courseOf,
  figureName,
  formatValue,
  overlayOf,
  partingsOf,
  type RunSummary,
  type Setting,
  spreadOf,
  unitOf,
} from '#view';
import type { SaveProblem } from '../saves.ts';
import type { Entry } from './intake.ts';
import type { CheckedEntry } from './read-entry.ts';

/** One result with everything known of it. */
export interface Result {
  readonly entry: Entry;
  readonly number: number;
  readonly name: string;
  readonly checked: CheckedEntry;
}

/** Marks every true game that was handed in before, by another way or by another hand: it counts once. */
export function onceEach(results: readonly Result[]): readonly Result[] {
  const firsts = new Map<string, number>();
  return results.map((result) => {
    const { checked, number } = result;
    if (checked.standing !== 'true') return result;
    const first = firsts.get(checked.game);
    if (first === undefined) {
      firsts.set(checked.game, number);
      return result;
    }
    const differences = [{ text: 'class.twice', params: { first } }, ...checked.differences];
    return { ...result, checked: { ...checked, standing: 'twice', differences } };
  });
}

/** Where a figure ended; null when the game has none of that name, being of another scenario. */
const finalOf = (run: RunSummary | null, variable: string): number | null => run?.series[variable]?.at(-1) ?? null;

/** A result as a row of the table. */
export function rowOf(
  setting: Setting,
  { entry, number, name, checked }: Result,
  say: (p: SaveProblem) => string,
): ResultRow {
  const { run, standing, differences } = checked;
  // A game of another scenario has names of its own.
  const words = checked.setting?.words ?? setting.words;
  return {
    id: entry.id,
    number,
    name,
    standing,
    standingText: words(`class.standing.${standing}`),
    differences: differences.map(say),
    ending: run === null ? '' : run.ending === null ? words('class.stopped') : words(`ending.${run.ending}.name`),
    outcome: run?.outcome ?? '',
    score: run?.score ?? null,
    doctrine: run ? words(`doctrine.${run.doctrine}.name`) : '',
    quarters: run?.quarters ?? null,
    goals: run ? words('class.goals', { met: run.goalsMet, of: run.goals }) : '',
    predictions: run?.predictions
      ? words('class.predicted', { hits: run.predictions.hits, count: run.predictions.count })
      : '',
    figures: comparedFigures(setting).map((variable) => {
      const value = finalOf(run, variable);
      return value === null ? '' : formatValue(value, unitOf(variable));
    }),
  };
}

/** What a row is sorted by; null when it has none of it and belongs below all others. */
function sortValue(result: Result, row: ResultRow, by: SortKey): number | string | null {
  const { run } = result.checked;
  switch (by) {
    case 'number':
      return row.number;
    case 'name':
      return row.name;
    case 'standing':
      return row.standing;
    case 'ending':
      return row.ending;
    case 'score':
      return run?.score ?? null;
    case 'quarters':
      return run?.quarters ?? null;
    case 'predictions':
      return run?.predictions ? run.predictions.hits / Math.max(1, run.predictions.count) : null;
    case 'goals':
      return run?.goalsMet ?? null;
    default:
      return finalOf(run, by.slice('figure:'.length));
  }
}

/** Everything the comparison shows of these results. Only true ones of the session are drawn and counted in. */
export function comparisonOf(
  setting: Setting,
  results: readonly Result[],
  sort: Comparison['sort'],
  variable: string,
  say: (problem: SaveProblem) => string,
): Comparison {
  const { words } = setting;
  const pairs = results.map((result) => ({ result, row: rowOf(setting, result, say) }));
  const sign = sort.down ? -1 : 1;
  pairs.sort((a, b) => {
    const [x, y] = [sortValue(a.result, a.row, sort.by), sortValue(b.result, b.row, sort.by)];
    // What is not there is last, whichever way the others run.
    if (x === null || y === null) return Number(x === null) - Number(y === null) || a.row.number - b.row.number;
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y));
    return sign * order || a.row.number - b.row.number;
  });
  const runs = results.flatMap(({ entry, checked }) =>
    checked.standing === 'true' && checked.run ? [[entry.id, checked.run] as const] : [],
  );
  const count = (standing: ResultRow['standing']): number =>
    results.filter(({ checked }) => checked.standing === standing).length;
  const summaries = runs.map(([, run]) => run);
  const overlay = overlayOf(setting, runs);
  return {
    rows: pairs.map(({ row }) => row),
    columns: comparedFigures(setting).map((id) => ({ id, name: figureName(setting, id) })),
    sort,
    counts: {
      true: count('true'),
      twice: count('twice'),
      forged: count('forged'),
      other: count('other'),
      unread: count('unread'),
    },
    variable,
    drawn:
      runs.length === 0
        ? null
        : {
            overlay,
            course: courseOf(setting, runs, variable),
            spread: spreadOf(setting, summaries),
            partings: partingsOf(setting, summaries),
            overlayText: words('class.overlayText', {
              count: runs.length,
              left: overlay.frame.left,
              right: overlay.frame.right,
            }),
          },
  };
}

/** The table as rows of cells for a spreadsheet, its head first: numbers as numbers. */
export function tableOf(
  setting: Setting,
  results: readonly Result[],
  say: (p: SaveProblem) => string,
): (string | number)[][] {
  const { words } = setting;
  const figures = comparedFigures(setting);
  const head = [
    ...[
      'number',
      'name',
      'standing',
      'differs',
      'ending',
      'outcome',
      'score',
      'goals',
      'quarters',
      'hits',
      'predictions',
      'brier',
      'doctrine',
      'seed',
      'seat',
    ].map((id) => words(`class.column.${id}`)),
    words('class.column.assumptions'),
    ...figures.map((id) => figureName(setting, id)),
    words('class.column.hash'),
  ];
  const lines = results.map((result) => {
    const row = rowOf(setting, result, say);
    const { run } = result.checked;
    return [
      row.number,
      row.name,
      row.standingText,
      row.differences.join(' '),
      row.ending,
      row.outcome === '' ? '' : words(`outcome.${row.outcome}`),
      run?.score ?? '',
      run ? run.goalsMet : '',
      run?.quarters ?? '',
      run?.predictions?.hits ?? '',
      run?.predictions?.count ?? '',
      run?.predictions ? Math.round(run.predictions.score * 1000) / 1000 : '',
      row.doctrine,
      run?.seed ?? '',
      run?.seat ?? '',
      run?.assumptions ?? '',
      ...figures.map((id) => {
        const value = finalOf(run, id);
        return value === null ? '' : Math.round(value * 100) / 100;
      }),
      run?.hash ?? '',
    ];
  });
  return [head, ...lines];
}
