import { type ReadonlySignal, signal } from '@preact/signals';
import type { ShareModel } from '#desk';
import { verdict } from '#engine';
import { type QrDrawing, qrDrawing } from '#view';
import { type Game, replayOf, stateOf } from './game.ts';
import type { LinkedRun } from './link/index.ts';

/** The most that a QR code can hold and a telephone still reads from a screen. */
const MOST_IN_QR = 1_800;
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
  return qrDrawing(encodeQR(text, 'raw', { ecc: text.length > 600 ? 'low' : 'medium', border: QUIET }));
}

/** The link to a game. */
export async function runLinkOf(game: Game, files: LinkedRun['files']): Promise<string> {
  const { seal, writeRun } = await import('./link/index.ts');
  const { ruleset } = game.setting;
  const { ending, score } = verdict(ruleset, stateOf(game));
  const body = writeRun(ruleset.written, { replay: replayOf(game), claim: { ending, score }, files });
  return addressOf(`/run/${await seal('run', body)}`);
}

/** What the dialog that shares a game shows; its link and code come a moment later. */
export function openShare(link: Promise<string>, onError: (error: unknown) => void): ShareModel {
  const text = signal('');
  const qr = signal<QrDrawing | 'drawing' | null>('drawing');
  const fill = async (): Promise<void> => {
    text.value = await link;
    qr.value = await qrOf(text.value);
  };
  fill().catch((error: unknown) => {
    qr.value = null;
    onError(error);
  });
  return { link: text as ReadonlySignal<string>, qr };
}
