import type { RulesetData } from '#engine';
import { quarterLabel } from '#engine';
import type { Words } from './words/index.ts';

/** Label of a 0-based quarter for a reader: `Q3 2025`. */
export function quarterText(words: Words, data: Pick<RulesetData, 'start'>, turn: number): string {
  const [year = '', quarter = ''] = quarterLabel(data, turn).split('-');
  return words('quarter.label', { year, quarter });
}
