import { load, loadQuestions, withLesson } from 'virtual:lessons';
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Screen } from '#desk';
import {
  type DebriefQuestion,
  type EarnedQuestion,
  happenedIn,
  type Lesson,
  quarterText,
  questionsAt,
  questionsFor,
} from '#view';
import { isBrought } from './foreign/brought.ts';
import type { Game } from './game.ts';
import { formatRoute, type Route } from './route.ts';

/** Whether a scenario that comes with the game brings a lesson. */
export const hasLesson = (scenario: string): boolean => withLesson.includes(scenario);

const loaded = new Map<string, Promise<Lesson>>();

/** Loads the lesson of a scenario that comes with the game, once. Rejects when it brings none. */
function loadLesson(scenario: string): Promise<Lesson> {
  let lesson = loaded.get(scenario);
  if (!lesson) {
    lesson = load(scenario);
    loaded.set(scenario, lesson);
    // A failed load can be tried again.
    lesson.catch(() => loaded.delete(scenario));
  }
  return lesson;
}

/** Addresses and titles of the role sheets in a scenario's lesson; none when it brings no lesson. */
export async function roleSheets(
  scenario: string,
): Promise<readonly { readonly href: string; readonly title: string }[]> {
  if (!hasLesson(scenario)) return [];
  const { pages } = await loadLesson(scenario);
  return pages
    .filter(({ id }) => id.startsWith('roles/'))
    .map(({ id, title }) => ({
      href: formatRoute({ page: 'lesson', overlay: null, text: `${scenario}/${id}` }),
      title,
    }));
}

/** What lessons need of the rest. */
export interface LessonPorts {
  fail(error: unknown): void;
  lost(): void;
  brought(scenario: string): Promise<Lesson | null>;
}

export interface Lessons {
  /** What `#/lesson/…` shows. */
  readonly screen: ReadonlySignal<Screen>;
  /** What the run at hand should be asked about; null while that is being fetched, or when there is no lesson. */
  readonly questions: ReadonlySignal<readonly EarnedQuestion[] | null>;
}

/**
 * The lessons of the scenarios: their pages by address, and the questions that a run has earned.
 * @param ports.lost called when an address leads to no lesson
 * @param ports.brought the lesson of a scenario that was opened here; null when it has none
 */
export function openLessons(
  route: ReadonlySignal<Route>,
  debriefed: ReadonlySignal<Game | null>,
  { fail, lost, brought }: LessonPorts,
): Lessons {
  const lesson = signal<Lesson | null>(null);
  const fetchFor = async (scenario: string): Promise<Lesson | null> => {
    if (isBrought(scenario)) return brought(scenario);
    return hasLesson(scenario) ? loadLesson(scenario) : null;
  };

  effect(() => {
    const { page, text = '' } = route.value;
    if (page !== 'lesson') return;
    const [scenario = ''] = text.split('/');
    if (lesson.peek()?.scenario === scenario) return;
    const isWanted = (): boolean => {
      const { page: here, text: asked = '' } = route.peek();
      return here === 'lesson' && asked.split('/')[0] === scenario;
    };
    fetchFor(scenario).then(
      (found) => {
        if (found) lesson.value = found;
        else if (isWanted()) lost();
      },
      (error: unknown) => {
        fail(error);
        if (isWanted()) lost();
      },
    );
  });

  const screen = computed((): Screen => {
    const [scenario, ...rest] = (route.value.text ?? '').split('/');
    const found = lesson.value;
    if (!found || found.scenario !== scenario) return { kind: 'loading' };
    const id = rest.join('/');
    return { kind: 'lesson', lesson: { lesson: found, page: found.pages.find((page) => page.id === id) ?? null } };
  });

  const asked = signal<{ readonly scenario: string; readonly questions: readonly DebriefQuestion[] } | null>(null);
  effect(() => {
    const game = debriefed.value;
    const scenario = game?.setting.bundle.ruleset.id;
    if (route.value.page !== 'debrief' || scenario === undefined || !hasLesson(scenario)) return;
    // Another's scenario may go by a name that a lesson knows.
    if (game?.setting.brought) return;
    if (asked.peek()?.scenario === scenario) return;
    loadQuestions(scenario).then((found) => {
      asked.value = { scenario, questions: found };
    }, fail);
  });
  const questions = computed(() => {
    const game = debriefed.value;
    if (!game) return null;
    const { setting, reports } = game;
    const own = asked.value?.scenario === setting.bundle.ruleset.id ? asked.value.questions : null;
    const found = setting.brought ? (setting.lesson?.debrief ?? null) : own;
    if (!found) return null;
    const when = (turn: number): string => quarterText(setting.words, setting.ruleset.data, turn);
    return questionsFor(questionsAt(setting, found), happenedIn(setting, reports), when);
  });

  return { screen, questions };
}
