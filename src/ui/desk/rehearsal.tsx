import { useEffect, useState } from 'preact/hooks';
import type { Report } from '#view';
import { frameByFrame } from './frames.ts';
import { reportParts } from './report.tsx';

/** Draws each part of a report once, out of sight and out of reach, one after another. */
export function Rehearsal({ report }: { report: Report }) {
  const [at, show] = useState(0);
  const parts = reportParts(report);
  const count = parts.length;
  useEffect(() => {
    let next = 0;
    return frameByFrame(() => {
      next += 1;
      show(next);
      return next < count;
    });
  }, [count]);
  if (at >= count) return null;
  return (
    <div class="rehearsal" aria-hidden="true" inert>
      {parts[at]}
    </div>
  );
}
