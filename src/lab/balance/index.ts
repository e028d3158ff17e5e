export { FINDING_CODES, type FindingCode } from './codes.ts';
export type { Facts } from './facts.ts';
export type { Finding } from './findings.ts';
export { measuredText } from './findings.ts';
export { boundText, figureText, GATES, type Gate, type GateResult, type Measured } from './gates.ts';
export { htmlOf } from './html/page.ts';
export { type Learned, type Lesson, learn, learnedFrom, lessonsOf, takeIn } from './learning.ts';
export { DECILES, type Fan, type Rate, type Use } from './measures.ts';
export { type ParsedSweep, parseSweep } from './parse.ts';
export { type Place, type PlacedFinding, type PlacedGate, type Report, reportOf } from './report.ts';
export type { Share } from './stats.ts';
export {
  Builder,
  cutTask,
  emptySweep,
  gamesIn,
  gamesWanted,
  MergeError,
  mergeSweeps,
  Player,
  type Sweep,
  type SweepSpec,
  seedOf,
  type Task,
  tasksLeft,
  tasksOf,
} from './sweep.ts';
export { type Counts, SEPARATOR } from './tally.ts';
