import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { glossed, placeBeside, type Stretch, type Term } from '#view';
import { usePort, useWords } from './context.ts';

/** The texts of one card, with the words explained in them; each word once. */
export function useGlossed(texts: readonly string[]): readonly (readonly Stretch[])[] {
  return glossed(usePort().glossary.value, texts);
}

/** One text as {@link useGlossed} gave it. */
export function Stretches({ of }: { of: readonly Stretch[] | undefined }) {
  return (
    <>
      {(of ?? []).map((stretch, index) =>
        typeof stretch === 'string' ? (
          stretch
        ) : (
          <TermButton key={`${index}.${stretch.term.id}`} shown={stretch.shown} term={stretch.term} />
        ),
      )}
    </>
  );
}

/** A text on its own, with the words explained in it. */
export function Glossed({ text }: { text: string }) {
  const [stretches] = useGlossed([text]);
  return <Stretches of={stretches} />;
}

/**
 * A word that opens its explanation, by pointer, touch or key. The explanation takes focus, so that it is read out; Escape, its
 * button or a press anywhere else closes it, and focus goes back to the word.
 */
function TermButton({ shown, term }: { shown: string; term: Term }) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const label = useId();
  const button = useRef<HTMLButtonElement>(null);
  const note = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = note.current;
    if (!isOpen || !element) return;
    element.showPopover();
    const about = button.current?.getBoundingClientRect();
    const size = { width: element.offsetWidth, height: element.offsetHeight };
    const page = { width: document.documentElement.clientWidth, height: window.innerHeight };
    const { x, y } = placeBeside(about ?? new DOMRect(), size, page, ['below', 'above', 'right', 'left']);
    element.style.transform = `translate(${x}px, ${y}px)`;
    element.focus({ preventScroll: true });
    const shut = (): void => setOpen(false);
    // It would be left behind by what scrolls under it.
    document.addEventListener('scroll', shut, { capture: true, once: true });
    return () => document.removeEventListener('scroll', shut, { capture: true });
  }, [isOpen]);
  return (
    <>
      <button
        type="button"
        class="term"
        ref={button}
        aria-expanded={isOpen}
        aria-label={words('term.open', { term: shown })}
        onClick={(event) => {
          // Within a choice it is the word that is asked about, not the choice that is made.
          event.stopPropagation();
          setOpen(!isOpen);
        }}
      >
        {shown}
      </button>
      {isOpen && (
        <span
          class="term-note"
          ref={note}
          popover="auto"
          role="dialog"
          tabIndex={-1}
          aria-labelledby={label}
          onToggle={(event) => {
            if (event.newState === 'open') return;
            setOpen(false);
            button.current?.focus({ preventScroll: true });
          }}
          onKeyDown={(event) => event.stopPropagation()}
        >
          <b id={label} class="term-name">
            {term.term}
          </b>
          <span class="term-text">{term.text}</span>
          {term.source !== '' && <span class="term-source">{words('term.source', { source: term.source })}</span>}
          <button type="button" class="button-quiet term-close" onClick={() => note.current?.hidePopover()}>
            {words('dialog.close')}
          </button>
        </span>
      )}
    </>
  );
}
