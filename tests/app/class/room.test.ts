import { signal } from '@preact/signals';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { THINKS_HERE } from '#app';
import { makeWords } from '#view';
import { openKeeping } from '../../../src/app/class/keeping.ts';
import { type KeptRoom, type RoomStore, readRoom } from '../../../src/app/class/kept.ts';
import { openRoom, type RoomPorts } from '../../../src/app/class/room.ts';
import { small } from '../../view/settings.ts';

const setting = small();
const { id: scenario } = setting.ruleset.written;
const form = {
  scenario,
  seed: 'kept-11',
  doctrine: '',
  turns: 3,
  predict: true,
  previews: true,
  locked: true,
  guide: false,
};
const room: KeptRoom = {
  format: 1,
  form,
  entries: ['one', 'two', 'three'].map((text, at) => ({ id: String(at + 1), via: 'link', text })),
  names: { 2: 'Second row' },
  next: 4,
};

/** A store that holds a value; as long as `late` is set it does not answer. */
function storeWith(value: unknown) {
  const store = {
    value,
    late: false,
    written: [] as KeptRoom[],
    aside: [] as unknown[],
    read: async () => {
      if (store.late) throw new Error('no answer within 5 s');
      return store.value;
    },
    write: async (kept: KeptRoom) => {
      store.value = kept;
      store.written.push(kept);
    },
    setAside: async (odd: unknown) => {
      // Before the first write, never after.
      expect(store.written).toEqual([]);
      store.aside.push(odd);
    },
  };
  return store satisfies RoomStore;
}

const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 30));

async function opened(store: RoomStore) {
  const opened = openRoom({
    words: signal(makeWords({})),
    scenarios: { known: async () => setting, of: async () => setting },
    thinker: THINKS_HERE,
    listed: [{ id: scenario, title: 'Crossroads' }],
    projector: signal(false),
    use: () => undefined,
    notify: () => undefined,
    speak: () => undefined,
    say: ({ text }) => text,
    roles: async () => [],
    watch: () => undefined,
    openFile: () => undefined,
    playTogether: () => undefined,
    store,
  } satisfies RoomPorts);
  await settled();
  return opened;
}

beforeAll(() => {
  vi.stubGlobal('window', { addEventListener: () => undefined });
  vi.stubGlobal('location', { origin: 'http://here', pathname: '/', search: '' });
});
afterAll(() => vi.unstubAllGlobals());

describe('a class room', () => {
  it('that nobody touches is not written', async () => {
    for (const value of [undefined, room]) {
      const store = storeWith(value);
      await opened(store);
      expect(store.written).toEqual([]);
    }
  });

  it('comes back, and is kept with the first change', async () => {
    const store = storeWith(room);
    const { model, intents } = await opened(store);
    expect(model.form.value.seed).toBe('kept-11');
    intents.name('1', 'First row');
    await settled();
    expect(store.written.at(-1)).toMatchObject({ entries: room.entries, names: { 1: 'First row', 2: 'Second row' } });
    expect(store.aside).toEqual([]);
  });

  it('whose database is late is left alone, said, and read before the first change is written', async () => {
    const store = storeWith(room);
    store.late = true;
    const { model, intents } = await opened(store);
    expect(store.written).toEqual([]);
    expect(model.trouble.value).toContain('no answer within 5 s');
    // As long as it does not answer nothing is written over it.
    intents.paste(`http://here/#/run/${'a'.repeat(70)}`);
    await settled();
    expect(store.written).toEqual([]);
    expect(model.trouble.value).toContain('will not keep the class');
    store.late = false;
    intents.name('1', 'Came in late');
    await settled();
    const kept = store.written.at(-1);
    expect(kept?.entries.map(({ text }) => text)).toEqual(['one', 'two', 'three', 'a'.repeat(70)]);
    expect(kept?.names).toEqual({ 2: 'Second row', 4: 'Came in late' });
    expect(kept?.form.seed).toBe('kept-11');
  });

  it('of another format is laid aside before anything is written, and said', async () => {
    const newer = { format: 2, results: ['all of them'] };
    const store = storeWith(newer);
    const { model, intents } = await opened(store);
    expect(model.trouble.value).toContain('not to be read by this edition');
    expect([store.written, store.aside]).toEqual([[], []]);
    intents.newSeed();
    await new Promise((done) => setTimeout(done, 450));
    expect(store.aside).toEqual([newer]);
    expect(store.written.length).toBeGreaterThan(0);
  });

  it('with one odd entry keeps the others', async () => {
    const odd = { ...room, entries: [...room.entries.slice(0, 2), { id: '9', via: 'pigeon' }, null] };
    const store = storeWith(odd);
    const { model, intents } = await opened(store);
    expect(model.trouble.value).toContain('2 kept results are damaged');
    intents.remove('1');
    await settled();
    expect(store.aside).toEqual([odd]);
    expect(store.written.at(-1)?.entries.map(({ text }) => text)).toEqual(['two']);
  });

  it('whose oddity cannot be laid aside is not written over', async () => {
    const store = { ...storeWith({ format: 2 }), setAside: () => Promise.reject(new Error('full')) };
    const told: string[] = [];
    const keeping = openKeeping({
      store,
      room: () => room,
      take: () => undefined,
      reasonOf: String,
      tell: (text) => told.push(text),
    });
    await keeping.restore();
    await keeping.keep();
    await keeping.keep();
    expect(told).toEqual(['class.unreadRoom', 'class.notKept']);
    expect(store.written).toEqual([]);
  });

  it('that is none is not read', () => {
    for (const value of [7, {}, { ...room, format: 2 }, { ...room, entries: {} }, { ...room, names: null }]) {
      expect(readRoom(value)).toBeNull();
    }
    expect(readRoom(room)).toEqual({ room, unread: 0 });
  });
});
