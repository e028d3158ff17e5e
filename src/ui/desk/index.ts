import './styles/index.css';

export { mountDesk } from './desk.tsx';
export type {
  DebriefModel,
  DeskPort,
  Dialog,
  FrontModel,
  Intents,
  Phase,
  PlayModel,
  SavedCard,
  ScenarioCard,
  Screen,
  Theme,
} from './port.ts';
export { THEMES } from './port.ts';
