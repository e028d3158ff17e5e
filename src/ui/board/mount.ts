import { CANVAS, Game, Scale, WEBGL } from 'phaser';
import type { Beat, BoardModel } from '#view';
import { tableAt } from '#view';
import { BoardUnavailableError } from './errors.ts';
import type { Fonts } from './paint/brush.ts';
import type { BoardTheme } from './palette.ts';
import type { View } from './scene.ts';
import { BoardScene } from './scene.ts';
import { Sounds, soundOf } from './sound.ts';

/** The board as the page sees it. */
export interface BoardHandle {
  /** Shows a state at once; ends what is playing. */
  show(model: BoardModel): void;
  /** Plays a turn out, and resolves at its end, when it is skipped, or at once with reduced motion. */
  play(beats: readonly Beat[], from: BoardModel, to: BoardModel): Promise<void>;
  skip(): void;
  setTheme(theme: BoardTheme): void;
  setReducedMotion(on: boolean): void;
  /** Whether what is said while a turn plays out is also heard. */
  setSound(on: boolean): void;
  /** Leaves the next frame to the page, which has something new to show in it. */
  yieldFrame(): void;
  /** Fits the board to its host again; changes of the host's size are noticed without it. */
  resize(): void;
  destroy(): void;
}

export interface BoardOptions {
  onSelectActor(actor: string): void;
  /** The board has come to an end, after one fault upon another; it need not be destroyed any more. */
  onBroken?(cause: unknown): void;
  readonly theme: BoardTheme;
  readonly reducedMotion: boolean;
  /** Whether what is said while a turn plays out is also heard; not unless it is asked for. */
  readonly sound?: boolean;
  /** What draws it; the quickest there is, unless named. */
  readonly renderer?: 'webgl' | 'canvas';
  /** Words by text id, for what is said while a turn plays out. */
  words(id: string, params?: Readonly<Record<string, string | number>>): string;
}

/** Screens with more pixels than this are painted coarser: texture memory grows with them. */
const MOST_PIXELS = 14_000_000;
const MOST_RATIO = 4;
const SERIF = "'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, 'Noto Serif', 'DejaVu Serif', serif";

/** Size of a page's type where nobody has asked for another, in pixels. */
const USUAL_TYPE = 16;

/** Whether the host has a size: one that is not laid out has none, and says nothing of the size it will have. */
const isLaidOut = (host: HTMLElement): boolean => host.clientWidth > 0 && host.clientHeight > 0;

function viewOf(host: HTMLElement): View {
  const width = Math.max(2, Math.round(host.clientWidth));
  const height = Math.max(2, Math.round(host.clientHeight));
  const fit = Math.sqrt(MOST_PIXELS / (width * height));
  const ratio = Math.max(0.5, Math.min(window.devicePixelRatio || 1, MOST_RATIO, fit));
  const type = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_TYPE;
  return { width, height, ratio, type: Number.isFinite(type) ? type : 1 };
}

/** Frames that may fail one after another before the board gives up. */
const MOST_FAULTS = 3;

/** Lets the page draw a frame: what comes next has a task of its own, and finds the page laid out. */
const rest = (): Promise<void> =>
  new Promise((done) => {
    let over = false;
    const end = (): void => {
      if (!over) setTimeout(done);
      over = true;
    };
    requestAnimationFrame(end);
    // A page that nobody looks at draws no frames.
    setTimeout(end, 100);
  });

/** Milliseconds that the board stands still at most while the desk has something new to show, or its size changes. */
const LONGEST_HOLD_MS = 250;

const between: (() => void)[] = [];
// One for all: to make a channel takes longer than what it is for.
const { port1: inbox, port2: outbox } = new MessageChannel();
inbox.onmessage = () => between.shift()?.();

/** Runs `work` in a task of its own, which comes after the frame when it is asked for within one. */
function betweenFrames(work: () => void): void {
  between.push(work);
  outbox.postMessage(null);
}

/** The page's own font, and its serif where it names one as `--font-serif`. */
function fontsOf(host: HTMLElement): Fonts {
  const style = getComputedStyle(host);
  const serif = style.getPropertyValue('--font-serif').trim();
  return { sans: style.fontFamily || 'sans-serif', serif: serif || SERIF };
}

/** Names of renderers that play the graphics card's part on the processor. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/**
 * Whether WebGL runs, and on a graphics card. Where the processor has to play its part, a 2D canvas is several times
 * faster for a board of sprites.
 */
function webGL(): 'card' | 'software' | 'none' {
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl');
  if (!gl) return 'none';
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return SOFTWARE.test(name) ? 'software' : 'card';
}

/** The quickest renderer there is; null when there is none. */
function rendererOf(found: ReturnType<typeof webGL>): typeof WEBGL | typeof CANVAS | null {
  if (found === 'card') return WEBGL;
  if (document.createElement('canvas').getContext('2d')) return CANVAS;
  return found === 'software' ? WEBGL : null;
}

