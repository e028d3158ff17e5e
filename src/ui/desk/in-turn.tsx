import { effect, type ReadonlySignal } from '@preact/signals';
import { type ComponentChild, type ComponentChildren, toChildArray } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import { frameByFrame, inTurn } from './frames.ts';

/** What a part is known by in the next list: its key, its place where it has none. */
function nameOf(part: ComponentChild, index: number): unknown {
  const key = typeof part === 'object' && part !== null && 'key' in part ? part.key : null;
  return key ?? index;
}

/**
 * Draws its children one after another, or `atOnce` at a time after the `first`, as they get their turn among all that is to be drawn, so
 * that a page of many parts never holds up the hand. New children take the place of the old in the same way, or with `once` all at once.
 */
export function InTurn({
  first = 1,
  atOnce = 1,
  once = false,
  children,
}: {
  first?: number;
  atOnce?: number;
  once?: boolean;
  children: ComponentChildren;
}) {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const state = useRef<{ children: ComponentChildren; drawn: readonly ComponentChild[]; fresh: number }>({
    children: null,
    drawn: [],
    fresh: 0,
  });
  const mine = state.current;
  const parts = toChildArray(children);
  if (mine.children !== children) {
    mine.children = children;
    mine.fresh = once ? Math.max(first, mine.fresh) : first;
  }
  const before = new Map(mine.drawn.map((part, index) => [nameOf(part, index), part]));
  const shown = parts.map((part, index) => (index < mine.fresh ? part : (before.get(nameOf(part, index)) ?? null)));
  mine.drawn = shown;
  const rest = Math.max(0, parts.length - mine.fresh);
  useLayoutEffect(() => {
    if (rest === 0) return;
    return inTurn(() => {
      mine.fresh += atOnce;
      draw(undefined);
    });
  });
  return <>{shown}</>;
}

/**
 * What is shown of a signal's value: after each of its changes `follow` is asked for the steps to the new value, one after a
 * painted frame. A step gives what is shown next, from what was, and whether another follows.
 */
function useFollowed<T>(
  source: ReadonlySignal<T>,
  follow: (next: T) => (before: T) => { show: T; goesOn: boolean },
): T {
  const [shown, show] = useState<T>(() => source.peek());
  const latest = useRef(shown);
  useEffect(() => {
    let callOff: (() => void) | undefined;
    const stop = effect(() => {
      const step = follow(source.value);
      callOff?.();
      callOff = frameByFrame(() => {
        const { show: value, goesOn } = step(latest.current);
        latest.current = value;
        show(() => value);
        return goesOn;
      }, inTurn);
    });
    return () => {
      callOff?.();
      stop();
    };
  }, [source, follow]);
  return shown;
}

/** The value of a signal, followed so many turns later: for what may come after the answer to a click. */
export function useSettled<T>(source: ReadonlySignal<T>, frames = 1): T {
  const follow = useCallback(
    (next: T) => {
      let left = frames;
      return (before: T) => {
        left -= 1;
        return { show: left > 0 ? before : next, goesOn: left > 0 };
      };
    },
    [frames],
  );
  return useFollowed(source, follow);
}

/**
 * The values of a signal of a list, followed some painted frames later and then so many a frame; all at once where they are not
 * of the same things in the same order as before.
 */
export function useSettledInParts<T extends { readonly id: string }>(
  source: ReadonlySignal<readonly T[]>,
  atOnce: number,
  frames = 1,
): readonly T[] {
  const follow = useCallback(
    (next: readonly T[]) => {
      let fresh = -atOnce * (frames - 1);
      return (before: readonly T[]) => {
        fresh += atOnce;
        const isAlike = before.length === next.length && next.every(({ id }, at) => before[at]?.id === id);
        if (fresh <= 0) return { show: before, goesOn: true };
        if (!isAlike || fresh >= next.length) return { show: next, goesOn: false };
        return { show: next.map((value, at) => (at < fresh ? value : (before[at] ?? value))), goesOn: true };
      };
    },
    [atOnce, frames],
  );
  return useFollowed(source, follow);
}
