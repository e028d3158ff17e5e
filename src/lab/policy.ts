import type { Plan } from '#engine';
import type { SeatView } from './seat-view.ts';

/** A way to play a seat. It may choose only from what the view shows, and gives the same plan for the same view. */
export interface Policy {
  readonly name: string;
  /** A legal plan for this quarter; null when nobody sits there this quarter, so that its services act. */
  plan(view: SeatView): Plan | null;
}
