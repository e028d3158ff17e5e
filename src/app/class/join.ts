import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { JoinIntents, JoinModel } from '#desk';
import { doctrinesOf, type Setting, type Words } from '#view';
import { type Game, newGame } from '../game.ts';
import type { Session } from '../link/index.ts';
import type { ScenarioSource } from '../run/open-link.ts';
import type { SaveProblem } from '../saves.ts';

/** What joining a class needs of the rest. */
export interface JoinPorts {
  readonly words: ReadonlySignal<Words>;
  /** Code or link text that the address names; null on other pages. */
  readonly text: ReadonlySignal<string | null>;
  readonly scenarios: ScenarioSource;
  /** Ids of the scenarios that come with the game. */
  readonly listed: readonly string[];
  use(setting: Setting): void;
  begin(game: Game): void;
  say(problem: SaveProblem): string;
  failed(error: unknown): void;
}

type Joined =
  | { readonly session: Session; readonly setting: Setting; readonly problem: SaveProblem | null }
  | { readonly session: null; readonly problem: SaveProblem };

/** The page a student comes to by a class's link or code. */
export function openJoin(ports: JoinPorts): {
  readonly screen: ReadonlySignal<{ kind: 'loading' } | { kind: 'join'; join: JoinModel }>;
  readonly intents: JoinIntents;
} {
  const joined = signal<Joined | null>(null);
  const doctrine = signal('');

  const open = async (text: string): Promise<void> => {
    const { isSessionCode, LinkError, openSessionCode, readSession, unseal } = await import('../link/index.ts');
    const read = async (): Promise<Session> => {
      if (!isSessionCode(text)) {
        const { kind, body } = await unseal(text);
        if (kind !== 'session') throw new LinkError('foreign');
        return readSession(body);
      }
      const settings = await Promise.all(ports.listed.map((id) => ports.scenarios.known(id)));
      const known = settings.flatMap((setting) => (setting ? [setting.ruleset.written] : []));
      return openSessionCode(
        text,
        known.map(({ id, version, hash, turns, doctrines }) => ({
          id,
          version,
          hash,
          turns,
          doctrines: doctrines.map((own) => own.id),
        })),
      );
    };
    let found: Joined;
    try {
      const session = await read();
      const setting = await ports.scenarios.known(session.scenario.id);
      if (!setting) {
        found = { session: null, problem: { text: 'save.unknownScenario', params: { id: session.scenario.id } } };
      } else {
        const { hash, version, doctrines } = setting.ruleset.written;
        const isSame = hash === session.scenario.hash;
        const isKnown = session.doctrine === null || doctrines.some(({ id }) => id === session.doctrine);
        const problem =
          isSame && isKnown
            ? null
            : { text: 'join.otherVersion', params: { theirs: session.scenario.version, ours: version } };
        found = { session, setting, problem };
      }
    } catch (error) {
      if (!(error instanceof LinkError)) throw error;
      found = { session: null, problem: { text: `link.${error.fault}`, params: { problem: error.detail } } };
    }
    if (ports.text.peek() !== text) return;
    batch(() => {
      joined.value = found;
      if (found.session) {
        ports.use(found.setting);
        doctrine.value = found.session.doctrine ?? found.setting.ruleset.written.doctrines[0]?.id ?? '';
      }
    });
  };
  effect(() => {
    const text = ports.text.value;
    untracked(() => {
      joined.value = null;
      if (text !== null) open(text).catch(ports.failed);
    });
  });

  const model = (value: Joined): JoinModel => {
    const words = ports.words.value;
    if (!value.session) {
      return {
        title: words('run.fault'),
        fault: ports.say(value.problem),
        lines: [],
        doctrines: [],
        doctrine: '',
        canStart: false,
      };
    }
    const { session, setting, problem } = value;
    const { terms } = session;
    const most = setting.ruleset.written.turns;
    const named = setting.ruleset.written.doctrines.find(({ id }) => id === session.doctrine);
    return {
      title: words('join.title'),
      fault: problem ? ports.say(problem) : '',
      lines: [
        words('join.plays', { title: words('scenario.title'), seed: session.seed }),
        terms.turns < most ? words('join.turns', { turns: terms.turns, most }) : words('join.whole', { most }),
        ...(named ? [words('join.doctrine', { name: words(`${named.key}.name`) })] : []),
        ...(terms.predict ? [words('join.predict')] : []),
        ...(terms.previews ? [] : [words('join.noPreviews')]),
        ...(terms.guide ? [words('join.guide')] : []),
        ...(terms.locked ? [words('join.locked')] : []),
        words('join.end'),
      ],
      doctrines: session.doctrine === null ? doctrinesOf(setting) : [],
      doctrine: doctrine.value,
      canStart: problem === null,
    };
  };

  return {
    screen: computed(() => (joined.value ? { kind: 'join', join: model(joined.value) } : { kind: 'loading' })),
    intents: {
      pick: (id) => {
        doctrine.value = id;
      },
      start: () => {
        const value = joined.value;
        if (!value?.session || value.problem) return;
        const { session, setting } = value;
        ports.begin({ ...newGame(setting, session.seed, session.doctrine ?? doctrine.value), session: session.terms });
      },
    },
  };
}
