import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Marks a row that scrolls sideways, as `data-more-left` and `data-more-right`, where something of it lies beyond an edge. */
export function useOverflow(row: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = row.current;
    if (!element) return;
    const mark = (): void => {
      const most = element.scrollWidth - element.clientWidth;
      const at = Math.abs(element.scrollLeft);
      const isRtl = getComputedStyle(element).direction === 'rtl';
      const [before, after] = [at > 1, at < most - 1];
      element.dataset.moreLeft = String(isRtl ? after : before);
      element.dataset.moreRight = String(isRtl ? before : after);
    };
    const observer = new ResizeObserver(mark);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    element.addEventListener('scroll', mark, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', mark);
    };
  }, [row]);
}
