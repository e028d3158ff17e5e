import type { Outcome } from '#engine';
import { formatValue } from '../numbers.ts';
import type { Setting } from '../setting.ts';
import { quantile } from './course.ts';
import type { RunSummary } from './summary.ts';

/** How the games of a class came out. */
export interface Spread {
  /** Games by score, in steps of ten. */
  readonly scores: readonly {
    readonly from: number;
    readonly to: number;
    readonly count: number;
    readonly share: number;
  }[];
  readonly median: string;
  readonly least: string;
  readonly most: string;
  /** Games by outcome; `stopped` are those without an ending. */
  readonly outcomes: readonly { readonly id: Outcome | 'stopped'; readonly name: string; readonly count: number }[];
  readonly endings: readonly { readonly id: string; readonly name: string; readonly count: number }[];
}

const STEP = 10;

/** How the runs of a class are spread: scores in steps of ten, outcomes, endings. */
export function spreadOf({ words, ruleset }: Setting, runs: readonly RunSummary[]): Spread {
  const sorted = runs.map(({ score }) => score).sort((a, b) => a - b);
  const bins = Array.from({ length: 100 / STEP }, (_, index) => {
    const [from, to] = [index * STEP, (index + 1) * STEP];
    const isLast = to === 100;
    return { from, to, count: sorted.filter((score) => score >= from && (score < to || isLast)).length };
  });
  const largest = Math.max(1, ...bins.map(({ count }) => count));
  const outcomes = (['won', 'survived', 'lost', 'stopped'] as const).map((id) => ({
    id,
    name: words(id === 'stopped' ? 'class.stopped' : `outcome.${id}`),
    count: runs.filter(({ outcome }) => (outcome ?? 'stopped') === id).length,
  }));
  const endings = ruleset.data.endings
    .map(({ id, key }) => ({
      id,
      name: words(`${key}.name`),
      count: runs.filter(({ ending }) => ending === id).length,
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  return {
    scores: bins.map((bin) => ({ ...bin, share: bin.count / largest })),
    median: formatValue(quantile(sorted, 0.5), 'score'),
    least: formatValue(sorted[0] ?? Number.NaN, 'score'),
    most: formatValue(sorted[sorted.length - 1] ?? Number.NaN, 'score'),
    outcomes: outcomes.filter(({ count }) => count > 0),
    endings,
  };
}
