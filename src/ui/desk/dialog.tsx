import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useIntents, useWords } from './context.ts';

/**
 * A modal page over the desk. The browser traps focus in it; closing gives focus back to what had it, or to the desk's
 * heading when that is gone.
 */
export function DialogPage({
  title,
  wide = false,
  children,
}: {
  title: string;
  wide?: boolean;
  children: ComponentChildren;
}) {
  const words = useWords();
  const intents = useIntents();
  const element = useRef<HTMLDialogElement>(null);
  const label = useId();
  const isPressedOutside = useRef(false);
  // Focus goes back before the page is painted without the dialog.
  useLayoutEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      const back = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : null;
      (back ?? document.querySelector<HTMLElement>('main [tabindex="-1"]'))?.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      class={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={label}
      onCancel={(event) => {
        event.preventDefault();
        intents.closeDialog();
      }}
      // Only the backdrop is the dialog itself: everything else lies in the page inside. A text that is marked from there to the backdrop
      // ends in a click on it, too.
      onPointerDown={(event) => {
        isPressedOutside.current = event.target === element.current;
      }}
      onClick={(event) => {
        if (isPressedOutside.current && event.target === element.current) intents.closeDialog();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div class="dialog-page">
        <div class="dialog-head">
          <h2 id={label} class="dialog-title" tabIndex={-1}>
            {title}
          </h2>
          <button type="button" class="button-quiet dialog-close" onClick={() => intents.closeDialog()}>
            {words('dialog.close')}
          </button>
        </div>
        <div class="dialog-body">{children}</div>
      </div>
    </dialog>
  );
}
