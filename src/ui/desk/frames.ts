import { options } from 'preact';

const waiting: (() => void)[] = [];
// One for all: to make a channel takes longer than most of what is to be done.
const { port1: inbox, port2: outbox } = new MessageChannel();
inbox.onmessage = () => waiting.shift()?.();

/** Runs `work` as a task of its own, as soon as the browser has a hand free. */
export function nextTask(work: () => void): void {
  waiting.push(work);
  outbox.postMessage(null);
}

/** As {@link nextTask}, and before the next frame where the browser can be asked for that. */
function taskBeforeFrame(work: () => void): void {
  if (typeof scheduler === 'undefined') nextTask(work);
  else void scheduler.postTask(work, { priority: 'user-blocking' });
}

let pressed: (() => void)[] = [];

/**
 * Runs what a press asks for as a task of its own, so that the frame in which the browser tells of the press does not wait for
 * it. The next press, and whatever waits for the paint, find it done.
 */
export function answerPress(work: () => void): void {
  pressed.push(work);
  if (pressed.length === 1) nextTask(answerAll);
}

function answerAll(): void {
  const works = pressed;
  pressed = [];
  for (const work of works) work();
}

/** Milliseconds that leave room for drawing in the task that answers a press. */
const QUICK_MS = 10;
/** So many times are remembered; the least of them counts, as what else a computer does only ever adds to them. */
const REMEMBERED = 3;

/**
 * What a press asks for, in the steps that `stepsOf` gives, of which the last changes what is drawn. The function it gives runs them in
 * tasks of their own, so that none holds the page up; or, where they have all been quick lately, at once and drawn with the press:
 * then the browser's next frame has the answer, not the one after. A step that gives false ends them.
 */
export function inSteps<T>(stepsOf: (about: T) => readonly (() => boolean)[]): (about: T) => void {
  let times: readonly number[] = [];
  /** What is being answered: a second press for the same asks for nothing more. */
  let underWay: T | null = null;
  const run = ([step, ...others]: readonly (() => boolean)[], spent: number, isQuick: boolean): void => {
    const begun = performance.now();
    let goesOn = false;
    try {
      goesOn = step?.() ?? false;
    } finally {
      if (!goesOn || others.length === 0) underWay = null;
    }
    if (!goesOn) return;
    const now = spent + performance.now() - begun;
    if (others.length === 0) {
      times = [...times, now].slice(-REMEMBERED);
      if (isQuick && now <= QUICK_MS) drawNow();
    } else if (isQuick) run(others, now, true);
    else nextTask(() => run(others, now, false));
  };
  return (about) => {
    if (about === underWay) return;
    underWay = about;
    const isQuick = times.some((took) => took <= QUICK_MS);
    if (isQuick) run(stepsOf(about), 0, true);
    else nextTask(() => run(stepsOf(about), 0, false));
  };
}

/** Draws what has changed and is not drawn yet; null when there is nothing such. */
let toDraw: (() => void) | null = null;
let onceLaid: (() => void)[] = [];
let onBusy = (): void => undefined;

/** Milliseconds of work that leave room for the next step in the same task; a frame may come before the next one. */
const LITTLE_MS = 16;

/** What comes between drawing and painting, in order; each is done by asking for what takes it to be known. */
const STEPS: readonly (() => void)[] = [
  // Styles and layout: sizes depend on them.
  () => {
    document.body.getBoundingClientRect();
    const works = onceLaid;
    onceLaid = [];
    for (const work of works) work();
  },
  // What is painted over what: what lies at a point depends on it.
  () => document.elementFromPoint(0, 0),
];
let ahead = STEPS.length;

/** Goes on with the steps for as long as this task, begun at `begun`, has taken little. After much, the next task does. */
function prepare(begun: number): void {
  while (ahead < STEPS.length) {
    if (performance.now() - begun >= LITTLE_MS) {
      prepareSoon();
      return;
    }
    const step = STEPS[ahead];
    // Before it is done: it may ask for all of them anew.
    ahead += 1;
    step?.();
  }
}

function prepareSoon(): void {
  taskBeforeFrame(() => prepare(performance.now()));
}

