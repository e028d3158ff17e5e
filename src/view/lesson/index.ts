export { type EarnedQuestion, type Happened, happenedIn, questionsFor } from './happened.ts';
export {
  type Block,
  type DebriefQuestion,
  type Inline,
  type Lesson,
  type LessonPage,
  type Line,
  type PlayNote,
  READERS,
  type Reader,
} from './page.ts';
