import { describe, expect, it } from 'vitest';
import { joinText } from '../../../src/app/class/in-class.ts';

describe('what a class is joined by', () => {
  const text = `AQ${'x-_9'.repeat(30)}`;
  it.each([
    [' ABCD-EFGH-JKMN ', 'ABCD-EFGH-JKMN'],
    [`https://example.org/every-table/?lang=hi#/join/${text}`, text],
    [`Come and play: https://example.org/#/join/${text} (by Friday)`, text],
    [`https://example.org/#/join/ABCDEFGHJKMN/help`, 'ABCDEFGHJKMN'],
    [text, text],
  ])('is found in “%s”', (typed, found) => {
    expect(joinText(typed)).toBe(found);
  });
});
