import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Phase, RunIntents, RunModel } from '#desk';
import { playableSeats, variantOf, verdict } from '#engine';
import { quarterText, type Setting, settingWith, type Words } from '#view';
import type { BoardLink } from '../board.ts';
import { branchOf, type Game, isOver, newGame, stateOf } from '../game.ts';
import type { SaveProblem } from '../saves.ts';
import type { Thinker } from '../thinking/thinker.ts';
import type { OpenedLink, ScenarioSource } from './open-link.ts';
import { openWatch, type Watch } from './watch.ts';

/** What the games that come by link need of the rest. */
export interface RunPorts {
  readonly words: ReadonlySignal<Words>;
  /** Text of the link that the address names; null on other pages. */
  readonly text: ReadonlySignal<string | null>;
  readonly board: BoardLink;
  readonly scenarios: ScenarioSource;
  readonly thinker: Thinker;
  /** Makes the words of a scenario those of the page. */
  use(setting: Setting): void;
  enter(game: Game, phase: Phase): void;
  notify(text: string): void;
  say(problem: SaveProblem): string;
  failed(error: unknown): void;
}

export interface Runs {
  /** The game on show; null when there is none that could be played again. */
  readonly game: ReadonlySignal<Game | null>;
  readonly screen: ReadonlySignal<
    { kind: 'loading' } | { kind: 'run'; run: RunModel } | { kind: 'fault'; reason: string }
  >;
  readonly intents: RunIntents;
}

/** Games that come by link: opened when the address names one, watched, branched from. */
export function openRuns(ports: RunPorts): Runs {
  const { words } = ports;
  const opened = signal<OpenedLink | null>(null);
  const watch = signal<Watch | null>(null);
  const isShown = computed(() => ports.text.value !== null);

  const openText = async (text: string): Promise<void> => {
    const { openRunLink } = await import('./open-link.ts');
    const found = await openRunLink(text, ports.scenarios, ports.thinker);
    // Another link may have been asked for meanwhile.
    if (ports.text.peek() !== text) return;
    batch(() => {
      watch.value?.stop();
      if (found.kind === 'game') ports.use(found.game.setting);
      else if (found.kind === 'record' && found.setting) ports.use(found.setting);
      watch.value = found.kind === 'game' ? openWatch(found.game, ports.board, isShown) : null;
      opened.value = found;
    });
  };
  effect(() => {
    const text = ports.text.value;
    untracked(() => {
      watch.value?.stop();
      watch.value = null;
      opened.value = null;
      if (text !== null) openText(text).catch(ports.failed);
    });
  });

  const game = computed(() => (opened.value?.kind === 'game' ? opened.value.game : null));

  const screen = computed((): Runs['screen']['value'] => {
    const value = opened.value;
    if (!value) return { kind: 'loading' };
    if (value.kind === 'fault') return { kind: 'fault', reason: ports.say(value.problem) };
    return { kind: 'run', run: modelOf(value, watch.value, words.value, ports.say) };
  });

  return {
    game,
    screen,
    intents: {
      watchTo: (at) => watch.value?.to(at),
      watchPlay: (on) => watch.value?.play(on),
      watchSpeed: (times) => watch.value?.speed(times),
      branch: () => {
        if (!game.value) return;
        const branch = branchOf(game.value, watch.value?.at.value ?? 0);
        ports.enter(branch, 'plan');
        const { ruleset, words: say } = branch.setting;
        const quarter = quarterText(say, ruleset.data, branch.reports.length);
        ports.notify(say('run.branched', { quarter }));
      },
      playSeed: (chair) => {
        const value = game.value;
        if (!value) return;
        const { seed, doctrine } = value.opening;
        if (chair === undefined) {
          const fresh = newGame(value.setting, seed, doctrine);
          const { session } = value;
          // Under assumptions of its own it is no game of a class that has locked them.
          const isOfClass = session && !(session.locked && Object.keys(value.setting.ruleset.assumptions).length > 0);
          ports.enter(isOfClass ? { ...fresh, session } : fresh, 'intro');
          return;
        }
        const { assumptions } = value.setting.ruleset;
        const setting = settingWith(value.setting, variantOf(value.setting.ruleset, { seat: chair, assumptions }));
        const own =
          setting.ruleset.data.doctrines.find(({ id }) => id === doctrine) ?? setting.ruleset.data.doctrines[0];
        ports.enter(newGame(setting, seed, own?.id ?? doctrine), 'intro');
      },
    },
  };
}

function modelOf(
  value: Exclude<OpenedLink, { kind: 'fault' }>,
  watch: Watch | null,
  plain: Words,
  say: (problem: SaveProblem) => string,
): RunModel {
  const setting = value.kind === 'game' ? value.game.setting : value.setting;
  const words = setting?.words ?? plain;
  const { head } = value;
  const facts = [
    words('run.quarters', { count: head.quarters }),
    ...(setting ? [words(`doctrine.${head.doctrine}.name`)] : []),
    words('debrief.seed', { seed: head.seed }),
  ];
  if (value.kind === 'record') {
    return {
      title: setting ? words('scenario.title') : head.scenario.id,
      facts,
      result: head.claim ? words('run.claimed', { score: head.claim.score }) : '',
      notices: [
        say(value.problem),
        ...(value.problem.text === 'save.unknownScenario' ? [words('foreign.missing')] : []),
      ],
      watch: null,
      planned: value.planned,
      isOver: true,
      chairs: [],
    };
  }
  const { game } = value;
  const { data, written, assumptions } = game.setting.ruleset;
  const changed = Object.keys(assumptions).length;
  if (data.defaultSeat !== written.defaultSeat) {
    facts.push(words('run.seat', { name: words(`actor.${data.defaultSeat}.capital`) }));
  }
  if (changed > 0) facts.push(words('run.assumptions', { count: changed }));
  const { ending, score } = verdict(game.setting.ruleset, stateOf(game));
  const key = data.endings.find(({ id }) => id === ending)?.key;
  return {
    title: words('scenario.title'),
    facts,
    result: key ? words('run.result', { ending: words(`${key}.name`), score }) : words('run.result.open', { score }),
    notices: [
      ...(game.setting.brought ? [words('foreign.notice', { title: words('scenario.title') })] : []),
      ...value.notices.map(say),
    ],
    watch: watch?.model ?? null,
    planned: [],
    isOver: isOver(game),
    chairs: playableSeats(written)
      .filter((seat) => seat !== data.defaultSeat)
      .map((seat) => ({ id: seat, name: words(`actor.${seat}.capital`) })),
  };
}
