import './styles/index.css';

export type {
  Comparison,
  Handout,
  ResultRow,
  RoomIntents,
  RoomModel,
  ScanModel,
  SessionForm,
  SortKey,
} from './class/port.ts';
export { mountDesk } from './desk.tsx';
export type { DiagnosticLine, ForeignIntents, ForeignModel } from './foreign/port.ts';
export { afterPaint, frameByFrame, inSteps, leaveFocus, nextTask } from './frames.ts';
export type {
  AssumptionsModel,
  BoardState,
  ChairCard,
  DebriefModel,
  DeskPort,
  Dialog,
  FrontModel,
  Hands,
  Intents,
  JoinIntents,
  JoinModel,
  LessonModel,
  Phase,
  PlayModel,
  RunIntents,
  RunModel,
  SavedCard,
  ScenarioCard,
  Screen,
  ShareModel,
  Theme,
  WatchModel,
} from './port.ts';
export { THEMES } from './port.ts';
