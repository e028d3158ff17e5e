import { batch, computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import type { Comparison, Handout, RoomIntents, RoomModel, SessionForm } from '#desk';
import { csvOf, doctrinesOf, type Setting, type Words } from '#view';
import { downloadText } from '../download.ts';
import { chosen, type FoundFile, foundIn, TooManyFiles } from '../dropped.ts';
import { grab } from '../grab.ts';
import { type Session, seal, sessionCode, writeSession } from '../link/index.ts';
import { reasonOf } from '../problem.ts';
import type { ScenarioSource } from '../run/open-link.ts';
import type { SaveProblem } from '../saves.ts';
import { newSeed } from '../seed.ts';
import { addressOf, qrOf } from '../share.ts';
import type { Thinker } from '../thinking/thinker.ts';
import { readHandedIn } from './handed-in.ts';
import { type Entry, entriesIn } from './intake.ts';
import { openKeeping } from './keeping.ts';
import { browserRoom, type KeptRoom, type RoomStore } from './kept.ts';
import { openQrReader } from './qr-reader.ts';
import { type CheckedEntry, checkEntry } from './read-entry.ts';
import { comparisonOf, onceEach, type Result, tableOf } from './rows.ts';
import { openScanning } from './scanning.ts';

/** What the class view needs of the rest. */
export interface RoomPorts {
  readonly words: ReadonlySignal<Words>;
  readonly scenarios: ScenarioSource;
  readonly thinker: Thinker;
  readonly listed: readonly { readonly id: string; readonly title: string }[];
  readonly projector: Signal<boolean>;
  use(setting: Setting): void;
  notify(text: string): void;
  speak(text: string): void;
  say(problem: SaveProblem): string;
  /** The role sheets of a scenario. */
  roles(scenario: string): Promise<RoomModel['roles']['value']['sheets']>;
  /** Opens a result as a replay. */
  watch(link: string): void;
  openFile(text: string): void;
  playTogether(session: Session): void;
  /** Where the room is kept; the browser's own database unless said otherwise. */
  readonly store?: RoomStore;
}

export interface Room {
  readonly model: RoomModel;
  readonly intents: RoomIntents;
  /** Gives the page the words of the room's scenario again, after it showed another. */
  reenter(): void;
}

/** Longest stretch of checking between two frames. */
const SLICE_MS = 12;
const KEEP_AFTER_MS = 400;
const TELL_MS = 600;
const MOST_ENTRIES = 2_000;
/** File names that are told one by one. */
const MOST_NAMED = 5;

const NOTHING_LEFT = { empty: [], large: [] };

/** The teacher's page: a session to give out, the results that come back, side by side. */
export function openRoom(ports: RoomPorts): Room {
  const { words } = ports;
  const first: SessionForm = {
    scenario: ports.listed[0]?.id ?? '',
    seed: newSeed(),
    doctrine: '',
    turns: 0,
    predict: true,
    previews: true,
    locked: true,
    guide: false,
  };
  const form = signal<SessionForm>(first);
  const setting = signal<Setting | null>(null);
  const entries = signal<readonly Entry[]>([]);
  const names = signal<Readonly<Record<string, string>>>({});
  const checked = signal<ReadonlyMap<string, CheckedEntry>>(new Map());
  const sort = signal<Comparison['sort']>({ by: 'number', down: false });
  const variable = signal('');
  const marked = signal<string | null>(null);
  const trouble = signal('');
  let next = 1;

  // ---------------------------------------------------------------- the session
  const load = async (id: string): Promise<void> => {
    const found = await ports.scenarios.known(id);
    if (!found || form.value.scenario !== id) return;
    batch(() => {
      setting.value = found;
      ports.use(found);
      const { turns, doctrines } = found.ruleset.data;
      const { doctrine } = form.value;
      form.value = {
        ...form.value,
        turns: form.value.turns === 0 ? turns : Math.min(form.value.turns, turns),
        doctrine: doctrines.some((other) => other.id === doctrine) ? doctrine : '',
      };
      if (variable.value === '' || !found.ruleset.symbols.slots.has(variable.value)) variable.value = 'autonomy';
    });
  };
  const session = computed((): Session | null => {
    const here = setting.value;
    const { scenario, seed, doctrine, turns, predict, previews, locked, guide } = form.value;
    if (!here || here.ruleset.written.id !== scenario || turns === 0 || seed.trim() === '') return null;
    const { id, version, hash } = here.ruleset.written;
    return {
      scenario: { id, version, hash },
      seed: seed.trim(),
      doctrine: doctrine === '' ? null : doctrine,
      terms: { turns, predict, previews, locked, ...(guide ? { guide: true } : {}) },
    };
  });
  const handout = signal<Handout | null>(null);
  effect(() => {
    const value = session.value;
    const here = setting.value;
    if (!value || !here) {
      handout.value = null;
      return;
    }
    const { id, version, hash, turns, doctrines } = here.ruleset.written;
    const code = sessionCode(value, { id, version, hash, turns, doctrines: doctrines.map((d) => d.id) });
    const make = async (): Promise<void> => {
      // A code is a shorter address than the session spelled out, and easier to scan.
      const link = addressOf(`/join/${code ?? (await seal('session', writeSession(value)))}`);
      const qr = await qrOf(link);
      if (session.peek() === value) handout.value = { link, code, qr };
    };
    make().catch((error: unknown) =>
      ports.notify(words.peek()('app.loadFailed', { reason: reasonOf(words.peek(), error) })),
    );
  });

  const roles = signal<RoomModel['roles']['value']>({ lesson: '', sheets: [] });
  effect(() => {
    const id = setting.value?.ruleset.written.id;
    if (id === undefined) return;
    ports.roles(id).then(
      (sheets) => {
        roles.value = { lesson: sheets.length > 0 ? `#/lesson/${id}` : '', sheets };
      },
      (error: unknown) => ports.notify(words.peek()('app.loadFailed', { reason: reasonOf(words.peek(), error) })),
    );
  });

  // ---------------------------------------------------------------- what is kept
  let isRead = false;
  /** Whether the teacher has changed anything: a room that nobody has touched is not written down. */
  let isTouched = false;
  let isFormTouched = false;
  let waitsToKeep: ReturnType<typeof setTimeout> | undefined;
  const take = (room: KeptRoom): void => {
    batch(() => {
      if (!isFormTouched) {
        form.value = ports.listed.some(({ id }) => id === room.form.scenario) ? { ...first, ...room.form } : first;
      }
      // What came in meanwhile is numbered on from there.
      next = Math.max(room.next, ...room.entries.map(({ id }) => Number(id) + 1).filter(Number.isFinite));
      const known = new Set(room.entries.map(({ text }) => text));
      const named: Record<string, string> = { ...room.names };
      const more = entries.value.flatMap((entry) => {
        if (known.has(entry.text)) return [];
        const id = String(next++);
        const name = names.value[entry.id];
        if (name !== undefined) named[id] = name;
        return [{ ...entry, id }];
      });
      checked.value = new Map();
      names.value = named;
      entries.value = [...room.entries, ...more];
    });
  };
  const keeping = openKeeping({
    store: ports.store ?? browserRoom,
    reasonOf: (error) => reasonOf(words.peek(), error),
    room: () => ({ format: 1, form: form.value, entries: entries.value, names: names.value, next }),
    take,
    tell: (text, params) => {
      // It stays to be read beside the results it is about.
      trouble.value = words.peek()(text, params);
      ports.notify(trouble.value);
    },
  });
  const keepNow = (): void => {
    clearTimeout(waitsToKeep);
    waitsToKeep = undefined;
    keeping.keep();
  };
  let keptSeed = form.value.seed;
  effect(() => {
    const { seed } = form.value;
    names.value;
    entries.value;
    untracked(() => {
      if (!isRead || !isTouched) return;
      clearTimeout(waitsToKeep);
      // Everything is kept at once, but a seed that is being typed when the fingers rest.
      if (seed === keptSeed) keepNow();
      else waitsToKeep = setTimeout(keepNow, KEEP_AFTER_MS);
      keptSeed = seed;
    });
  });
  window.addEventListener('pagehide', () => {
    if (waitsToKeep !== undefined) keepNow();
  });
  const restore = async (): Promise<void> => {
    await keeping.restore();
    isRead = true;
    keptSeed = form.value.seed;
    if (isTouched) keepNow();
    await load(form.value.scenario);
  };

  // ---------------------------------------------------------------- checking
  // A change of the session is another question to every result.
  let asked: Session | null = null;
  let round = 0;
  const checkAll = async (): Promise<void> => {
    round += 1;
    const mine = round;
    const found = new Map(checked.value);
    let until = performance.now() + SLICE_MS;
    let told = performance.now();
    let failure: { readonly error: unknown } | null = null;
    for (const entry of untracked(() => entries.value)) {
      if (found.has(entry.id)) continue;
      try {
        const result = await checkEntry(entry, ports.scenarios, asked, ports.thinker);
        if (mine !== round) return;
        found.set(entry.id, result);
      } catch (error) {
        // One that cannot be looked at now must not keep the others from being looked at.
        failure ??= { error };
      }
      if (mine !== round) return;
      if (performance.now() < until) continue;
      // Drawing all anew takes longer than checking one, and longer with each: it waits until there is half as much again.
      if (performance.now() - told > TELL_MS && found.size > 1.5 * checked.value.size) {
        checked.value = new Map(found);
        told = performance.now();
      }
      await new Promise((done) => setTimeout(done));
      if (mine !== round) return;
      until = performance.now() + SLICE_MS;
    }
    checked.value = found;
    if (failure) throw failure.error;
    const { counts } = comparison.value;
    if (found.size > 0) ports.speak(words.value('class.counted', { ...counts, count: found.size }));
  };
  effect(() => {
    const value = session.value;
    const list = entries.value;
    untracked(() => {
      if (value !== asked) {
        asked = value;
        checked.value = new Map();
      }
      if (!isRead || !value || list.length === 0) return;
      checkAll().catch((error: unknown) =>
        ports.notify(words.value('app.stepFailed', { reason: reasonOf(words.peek(), error) })),
      );
    });
  });

  const results = computed((): readonly Result[] =>
    onceEach(
      entries.value.flatMap((entry) => {
        const found = checked.value.get(entry.id);
        return found ? [{ entry, number: Number(entry.id), name: names.value[entry.id] ?? '', checked: found }] : [];
      }),
    ),
  );
  const none: Comparison = {
    rows: [],
    columns: [],
    sort: { by: 'number', down: false },
    counts: { true: 0, twice: 0, forged: 0, other: 0, unread: 0 },
    drawn: null,
    variable: '',
  };
  const comparison = computed((): Comparison => {
    const here = setting.value;
    return here ? comparisonOf(here, results.value, sort.value, variable.value, ports.say) : none;
  });

  const add = (more: readonly Omit<Entry, 'id'>[]): { readonly known: number; readonly left: number } => {
    const known = new Set(entries.value.map(({ text }) => text));
    const fresh = more.filter(({ text }) => !known.has(text) && known.add(text));
    const taken = fresh.slice(0, Math.max(0, MOST_ENTRIES - entries.value.length));
    if (taken.length > 0) {
      isTouched = true;
      entries.value = [...entries.value, ...taken.map((entry) => ({ ...entry, id: String(next++) }))];
    }
    return { known: more.length - fresh.length, left: fresh.length - taken.length };
  };
  const namesOf = (files: readonly string[]): string =>
    files.length > MOST_NAMED ? `${files.slice(0, MOST_NAMED).join(', ')} …` : files.join(', ');
  /** Takes in what was found, and says what could not be taken. */
  const takeIn = (
    more: readonly Omit<Entry, 'id'>[],
    { empty, large }: { readonly empty: readonly string[]; readonly large: readonly string[] } = NOTHING_LEFT,
  ): void => {
    const say = words.value;
    const { known, left } = add(more);
    trouble.value = [
      ...(left > 0 ? [say('class.full', { count: left, most: MOST_ENTRIES })] : []),
      ...(more.length + empty.length + large.length === 0 ? [say('class.nothingIn')] : []),
      ...(left === 0 && known > 0 ? [say('class.known', { count: known })] : []),
      ...(empty.length > 0 ? [say('class.leftOut', { count: empty.length, names: namesOf(empty) })] : []),
      ...(large.length > 0 ? [say('class.tooLarge', { names: namesOf(large) })] : []),
    ].join(' ');
  };

  const read = openQrReader();
  const takeFiles = (find: () => FoundFile[] | Promise<FoundFile[]>): void => {
    const reading = async (): Promise<void> => {
      const handed = await readHandedIn(await find(), read);
      takeIn(handed.entries, handed);
    };
    reading().catch((error: unknown) => {
      trouble.value =
        error instanceof TooManyFiles
          ? words.value('class.tooMany', { most: error.most })
          : reasonOf(words.peek(), error);
    });
  };
  const scanning = openScanning({
    read,
    found: (text) => {
      const found = entriesIn(text);
      takeIn(found);
      return found.length;
    },
    failed: (kind, reason) => {
      trouble.value = `${words.value(`class.noCamera.${kind}`, { reason })} ${words.value('class.noCamera.else')}`;
    },
  });

  restore().catch((error: unknown) =>
    ports.notify(words.value('app.loadFailed', { reason: reasonOf(words.peek(), error) })),
  );

  return {
    model: {
      scenarios: ports.listed,
      doctrines: computed(() =>
        setting.value ? doctrinesOf(setting.value).map(({ id, name }) => ({ id, name })) : [],
      ),
      form,
      most: computed(() => setting.value?.ruleset.data.turns ?? 0),
      honest: computed(() => {
        const most = setting.value?.ruleset.data.turns ?? 0;
        const { turns } = form.value;
        return turns < most
          ? words.value('class.honest.short', { turns, most })
          : words.value('class.honest.whole', { most });
      }),
      handout,
      roles,
      waiting: computed(() => entries.value.filter(({ id }) => !checked.value.has(id)).length),
      trouble,
      comparison,
      marked,
      scan: scanning.scan,
      projector: ports.projector,
    },
    intents: {
      set: (change) => {
        isTouched = true;
        isFormTouched = true;
        form.value = { ...form.value, ...change };
        if (change.scenario) {
          form.value = { ...form.value, turns: 0, doctrine: '' };
          load(change.scenario).catch((error: unknown) =>
            ports.notify(words.value('app.loadFailed', { reason: reasonOf(words.peek(), error) })),
          );
        }
      },
      newSeed: () => {
        isTouched = true;
        isFormTouched = true;
        form.value = { ...form.value, seed: newSeed() };
      },
      paste: (text) => takeIn(entriesIn(text)),
      choose: (files) => takeFiles(() => chosen(files)),
      drop: (transfer) => {
        const dropped = grab(transfer);
        const text = transfer.getData('text');
        if (dropped.entries.length + dropped.files.length > 0) takeFiles(() => foundIn(dropped));
        else takeIn(entriesIn(text));
      },
      name: (id, name) => {
        isTouched = true;
        names.value = { ...names.value, [id]: name };
      },
      remove: (id) => {
        isTouched = true;
        entries.value = entries.value.filter((entry) => entry.id !== id);
        if (marked.value === id) marked.value = null;
      },
      clear: () => {
        isTouched = true;
        batch(() => {
          entries.value = [];
          names.value = {};
          checked.value = new Map();
          marked.value = null;
          trouble.value = '';
        });
      },
      sort: (by) => {
        sort.value = { by, down: sort.value.by === by ? !sort.value.down : by !== 'number' && by !== 'name' };
      },
      show: (name) => {
        variable.value = name;
      },
      mark: (id) => {
        marked.value = id;
      },
      open: (id) => {
        const entry = entries.value.find((other) => other.id === id);
        if (entry?.via === 'link') ports.watch(entry.text);
        else if (entry) ports.openFile(entry.text);
      },
      csv: () => {
        const here = setting.value;
        if (!here) return;
        const name = words.value('class.csvName', { scenario: here.ruleset.data.id, seed: form.value.seed });
        downloadText(`${name}.csv`, csvOf(tableOf(here, results.value, ports.say)), 'text/csv');
      },
      startScan: () => {
        trouble.value = '';
        scanning.start();
      },
      stopScan: scanning.stop,
      look: scanning.look,
      setProjector: (on) => {
        ports.projector.value = on;
      },
      playTogether: () => {
        if (session.value) ports.playTogether(session.value);
      },
    },
    reenter: () => {
      if (setting.value) ports.use(setting.value);
    },
  };
}
