export { type Deed, deedOf } from './acts.ts';
export {
  type AssumptionRow,
  assumptionLines,
  assumptionRows,
  numberIn,
  type RerunView,
  rerunView,
} from './assumptions.ts';
export type { Area, Side, Surroundings } from './beside.ts';
export { placeBeside } from './beside.ts';
export * from './board/index.ts';
export type { BriefingCard } from './briefing.ts';
export { briefingOf } from './briefing.ts';
export type { Place } from './causes.ts';
export { nameOfAct, nameOfCause, placeOf } from './causes.ts';
export * from './class/index.ts';
export { obstaclesTo } from './conditions.ts';
export type { Debrief, DoctrineView, GoalLine, TurningPoint } from './debrief.ts';
export { debriefOf, doctrinesOf, goalsOf } from './debrief.ts';
export type { Dossier, LadderView, RungLine, TieLine } from './dossier.ts';
export { dossierOf } from './dossier.ts';
export type { EffectLine } from './effects.ts';
export { effectLines } from './effects.ts';
export type { Figure } from './figures.ts';
export { figureOf, figuresOf, figureVariables, tieOf } from './figures.ts';
export type { Glossary, Stretch, Term } from './glossary.ts';
export { GAME_TERMS, glossaryOf, glossed } from './glossary.ts';
export type { GuideFacts, GuideNote, GuideStep } from './guide.ts';
export { firstStep, GUIDE_STEPS, guideNote, guideSteps, stepBeside } from './guide.ts';
export { keepSame } from './keep.ts';
export * from './lesson/index.ts';
export type { Masthead, TableCard } from './masthead.ts';
export { mastheadOf, tableCardsOf } from './masthead.ts';
export type { MoveCard, PortfolioTab } from './moves.ts';
export { portfoliosOf } from './moves.ts';
export type { Unit } from './numbers.ts';
export { formatChance, formatChances, formatChange, formatValue, roundToSum } from './numbers.ts';
export type { Choice } from './options.ts';
export { choiceFor, problemText } from './options.ts';
export type { PlanItem } from './plan.ts';
export {
  choiceOf,
  costText,
  namesOfMove,
  planItems,
  postureOf,
  slotOf,
  withMove,
  withoutSlot,
  withPosture,
} from './plan.ts';
export type { CapitalQuestions, ForecastLine, ForecastScore, Question } from './predict.ts';
export { forecastLines, forecastScore, MOST_QUESTIONS, questionsOf, SURE } from './predict.ts';
export type {
  AnswerGroup,
  AnswerOdds,
  CapitalPreview,
  CrisisOdds,
  OddsBar,
  PlanPreview,
  PullRow,
  SanctionOdds,
  Tone,
} from './preview.ts';
export { groupAnswers, previewOf } from './preview.ts';
export { type QrDrawing, qrDrawing } from './qr.ts';
export { quarterText } from './quarters.ts';
export type { RangeLine } from './ranges.ts';
export { rangedVariables, rangesOf } from './ranges.ts';
export type { AnswerLine, CapitalPress, ChangeLine, HeadlineLine, NewsLine, Report } from './report.ts';
export { reportOf } from './report.ts';
export { assumedText, capitalOf, chairText, nameOfActor, type Setting, seated, settingWith } from './setting.ts';
export type { Spark } from './spark.ts';
export { sparkOf } from './spark.ts';
export type { Standing, StandingPart } from './standing.ts';
export { standingOf } from './standing.ts';
export type { TimelineEntry } from './timeline.ts';
export { timelineOf } from './timeline.ts';
export type { PathPoint, TrianglePath } from './triangle-path.ts';
export { trianglePath } from './triangle-path.ts';
export type { Trouble } from './trouble.ts';
export type { Omen } from './variables.ts';
export { nameOfVariable, omenOf, unitOf } from './variables.ts';
export type { WhatIf } from './what-if.ts';
export { whatIfOf } from './what-if.ts';
export type { Why, WhyRow } from './why.ts';
export { aboutVariable, chiefCause, whyOf } from './why.ts';
export type { Language, Texts, TextTree, WordParams, Words } from './words/index.ts';
export {
  directionOf,
  LANGUAGES,
  loadLanguage,
  makeWords,
  pickLanguage,
  scenarioWords,
  textsOf,
  treeOf,
  UI_TEXTS,
  wordsOr,
} from './words/index.ts';
