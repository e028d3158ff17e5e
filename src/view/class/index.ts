export { type Course, courseOf, quantile } from './course.ts';
export { csvOf, safeCell } from './csv.ts';
export { type Overlay, type OverlayLine, overlayOf } from './overlay.ts';
export { nameOfPick, nameOfSlot, type Parting, partingsOf } from './partings.ts';
export { type Spread, spreadOf } from './spread.ts';
export { comparedFigures, figureName, type RunSummary, summaryOf } from './summary.ts';
export { type VoteLine, votesOf } from './votes.ts';
