import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ForeignIntents, ForeignModel } from '#desk';
import type { InputFile } from '#scenario';
import { quarterText, type Setting, type Words } from '#view';
import { downloadText } from '../download.ts';
import { grab } from '../grab.ts';
import { messageOf, type SaveProblem } from '../problem.ts';
import type { CompiledForeign } from '../scenarios.ts';
import { ForeignError } from './files.ts';
import type { LooseFile } from './pack.ts';

/** What opening a scenario from files needs of the rest. */
export interface ForeignPorts {
  readonly words: ReadonlySignal<Words>;
  compile(files: readonly InputFile[]): Promise<CompiledForeign>;
  /** Calls off what is being compiled. */
  stop(): void;
  /** Takes a scenario to the front page, for a new game. */
  take(setting: Setting): void;
  say(problem: SaveProblem): string;
  failed(error: unknown): void;
}

/** A game that came with its scenario. */
export interface ComesWith {
  readonly quarters: number;
  /** Opens it; says why when it cannot. */
  open(): Promise<SaveProblem | null>;
}

type Looked =
  | { readonly kind: 'fault'; readonly problem: SaveProblem }
  | {
      readonly kind: 'read';
      readonly files: readonly InputFile[];
      readonly compiled: CompiledForeign;
      readonly game: ComesWith | null;
    };

/** The page that opens a scenario from files: what is wrong with it, or that it can be played. */
export interface Foreign {
  readonly model: ReadonlySignal<ForeignModel>;
  readonly intents: ForeignIntents;
  /** Looks at a scenario that came with a game. */
  offer(files: readonly InputFile[], game: ComesWith): void;
}

export function openForeign(ports: ForeignPorts): Foreign {
  const looked = signal<Looked | null>(null);
  const isReading = signal(false);
  let round = 0;

  const look = async (read: () => Promise<{ files: readonly InputFile[]; game: ComesWith | null }>): Promise<void> => {
    round += 1;
    const mine = round;
    ports.stop();
    isReading.value = true;
    let found: Looked;
    try {
      const { files, game } = await read();
      found = { kind: 'read', files, compiled: await ports.compile(files), game };
    } catch (error) {
      found = { kind: 'fault', problem: problemOf(error) };
    }
    if (mine !== round) return;
    looked.value = found;
    isReading.value = false;
  };
  const lookAt = (read: () => Promise<readonly LooseFile[]>): void => {
    look(async () => {
      const { unpack } = await import('./pack.ts');
      const { files } = await unpack(await read());
      return { files, game: null };
    }).catch(ports.failed);
  };

  const model = computed((): ForeignModel => {
    const words = ports.words.value;
    const value = looked.value;
    const none: ForeignModel = {
      isReading: isReading.value,
      fault: value?.kind === 'fault' ? ports.say(value.problem) : '',
      scenario: null,
      counted: '',
      more: 0,
      diagnostics: [],
    };
    if (value?.kind !== 'read') return none;
    const { setting, errors, warnings, shown } = value.compiled;
    const files = value.files.length;
    const count =
      errors + warnings === 0
        ? words('foreign.clean', { count: files })
        : words('foreign.counted', { errors, warnings, count: files });
    return {
      ...none,
      scenario: setting && {
        title: setting.words('scenario.title'),
        pitch: setting.words('scenario.pitch'),
        facts: [
          words('foreign.version', { id: setting.ruleset.written.id, version: setting.ruleset.written.version }),
          words('front.turns', {
            turns: setting.ruleset.written.turns,
            start: quarterText(words, setting.ruleset.written, 0),
          }),
          words('foreign.files', { count: files }),
        ],
        isBuiltIn: setting.brought === undefined,
        quarters: value.game?.quarters ?? null,
      },
      // A game that can be played in spite of errors has them in its lesson.
      counted: setting && errors > 0 ? `${count} ${words('foreign.lessonShut')}` : count,
      more: errors + warnings - shown.length,
      diagnostics: shown,
    };
  });

  return {
    model,
    offer: (files, game) => {
      look(async () => ({ files, game })).catch(ports.failed);
    },
    intents: {
      choose: (files) => lookAt(async () => (await import('./dropped.ts')).chosenFiles(files)),
      drop: (transfer) => {
        const dropped = grab(transfer);
        lookAt(async () => (await import('./dropped.ts')).droppedFiles(dropped));
      },
      take: () => {
        const value = looked.value;
        if (value?.kind === 'read' && value.compiled.setting) ports.take(value.compiled.setting);
      },
      carryOn: () => {
        const value = looked.value;
        if (value?.kind !== 'read' || !value.game) return;
        value.game.open().then((problem) => {
          if (problem) looked.value = { kind: 'fault', problem };
        }, ports.failed);
      },
      keep: () => {
        const value = looked.value;
        if (value?.kind !== 'read' || !value.compiled.setting) return;
        const { id } = value.compiled.setting.ruleset.written;
        downloadText(
          `${id}.scenario.json`,
          `${JSON.stringify({ format: 1, files: value.files })}\n`,
          'application/json',
        );
      },
    },
  };
}

function problemOf(error: unknown): SaveProblem {
  if (error instanceof ForeignError) return error.problem;
  // Rules that the engine refuses, or a file that cannot be read.
  return { text: 'foreign.broken', params: { reason: messageOf(error) } };
}