/**
 * Has what changes drawn in a task of its own, laid out and stacked in others where it is much, so that none makes the task that
 * answers a press or the frame that shows it longer; but only while `isPlaying`: other pages have nothing that moves. `busy` is called whenever the
 * next frame will have something new to show, or a press to answer.
 */
export function drawInTasks(isPlaying: () => boolean, busy: () => void): void {
  onBusy = busy;
  options.debounceRendering = (draw) => {
    if (!isPlaying()) {
      queueMicrotask(draw);
      return;
    }
    toDraw = draw;
    nextTask(drawNow);
  };
  // Whoever presses presses on what there is by then.
  const onPress = (): void => {
    if (isPlaying()) onBusy();
    answerAll();
    drawNow();
  };
  for (const type of ['keydown', 'pointerdown', 'click']) window.addEventListener(type, onPress, { capture: true });
}

function drawNow(): void {
  const draw = toDraw;
  if (!draw) return;
  toDraw = null;
  const begun = performance.now();
  draw();
  onBusy();
  ahead = 0;
  prepare(begun);
}

/**
 * For what needs the page laid out, such as focus and scrolling: runs `work` when what is being drawn has been, before it is
 * painted. To be called while it is drawn.
 */
export function onceLaidOut(work: () => void): void {
  if (onceLaid.length === 0) {
    ahead = 0;
    prepareSoon();
  }
  onceLaid.push(work);
}

/** Takes focus from what is about to go: what goes with focus has the page laid out there and then. */
export function leaveFocus(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** A page nobody looks at gets no frames; its work is done all the same. */
const NO_FRAME_MS = 250;

/** What waits for one and the same frame. */
let unpainted: Set<() => void> | null = null;

function awaitFrame(works: Set<() => void>): void {
  const go = (): void => {
    if (unpainted === works) unpainted = null;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    for (const work of works) {
      nextTask(() => {
        if (works.delete(work)) work();
      });
    }
  };
  // What waits to be drawn is not in this frame yet.
  const look = (): void => {
    if (toDraw || pressed.length > 0) frame = requestAnimationFrame(look);
    else go();
  };
  let frame = requestAnimationFrame(look);
  const timer = setTimeout(() => {
    answerAll();
    drawNow();
    go();
  }, NO_FRAME_MS);
}

/** Runs `work` in a task of its own once what the page holds now has been painted. Returns a function that calls it off. */
export function afterPaint(work: () => void): () => void {
  if (!unpainted) {
    unpainted = new Set();
    awaitFrame(unpainted);
  }
  const works = unpainted;
  const once = (): void => work();
  works.add(once);
  return () => void works.delete(once);
}

/** Milliseconds of drawing after which the rest of the parts leaves the next frame to be painted. */
const TURNS_MS = 8;

const turns = new Set<() => void>();
let isWaiting = false;

function waitForTurns(): void {
  if (isWaiting || turns.size === 0) return;
  isWaiting = true;
  afterPaint(() => takeTurns([...turns], 0));
}

function takeTurns([work, ...others]: readonly (() => void)[], spent: number): void {
  const begun = performance.now();
  try {
    if (work && turns.delete(work)) work();
    drawNow();
  } finally {
    const now = spent + performance.now() - begun;
    if (others.length > 0 && now < TURNS_MS) nextTask(() => takeTurns(others, now));
    else {
      isWaiting = false;
      waitForTurns();
    }
  }
}

/**
 * As {@link afterPaint}, for work that has a part of the page drawn: whoever waits is drawn one after another, between two frames
 * no more of them than that has time for. Returns a function that calls it off.
 */
export function inTurn(work: () => void): () => void {
  const once = (): void => work();
  turns.add(once);
  waitForTurns();
  return () => void turns.delete(once);
}

/**
 * Runs `step` after one painted frame after another, or when `wait` says, for as long as it gives true. Returns a function that
 * calls it off.
 */
export function frameByFrame(step: () => boolean, wait = afterPaint): () => void {
  let isOver = false;
  const go = (): void => {
    if (step() && !isOver) callOff = wait(go);
  };
  let callOff = wait(go);
  return () => {
    isOver = true;
    callOff();
  };
}
