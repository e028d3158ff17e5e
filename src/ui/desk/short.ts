import { useEffect, useState } from 'preact/hooks';

/** A wide page of few lines, such as a laptop's or a projector's. */
const SHORT = '(max-height: 57em) and (min-width: 73.76em)';

/** Whether the page has few lines, followed as its size changes. */
export function useShort(): boolean {
  const [isShort, set] = useState(() => matchMedia(SHORT).matches);
  useEffect(() => {
    const query = matchMedia(SHORT);
    const follow = (): void => set(query.matches);
    follow();
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return isShort;
}
