import { useEffect, useRef } from 'preact/hooks';
import { useIntents, useWords } from './context.ts';
import type { BoardState } from './port.ts';

/** The place of the board, with what is said where it cannot be seen. It holds nothing that the desk does not say. */
export function BoardHost({
  state,
  playing,
  class: name = '',
}: {
  state: BoardState;
  playing?: boolean;
  class?: string;
}) {
  const words = useWords();
  const intents = useIntents();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    intents.boardHost(host.current);
    return () => intents.boardHost(null);
  }, [intents]);
  return (
    <div class={`board ${name}`} data-state={state} data-playing={playing}>
      <div class="board-host" ref={host} aria-hidden="true" />
      {state !== 'ready' && <p class="board-note">{words(state === 'failed' ? 'board.failed' : 'board.loading')}</p>}
    </div>
  );
}
