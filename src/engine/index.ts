export * from './causes.ts';
export { COEFFICIENTS, type CoefficientId, type CoefficientSpec } from './coefficients.ts';
export { ModelError, TOO_LARGE } from './draft.ts';
export { explain } from './explain.ts';
export {
  type ArgumentKind,
  compileExpression,
  EXPRESSION_FUNCTIONS,
  type Fn,
  type FunctionSpec,
  type MoveFields,
  NO_MOVE,
  RulesetError,
  type Scope,
} from './expression.ts';
export type * from './lesson.ts';
export { link } from './link.ts';
export * as model from './model/index.ts';
export { compareTexts } from './order.ts';
export { GameOverError, IllegalPlanError, Judge, keyOfMove, pickOf, subjectOf } from './plan.ts';
export {
  checkPlan,
  costOf,
  effectsOf,
  legalMoves,
  openMoves,
  optionDataOf,
  possibleMoves,
  preview,
} from './preview.ts';
export {
  draw,
  drawNormal,
  hashText,
  keyOf,
  LUCK_ALGORITHM,
  type LuckKey,
  type Stream,
  streamOf,
  threefry,
} from './random.ts';
export { QUARTER } from './reactions.ts';
export type * from './ruleset.ts';
export { canonicalJson, hashState, type JsonState, stateFromJson, stateToJson } from './serialise.ts';
export { type StartOptions, start } from './start.ts';
export { step } from './step.ts';
export { type RulesetShape, type Symbols, symbolsOf, type VariableSpec, variablesOf } from './symbols.ts';
export type * from './types.ts';
export { PLAN_RULES } from './types.ts';
export {
  type AssumptionProblem,
  type Assumptions,
  assumptionProblems,
  coefficientsOf,
  isBeyondRange,
  limitsOf,
  pivotDoctrine,
  playableSeats,
  type VariantOptions,
  variantOf,
} from './variant.ts';
export { quarterLabel, readValue, type TriangleStanding, triangleOf, verdict } from './verdict.ts';
export * from './vocabulary.ts';

/** Version of the rules: replays name it. Raised when a change makes old replays play differently. */
export const ENGINE_VERSION = '1.0.0';
