import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type Area, type GuideNote, type GuideStep, placeBeside, type Side } from '#view';
import { usePort, useWords } from './context.ts';

interface Target {
  /** What the note is about, most wanted first. */
  readonly of: readonly string[];
  readonly sides: readonly Side[];
  /** What it speaks of as well, and what is asked for next to it: left in sight. */
  readonly clear?: readonly string[];
  /** What it may lie on instead, of which it does not speak. */
  readonly over?: readonly string[];
}

const DESK = '.pane-desk';
const BOARD = '.pane-situation .board';

const TARGETS: Readonly<Record<GuideStep, Target>> = {
  table: { of: ['.pane-situation'], sides: ['right', 'above', 'below'], clear: [DESK], over: ['.pane-plan .scroll'] },
  figures: { of: ['.figures-headline'], sides: ['below', 'above'], clear: ['.goals', '.figures-second'] },
  dilemma: {
    of: ['.pane-desk .card[data-open="true"]', '.pane-desk .cards'],
    sides: ['left', 'right', 'above'],
    clear: ['.pane-desk .tabs'],
  },
  move: { of: [DESK], sides: ['left', 'right', 'above'] },
  odds: { of: ['[data-guide="odds"]'], sides: ['left', 'above', 'below'], clear: [DESK], over: [BOARD] },
  why: { of: ['.figures-headline .why'], sides: ['below', 'above'], clear: ['.figures-headline', '.figures-second'] },
  commit: { of: ['[data-commit]'], sides: ['left', 'above'], clear: [DESK, '.pane-plan'], over: [BOARD] },
  answers: { of: ['[data-guide="answers"]'], sides: ['left', 'above', 'below'], clear: ['.pane-wide'], over: [BOARD] },
  moved: { of: ['[data-guide="moved"]'], sides: ['left', 'above', 'below'], clear: ['.pane-wide'], over: [BOARD] },
};

const FOCUSABLE = 'button:not([tabindex="-1"]), a[href], summary, input, select';
const onShow = (element: HTMLElement): boolean => element.getClientRects().length > 0;

function targetOf(step: GuideStep): HTMLElement | null {
  for (const selector of TARGETS[step].of) {
    const found = [...document.querySelectorAll<HTMLElement>(selector)].find(onShow);
    if (found) return found;
  }
  return null;
}

/** The areas of what is on show, in page pixels. */
function areasOf(selectors: readonly string[]): Area[] {
  return selectors.flatMap((selector) => {
    const found = [...document.querySelectorAll<HTMLElement>(selector)].find(onShow);
    return found ? [found.getBoundingClientRect()] : [];
  });
}

/** Narrow pages have no room beside anything: there the note is a sheet above the bar at the bottom. */
const isNarrow = (): boolean => matchMedia('(max-width: 47.5em)').matches;

/** How much of what a note is about must be in sight above the lower edge of the page, in pixels. */
const LEAST_IN_SIGHT = 40;

/** Brings what a note is about to the top of what scrolls, so that the note has the rest. Returns the way back. */
function bringIntoView(target: HTMLElement | null): () => void {
  const frame = target?.closest('.scroll');
  const before = frame?.scrollTop ?? 0;
  const top = target?.getBoundingClientRect().top ?? 0;
  const isBeyond = top < 0 || top > window.innerHeight - LEAST_IN_SIGHT;
  if (target && (isNarrow() || frame || isBeyond)) target.scrollIntoView({ block: 'start' });
  return () => {
    if (frame) frame.scrollTop = before;
  };
}

/** The part of an element that its scrolling parent lets through. */
function shownArea(target: HTMLElement | null): Area | null {
  if (!target) return null;
  const { x, y, right, bottom } = target.getBoundingClientRect();
  const frame = target.closest('.scroll')?.getBoundingClientRect();
  if (isNarrow() || !frame) return { x, y, width: right - x, height: bottom - y };
  const top = Math.max(y, frame.y);
  const low = Math.min(bottom, frame.bottom);
  return low <= top ? null : { x, y: top, width: right - x, height: low - top };
}

/** What the way on says: who leaves a task undone skips it knowingly. */
function onward({ done, isLast }: GuideNote): string {
  if (!done) return 'guide.skip';
  return isLast ? 'guide.finish' : 'guide.next';
}

/**
 * The note of the guided turn, beside what it is about; out of sight while it `waits`. It takes no focus but once, when it
 * first comes up, and holds none: the desk stays usable behind it. Every further note is announced.
 */
