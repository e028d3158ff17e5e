import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import {
  afterPaint,
  type DeskPort,
  type Dialog,
  type FrontModel,
  frameByFrame,
  inSteps,
  leaveFocus,
  nextTask,
  type Phase,
  type PlayModel,
  type Screen,
} from '#desk';
import { GameOverError, hashText, IllegalPlanError, type TurnReport } from '#engine';
import {
  aboutVariable,
  assumedText,
  beatsOf,
  boardModel,
  briefingOf,
  type Choice,
  capitalOf,
  chiefCause,
  choiceOf,
  debriefOf,
  doctrinesOf,
  dossierOf,
  type ForecastScore,
  figureOf,
  figuresOf,
  figureVariables,
  forecastLines,
  forecastScore,
  glossaryOf,
  keepSame,
  LANGUAGES,
  type Language,
  makeWords,
  mastheadOf,
  namesOfMove,
  planItems,
  portfoliosOf,
  previewOf,
  problemText,
  quarterText,
  questionsOf,
  type RangeLine,
  type Report,
  rangedVariables,
  rangesOf,
  reportOf,
  type Setting,
  slotOf,
  standingOf,
  tableCardsOf,
  timelineOf,
  votesOf,
  type WhatIf,
  whatIfOf,
  whyOf,
  withMove,
  withoutSlot,
  withPosture,
} from '#view';
import { openAssuming } from './assuming.ts';
import { linkBoard } from './board.ts';
import { chairsOf, openChooser } from './chooser.ts';
import { joinText, openInClass } from './class/in-class.ts';
import { shortDebrief, shortMasthead } from './class/short.ts';
import { openContinuing } from './continuing.ts';
import { downloadJson } from './download.ts';
import { DraftKeeper, type DraftStore } from './drafts.ts';
import type { Editions } from './editions.ts';
import {
  type Brought,
  broughtOf,
  forgetBrought,
  idOf,
  isBrought,
  keepBrought,
  keptBrought,
} from './foreign/brought.ts';
import { ForeignError } from './foreign/files.ts';
import { type ComesWith, openForeign } from './foreign/page.ts';
import { runFileOf } from './foreign/run-file.ts';
import {
  commit,
  type Game,
  isOver,
  newGame,
  predict,
  replan,
  replayOf,
  stateOf,
  statesOf,
  undone,
  withAsked,
  withVotes,
} from './game.ts';
import { openGuide } from './guide.ts';
import { changeLanguage } from './language.ts';
import { hasLesson, openLessons, roleSheets } from './lessons.ts';
import { plansBefore, plansInSight, withPlansBefore, workOutPlansBefore } from './others.ts';
import type { Preferences } from './preferences.ts';
import { reasonOf } from './problem.ts';
import { rehearse } from './rehearsal.ts';
import { formatRoute, type Overlay, type Page, parseRoute, type Route } from './route.ts';
import { openRuns } from './run/runs.ts';
import type { SaveProblem, SaveStore } from './saves.ts';
import {
  builtIn,
  canBring,
  compileForeign,
  compiler,
  loadSetting,
  scenarioSource,
  shelve,
  withPlaces,
} from './scenarios.ts';
import { newSeed } from './seed.ts';
import { openShare, runLinkOf } from './share.ts';
import { startWorker } from './thinking/start-worker.ts';
import { openThinker } from './thinking/thinker.ts';

const NOTICE_MS = 8000;
const SAVE_AFTER_MS = 50;
const DRAFT_AFTER_MS = 400;
const RANGES_AFTER_MS = 150;

