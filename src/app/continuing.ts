import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { type FrontModel, nextTask, type Phase, type SavedCard } from '#desk';
import type { Replay } from '#lab';
import { parseReplay } from '#lab';
import { quarterText, type Setting, type Words, wordsOr } from '#view';
import { type DraftStore, readDraft } from './drafts.ts';
import { broughtOf } from './foreign/brought.ts';
import { ForeignError } from './foreign/files.ts';
import type { ComesWith } from './foreign/page.ts';
import { runIn } from './foreign/run-file.ts';
import { type Game, gameFromSnapshot, isOver, type Opened, openGame, replayOf, stateOf } from './game.ts';
import { reasonOf } from './problem.ts';
import type { ScenarioSource } from './run/open-link.ts';
import {
  forgetLatest,
  isContinued,
  keepSave,
  makeSave,
  notReplay,
  readSave,
  type Save,
  type SaveProblem,
  type SaveSlot,
  type SaveStore,
  snapshotOf,
} from './saves.ts';
import type { Thinker } from './thinking/thinker.ts';

/** Longest file that is read as a game. */
const MOST_BYTES = 8_000_000;

/** A save that can be opened, and how the front page shows it. */
interface Offer {
  readonly save: Save;
  readonly card: SavedCard;
}

/** As much of a scenario as a save's card tells of it. */
interface Listed {
  readonly id: string;
  readonly title: string;
  readonly turns: number;
  readonly start: { readonly year: number; readonly quarter: number };
}

/** What keeping games and going on with them needs of the rest. */
export interface ContinuingPorts {
  readonly words: ReadonlySignal<Words>;
  readonly saves: SaveStore;
  readonly drafts: DraftStore;
  readonly scenarios: Pick<ScenarioSource, 'of'>;
  readonly thinker: Thinker;
  /** The scenarios that come with the game. */
  readonly listed: readonly Listed[];
  /** A moment in the reader's language, from milliseconds since 1970. */
  dateText(ms: number): string;
  enter(game: Game, phase: Phase): void;
  notify(text: string): void;
  say(problem: SaveProblem): string;
  /** Shows a scenario that came with a game before anything of it is played; why it does not, when it does not. */
  offerForeign(files: NonNullable<Setting['brought']>, game: ComesWith): SaveProblem | null;
}

export interface Continuing {
  /** What the front page offers to go on with. */
  readonly cards: ReadonlySignal<Pick<FrontModel, 'saved' | 'other' | 'broken'>>;
  /** Looks again at what is kept. Never rejects. */
  look(): Promise<void>;
  /** The save of a game as it stands. */
  saveOf(game: Game): Save;
  /** Keeps a game after a quarter; says so when it cannot be kept. Never rejects. */
  keep(game: Game): Promise<void>;
  /** Opens what was being played before a reload, else the latest save; nothing when there is neither. */
  resume(): Promise<void>;
  /** Opens what one of the cards offers. */
  open(which: 'saved' | 'other' | 'previous' | 'snapshot'): Promise<void>;
  /** Forgets a damaged save for the one before. */
  forget(): Promise<void>;
  /** Opens a game from a file: why it cannot, or that its scenario is asked about first. */
  openFile(file: File): Promise<SaveProblem | 'asked' | null>;
}

