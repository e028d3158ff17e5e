import { afterPaint, answerPress } from './frames.ts';
import type { DeskPort } from './port.ts';

/** Whether what has focus uses the key itself. */
function takesText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select')
  );
}

/** The choice that a pointer has picked last, until a key has moved focus: Enter would only take it back. */
let pointed: Element | null = null;

function onPointer({ target }: PointerEvent): void {
  pointed = target instanceof Element ? target.closest('[data-pick]') : null;
}

/** Whether Enter already means something where focus is. */
function takesEnter(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target === pointed) return false;
  return target.closest('button, a[href], summary, input, select, textarea, label') !== null;
}

/** Whether the key commits, goes on or picks. Held down it would play quarter after quarter, and none can be taken back. */
function movesOn({ key, target }: KeyboardEvent): boolean {
  if (takesText(target)) return false;
  if (/^[1-9]$/.test(key)) return true;
  const isOnward = target instanceof HTMLElement && target.matches('[data-commit], [data-next]');
  return key === 'Enter' && (isOnward || !takesEnter(target));
}

const visible = (element: HTMLElement): boolean => element.getClientRects().length > 0;

/** Paints until a pick has led on: the first shows it, the second the card that comes next. */
const LEADS_ON = 2;

/** The list of choices that digits pick from: the one in focus, or the first on show. */
function listInReach(): HTMLElement | null {
  const active = document.activeElement;
  const near =
    active?.closest<HTMLElement>('[data-picks]') ??
    active?.closest('[data-card]')?.querySelector<HTMLElement>('[data-picks]');
  if (near && visible(near)) return near;
  return [...document.querySelectorAll<HTMLElement>('[data-picks]')].find(visible) ?? null;
}

/**
 * The desk's keys: 1–9 pick, Enter commits or goes on, Z undoes, W asks why, G goes to the guide, ? helps. Returns a function
 * that stops listening. A key that a field or a button wants is left to it; single keys can be turned off. A pick leads on to
 * the next card only once it has been painted: keys that come sooner wait for that, so that none falls on the card before.
 */
export function listenToKeys(port: DeskPort): () => void {
  let isLeadingOn = false;
  /** Keys in the order they came; one whose choice is not drawn yet waits for that of its own list. */
  let waiting: { readonly event: KeyboardEvent; readonly list?: HTMLElement }[] = [];
  const actOn = (): void => {
    isLeadingOn = false;
    while (!isLeadingOn) {
      const next = waiting.shift();
      if (!next) return;
      try {
        act(next.event, next.list);
      } catch (error) {
        waiting = [];
        throw error;
      }
    }
  };
  /** Has keys wait until so much has been painted. */
  const leadOn = (paints: number): void => {
    isLeadingOn = true;
    afterPaint(() => (paints > 1 ? leadOn(paints - 1) : actOn()));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') pointed = null;
    if (event.defaultPrevented) return;
    if (event.repeat && port.screen.value.kind === 'play' && movesOn(event)) {
      event.preventDefault();
      return;
    }
    const canWait = /^(?:[1-9zgw]|Enter)$/i.test(event.key) && !takesText(event.target);
    if (!isLeadingOn || !canWait || (event.key === 'Enter' && takesEnter(event.target))) act(event);
    else {
      event.preventDefault();
      waiting.push({ event });
    }
  };
  const act = (event: KeyboardEvent, waitedFor?: HTMLElement): void => {
    if (event.altKey || event.isComposing) return;
    if (port.dialog.value !== null || takesText(event.target)) return;
    const withCommand = event.ctrlKey || event.metaKey;
    const withKeys = port.keys.value;
    if (event.key === '?' && !withCommand && withKeys) {
      event.preventDefault();
      port.intents.openHelp();
      return;
    }
    if (port.screen.value.kind !== 'play') return;

    if (event.key === 'Enter' && (withCommand || !takesEnter(event.target))) {
      const button = document.querySelector<HTMLElement>('[data-next], [data-commit]');
      event.preventDefault();
      // With matters unanswered the first Enter only leads to the button, where the warning stands.
      if (button?.dataset.unanswered === 'true' && !withCommand && document.activeElement !== button) button.focus();
      else {
        // What was pressed for this page is not meant for the next.
        waiting = waiting.filter((other) => other.event.key !== 'Enter');
        button?.click();
      }
      return;
    }
    if (event.key.toLowerCase() === 'z' && !event.shiftKey && (withCommand || withKeys)) {
      event.preventDefault();
      port.intents.undo();
      return;
    }
    if (withCommand || !withKeys) return;
    if (event.key.toLowerCase() === 'g') {
      const guide = document.querySelector<HTMLElement>('.guide');
      if (guide) event.preventDefault();
      guide?.focus();
      return;
    }
    if (event.key.toLowerCase() === 'w') {
      const figure = document.activeElement?.closest('[data-figure]')?.querySelector<HTMLElement>('[data-why]');
      event.preventDefault();
      (figure ?? document.querySelector<HTMLElement>('[data-why]'))?.click();
      return;
    }
    if (/^[1-9]$/.test(event.key)) {
      const list = listInReach();
      if (!list || (waitedFor && waitedFor !== list)) return;
      const number = Number(event.key);
      const pick = list.querySelectorAll<HTMLElement>('[data-pick]')[number - 1];
      if (!pick) {
        // A choice that is yet to be drawn can be waited for.
        if (number > Number(list.dataset.count)) return;
        event.preventDefault();
        waiting.unshift({ event, list });
        leadOn(1);
        return;
      }
      event.preventDefault();
      // Focus stays where it is: Enter goes on meaning the quarter, not the choice.
      pick.click();
      answerPress(() => port.intents.confirm(pick.dataset.pick ?? ''));
      if (pick.ariaDisabled !== 'true') leadOn(LEADS_ON);
    }
  };
  document.addEventListener('keydown', onKey);
  document.addEventListener('pointerdown', onPointer);
  return () => {
    document.removeEventListener('keydown', onKey);
    document.removeEventListener('pointerdown', onPointer);
  };
}
