export type {
  Move,
  PlanProblem,
  Plans,
  Preview,
  Ruleset,
  RulesetData,
  ScenarioBundle,
  State,
  TurnReport,
} from '#engine';
export {
  type AssumptionProblem,
  type Assumptions,
  assumptionProblems,
  coefficientsOf,
  ENGINE_VERSION,
  isBeyondRange,
  limitsOf,
  ModelError,
  pivotDoctrine,
  playableSeats,
  variantOf,
} from '#engine';
export * as balance from './balance/index.ts';
export { choiceOf, choicesOf, inEveryPosture, pickOf } from './choices.ts';
export {
  type FigureAhead,
  type FigureForecast,
  type Forecast,
  type ForecastOptions,
  forecast,
  quarterAhead,
  type Range,
} from './forecast.ts';
export {
  type Change,
  changeOf,
  foreseen,
  properName,
  quarterOf,
  type Result,
  readingsOf,
  resultOf,
  rulesOf,
  variableNames,
} from './inquiry.ts';
export { type Luck, openLuck } from './luck.ts';
export { outlookOf } from './outlook.ts';
export { pivotPlan, pivotPlayer } from './pivot-player.ts';
export { type GameSetup, type Playout, PolicyError, planningOrder, plansSeenBy, playGame } from './playout.ts';
export { cycle } from './policies/cycle.ts';
export { fixed } from './policies/fixed.ts';
export { greedy } from './policies/greedy.ts';
export { learnedBy, policyNamed, policyNames } from './policies/index.ts';
export { middle } from './policies/middle.ts';
export { pass } from './policies/pass.ts';
export { planner } from './policies/planner.ts';
export { random } from './policies/random.ts';
export { scripted } from './policies/scripted.ts';
export { admit, type Foresight, type Learned, type OpenPlan } from './policies/search/known.ts';
export { tilt } from './policies/tilt.ts';
export type { Policy } from './policy.ts';
export {
  type Difference,
  type DifferenceKind,
  makeReplay,
  type Replay,
  type ReplayCheck,
  verifying,
  verifyReplay,
} from './replay.ts';
export {
  LONGEST_SEED,
  type ParsedPlans,
  type ParsedReplay,
  parsePlans,
  parseReplay,
  type ReplayProblem,
} from './replay-parse.ts';
export { type Rerun, type RerunFigure, rerun } from './rerun.ts';
export { type SeatView, viewFor } from './seat-view.ts';
export type { Prediction, SessionTerms, Vote } from './session.ts';
export { type Steps, TASKS, type TaskName, type Tasks } from './tasks.ts';
export { type Trace, type TraceStep, traceOf } from './trace.ts';
export { type Breakage, brokenBy } from './trial.ts';
export { type Course, playWithout, type Weightiest, weightiestMove } from './weightiest.ts';
export {
  type ChangeProblem,
  type FigureGap,
  type PlanChange,
  type QuarterGap,
  type WhatIf,
  whatIf,
} from './what-if.ts';
