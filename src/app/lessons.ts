import { load, loadQuestions, withLesson } from 'virtual:lessons';
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Screen } from '#desk';
import { type DebriefQuestion, type EarnedQuestion, happenedIn, type Lesson, quarterText, questionsFor } from '#view';
import type { Game } from './game.ts';
import { formatRoute, type Route } from './route.ts';

/** Whether a scenario brings a lesson. */
export const hasLesson = (scenario: string): boolean => withLesson.includes(scenario);

const loaded = new Map<string, Promise<Lesson>>();

/** Loads a scenario's lesson once. Rejects when it brings none. */
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

export interface Lessons {
  /** What `#/lesson/…` shows. */
  readonly screen: ReadonlySignal<Screen>;
  /** What the run at hand should be asked about; null while that is being fetched, or when there is no lesson. */
  readonly questions: ReadonlySignal<readonly EarnedQuestion[] | null>;
}

/**
 * The lessons of the scenarios: their pages by address, and the questions that a run has earned.
 * @param lost called when an address leads to no lesson
 */
export function openLessons(
  route: ReadonlySignal<Route>,
  debriefed: ReadonlySignal<Game | null>,
  { fail, lost }: { readonly fail: (error: unknown) => void; readonly lost: () => void },
): Lessons {
  const lesson = signal<Lesson | null>(null);
  const fetchFor = (scenario: string, done: (lesson: Lesson) => void): void => {
    loadLesson(scenario).then(done, fail);
  };

  effect(() => {
    const { page, text = '' } = route.value;
    if (page !== 'lesson') return;
    const [scenario = ''] = text.split('/');
    if (!hasLesson(scenario)) {
      lost();
      return;
    }
    if (lesson.peek()?.scenario === scenario) return;
    fetchFor(scenario, (found) => {
      lesson.value = found;
    });
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
    if (asked.peek()?.scenario === scenario) return;
    loadQuestions(scenario).then((found) => {
      asked.value = { scenario, questions: found };
    }, fail);
  });
  const questions = computed(() => {
    const game = debriefed.value;
    const found = asked.value;
    // Another's scenario may go by a name that a lesson knows.
    if (!game || game.setting.brought || found?.scenario !== game.setting.bundle.ruleset.id) return null;
    const { setting, reports } = game;
    const when = (turn: number): string => quarterText(setting.words, setting.ruleset.data, turn);
    return questionsFor(found.questions, happenedIn(setting, reports), when);
  });

  return { screen, questions };
}