/** Games that are kept: saved every quarter, offered on the front page, opened again. */
export function openContinuing(ports: ContinuingPorts): Continuing {
  const { words, saves } = ports;
  const saved = signal<Offer | null>(null);
  const other = signal<Offer | null>(null);
  const broken = signal<{
    readonly reason: string;
    readonly previous: Offer | null;
    /** The save itself, when the snapshot in it can be played on from. */
    readonly snapshot: Offer | null;
  } | null>(null);

  const cardOf = (save: Save): SavedCard => {
    const { scenario, plans, seed, seat, assumptions = {}, session } = save.replay;
    const info = save.brought ?? ports.listed.find(({ id }) => id === scenario.id);
    const count = Object.keys(assumptions).length;
    const capital = seat === undefined ? '' : wordsOr(words.value, `actor.${seat}.capital`, seat);
    const title = [
      info?.title ?? scenario.id,
      ...(capital === '' ? [] : [words.value('chair.of', { capital })]),
      ...(count === 0 ? [] : [words.value('assumptions.changed', { count })]),
    ].join(words.value('list.comma'));
    const turns = session?.turns ?? info?.turns ?? plans.length;
    const when = ports.dateText(save.savedAt);
    if (plans.length >= turns || !info) return { where: words.value('front.continue.over', { title }), when, seed };
    const label = quarterText(words.value, info, plans.length);
    return {
      where: words.value('front.continue.where', { title, quarter: label, turn: plans.length + 1, turns }),
      when,
      seed,
    };
  };
  const offerOf = (save: Save | null): Offer | null => (save ? { save, card: cardOf(save) } : null);

  const storageFailed = (error: unknown): void =>
    ports.notify(words.value('save.storageFailed', { reason: reasonOf(words.value, error) }));
  const readSlot = async (slot: SaveSlot): Promise<{ save: Save | null; problem: SaveProblem | null }> => {
    try {
      const value = await saves.read(slot);
      if (value === undefined || value === null) return { save: null, problem: null };
      const result = readSave(value);
      return result.ok ? { save: result.save, problem: null } : { save: null, problem: result.problem };
    } catch (error) {
      storageFailed(error);
      return { save: null, problem: null };
    }
  };
  /** The other game, unless one of those already offered is that game, further on. */
  const otherThan = async (...offered: readonly (Save | null)[]): Promise<Offer | null> => {
    const { save } = await readSlot('other');
    return save && !offered.some((one) => one && isContinued(save.replay, one.replay)) ? offerOf(save) : null;
  };
  const breakWith = async (problem: SaveProblem, snapshot: Save | null = null): Promise<void> => {
    const { save } = await readSlot('previous');
    const left = await otherThan(save, snapshot);
    batch(() => {
      broken.value = { reason: ports.say(problem), previous: offerOf(save), snapshot: offerOf(snapshot) };
      saved.value = null;
      other.value = left;
    });
  };
  const look = async (): Promise<void> => {
    const { save, problem } = await readSlot('latest');
    if (problem) return breakWith(problem);
    const left = await otherThan(save);
    batch(() => {
      broken.value = null;
      saved.value = offerOf(save);
      other.value = left;
    });
  };

  /** The scenario of a game that was kept or handed over; why there is none, when there is none. */
  const settingFor = async (
    { scenario }: Replay,
    files: NonNullable<Setting['brought']>,
  ): Promise<{ readonly setting: Setting } | { readonly problem: SaveProblem }> => {
    const { LinkError } = await import('./link/problem.ts');
    try {
      const found = await ports.scenarios.of(scenario, files);
      if (found) return { setting: found };
    } catch (error) {
      if (error instanceof ForeignError) return { problem: error.problem };
      if (!(error instanceof LinkError)) throw error;
      return { problem: { text: `link.${error.fault}`, params: { problem: error.detail } } };
    }
    return { problem: { text: 'save.unknownScenario', params: { id: scenario.id } } };
  };
  /** Opens a replay wherever it comes from; says why when it cannot. */
  const openReplay = async (replay: Replay, files: NonNullable<Setting['brought']>): Promise<SaveProblem | null> => {
    const found = await settingFor(replay, files);
    if ('problem' in found) return found.problem;
    const result = await openGame(ports.thinker, found.setting, replay);
    if (!result.ok) return result.problem;
    ports.enter(result.game, 'plan');
    return null;
  };
  const snapshotGame = async (save: Save): Promise<Opened> => {
    const found = await settingFor(save.replay, save.brought?.files ?? []);
    if ('problem' in found) return { ok: false, problem: found.problem };
    return gameFromSnapshot(found.setting, save.snapshot, save.replay);
  };
  /** Opens what a save's snapshot tells, marked as such; says why when it cannot. */
  const openSnapshot = async (save: Save): Promise<SaveProblem | null> => {
    const result = await snapshotGame(save);
    if (!result.ok) return result.problem;
    const { game } = result;
    ports.enter(game, 'plan');
    const { words: say, ruleset } = game.setting;
    ports.notify(say('save.resumed', { quarter: quarterText(say, ruleset.data, stateOf(game).turn) }));
    return null;
  };
  const openSave = async (save: Save): Promise<SaveProblem | null> =>
    save.resumed ? openSnapshot(save) : openReplay(save.replay, save.brought?.files ?? []);
  const openFailed = (problem: SaveProblem): void =>
    ports.notify(words.value('save.openFailed', { reason: ports.say(problem) }));
  /** Goes on with the latest save or the one before it. */
  const continueFrom = async (save: Save | undefined): Promise<void> => {
    const problem = save ? await openSave(save) : null;
    if (!save || !problem) return;
    // A reading that was ended says nothing about the save.
    if (problem.text === 'foreign.calledOff' || problem.text === 'foreign.tooSlow') ports.notify(ports.say(problem));
    // A snapshot may be played on from where its replay may not.
    else await breakWith(problem, !save.resumed && (await snapshotGame(save)).ok ? save : null);
  };

  /** Opens the game this tab was at before a reload, its plan included; false when there is none or it cannot be opened. */
  const openDraft = async (): Promise<boolean> => {
    const draft = readDraft(ports.drafts.read());
    if (!draft) return false;
    const { changedAt, played, plan, predictions, snapshot } = draft;
    const latest = saved.value?.save;
    const isSaved = latest !== undefined && isContinued(played, latest.replay);
    // The same game, played on in another tab; one that was begun anew or branched off came later than its save.
    if (isSaved && latest.replay.plans.length > played.plans.length && latest.savedAt > changedAt) return false;
    const found = await settingFor(played, (isSaved && latest.brought?.files) || []);
    const result =
      'problem' in found
        ? ({ ok: false, problem: found.problem } as const)
        : snapshot
          ? gameFromSnapshot(found.setting, snapshot, played)
          : await openGame(ports.thinker, found.setting, played);
    if (!result.ok) {
      ports.notify(words.value('save.draftLost', { reason: ports.say(result.problem) }));
      return false;
    }
    const { game } = result;
    // By other rules the same moves may not be there.
    const isSame = played.scenario.hash === game.setting.ruleset.written.hash;
    const hasBegun = game.reports.length > 0 || game.past !== null || plan.length > 0;
    const planned = isSame ? { ...game, plan, ...(predictions.length > 0 ? { predictions } : {}) } : game;
    ports.enter(isOver(game) ? game : planned, hasBegun ? 'plan' : 'intro');
    return true;
  };

  const saveOf = (game: Game): Save =>
    makeSave(
      replayOf(game),
      snapshotOf(game.setting.ruleset, stateOf(game)),
      Date.now(),
      game.past !== null,
      broughtOf(game.setting),
    );

  const openFile = async (file: File): Promise<SaveProblem | 'asked' | null> => {
    if (file.size > MOST_BYTES) return { text: 'save.tooLarge' };
    let json: unknown;
    try {
      json = JSON.parse(await file.text());
    } catch {
      return { text: 'save.notJson' };
    }
    if (typeof json === 'object' && json !== null && 'resumed' in json) {
      const result = readSave(json);
      if (!result.ok) return result.problem;
      const { save } = result;
      if (!save.brought) return openSnapshot(save);
      const comes = { quarters: save.replay.plans.length, open: () => openSnapshot(save) };
      return ports.offerForeign(save.brought.files, comes) ?? 'asked';
    }
    try {
      const { run, files } = runIn(json);
      const parsed = parseReplay(run);
      if (!parsed.ok) return notReplay(parsed.problems);
      const { replay } = parsed;
      if (files.length === 0) return openReplay(replay, files);
      const comes = { quarters: replay.plans.length, open: () => openReplay(replay, files) };
      return ports.offerForeign(files, comes) ?? 'asked';
    } catch (error) {
      if (error instanceof ForeignError) return error.problem;
      throw error;
    }
  };

  return {
    cards: computed(() => ({
      saved: saved.value?.card ?? null,
      other: other.value?.card ?? null,
      broken: broken.value && {
        reason: broken.value.reason,
        previous: broken.value.previous?.card ?? null,
        snapshot: broken.value.snapshot?.card ?? null,
      },
    })),
    look,
    saveOf,
    keep: async (game) => {
      try {
        // The quarter's hash takes as long as all the rest: it is worked out in a task of its own, and remembered.
        replayOf(game);
        await new Promise<void>(nextTask);
        const save = saveOf(game);
        await keepSave(saves, save);
        saved.value = offerOf(save);
      } catch (error) {
        storageFailed(error);
      }
    },
    resume: async () => {
      if (!(await openDraft())) await continueFrom(saved.value?.save);
    },
    open: async (which) => {
      if (which === 'saved') return continueFrom(saved.value?.save);
      if (which === 'previous') return continueFrom(broken.value?.previous?.save);
      const save = (which === 'other' ? other.value : broken.value?.snapshot)?.save;
      const problem = save ? await (which === 'other' ? openSave(save) : openSnapshot(save)) : null;
      // Neither is the latest save: that one is as good as it was.
      if (problem) openFailed(problem);
    },
    forget: async () => {
      try {
        await forgetLatest(saves);
      } catch (error) {
        storageFailed(error);
        return;
      }
      await look();
    },
    openFile,
  };
}