export function Guide({ note, waits }: { note: GuideNote; waits: boolean }) {
  const words = useWords();
  const port = usePort();
  const { intents, keys } = port;
  const box = useRef<HTMLElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const { step } = note;

  // Asked for from a dialog, it waits until that has gone.
  const isCovered = port.dialog.value !== null;
  const wasRead = useRef(false);
  useEffect(() => {
    if (isCovered || waits || wasRead.current) return;
    wasRead.current = true;
    box.current?.focus({ preventScroll: true });
  }, [isCovered, waits]);

  // A reader who leaves from inside the note is not left without a place.
  useLayoutEffect(() => {
    const note = box.current;
    return () => {
      if (note?.contains(document.activeElement)) {
        document.querySelector<HTMLElement>('main [data-phase-heading]')?.focus({ preventScroll: true });
      }
    };
  }, []);

  // What a note is about moves with scrolling, with cards that open and with the size of the window.
  useEffect(() => {
    if (waits) return;
    let sought = targetOf(step);
    let putBack = bringIntoView(sought);
    let last = '';
    let frame = 0;
    const follow = (): void => {
      frame = requestAnimationFrame(follow);
      const note = box.current;
      const mark = ring.current;
      if (!note || !mark) return;
      const target = targetOf(step);
      // Parts of a report come one after another: what is not there yet is brought into sight as it comes.
      if (target && !sought) {
        sought = target;
        putBack = bringIntoView(target);
      }
      const about = shownArea(target);
      const page = { width: document.documentElement.clientWidth, height: window.innerHeight };
      const size = { width: note.offsetWidth, height: note.offsetHeight };
      const now = [about?.x, about?.y, about?.width, about?.height, page.width, page.height, size.height].join(' ');
      if (now === last) return;
      last = now;
      mark.hidden = about === null;
      if (about) {
        mark.style.transform = `translate(${about.x}px, ${about.y}px)`;
        mark.style.inlineSize = `${about.width}px`;
        mark.style.blockSize = `${about.height}px`;
      }
      const { sides, clear = [], over = [] } = TARGETS[step];
      const { x, y } = placeBeside(about ?? { x: 0, y: 0, width: 0, height: 0 }, size, page, sides, {
        clear: areasOf(clear),
        over: areasOf(over),
      });
      note.style.transform = isNarrow() ? '' : `translate(${x}px, ${y}px)`;
    };
    follow();
    return () => {
      cancelAnimationFrame(frame);
      if (ring.current) ring.current.hidden = true;
      putBack();
    };
  }, [step, waits]);

  const show = (): void => {
    const target = targetOf(step);
    const inside = [...(target?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])].find(onShow);
    bringIntoView(target);
    (target?.matches(FOCUSABLE) ? target : inside)?.focus({ preventScroll: true });
  };

  return (
    <>
      <div class="guide-ring" ref={ring} aria-hidden="true" hidden />
      <section
        class="guide"
        ref={box}
        tabIndex={-1}
        aria-labelledby="guide-title"
        aria-describedby="guide-text"
        data-step={step}
        hidden={waits}
        onKeyDown={(event) => {
          if (event.key === 'Escape') intents.guideLeave();
          // On the note itself Enter means the next note, not the quarter.
          else if (event.key === 'Enter' && event.target === box.current) intents.guideNext();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        <div class="guide-head">
          <p class="guide-place">{words('guide.label', { place: note.place, of: note.of })}</p>
          <button type="button" class="button-quiet" onClick={() => intents.guideLeave()}>
            {words('guide.leave')}
          </button>
        </div>
        <h2 class="guide-title" id="guide-title">
          {note.title}
        </h2>
        <div id="guide-text" class="guide-text">
          <p>{note.text}</p>
          {note.task !== '' && (
            <p class="guide-task" data-done={note.done}>
              {note.task}
              {note.done && <b> ✓ {words('guide.done')}</b>}
            </p>
          )}
        </div>
        <div class="guide-actions">
          <button type="button" class="button-quiet guide-show" onClick={show}>
            {words('guide.show')}
          </button>
          {!note.isFirst && (
            <button type="button" class="button" onClick={() => intents.guideBack()}>
              {words('guide.back')}
            </button>
          )}
          {step !== 'commit' && (
            <button
              type="button"
              class={note.done ? 'button button-main' : 'button'}
              onClick={() => intents.guideNext()}
            >
              {words(onward(note))}
            </button>
          )}
        </div>
      </section>
      <p class="visually-hidden" role="status" data-guide-live>
        {!waits && (
          <>
            {words('guide.said', {
              place: note.place,
              of: note.of,
              title: note.title,
              text: note.text,
              task: note.task,
            })}
            {note.task !== '' && note.done && ` ${words('guide.done')}`}
            {keys.value && ` ${words('guide.keys')}`}
          </>
        )}
      </p>
    </>
  );
}