/**
 * A canvas in main memory: browsers without a graphics card still send ordinary ones through a make-believe card, which
 * takes seconds to warm up. `isDirect`: what is drawn on it is handed to the screen past the page, where the browser can do
 * that. To paint a page with a canvas in it is to copy the whole canvas in every frame, where a make-believe card is used,
 * which takes longer than all the drawing.
 */
function ownCanvas(
  isDirect: boolean,
): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D } | Record<string, never> {
  const canvas = document.createElement('canvas');
  const options: CanvasRenderingContext2DSettings = { willReadFrequently: true };
  if (!isDirect || !('transferControlToOffscreen' in canvas)) {
    const context = document.createElement('canvas').getContext('2d', options);
    return context ? { canvas: context.canvas, context } : {};
  }
  const drawn = canvas.transferControlToOffscreen();
  // It draws as any other; what a page's canvas knows besides, such as focus rings, the board does not ask for.
  const context = drawn.getContext('2d', options) as CanvasRenderingContext2D | null;
  // Whoever sizes the canvas of the page means the one that is drawn on.
  for (const side of ['width', 'height'] as const) {
    Object.defineProperty(canvas, side, {
      get: () => drawn[side],
      set: (pixels: number) => {
        drawn[side] = pixels;
      },
    });
  }
  return context ? { canvas, context } : {};
}

/**
 * Mounts the board in an element, which it fills; the element must have a size of its own. The canvas is hidden from
 * the accessibility tree: everything it says stands on the desk too. Throws {@link BoardUnavailableError} when the
 * browser can draw neither with WebGL nor on a 2D canvas.
 */
