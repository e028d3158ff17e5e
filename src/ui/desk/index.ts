import './styles/index.css';

export { mountDesk } from './desk.tsx';
export { afterPaint, nextTask } from './frames.ts';
export type {
  AssumptionsModel,
  ChairCard,
  DebriefModel,
  DeskPort,
  Dialog,
  FrontModel,
  Intents,
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
