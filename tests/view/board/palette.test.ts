import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Warmth } from '#view';
import { WARMTHS } from '#view';
import type { BoardTheme, Palette } from '../../../src/ui/board/palette.ts';
import { PALETTES } from '../../../src/ui/board/palette.ts';
import { apart, contrast, deltaE, EYES, over } from './colour-vision.ts';

const themes = Object.entries(PALETTES) as [BoardTheme, Palette][];

/** The page under the board, as the desk's style sheet has it. */
function groundOf(theme: BoardTheme): string {
  const css = readFileSync(new URL('../../../src/ui/desk/styles/tokens.css', import.meta.url), 'utf8');
  const block = theme === 'light' ? css.split('data-theme')[0]! : css.split(`[data-theme="${theme}"]`)[1]!;
  const found = /--paper:\s*(#[0-9a-f]{3,6})/i.exec(block)![1]!;
  return found.length === 4 ? `#${[...found.slice(1)].map((digit) => digit + digit).join('')}` : found;
}

/** Least distance of neighbours on the scale of warmth, of its two sides, and of kinds of traffic, in ΔE₀₀. */
const NEIGHBOURS = 7;
const SIDES = 22;
const KINDS = 11;

test('the yardstick gives the published distances', () => {
  // Pairs 1, 7, 13 and 25 of Sharma, Wu and Dalal.
  expect(deltaE([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
  expect(deltaE([50, 0, 0], [50, -1, 2])).toBeCloseTo(2.3669, 4);
  expect(deltaE([50, -0.001, 2.49], [50, 0.0011, -2.49])).toBeCloseTo(4.7461, 4);
  expect(deltaE([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(1.2644, 4);
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 9);
});

describe.each(themes)('the %s palette', (theme, palette) => {
  const ground = groundOf(theme);
  const enough = theme === 'contrast' ? 7 : 4.5;

  test.each(EYES)('keeps what its hues mean apart for %s eyes', (eyes) => {
    const far = (one: string, other: string): number => apart(one, other, eyes);
    for (const [i, warmth] of WARMTHS.entries()) {
      const next = WARMTHS[i + 1];
      if (next)
        expect(far(palette.tie[warmth], palette.tie[next]), `${warmth} and ${next}`).toBeGreaterThan(NEIGHBOURS);
    }
    for (const scale of [palette.tie, palette.word])
      for (const cold of ['hostile', 'cold', 'cool'] satisfies Warmth[])
        for (const warm of ['cordial', 'warm', 'close'] satisfies Warmth[])
          expect(far(scale[cold], scale[warm]), `${cold} and ${warm}`).toBeGreaterThan(SIDES);
    const kinds = [palette.tanker, palette.crate, palette.container];
    for (const [i, kind] of kinds.entries())
      for (const other of kinds.slice(i + 1)) expect(far(kind, other), `${kind} and ${other}`).toBeGreaterThan(KINDS);
    expect(far(palette.alarm, palette.ink), 'alarm and ink').toBeGreaterThan(KINDS);
    expect(far(palette.calmFace, palette.tenseFace), 'calm and tense').toBeGreaterThan(KINDS);
    expect(far(palette.heat, ground), 'heat and the ground').toBeGreaterThan(SIDES);
    expect(far(palette.pivotTable, palette.table), 'own table and others').toBeGreaterThan(SIDES);
  });

  test('words stand out from what they lie on', () => {
    // Cards and plates are of paper; ladders, the triangle's type and the lane stand on the ground or on the tinted face.
    const faces = [palette.calmFace, palette.tenseFace].map((face) => over(face, 0.18, ground));
    for (const under of [palette.paper, ground, ...faces])
      for (const ink of [palette.ink, palette.soft, palette.alarm])
        expect(contrast(ink, under), `${ink} on ${under}`).toBeGreaterThanOrEqual(enough);
    for (const warmth of WARMTHS)
      expect(contrast(palette.word[warmth], palette.paper), warmth).toBeGreaterThanOrEqual(enough);
    expect(contrast(palette.pivotInk, palette.pivotTable)).toBeGreaterThanOrEqual(enough);
    expect(contrast(palette.ink, palette.table)).toBeGreaterThanOrEqual(enough);
  });

  test('lines and carriers stand out from the ground', () => {
    const faces = [palette.calmFace, palette.tenseFace].map((face) => over(face, 0.18, ground));
    for (const under of [ground, ...faces]) {
      for (const warmth of WARMTHS)
        expect(contrast(palette.tie[warmth], under), `${warmth} on ${under}`).toBeGreaterThanOrEqual(3);
      for (const kind of [palette.tanker, palette.crate, palette.container])
        expect(contrast(kind, under), `${kind} on ${under}`).toBeGreaterThanOrEqual(3);
    }
  });
});
