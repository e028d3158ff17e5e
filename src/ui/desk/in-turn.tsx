import { effect, type ReadonlySignal } from '@preact/signals';
import { type ComponentChild, type ComponentChildren, toChildArray } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import { afterPaint, frameByFrame } from './frames.ts';

/**
 * Draws its children one after another, or `atOnce` at a time after the `first`, with a painted frame between, so that a page of many
 * parts never holds up the hand. New children take the place of the old in the same way, or with `once` all at once.
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
  const shown = parts.map((part, index) => (index < mine.fresh ? part : (mine.drawn[index] ?? null)));
  mine.drawn = shown;
  const rest = Math.max(0, parts.length - mine.fresh);
  useLayoutEffect(() => {
    if (rest === 0) return;
    return afterPaint(() => {
      mine.fresh += atOnce;
      draw(undefined);
    });
  });
  return <>{shown}</>;
}

/** The value of a signal, followed some painted frames later: for what may come after the answer to a click. */
export function useSettled<T>(source: ReadonlySignal<T>, frames = 1): T {
  const [shown, show] = useState<T>(() => source.peek());
  useEffect(() => {
    let callOff: (() => void) | undefined;
    const stop = effect(() => {
      const next = source.value;
      let left = frames;
      callOff?.();
      callOff = frameByFrame(() => {
        left -= 1;
        if (left === 0) show(() => next);
        return left > 0;
      });
    });
    return () => {
      callOff?.();
      stop();
    };
  }, [source, frames]);
  return shown;
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
  const [shown, show] = useState<readonly T[]>(() => source.peek());
  useEffect(() => {
    let callOff: (() => void) | undefined;
    const stop = effect(() => {
      const next = source.value;
      let left = frames;
      let fresh = 0;
      callOff?.();
      callOff = frameByFrame(() => {
        left -= 1;
        if (left > 0) return true;
        fresh += atOnce;
        show((before) => {
          const isAlike = before.length === next.length && next.every(({ id }, at) => before[at]?.id === id);
          return isAlike && fresh < next.length
            ? next.map((value, at) => (at < fresh ? value : (before[at] ?? value)))
            : next;
        });
        return fresh < next.length;
      });
    });
    return () => {
      callOff?.();
      stop();
    };
  }, [source, atOnce, frames]);
  return shown;
}
