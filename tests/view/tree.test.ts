import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textsOf, treeOf } from '#view';
import { flagship } from './settings.ts';

describe('texts as a tree', () => {
  it('come back as they were', () => {
    const part = fc.constantFrom('a', 'b', 'name', 'text', '0');
    const id = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));
    fc.assert(
      fc.property(fc.dictionary(id, fc.string()), (texts) => {
        expect(textsOf(JSON.parse(JSON.stringify(treeOf(texts))))).toEqual(texts);
      }),
    );
  });

  it('say every part of an id once', () => {
    expect(treeOf({ 'a.b': 'one', 'a.b.c': 'two', 'a.d': 'three' })).toEqual({
      a: { b: { '': 'one', c: 'two' }, d: 'three' },
    });
    const texts = flagship().bundle.texts.en ?? {};
    expect(textsOf(treeOf(texts))).toEqual(texts);
    expect(JSON.stringify(treeOf(texts)).length).toBeLessThan(0.8 * JSON.stringify(texts).length);
  });
});
