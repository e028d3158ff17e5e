import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween, leavesOf } from '../../src/lab/leaves.ts';

describe('the leaves of JSON', () => {
  it('are named by keys, by ids and by place', () => {
    const json = {
      turn: 2,
      lists: [{ id: 'a', size: 1 }, { id: 'b', size: 2 }, { id: 'a', size: 3 }, 'bare'],
      none: [],
    };
    expect([...leavesOf(json)]).toEqual([
      ['turn', 2],
      ['lists.a.id', 'a'],
      ['lists.a.size', 1],
      ['lists.b.id', 'b'],
      ['lists.b.size', 2],
      ['lists.a#2.id', 'a'],
      ['lists.a#2.size', 3],
      ['lists.3', 'bare'],
    ]);
  });

  it('keep their names when a list grows at its end', () => {
    const item = fc.record({ id: fc.constantFrom('a', 'b', 'c'), size: fc.integer() });
    fc.assert(
      fc.property(fc.array(item), item, (list, more) => {
        const changes = changesBetween(leavesOf({ list }), leavesOf({ list: [...list, more] }));
        expect([...changes.values()]).toEqual([more.id, more.size]);
      }),
    );
  });

  it('are equal when nothing changed, and tell what went', () => {
    const before = leavesOf({ a: 1, b: { c: 2 } });
    expect(changesBetween(before, leavesOf({ a: 1, b: { c: 2 } })).size).toBe(0);
    expect([...changesBetween(before, leavesOf({ a: 3 }))]).toEqual([
      ['a', 3],
      ['b.c', undefined],
    ]);
  });
});
