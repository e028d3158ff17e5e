import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import type { JoinIntents, Screen } from '#desk';
import type { Setting, Words } from '#view';
import { type Game, newGame } from '../game.ts';
import { ToldError } from '../problem.ts';
import type { Route } from '../route.ts';
import type { ScenarioSource } from '../run/open-link.ts';
import type { SaveProblem } from '../saves.ts';
import type { Thinker } from '../thinking/thinker.ts';
import { openJoin } from './join.ts';
import { openProjector } from './projector.ts';
import type { Room, RoomPorts } from './room.ts';

/** What playing in class needs of the rest. */
export interface InClassPorts {
  readonly words: ReadonlySignal<Words>;
  readonly route: ReadonlySignal<Route>;
  readonly scenarios: ScenarioSource;
  readonly thinker: Thinker;
  /** The scenarios that come with the game. */
  readonly listed: readonly { readonly id: string; readonly title: string }[];
  /** Makes the words of a scenario those of the page. */
  use(setting: Setting): void;
  /** Begins a game before its first quarter. */
  begin(game: Game): void;
  goTo(route: Route): void;
  notify(text: string): void;
  speak(text: string): void;
  say(problem: SaveProblem): string;
  failed(error: unknown): void;
  roles: RoomPorts['roles'];
  /** Opens a game from a file: why it cannot, or that its scenario is asked about first. */
  openFile(file: File): Promise<SaveProblem | 'asked' | null>;
}

export interface InClass {
  readonly projector: Signal<boolean>;
  readonly join: { readonly screen: ReadonlySignal<Screen>; readonly intents: JoinIntents };
  /** The teacher's page. */
  readonly screen: ReadonlySignal<Screen>;
}

const SESSION_LINK = /#\/join\/([^\s/]+)/;

/** What a class is joined by, in whatever was typed or pasted: the code, or the text of a link. */
export function joinText(typed: string): string {
  const [, text] = SESSION_LINK.exec(typed) ?? [];
  return text ?? typed.trim();
}

/** A class: the page that joins one, the teacher's page, which comes when it is first opened, and the wall. */
export function openInClass(ports: InClassPorts): InClass {
  const { words, route } = ports;
  const projector = openProjector();
  const join = openJoin({
    words,
    text: computed(() => (route.value.page === 'join' ? (route.value.text ?? '') : null)),
    scenarios: ports.scenarios,
    listed: ports.listed.map(({ id }) => id),
    use: ports.use,
    begin: ports.begin,
    say: ports.say,
    failed: ports.failed,
  });
  const room = signal<Room | null>(null);
  const openFile = async (text: string): Promise<void> => {
    const problem = await ports.openFile(new File([text], 'result.json'));
    if (problem && problem !== 'asked') ports.notify(words.value('save.openFailed', { reason: ports.say(problem) }));
  };
  const openClassRoom = async (): Promise<void> => {
    const { openRoom } = await import('./room.ts');
    room.value ??= openRoom({
      words,
      scenarios: ports.scenarios,
      thinker: ports.thinker,
      listed: ports.listed,
      projector,
      use: (here) => {
        if (route.value.page === 'class') ports.use(here);
      },
      notify: ports.notify,
      speak: ports.speak,
      say: ports.say,
      roles: ports.roles,
      watch: (link) => ports.goTo({ page: 'run', overlay: null, text: link }),
      openFile: (text) => {
        openFile(text).catch(ports.failed);
      },
      playTogether: ({ scenario, seed, doctrine, terms }) => {
        const begin = async (): Promise<void> => {
          const here = await ports.scenarios.known(scenario.id);
          if (!here) throw new ToldError({ text: 'save.unknownScenario', params: { id: scenario.id } });
          const fresh = newGame(here, seed, doctrine ?? here.ruleset.data.doctrines[0]?.id ?? '');
          projector.value = true;
          ports.begin({ ...fresh, session: terms });
        };
        begin().catch(ports.failed);
      },
    });
  };
  effect(() => {
    if (route.value.page !== 'class') return;
    untracked(() => {
      if (room.value) room.value.reenter();
      else openClassRoom().catch(ports.failed);
    });
  });
  return {
    projector,
    join,
    screen: computed(
      (): Screen =>
        room.value ? { kind: 'class', room: room.value.model, intents: room.value.intents } : { kind: 'loading' },
    ),
  };
}
