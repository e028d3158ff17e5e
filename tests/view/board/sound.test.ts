import { describe, expect, test } from 'vitest';
import { soundOf } from '../../../src/ui/board/sound.ts';

const KINDS = ['move', 'headline', 'tie', 'sanction', 'crisis', 'delivery', 'event', 'end'] as const;
const MOODS = ['warm', 'cool', 'plain'] as const;

describe('soundOf', () => {
  test('every beat has a sound, short and within hearing', () => {
    for (const kind of KINDS)
      for (const mood of MOODS) {
        const tones = soundOf({ kind, mood });
        expect(tones.length).toBeGreaterThan(0);
        for (const { pitch, at, lasts, loud } of tones) {
          expect(pitch).toBeGreaterThan(60);
          expect(pitch).toBeLessThan(2000);
          expect(at + lasts).toBeLessThan(1.6);
          expect(loud).toBeLessThanOrEqual(1);
        }
      }
  });

  test('bad news does not sound like good news', () => {
    for (const kind of ['headline', 'sanction'] as const)
      expect(soundOf({ kind, mood: 'warm' })).not.toEqual(soundOf({ kind, mood: 'cool' }));
    expect(soundOf({ kind: 'crisis', mood: 'cool' })).not.toEqual(soundOf({ kind: 'headline', mood: 'cool' }));
  });
});
