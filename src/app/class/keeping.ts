import { type KeptRoom, type RoomStore, readRoom } from './kept.ts';

/** What keeping the class room needs of the page. */
export interface KeepingPorts {
  readonly store: RoomStore;
  /** The room as it stands. */
  room(): KeptRoom;
  /** Puts what was kept in its place, beside what has come in meanwhile. */
  take(room: KeptRoom): void;
  /** Why something failed, in words. */
  reasonOf(error: unknown): string;
  /** Tells the teacher what has become of what was kept. */
  tell(text: string, params: Readonly<Record<string, string | number>>): void;
}

export interface Keeping {
  /** Reads what was kept, and writes nothing, whatever is found. Never rejects. */
  restore(): Promise<void>;
  /** Writes the room down as it stands. Never rejects. */
  keep(): Promise<void>;
}

/**
 * Keeps the class room without ever writing over what it has not read: results that nobody can hand in twice. What could not be
 * read in time is asked for again before anything is written; what cannot be read at all is first laid aside.
 */
export function openKeeping(ports: KeepingPorts): Keeping {
  const { store } = ports;
  let isOwed = true;
  let odd: { readonly value: unknown } | null = null;
  let isTold = false;
  let line: Promise<void> = Promise.resolve();

  const read = async (): Promise<void> => {
    const value = await store.read();
    isOwed = false;
    if (value === undefined || value === null) return;
    const found = readRoom(value);
    if (!found || found.unread > 0) {
      odd = { value };
      ports.tell(found ? 'class.partlyRead' : 'class.unreadRoom', { count: found?.unread ?? 0 });
    }
    if (found) ports.take(found.room);
  };
  const write = async (): Promise<void> => {
    try {
      if (isOwed) await read();
      if (odd) await store.setAside(odd.value);
      odd = null;
      await store.write(ports.room());
      isTold = false;
    } catch (error) {
      // Said once, not with every letter.
      if (!isTold) ports.tell('class.notKept', { reason: ports.reasonOf(error) });
      isTold = true;
    }
  };
  /** One after the other: what is laid aside must lie there before anything is written. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    line = line.then(work);
    return line;
  };
  return {
    restore: () =>
      inTurn(async () => {
        try {
          await read();
        } catch (error) {
          ports.tell('class.notRead', { reason: ports.reasonOf(error) });
        }
      }),
    keep: () => inTurn(write),
  };
}