/** Wires game, saves, routes and board to the desk. */
export function openStore(
  language: Language,
  saves: SaveStore,
  drafts: DraftStore,
  preferences: Preferences,
  editions: Editions,
): DeskPort {
  const scenarios = builtIn(language);
  const thinker = openThinker(startWorker);
  const source = scenarioSource(language);
  /** The scenario that was opened from files last. */
  const brought = signal<Brought | null>(null);
  const plainWords = makeWords({}, language.tag, language.ui);
  const setting = signal<Setting | null>(null);
  const words = computed(() => setting.value?.words ?? plainWords);
  const glossary = computed(() =>
    setting.value ? glossaryOf(setting.value) : { terms: [], pattern: null, byForm: new Map() },
  );

  // ---------------------------------------------------------------- routes
  const route = signal<Route>(parseRoute(location.hash));
  window.addEventListener('hashchange', () => {
    route.value = parseRoute(location.hash);
  });
  /** Whether the browser has been asked to go back and has not done so yet. */
  let isGoingBack = false;
  const go = (page: Page, overlay: Overlay | null = null, replace = false): void => {
    const { page: here, text } = route.value;
    goTo({ page, overlay, ...(page === here && text !== undefined ? { text } : {}) }, replace);
  };
  const goTo = (next: Route, replace = false): void => {
    isGoingBack = false;
    const address = formatRoute(next);
    if (replace) history.replaceState(null, '', address);
    else if (address !== location.hash) history.pushState({ opened: next.overlay !== null }, '', address);
    route.value = next;
  };
  window.addEventListener('popstate', () => {
    isGoingBack = false;
    route.value = parseRoute(location.hash);
  });
  const open = (overlay: Overlay): void => go(route.value.page, overlay);
  const closeDialog = (): void => {
    // Who closes it twice in a moment must not leave the page as well.
    if (route.value.overlay === null || isGoingBack) return;
    const state: unknown = history.state;
    if (typeof state === 'object' && state !== null && 'opened' in state && state.opened === true) {
      isGoingBack = true;
      history.back();
    } else go(route.value.page, null, true);
  };

  // ---------------------------------------------------------------- what is said
  const spoken = signal('');
  const notice = signal('');
  let noticeTimer: ReturnType<typeof setTimeout> | undefined;
  const notify = (text: string): void => {
    notice.value = text;
    clearTimeout(noticeTimer);
    noticeTimer = setTimeout(() => {
      notice.value = '';
    }, NOTICE_MS);
  };
  /** Rules that break over a game: it stands as it did before the attempt. */
  const stepFailed = (error: unknown): void => {
    console.warn(error);
    notify(words.value('app.stepFailed', { reason: reasonOf(words.value, error) }));
  };
  const saying = (problem: SaveProblem): string => words.value(problem.text, problem.params);

  // ---------------------------------------------------------------- the front page
  const scenarioId = signal(scenarios[0]?.id ?? '');
  const doctrine = signal('');
  const seed = signal(newSeed());
  const failed = signal(false);
  /** The scenario on the front page, as written. */
  const offered = computed(() => {
    const here = setting.value;
    return here && idOf(here) === scenarioId.value ? here : null;
  });
  const chooser = openChooser(offered);
  const front = computed((): FrontModel => {
    const chosen = offered.value && chooser.settingOf(offered.value);
    const data = chosen?.ruleset.data;
    return {
      scenarios: [...scenarios, ...(brought.value ? [brought.value] : [])].map(({ id, title, pitch, turns, start }) => {
        return {
          id,
          title,
          pitch,
          length: words.value('front.turns', { turns, start: quarterText(words.value, { start }, 0) }),
          isBrought: isBrought(id),
        };
      }),
      scenario: scenarioId.value,
      canBring,
      hasLesson: isBrought(scenarioId.value) ? offered.value?.lesson !== undefined : hasLesson(scenarioId.value),
      chairs: chooser.chairs.value,
      chair: data?.defaultSeat ?? '',
      isSeedKept: chooser.isKept.value,
      playedByProgram: data && data.defaultSeat !== data.pivot ? capitalOf(words.value, data.pivot) : '',
      assumed: chosen ? assumedText(chosen) : '',
      doctrines: chosen ? doctrinesOf(chosen) : [],
      doctrine: doctrine.value,
      failed: failed.value,
      seed: seed.value,
      ...continuing.cards.value,
    };
  });

  const useScenario = async (id: string): Promise<void> => {
    scenarioId.value = id;
    failed.value = false;
    let loaded: Setting;
    try {
      loaded = await loadSetting(id, language);
    } catch (error) {
      failed.value = scenarioId.value === id;
      throw error;
    }
    if (scenarioId.value !== id) return;
    batch(() => {
      if (game.value === null || route.value.page === 'front') setting.value = loaded;
      chooser.reset();
      doctrine.value = loaded.bundle.ruleset.doctrines[0]?.id ?? '';
    });
  };

  // ---------------------------------------------------------------- the game
  const game = signal<Game | null>(null);
  const phase = signal<Phase>('plan');
  const current = (): Game => {
    const value = game.value;
    if (!value) throw new Error('No game is on.');
    return value;
  };

  const board = linkBoard(
    () => words.value,
    preferences,
    (actor) => open({ kind: 'dossier', actor }),
  );
  const modelAt = (value: Game, turn: number) => {
    const states = statesOf(value);
    const { bundle, ruleset, words: say } = value.setting;
    const state = states[turn] ?? stateOf(value);
    return boardModel(bundle, ruleset, state, states.slice(0, turn + 1), say);
  };

  const enter = (value: Game, first: Phase): void => {
    const over = isOver(value);
    batch(() => {
      setting.value = value.setting;
      game.value = value;
      phase.value = over ? 'reveal' : first;
      guide.forget();
      waiting.value = null;
      board.show(modelAt(value, value.reports.length));
      go(over ? 'debrief' : 'desk');
    });
  };

  const dates = new Intl.DateTimeFormat(language.tag, { dateStyle: 'medium', timeStyle: 'short' });
  const continuing = openContinuing({
    words,
    saves,
    drafts,
    scenarios: source,
    thinker,
    listed: scenarios,
    dateText: (ms) => dates.format(ms),
    enter,
    notify,
    say: saying,
    offerForeign: (files, comes) => offerForeign(files, comes),
  });
  const draft = new DraftKeeper(drafts, DRAFT_AFTER_MS);
  effect(() => {
    if (game.value) draft.change(game.value);
  });
  window.addEventListener('pagehide', () => draft.flush());
  /** Does what may fail for want of a file; says so in words when it does. */
  const attempt = (work: () => Promise<unknown>): void => {
    work().catch((error: unknown) => {
      console.warn(error);
      notify(
        error instanceof ForeignError
          ? saying(error.problem)
          : words.value('app.loadFailed', { reason: reasonOf(words.value, error) }),
      );
    });
  };

  // ---------------------------------------------------------------- scenarios that do not come with the game
  const bring = (here: Setting): void => {
    const found = broughtOf(here);
    if (found) {
      shelve(here);
      brought.value = found;
      keepBrought(found).catch((error: unknown) =>
        notify(words.value('save.storageFailed', { reason: reasonOf(words.value, error) })),
      );
    }
  };
  const foreign = openForeign({
    words,
    compile: (files) => compileForeign(files, language),
    stop: compiler.stop,
    take: (here) => {
      bring(here);
      attempt(async () => {
        go('front');
        await useScenario(idOf(here));
      });
    },
    say: saying,
    failed: (error) => attempt(() => Promise.reject(error)),
  });
  /** Shows a scenario that came with a game, and says that it is none of ours, before anything of it is played. */
  const offerForeign = (files: NonNullable<Setting['brought']>, game: ComesWith): SaveProblem | null => {
    if (!canBring) return { text: 'foreign.notHere' };
    foreign.offer(files, game);
    go('scenario');
    return null;
  };

  // ---------------------------------------------------------------- games that come by link
  const loadFailed = (error: unknown): void => {
    console.warn(error);
    notify(words.value('app.loadFailed', { reason: reasonOf(words.value, error) }));
  };
  const runs = openRuns({
    words,
    text: computed(() => (route.value.page === 'run' ? (route.value.text ?? '') : null)),
    board,
    scenarios: source,
    thinker,
    use: (here) => {
      setting.value = here;
    },
    enter,
    notify,
    say: saying,
    failed: loadFailed,
  });
  // ---------------------------------------------------------------- in class
  const inClass = openInClass({
    words,
    route,
    scenarios: source,
    thinker,
    listed: scenarios.map(({ id, title }) => ({ id, title })),
    use: (here) => {
      setting.value = here;
    },
    begin: (value) => enter(value, 'intro'),
    goTo,
    notify,
    speak: (text) => {
      spoken.value = text;
    },
    say: saying,
    failed: loadFailed,
    roles: roleSheets,
    openFile: continuing.openFile,
  });
  const { projector } = inClass;

  /** The game that dialogs are about. */
  const shownGame = computed(() => (route.value.page === 'run' ? runs.game.value : game.value));
  // Back from a link, the board is this game's again.
  effect(() => {
    if (route.value.page !== 'desk' && route.value.page !== 'debrief') return;
    untracked(() => {
      if (game.value && setting.value !== game.value.setting) {
        setting.value = game.value.setting;
        board.show(modelAt(game.value, game.value.reports.length));
      }
    });
  });
  // And back on the front page, the words are those of the scenario chosen there.
  effect(() => {
    if (route.value.page !== 'front') return;
    untracked(() => {
      if (!setting.value || offered.value) return;
      attempt(async () => {
        const id = scenarioId.value;
        const loaded = await loadSetting(id, language);
        if (route.value.page === 'front' && scenarioId.value === id) setting.value = loaded;
      });
    });
  });
  const share = computed(() => {
    const value = route.value.overlay?.kind === 'share' ? shownGame.value : null;
    if (!value) return null;
    return openShare(runLinkOf(value), value.session !== undefined, words.peek(), (error) =>
      notify(words.value('app.loadFailed', { reason: reasonOf(words.value, error) })),
    );
  });

  // ---------------------------------------------------------------- the desk's models
  const inGame = <T>(shape: (value: Game) => T) => computed(() => shape(current()));
  /** The game as the parts know it that may follow one painted frame after what was pressed. */
  const settled = signal<Game | null>(null);
  effect(() => {
    const value = game.value;
    const before = settled.peek();
    const settle = (): void => {
      settled.value = value;
    };
    if (value === null || value.opening !== before?.opening) settle();
    else return afterPaint(settle);
  });
  /** The same for models made of plain parts: a part that still says the same stays the same, and is not drawn anew. */
  const steadily = <T>(shape: (value: Game) => T, of: () => Game = current) => {
    let last: T | undefined;
    return computed((): T => {
      last = keepSame(last, shape(of()));
      return last;
    });
  };
  /** A model that stays as it was last shown for as long as it is held. */
  const heldWhile = <T>(isHeld: () => boolean, model: ReadonlySignal<T>) => {
    let last: { readonly shown: T } | undefined;
    return computed((): T => {
      if (!last || !isHeld()) last = { shown: model.value };
      return last.shown;
    });
  };
  /** What only a desk that is planned at shows: it stays as it was while a report is read. */
  const whilePlanning = <T>(model: ReadonlySignal<T>) => heldWhile(() => phase.value !== 'plan', model);
  const state = inGame(stateOf);
  const preview = inGame((value) => previewOf(value.setting, state.value, value.seat, value.plan, plansInSight(value)));
  /** The report of the last quarter, which is worked out before it is asked for. */
  const reported = new WeakMap<Game, Report>();
  const lastReportOf = (value: Game): Report => {
    const written = reported.get(value) ?? reportOf(value.setting, value.reports, value.reports.length - 1);
    reported.set(value, written);
    return written;
  };
  const report = computed(() => {
    const value = game.value;
    return phase.value === 'reveal' && value && value.reports.length > 0 ? lastReportOf(value) : null;
  });
  const later = (): Game => settled.value ?? current();
  const ranges = signal<readonly RangeLine[] | null>(null);
  // A class agrees on it for all; alone it is a matter of taste.
  const predicting = computed(() => game.value?.session?.predict ?? preferences.predict.value);
  const showsOdds = computed(() => !predicting.value && (game.value?.session?.previews ?? true));
  const questions = inGame(({ seat, predictions = [] }) =>
    predicting.value ? questionsOf(preview.value, seat, state.value.turn, predictions) : null,
  );
  const forecastOf = (value: Game, reports: readonly TurnReport[]): ForecastScore | null =>
    forecastScore(
      value.setting.words,
      reports.flatMap((played) => forecastLines(value.setting, played, value.predictions ?? [], value.seat)),
    );
  // A plan changes with every press, what has happened only with a quarter.
  const lastReport = computed(() => (settled.value ?? game.value)?.reports.at(-1) ?? null);
  // To say why is to do many sums: one figure between two frames, shown when all are there.
  const because = signal<ReadonlyMap<string, string>>(new Map());
  effect(() => {
    const played = lastReport.value;
    const here = untracked(() => game.value?.setting);
    const found = new Map<string, string>();
    const left = played && here ? [...figureVariables(here.ruleset.data).headline] : [];
    return frameByFrame(() => {
      const variable = left.shift();
      if (variable === undefined || !played || !here) {
        because.value = found;
        return false;
      }
      const cause = chiefCause(here, played, variable);
      if (cause !== '') found.set(variable, cause);
      return true;
    });
  });
  const guide = openGuide(
    {
      phase,
      isAsking: computed(() => route.value.overlay?.kind === 'why'),
      setting: () => game.value?.setting ?? null,
      seat: () => current().seat,
      counts: () => {
        const cards = play.briefing.value.filter(({ choices }) => choices.length > 0);
        return {
          matters: cards.length,
          answered: cards.filter(({ answered }) => answered).length,
          moves: current().plan.filter(({ kind }) => kind === 'decide').length,
          predicting: predicting.value,
        };
      },
    },
    preferences.guide,
  );
  const briefing = inGame((value) => {
    const { setting: here, seat, plan, reports } = value;
    return briefingOf(here, state.value, seat, plan, reports[reports.length - 1]?.events ?? [], plansInSight(value));
  });
  const portfolios = inGame((value) =>
    portfoliosOf(value.setting, state.value, value.seat, value.plan, plansInSight(value)),
  );
  const play: PlayModel = {
    phase,
    guide: guide.note,
    canGuide: computed(() => game.value?.seat === game.value?.setting.ruleset.data.pivot),
    intro: inGame(({ setting: here, seat }) =>
      here.words(seat === here.ruleset.written.defaultSeat ? 'scenario.briefing' : `seat.${seat}.briefing`),
    ),
    resumed: inGame(({ past }) => past !== null),
    canDebrief: inGame(({ reports }) => reports.length > 0),
    // The answer comes first; what is left to spend after it may follow.
    masthead: heldWhile(
      () => phase.value === 'reveal' && settled.value !== game.value,
      steadily((value) => {
        const turn = phase.value === 'reveal' ? state.value.turn - 1 : state.value.turn;
        return shortMasthead(value, mastheadOf(value.setting, state.value, value.seat, preview.value, turn), turn);
      }),
    ),
    figures: steadily((value) => figuresOf(value.setting, statesOf(value)), later),
    because,
    tables: steadily((value) => tableCardsOf(value.setting, stateOf(value)), later),
    briefing: whilePlanning(briefing),
    portfolios: whilePlanning(portfolios),
    items: whilePlanning(steadily(({ setting: here, plan }) => planItems(here, state.value, plan))),
    preview,
    questions: whilePlanning(questions),
    showsOdds,
    forecast: computed(() => {
      const value = game.value;
      return value && phase.value === 'reveal' ? forecastOf(value, value.reports.slice(-1)) : null;
    }),
    votes: computed(() => {
      const value = game.value;
      const played = value?.reports.at(-1);
      return value?.votes && played && phase.value === 'reveal' ? votesOf(value.setting, played, value.votes) : [];
    }),
    ranges,
    canUndo: inGame(({ undo }) => undo.length > 0),
    report,
    nextQuarter: inGame(({ setting: here }) =>
      !isOver(current()) ? quarterText(here.words, here.ruleset.data, state.value.turn) : '',
    ),
    rehearsal: rehearse({ game, phase, board: board.state }),
    playing: board.playing,
    board: board.state,
  };

  // The next quarter's desk is worked out while the last report is read, so that turning to it has only to draw it.
  effect(() => {
    if (phase.value === 'plan' || settled.value === null || isOver(settled.value)) return;
    const steps: (() => unknown)[] = [];
    const choose = (cards: readonly { readonly choices: readonly Choice[] }[]): void => {
      for (const { choices } of cards) for (const choice of choices) steps.push(() => choice.effects);
    };
    steps.push(
      () => preview.value,
      () => choose(briefing.value),
      () => {
        for (const tab of portfolios.value) steps.push(() => choose(tab.open));
      },
    );
    return frameByFrame(() => {
      const step = steps.shift();
      if (!step || game.value === null) return false;
      try {
        step();
      } catch {
        // What cannot be worked out is said where it is asked for.
        return false;
      }
      return true;
    });
  });

  // Imagined courses of the quarter, once the plan has been left alone for a moment.
  effect(() => {
    const value = game.value;
    ranges.value = null;
    if (!value || phase.value !== 'plan' || route.value.page !== 'desk' || !preview.value.legal) return;
    const { setting: here, seat, plan } = value;
    const stop = new AbortController();
    const imagine = async (): Promise<void> => {
      const variables = rangedVariables(here.ruleset);
      const state = stateOf(value);
      const asks = { state, seat, plan, before: plansInSight(value), variables };
      const figures = await thinker.think('quarterAhead', here.ruleset, asks, stop.signal);
      ranges.value = rangesOf(here, state, figures);
    };
    // What cannot be played is said on commit; here there is only nothing to show.
    const timer = setTimeout(() => imagine().catch(console.warn), RANGES_AFTER_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  });

  // What the program plans for the pivot, worked out while the last quarter is being read.
  const unsettled = signal<Game | null>(null);
  effect(() => {
    const value = game.value;
    if (!value || isOver(value) || plansBefore(value) !== null) return;
    const stop = new AbortController();
    workOutPlansBefore(thinker, value, stop.signal).then(
      (done) => {
        if (game.value === value) game.value = done;
      },
      (error: unknown) => {
        stepFailed(error);
        unsettled.value = value;
      },
    );
    return () => stop.abort();
  });
  /** Nobody plans before what there is to answer has been worked out, or has turned out to be impossible. */
  const waiting = signal<(() => void) | null>(null);
  effect(() => {
    const value = game.value;
    const then = waiting.value;
    if (!then || !value || (plansBefore(value) === null && !isOver(value) && unsettled.value !== value)) return;
    waiting.value = null;
    untracked(then);
  });

  const whatIf = signal<WhatIf | 'searching' | null>('searching');
  let stopSearch = (): void => undefined;
  const lookForWhatIf = (value: Game): void => {
    const { setting: here, seat, opening, reports } = value;
    stopSearch();
    const stop = new AbortController();
    stopSearch = () => stop.abort();
    whatIf.value = 'searching';
    const asks = { opening, plans: reports.map(({ plans }) => plans), seat };
    thinker.think('weightiestMove', here.ruleset, asks, stop.signal).then(
      (found) => {
        whatIf.value = whatIfOf(here, found, opening.turn);
      },
      (error: unknown) => {
        whatIf.value = null;
        console.warn(error);
      },
    );
  };
  let searched: Game | null = null;
  effect(() => {
    const value = game.value;
    if (route.value.page !== 'debrief' || !value || value === searched) return;
    searched = value;
    untracked(() => lookForWhatIf(value));
  });

  const lessons = openLessons(route, game, {
    fail: (error) => attempt(() => Promise.reject(error)),
    lost: () => go('front', null, true),
    brought: async (id) => (await loadSetting(id, language)).lesson ?? null,
  });
  const debrief = computed(() => {
    const value = game.value;
    if (!value || value.reports.length === 0) return null;
    return {
      forecast: forecastOf(value, value.reports),
      debrief: shortDebrief(value, debriefOf(value.setting, value.reports)),
      inClass: value.session !== undefined,
      canShare: value.past === null,
      whatIf,
      seed: value.opening.seed,
      title: value.setting.words('scenario.title'),
      questions: lessons.questions,
      chairs: value.session ? [] : chairsOf(value.setting).filter(({ id }) => id !== value.seat),
      pivot: capitalOf(value.setting.words, value.setting.ruleset.data.pivot),
      isOver: isOver(value),
    };
  });

  const screen = computed((): Screen => {
    const { page } = route.value;
    if (page === 'front') return { kind: 'front', front: front.value };
    if (page === 'run') return runs.screen.value;
    if (page === 'lesson') return lessons.screen.value;
    if (page === 'join') return inClass.join.screen.value;
    if (page === 'scenario') return { kind: 'foreign', foreign: foreign.model.value, intents: foreign.intents };
    if (page === 'class') return inClass.screen.value;
    if (!game.value) return { kind: 'loading' };
    if (page === 'debrief' && debrief.value) return { kind: 'debrief', debrief: debrief.value };
    return playScreen;
  });
  const playScreen: Screen = { kind: 'play', play };

  const gameOnShow = computed(() => (route.value.page === 'front' ? null : shownGame.value));
  const assuming = openAssuming(
    computed(() => gameOnShow.value?.setting ?? offered.value),
    gameOnShow,
    stepFailed,
  );

  /** The scenario of the game on show with the places of its things; null until somebody has asked why, and while they are fetched. */
  const placed = signal<Setting | null>(null);
  effect(() => {
    const here = shownGame.value?.setting;
    if (route.value.overlay?.kind !== 'why' || !here || placed.peek()?.ruleset === here.ruleset) return;
    placed.value = null;
    withPlaces(here).then((found) => {
      if (shownGame.value?.setting === here) placed.value = found;
      // A reason without the line it was written on is a reason all the same.
    }, console.warn);
  });

  const dialog = computed((): Dialog | null => {
    const { overlay, page } = route.value;
    const value = shownGame.value;
    if (!overlay) return null;
    if (overlay.kind === 'help') return { kind: 'help' };
    if (overlay.kind === 'assumptions') {
      const model = assuming.model.value;
      return model && { kind: 'assumptions', assumptions: model };
    }
    if (!value) return null;
    if (overlay.kind === 'share') return share.value ? { kind: 'share', share: share.value } : null;
    if (overlay.kind === 'vote') {
      return page === 'desk' && phase.value === 'plan' ? { kind: 'vote', capitals: toVoteOn() } : null;
    }
    const { setting: here, reports } = value;
    switch (overlay.kind) {
      case 'why': {
        if (!here.ruleset.symbols.slots.has(overlay.variable)) return null;
        const turn = overlay.turn ?? reports.length - 1;
        const played = reports[turn];
        const name = figureOf(here, statesOf(value), overlay.variable, 'second').fullName;
        const about = aboutVariable(here.words, overlay.variable);
        const standing = standingOf(here, played?.after ?? stateOf(value), overlay.variable);
        const why = played ? whyOf(placed.value ?? here, played, overlay.variable) : null;
        return { kind: 'why', name, about, turn, why, standing };
      }
      case 'dossier':
        if (!here.ruleset.data.actors.some(({ id }) => id === overlay.actor)) return null;
        return {
          kind: 'dossier',
          dossier: dossierOf(
            here,
            stateOf(value),
            reports,
            overlay.actor,
            page === 'run' ? [] : preview.value.capitals,
          ),
          hidden: showsOdds.value ? '' : here.words(predicting.value ? 'predict.hidden' : 'preview.hidden'),
        };
      case 'timeline':
        return {
          kind: 'timeline',
          entries: timelineOf(here, reports),
          open: overlay.turn !== null && reports[overlay.turn] ? reportOf(here, reports, overlay.turn) : null,
          forecast: overlay.turn === null ? null : forecastOf(value, reports.slice(overlay.turn, overlay.turn + 1)),
        };
    }
  });

  /** Says what happened in a quarter, and has the board play it out unless the reader has gone on. */
  const tell = (value: Game, played: TurnReport): void => {
    spoken.value = report.value?.summary ?? '';
    const { bundle, ruleset, words: say } = value.setting;
    const beats = beatsOf(bundle, ruleset, played, say);
    nextTask(() => {
      const at = value.reports.length;
      if (game.value !== value || phase.value !== 'reveal') board.show(modelAt(value, at));
      else board.play(beats, modelAt(value, at - 1), modelAt(value, at));
    });
  };

  // ---------------------------------------------------------------- what a person can do
  const change = (next: (value: Game) => Game): void => {
    const value = game.value;
    if (value && phase.value === 'plan') game.value = next(value);
  };
  const chooseChair = (id: string, isKept: boolean): void => {
    chooser.pickSeat(id, isKept);
    const chosen = offered.value && chooser.settingOf(offered.value);
    doctrine.value = chosen?.ruleset.data.doctrines[0]?.id ?? '';
  };
  const beginGame = (here: Setting, chosenSeed: string, chosenDoctrine: string): void => {
    enter(newGame(here, chosenSeed.trim() || newSeed(), chosenDoctrine), 'intro');
    seed.value = newSeed();
  };

  const toVoteOn = () => questionsOf(preview.value, current().seat, state.value.turn, []);
  /** The game after the quarter that is planned; null, and said, when it cannot be played. */
  const playQuarter = (value: Game): Game | null => {
    try {
      const asked = questions.value?.flatMap((capital) => capital.questions) ?? [];
      const stated = withAsked(value, ({ actor, reaction, act }) =>
        asked.some((question) => question.actor === actor && question.reaction === reaction && question.actId === act),
      );
      return commit(stated, plansBefore(withPlansBefore(value)) ?? {});
    } catch (error) {
      if (error instanceof GameOverError) notify(words.value('app.over'));
      else if (error instanceof IllegalPlanError) {
        const first = error.problems[0];
        notify(first ? problemText(words.value, first) : error.message);
      } else stepFailed(error);
      return null;
    }
  };
  const commitInSteps = inSteps((planned: Game) => {
    const isStillPlanned = (): boolean => game.value === planned && phase.value === 'plan';
    let next: Game | null = null;
    return [
      () => {
        next = isStillPlanned() ? playQuarter(planned) : null;
        return next !== null;
      },
      () => {
        try {
          return next !== null && lastReportOf(next) !== null;
        } catch (error) {
          stepFailed(error);
          return false;
        }
      },
      () => {
        const committed = next;
        if (!committed || !isStillPlanned()) return false;
        leaveFocus();
        batch(() => {
          game.value = committed;
          phase.value = 'reveal';
        });
        // All else can wait until the answer has been painted.
        afterPaint(() => {
          const played = committed.reports.at(-1);
          if (played) tell(committed, played);
          setTimeout(() => void continuing.keep(committed), SAVE_AFTER_MS);
        });
        return true;
      },
    ];
  });
  const commitNow = (): void => {
    const planned = game.value;
    if (planned) commitInSteps(planned);
  };

  const port: DeskPort = {
    words,
    glossary,
    screen,
    dialog,
    spoken,
    notice,
    theme: preferences.theme,
    reducedMotion: preferences.reducedMotion,
    sound: preferences.sound,
    language: language.tag,
    languages: LANGUAGES,
    newEdition: editions.waiting,
    reading: compiler.isAtWork,
    guide: preferences.guide,
    predict: preferences.predict,
    keys: preferences.keys,
    intents: {
      run: runs.intents,
      join: inClass.join.intents,
      joinClass: (code) => goTo({ page: 'join', overlay: null, text: joinText(code) }),
      openClass: () => go('class'),
      openForeign: () => go('scenario'),
      forgetForeign: () => {
        brought.value = null;
        forgetBrought().catch((error: unknown) =>
          notify(words.value('save.storageFailed', { reason: reasonOf(words.value, error) })),
        );
        const [own] = scenarios;
        if (own) attempt(() => useScenario(own.id));
      },
      share: () => {
        if (shownGame.value?.past === null) open({ kind: 'share' });
      },
      copy: (text) => {
        const copied = navigator.clipboard
          ? navigator.clipboard.writeText(text)
          : Promise.reject(new Error('no clipboard'));
        copied.then(
          () => notify(words.value('share.copied')),
          () => notify(words.value('share.copyFailed')),
        );
      },
      pickScenario: (id) => attempt(() => useScenario(id)),
      pickChair: (id) => chooseChair(id, chooser.isKept.value),
      pickDoctrine: (id) => {
        doctrine.value = id;
      },
      setSeed: (text) => {
        seed.value = text;
      },
      newSeed: () => {
        seed.value = newSeed();
      },
      start: () => {
        attempt(async () => {
          const here = chooser.settingOf(await loadSetting(scenarioId.value, language));
          beginGame(here, seed.value, doctrine.value || (here.ruleset.data.doctrines[0]?.id ?? ''));
        });
      },
      continueSaved: () => attempt(() => continuing.open('saved')),
      continueOther: () => attempt(() => continuing.open('other')),
      continuePrevious: () => attempt(() => continuing.open('previous')),
      continueSnapshot: () => attempt(() => continuing.open('snapshot')),
      forgetBroken: () => attempt(continuing.forget),
      openFile: (file) => {
        attempt(async () => {
          const problem = await continuing.openFile(file);
          if (problem === 'asked') return;
          if (problem) notify(words.value('save.openFailed', { reason: saying(problem) }));
          else if (!game.value?.past) notify(words.value('save.opened', { quarter: play.masthead.value.quarter }));
        });
      },
      goHome: () => {
        go('front');
        attempt(continuing.look);
      },
      begin: () => {
        waiting.value = () => {
          phase.value = 'plan';
          // The guide shows the pivot's desk; other chairs are for who has sat there.
          // A class is led by its teacher, who may have asked for the guide.
          const session = game.value?.session;
          const isWanted = session ? session.guide === true : preferences.guide.value;
          if (isWanted && game.value?.seat === game.value?.setting.ruleset.data.pivot) guide.begin();
        };
      },
      guideStart: () => {
        closeDialog();
        guide.begin();
      },
      guideNext: guide.next,
      guideBack: guide.back,
      guideLeave: guide.leave,
      toggle: (choice) =>
        change((value) =>
          replan(
            value,
            choice.chosen ? withoutSlot(value.plan, slotOf(choice.move)) : withMove(value.plan, choice.move),
          ),
        ),
      confirm: (choice) => {
        const value = game.value;
        if (!value) return;
        const move = value.plan.find((other) => `${slotOf(other)}.${choiceOf(other)}` === choice);
        const { capitalLeft: capital, treasuryLeft: treasury } = preview.value;
        const left =
          treasury === ''
            ? words.value('plan.left.capital', { capital })
            : words.value('plan.left', { capital, treasury });
        spoken.value = move
          ? words.value('plan.added', { ...namesOfMove(current().setting, move), left })
          : words.value('plan.notIn', { left });
      },
      setPosture: (slot, posture) =>
        change((value) => {
          const move = value.plan.find((other) => slotOf(other) === slot);
          return move ? replan(value, withMove(value.plan, withPosture(move, posture))) : value;
        }),
      predict: ({ actor, reaction, actId }, rung, sure) =>
        change((value) => predict(value, { turn: stateOf(value).turn, actor, reaction, act: actId, rung, sure })),
      // Its row may stand a moment longer than the move.
      remove: (slot) =>
        change((value) =>
          value.plan.some((move) => slotOf(move) === slot) ? replan(value, withoutSlot(value.plan, slot)) : value,
        ),
      undo: () => change(undone),
      say: notify,
      commit: () => {
        // On a wall, hands are counted before anything is revealed.
        if (projector.value && toVoteOn().length > 0) open({ kind: 'vote' });
        else commitNow();
      },
      voted: (hands) => {
        const turn = state.value.turn;
        change((value) => withVotes(value, turn, hands));
        closeDialog();
        commitNow();
      },
      skipReveal: () => board.skip(),
      next: () => {
        const value = game.value;
        // The report may be asked once more to go while it goes.
        if (!value || phase.value !== 'reveal') return;
        afterPaint(() => board.skip());
        if (isOver(value)) go('debrief');
        else {
          waiting.value = () => {
            leaveFocus();
            phase.value = 'plan';
          };
        }
      },
      askWhy: (variable, turn) => open({ kind: 'why', variable, turn: turn ?? null }),
      openDossier: (actor) => open({ kind: 'dossier', actor }),
      openTimeline: (turn) => open({ kind: 'timeline', turn: turn ?? null }),
      openDebrief: () => {
        if (game.value && game.value.reports.length > 0) go('debrief');
      },
      backToDesk: () => go('desk'),
      openHelp: () => open({ kind: 'help' }),
      closeDialog,
      setTheme: (theme) => {
        preferences.theme.value = theme;
      },
      setLanguage: changeLanguage,
      setReducedMotion: (on) => {
        preferences.reducedMotion.value = on;
      },
      setSound: (on) => {
        preferences.sound.value = on;
      },
      setGuide: (on) => {
        preferences.guide.value = on;
      },
      setPredict: (on) => {
        preferences.predict.value = on;
      },
      setKeys: (on) => {
        preferences.keys.value = on;
      },
      download: () => {
        const value = shownGame.value;
        if (!value) return;
        const replay = replayOf(value);
        const named = words.value('save.filename', { scenario: replay.scenario.id, seed: replay.seed });
        // A class plays under one seed and puts its files into one folder.
        const name = value.session ? `${named}-${hashText(JSON.stringify(replay.plans)).slice(0, 4)}` : named;
        // A game carried on from a snapshot can only be opened by its snapshot.
        downloadJson(name, value.past ? continuing.saveOf(value) : runFileOf(replay, value.setting.brought));
      },
      playAgain: (sameSeed) => {
        const value = current();
        beginGame(value.setting, sameSeed ? value.opening.seed : newSeed(), value.opening.doctrine);
      },
      takeChair: (id) => {
        const value = shownGame.value;
        if (!value) return;
        attempt(async () => {
          bring(value.setting);
          go('front');
          await useScenario(idOf(value.setting));
          chooser.assume(value.setting.ruleset.assumptions);
          seed.value = value.opening.seed;
          chooseChair(id, true);
        });
      },
      openAssumptions: () => {
        const value = gameOnShow.value;
        assuming.begin(value ? value.setting.ruleset.assumptions : chooser.assumptions.value);
        open({ kind: 'assumptions' });
      },
      setAssumption: assuming.set,
      resetAssumptions: assuming.resetAll,
      useAssumptions: () => {
        if (assuming.isLocked()) return;
        const asked = assuming.asked();
        const value = gameOnShow.value;
        if (!value) {
          chooser.assume(asked);
          closeDialog();
          return;
        }
        const { setting: here, seat, opening } = value;
        attempt(async () => {
          bring(here);
          go('front', null, true);
          await useScenario(idOf(here));
          chooser.assume(asked);
          seed.value = opening.seed;
          chooseChair(seat, true);
          doctrine.value = opening.doctrine;
        });
      },
      rerun: assuming.rerun,
      print: () => window.print(),
      openNewEdition: () => editions.use(),
      stopReading: compiler.stop,
      boardHost: board.host,
      frameTaken: board.yieldFrame,
    },
  };

  const isLooked = signal(false);
  attempt(async () => {
    try {
      if (scenarios[0]) await useScenario(scenarios[0].id);
      if (canBring) brought.value ??= await keptBrought().catch(() => null);
    } finally {
      await continuing.look();
      isLooked.value = true;
    }
  });
  // A page of a game that was left by a reload is found again in what was kept, at once or when somebody goes back to it.
  const isLost = computed(
    () => isLooked.value && !game.value && (route.value.page === 'desk' || route.value.page === 'debrief'),
  );
  effect(() => {
    if (!isLost.value) return;
    untracked(() =>
      attempt(async () => {
        try {
          await continuing.resume();
        } finally {
          if (isLost.value) go('front', null, true);
        }
      }),
    );
  });

  effect(() => {
    const title = words.value('app.title');
    const { page } = route.value;
    const shown = screen.value;
    if (shown.kind === 'lesson') {
      const { lesson, page: opened } = shown.lesson;
      document.title = `${opened?.title ?? lesson.title} · ${title}`;
      return;
    }
    document.title = page === 'front' || !game.value ? title : `${play.masthead.value.quarter} · ${title}`;
  });

  return port;
}
