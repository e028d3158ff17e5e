import decodeQR from 'qr/decode.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { qrOf, type Session, seal, sessionCode, writeSession } from '#app';
import type { Ruleset } from '#engine';
import { curveball, snubSeason } from '../lab/scenarios.ts';
import { paintQr, readByOther } from '../qr-picture.ts';
import { linkOf, runOf } from './link/games.ts';

const ADDRESS = 'https://politics.some-school.example.edu/every-table/';

const addresses = new Map<string, string>();
beforeAll(async () => {
  const session = ({ written }: Ruleset): Session => ({
    scenario: { id: written.id, version: written.version, hash: written.hash },
    seed: 'kavira-42',
    doctrine: null,
    terms: { turns: written.turns, predict: true, previews: true, locked: true },
  });
  const short = curveball().ruleset;
  const long = snubSeason().ruleset;
  const own = session(short);
  const { written } = short;
  const code = sessionCode(own, { ...written, doctrines: written.doctrines.map(({ id }) => id) });
  addresses.set('a session by its code', `/join/${code}`);
  addresses.set(
    'a session spelled out',
    `/join/${await seal('session', writeSession({ ...own, seed: 'our own table' }))}`,
  );
  addresses.set('a game of six quarters', `/run/${await linkOf(short, runOf(short, 'tilt:us', 'kavira-42'))}`);
  addresses.set('a game of twelve quarters', `/run/${await linkOf(long, runOf(long, 'tilt:us', 'kavira-42'))}`);
  addresses.set(
    'a game of twelve quarters by many moves',
    `/run/${await linkOf(long, runOf(long, 'random', 'kavira-42'))}`,
  );
}, 60_000);

describe('a code on the screen', () => {
  for (const what of [
    'a session by its code',
    'a session spelled out',
    'a game of six quarters',
    'a game of twelve quarters',
    'a game of twelve quarters by many moves',
  ]) {
    it(`of ${what} is read by another library, and by the game’s own from a grey picture`, async () => {
      const text = `${ADDRESS}#${addresses.get(what)}`;
      const drawing = await qrOf(text);
      if (!drawing) throw new Error(`${text.length} characters make no code.`);
      expect(readByOther(paintQr(drawing, 4))).toBe(text);
      // As a camera sees a screen in a lit room: neither black nor white, among other things.
      const seen = paintQr(drawing, 5, { width: 1280, height: 720, paper: 190, ink: 60 });
      expect(decodeQR(seen)).toBe(text);
    });
  }

  it('of more than a telephone can read is not drawn', async () => {
    expect(await qrOf(`${ADDRESS}#/run/${'A'.repeat(2000)}`)).toBeNull();
  });
});