export async function mountBoard(host: HTMLElement, options: BoardOptions): Promise<BoardHandle> {
  await rest();
  const found = webGL();
  const type = options.renderer === undefined ? rendererOf(found) : options.renderer === 'webgl' ? WEBGL : CANVAS;
  if (type === null) throw new BoardUnavailableError('no-renderer');

  await rest();
  let view = viewOf(host);
  let dead = false;
  let sounding = options.sound ?? false;
  const sounds = new Sounds();
  const scene = new BoardScene({
    words: options.words,
    onBeat: (beat) => {
      if (sounding) sounds.play(soundOf(beat));
    },
    view,
    theme: options.theme,
    still: options.reducedMotion,
    software: type === CANVAS,
    fonts: fontsOf(host),
  });
  const pixels = (): [number, number] => [Math.round(view.width * view.ratio), Math.round(view.height * view.ratio)];
  const [w, h] = pixels();
  let game: Game;
  try {
    game = new Game({
      type,
      ...(type === CANVAS ? ownCanvas(found === 'software') : {}),
      // Without a graphics card every frame is the processor's work: half as many leave it room for the page.
      fps: { limit: type === CANVAS ? 30 : 0 },
      parent: host,
      width: w,
      height: h,
      transparent: true,
      banner: false,
      autoFocus: false,
      audio: { noAudio: true },
      input: { keyboard: false, mouse: false, touch: false, gamepad: false },
      disableContextMenu: false,
      scale: { mode: Scale.NONE, autoRound: false },
      render: { antialias: true, antialiasGL: false, maxTextures: 1, powerPreference: 'low-power' },
      scene,
    });
  } catch (cause) {
    throw new BoardUnavailableError('failed-to-start', cause);
  }

  let canvas = game.canvas;
  /** A still board is drawn when it changes, and then sleeps; one that nobody sees sleeps when its turn has played out. */
  let naps = 0;
  let seen = true;
  const wake = (): void => {
    if (dead || !game.isRunning) return;
    naps = 0;
    if (!game.loop.running) game.loop.wake();
  };
  const sizeCanvas = (): void => {
    canvas.style.width = `${view.width}px`;
    canvas.style.height = `${view.height}px`;
    canvas.style.display = 'block';
  };
  /** Whether the board is being painted for another size than its picture has, which is stretched meanwhile. */
  let isRefitting = false;
  /** Since when, in milliseconds; who drags the edge of a window has it begin again and again. */
  let refittedSince = 0;
  /** Whether the next step is the first in the new size. */
  let isFitted = false;
  /** Frames left to the desk so far, and whether one is now; the board goes on after the last that was asked for. */
  let holds = 0;
  let isHeld = false;
  const pause = (): void => {
    game.isPaused = isRefitting || isHeld;
  };
  const resize = (): void => {
    if (dead || !isLaidOut(host)) return;
    const before = view;
    view = viewOf(host);
    const isSame = view.width === before.width && view.height === before.height && view.ratio === before.ratio;
    if (isSame && view.type === before.type) return;
    sizeCanvas();
    scene.setView(view);
    if (!isRefitting) refittedSince = performance.now();
    isRefitting = true;
    pause();
    goOnWorking();
    endRefitting();
  };
  const endRefitting = (): void => {
    // What is left undone after a fault is left to the next frame.
    if (!isRefitting || isWorking) return;
    isRefitting = false;
    isFitted = true;
    pause();
    wake();
  };
  /** Within the step that draws it: a canvas that changes its size forgets what was on it. */
  const fit = (): void => {
    if (!isFitted || dead) return;
    isFitted = false;
    const [width, height] = pixels();
    if (game.scale.width !== width || game.scale.height !== height) game.scale.resize(width, height);
  };
  /** Laying out and painting happen between frames, some of it at a time; a frame only moves what has been painted. */
  let isWorking = false;
  const work = (): void => {
    isWorking = false;
    if (dead) return;
    try {
      if (isRefitting && performance.now() - refittedSince > LONGEST_HOLD_MS) scene.workThrough();
      else scene.work();
      goOnWorking();
    } finally {
      endRefitting();
    }
  };
  const goOnWorking = (): void => {
    if (isWorking || dead || !scene.unpainted) return;
    isWorking = true;
    betweenFrames(work);
  };
  /** When the board last moved, in milliseconds. */
  let moved = 0;

  let patience: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([
    scene.ready,
    new Promise((_, reject) => {
      patience = setTimeout(() => reject(new BoardUnavailableError('failed-to-start')), 15_000);
    }),
  ])
    .catch((error: unknown) => {
      dead = true;
      game.destroy(true);
      throw error;
    })
    // A clock that runs on would hold the whole board, long after it has been taken down.
    .finally(() => clearTimeout(patience));
  canvas = game.canvas;
  canvas.setAttribute('aria-hidden', 'true');
  sizeCanvas();
  game.events.on('poststep', () => {
    moved = performance.now();
    goOnWorking();
    naps = (seen ? scene.lively : scene.busy || scene.unpainted) ? 0 : naps + 1;
    if (naps > 3 && !dead) game.loop.sleep();
  });
  game.events.on('prestep', fit);
  // Phaser asks for the next frame only when this one has come to its end: after a fault it would never ask again.
  const step = game.loop.callback;
  let faults = 0;
  game.loop.callback = (...now) => {
    try {
      step(...now);
      faults = 0;
    } catch (cause) {
      faults += 1;
      console.warn('The board could not draw a frame.', cause);
      // Nobody is to wait for the end of a turn that cannot be drawn.
      scene.skip();
      if (faults < MOST_FAULTS || dead) return;
      handle.destroy();
      options.onBroken?.(cause);
    }
  };
  game.renderer.on('restorewebgl', () => {
    scene.restore();
    wake();
  });
  const sight = new IntersectionObserver((entries) => {
    seen = entries.at(-1)?.isIntersecting ?? true;
    if (seen) wake();
  });
  sight.observe(host);

  const at = (event: PointerEvent): string | null => {
    const { layout } = scene;
    if (!layout) return null;
    const box = canvas.getBoundingClientRect();
    const scale = box.width === 0 ? 1 : view.width / box.width;
    return tableAt(layout, { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale });
  };
  const onClick = (event: MouseEvent): void => {
    const actor = at(event as PointerEvent);
    if (actor !== null) options.onSelectActor(actor);
  };
  const onMove = (event: PointerEvent): void => {
    canvas.style.cursor = at(event) === null ? '' : 'pointer';
  };
  canvas.addEventListener('click', onClick);
  canvas.addEventListener('pointermove', onMove);

  const observer = new ResizeObserver(resize);
  observer.observe(host);
  // A window moved to another screen changes its pixel ratio without changing its size.
  let ratioQuery: MediaQueryList | null = null;
  const watchRatio = (): void => {
    ratioQuery?.removeEventListener('change', watchRatio);
    ratioQuery = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    ratioQuery.addEventListener('change', watchRatio);
    resize();
  };
  watchRatio();
  const onFonts = (): void => {
    scene.setFonts(fontsOf(host));
    wake();
  };
  document.fonts.addEventListener('loadingdone', onFonts);

  const handle: BoardHandle = {
    show(model) {
      scene.skip();
      scene.show(model);
      wake();
    },
    play(beats, from, to) {
      wake();
      const played = scene.play(beats, from, to);
      wake();
      return played;
    },
    skip() {
      scene.skip();
      wake();
    },
    setTheme(theme) {
      scene.setTheme(theme);
      wake();
    },
    setReducedMotion(on) {
      scene.setStill(on);
      wake();
    },
    setSound(on) {
      sounding = on;
      if (!on) sounds.close();
    },
    yieldFrame() {
      // The board goes on moving, however much the desk has to show.
      if (dead || !game.loop.running || performance.now() - moved > LONGEST_HOLD_MS) return;
      holds += 1;
      const hold = holds;
      isHeld = true;
      pause();
      requestAnimationFrame(() =>
        betweenFrames(() => {
          if (hold !== holds) return;
          isHeld = false;
          pause();
        }),
      );
    },
    resize,
    destroy() {
      if (dead) return;
      scene.skip();
      dead = true;
      sounds.close();
      observer.disconnect();
      sight.disconnect();
      ratioQuery?.removeEventListener('change', watchRatio);
      document.fonts.removeEventListener('loadingdone', onFonts);
      canvas.removeEventListener('click', onClick);
      canvas.removeEventListener('pointermove', onMove);
      // It is taken down in its next step, for which a sleeping board must be woken.
      game.destroy(true);
      game.loop.wake();
    },
  };
  return handle;
}
