import { type ComponentType, type FunctionComponent, h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from './context.ts';

/** A part of the desk whose code is fetched when it is first shown; says so while it comes, and when it does not. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): FunctionComponent<P> {
  let loaded: ComponentType<P> | null = null;
  return function Later(props) {
    const words = useWords();
    const [part, setPart] = useState<{ readonly of: ComponentType<P> | null; readonly reason: string }>({
      of: loaded,
      reason: '',
    });
    const fetchPart = (): void => {
      load().then(
        (found) => {
          loaded = found;
          setPart({ of: found, reason: '' });
        },
        (error: unknown) => setPart({ of: null, reason: error instanceof Error ? error.message : String(error) }),
      );
    };
    useEffect(() => {
      if (!part.of) fetchPart();
    }, []);
    if (part.of) return h(part.of, props);
    return (
      <main id="main">
        {part.reason === '' ? (
          <p class="loading">{words('app.loading')}</p>
        ) : (
          <div class="loading" role="alert">
            <p>{words('app.loadFailed', { reason: part.reason })}</p>
            <button type="button" class="button" onClick={fetchPart}>
              {words('front.retry')}
            </button>
          </div>
        )}
      </main>
    );
  };
}
