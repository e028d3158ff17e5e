import { type ReadonlySignal, signal } from '@preact/signals';
import type { ShareModel } from '#desk';
import { verdict } from '#engine';
import { type QrDrawing, qrDrawing, type Words } from '#view';
import { withoutLesson } from './foreign/files.ts';
import { type Game, replayOf, stateOf } from './game.ts';
import type { LinkedRun } from './link/index.ts';

/** The most that a QR code can hold and a telephone still reads from a screen. */
const MOST_IN_QR = 1_800;
/** A longer text makes a code so dense that larger modules help a camera more than repairs do. */
const MOST_REPAIRED = 200;
/** White round the code, in modules: what the standard asks for. */
const QUIET = 4;

/** The address of this page with another fragment. */
export function addressOf(fragment: string): string {
  return `${location.origin}${location.pathname}${location.search}#${fragment}`;
}

/** A QR code of a text; null when there is too much of it. The library is fetched when the first is wanted. */
export async function qrOf(text: string): Promise<QrDrawing | null> {
  if (text.length > MOST_IN_QR) return null;
  const { encodeQR } = await import('qr');
  return qrDrawing(encodeQR(text, 'raw', { ecc: text.length > MOST_REPAIRED ? 'low' : 'medium', border: QUIET }));
}

/** The most that mail, chat and every browser let through as an address. */
const LONGEST_WITH_SCENARIO = 30_000;

/** A link, and where whoever opens it finds the scenario. */
export interface RunLink {
  readonly link: string;
  /** `own`: it comes with the game; `inside`: the link carries it, `alone`: without its lesson; `missing`: it is too large for that. */
  readonly scenario: 'own' | 'inside' | 'alone' | 'missing';
}

/** The link to a game; with its scenario inside, when that does not come with the game and fits. */
export async function runLinkOf(game: Game): Promise<RunLink> {
  const { seal, writeRun } = await import('./link/index.ts');
  const { ruleset, brought } = game.setting;
  const { ending, score } = verdict(ruleset, stateOf(game));
  const linkWith = async (files: LinkedRun['files']): Promise<string> => {
    const body = writeRun(ruleset.written, { replay: replayOf(game), claim: { ending, score }, files });
    return addressOf(`/run/${await seal('run', body)}`);
  };
  if (!brought) return { link: await linkWith([]), scenario: 'own' };
  // A lesson alone is longer than most links may be.
  const files = withoutLesson(brought);
  const whole = await linkWith(files);
  if (whole.length <= LONGEST_WITH_SCENARIO)
    return { link: whole, scenario: files.length < brought.length ? 'alone' : 'inside' };
  return { link: await linkWith([]), scenario: 'missing' };
}

const NOTES = { inside: 'foreign.inLink', alone: 'foreign.aloneInLink', missing: 'foreign.notInLink' } as const;

/** What the dialog that shares a game shows; its link and code come a moment later. */
export function openShare(
  run: Promise<RunLink>,
  inClass: boolean,
  words: Words,
  onError: (error: unknown) => void,
): ShareModel {
  const text = signal('');
  const note = signal('');
  const qr = signal<QrDrawing | 'drawing' | null>('drawing');
  const fill = async (): Promise<void> => {
    const { link, scenario } = await run;
    text.value = link;
    note.value = scenario === 'own' ? '' : words(NOTES[scenario]);
    qr.value = await qrOf(text.value);
  };
  fill().catch((error: unknown) => {
    qr.value = null;
    onError(error);
  });
  return { inClass, note, link: text as ReadonlySignal<string>, qr };
}
