import { useEffect, useState } from 'preact/hooks';
import type { Report } from '#view';
import { frameByFrame } from './frames.ts';
import { REPORT_PARTS } from './report.tsx';

/** Draws each part of a report once, out of sight and out of reach, one after another. */
export function Rehearsal({ report }: { report: Report }) {
  const [at, show] = useState(0);
  useEffect(() => {
    let next = 0;
    return frameByFrame(() => {
      next += 1;
      show(next);
      return next < REPORT_PARTS.length;
    });
  }, []);
  const Part = REPORT_PARTS[at];
  if (!Part) return null;
  return (
    <div class="rehearsal" aria-hidden="true" inert>
      <Part report={report} />
    </div>
  );
}
