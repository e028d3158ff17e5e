import type { TurnReport } from '#engine';
import type { Report } from './report.ts';
import { reportOf } from './report.ts';
import type { Setting } from './setting.ts';

/** One past quarter in the list of them. */
export interface TimelineEntry {
  readonly turn: number;
  readonly quarter: string;
  readonly lead: string;
  readonly report: Report;
}

/** Every quarter played, latest first. */
export function timelineOf(setting: Setting, reports: readonly TurnReport[]): TimelineEntry[] {
  return reports
    .map((_, turn) => {
      const report = reportOf(setting, reports, turn);
      return { turn, quarter: report.quarter, lead: report.lead?.text ?? '', report };
    })
    .reverse();
}
