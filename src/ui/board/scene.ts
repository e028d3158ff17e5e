import type { GameObjects } from 'phaser';
import { Scene } from 'phaser';
import type { Beat, BoardLayout, BoardModel, Box, Flow, Measure, Point, TieModel, TiePlace } from '#view';
import {
  applyBeat,
  boundsOf,
  bubbleAt,
  carrierAt,
  flowsOf,
  layoutBoard,
  markerIn,
  paceOf,
  TIE_MOVES,
  tablesOf,
  tiePath,
  wrapText,
} from '#view';
import type { Emblems } from './emblems.ts';
import { loadEmblems } from './emblems.ts';
import type { Fonts } from './paint/brush.ts';
import { fontOf, grow } from './paint/brush.ts';
import { paintBubble, paintDim } from './paint/bubble.ts';
import { groundSteps, paintFace, paintMarker, paintTrail } from './paint/ground.ts';
import { canvasMeasure, forgetWidths, paintLabel } from './paint/label.ts';
import { paintGlow, paintSteam, paintTable } from './paint/table.ts';
import { paintLadder, paintTie } from './paint/tie.ts';
import { paintCarrier, paintSeal } from './paint/tokens.ts';
import type { BoardTheme, Palette } from './palette.ts';
import { PALETTES } from './palette.ts';
import { Sheet } from './sheet.ts';

/** What lies on what. */
const DEPTH = {
  base: 0,
  glow: 10,
  tie: 20,
  carrier: 30,
  table: 50,
  steam: 55,
  marker: 60,
  seal: 65,
  label: 70,
  dim: 80,
  stage: 85,
  bubble: 90,
} as const;

export interface View {
  readonly width: number;
  readonly height: number;
  /** Pixels of the screen to a CSS pixel. */
  readonly ratio: number;
  /** Size of the page's type against the usual one. */
  readonly type: number;
}

type Words = (id: string, params?: Readonly<Record<string, string | number>>) => string;

interface Playing {
  readonly beats: readonly Beat[];
  readonly pace: readonly number[];
  readonly to: BoardModel;
  readonly done: () => void;
  /** Milliseconds into the beat, and which it is; −1 before the first. */
  index: number;
  elapsed: number;
  /** The board before and after the beat's own shifts. */
  before: BoardModel;
  after: BoardModel;
  settled: boolean;
  /** Where the marker goes in the end; null until it sets out. */
  markerTo: Point | null;
}

/** A layout, and what it was made for. */
interface Draft {
  readonly layout: BoardLayout;
  readonly model: BoardModel;
  readonly look: string;
}

/** After the last beat the marker and whatever moved by itself slide to where they end. */
const SETTLE = 700;
/** Milliseconds that the first picture waits for emblems and fonts. */
const LONGEST_LOADING = 5000;
/** Milliseconds that painting may take at a time; what is left over waits for the next. */
const PAINTING = 4;

const smooth = (t: number): number => t * t * (3 - 2 * t);

/** The one scene: paints the board it is shown and plays turns out on it. */
export class BoardScene extends Scene {
  /** Resolves when emblems and fonts are there and the first picture can be painted. */
  readonly ready: Promise<void>;
  private begin: () => void = () => {};
  private readonly words: Words;
  private readonly onBeat: (beat: Beat) => void;
  private readonly software: boolean;
  private readonly sheets = new Map<string, Sheet>();
  private readonly used = new Set<string>();
  private readonly reaches = new WeakMap<TiePlace, Box>();
  /** Of the ties that move, the one painted last. */
  private tieInTurn = 0;
  private carriers: { readonly flow: Flow; readonly images: GameObjects.Image[] }[] = [];
  private emblems: Emblems = new Map();
  private fonts: Fonts;
  private measure: Measure;
  private view: View;
  private palette: Palette;
  private theme: BoardTheme;
  private still: boolean;
  private model: BoardModel | null = null;
  private playing: Playing | null = null;
  private seconds = 0;
  /** Words are painted again when it grows. */
  private fontsSeen = 0;
  /** What is still to be painted, in order. */
  private jobs: (() => void)[] = [];
  /** Whether something was said that the layout does not know yet. */
  private stale = false;
  private ground: { readonly key: string; readonly canvas: HTMLCanvasElement } | null = null;
  layout: BoardLayout | null = null;
  private drafted: Draft | null = null;

  constructor(options: {
    words: Words;
    onBeat: (beat: Beat) => void;
    view: View;
    theme: BoardTheme;
    still: boolean;
    fonts: Fonts;
    software: boolean;
  }) {
    super('board');
    this.words = options.words;
    this.onBeat = options.onBeat;
    this.software = options.software;
    this.view = options.view;
    this.theme = options.theme;
    this.palette = PALETTES[options.theme];
    this.still = options.still;
    this.fonts = options.fonts;
    this.measure = canvasMeasure(options.fonts);
    this.ready = new Promise((resolve) => {
      this.begin = resolve;
    });
  }

  create(): void {
    this.events.once('shutdown', () => this.clear());
    this.events.once('destroy', () => this.clear());
    // A font that the page has not used yet is not loaded until it is asked for.
    const faces = (['plain', 'strong', 'title'] as const).map((face) =>
      document.fonts.load(fontOf(this.fonts, face, 16)).catch(() => []),
    );
    const emblems = new Map<string, HTMLImageElement>();
    const loading = Promise.all([loadEmblems(emblems), ...faces]).then(() => document.fonts.ready);
    const patience = new Promise<void>((done) => {
      const timer = setTimeout(done, LONGEST_LOADING);
      // A clock that runs on would hold the whole board, long after it has been taken down.
      void loading.then(() => clearTimeout(timer));
      this.events.once('destroy', () => clearTimeout(timer));
    });
    Promise.race([loading, patience]).then(async () => {
      forgetWidths();
      // The first word in a face costs more than all that follow: each face has a task of its own.
      for (const face of ['plain', 'strong', 'title'] as const) {
        this.measure('Aa −0', 16, face);
        await new Promise((done) => setTimeout(done));
      }
      this.emblems = emblems;
      this.begin();
      this.stale = true;
      // What comes later is drawn when it comes.
      await loading;
      if (!this.sys.isActive()) return;
      this.stale = true;
      this.game.loop.wake();
    });
  }

  /** Shows a board from the next frame on. */
  show(model: BoardModel): void {
    this.model = model;
    this.stale = true;
  }

  /** Has the board laid out and painted for a view, as any other change: see {@link work}. */
  setView(view: View): void {
    this.view = view;
    this.stale = true;
  }

  /** After the graphics card has lost everything. */
  restore(): void {
    for (const sheet of this.sheets.values()) sheet.upload();
  }

  setTheme(theme: BoardTheme): void {
    this.theme = theme;
    this.palette = PALETTES[theme];
    this.stale = true;
  }

  setFonts(fonts: Fonts): void {
    this.fonts = fonts;
    this.fontsSeen += 1;
    forgetWidths();
    this.measure = canvasMeasure(fonts);
    this.stale = true;
  }

  setStill(still: boolean): void {
    this.still = still;
    if (still) this.skip();
    this.stale = true;
  }

  /** Whether anything moves: a still board needs no frames. */
  get lively(): boolean {
    return !this.still || this.playing !== null || this.unpainted;
  }

  /** Whether something it was shown is not on the canvas yet. */
  get unpainted(): boolean {
    return (this.stale && this.model !== null) || this.jobs.length > 0;
  }

  /** Whether a turn is playing out. */
  get busy(): boolean {
    return this.playing !== null;
  }

  /** Plays a turn out; resolves at its end, or when it is skipped. */
  play(beats: readonly Beat[], from: BoardModel, to: BoardModel): Promise<void> {
    this.skip();
    if (this.still) {
      this.show(to);
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.playing = {
        beats,
        pace: paceOf(beats),
        to,
        done: resolve,
        index: -1,
        elapsed: 0,
        before: from,
        after: from,
        settled: false,
        markerTo: null,
      };
      this.show(from);
    });
  }

  /** Ends what is playing: the end state at once. */
  skip(): void {
    const { playing } = this;
    if (!playing) return;
    this.playing = null;
    this.show(playing.to);
    playing.done();
  }

  override update(_time: number, delta: number): void {
    // A tab that slept must not jump ahead; a slow machine must not play for ever.
    if (this.playing) this.advance(this.playing, Math.min(delta, 1000));
    if (this.still) return;
    this.seconds += Math.min(delta, 100) / 1000;
    this.animate();
  }

  /** Does some of what is {@link unpainted}: where everything lies, how it looks, and a few pictures at a time each have a turn. */
  work(): void {
    if (!this.stale) this.paintOn(performance.now() + PAINTING);
    else if (this.draft()) this.redraw();
  }

  /** Does all of what is {@link unpainted}, however long it takes. */
  workThrough(): void {
    if (this.stale) {
      this.draft();
      this.redraw();
    }
    this.paintOn(Number.POSITIVE_INFINITY);
  }

  // ---------------------------------------------------------------- painting

  private sheet(id: string, depth: number): Sheet {
    this.used.add(id);
    let sheet = this.sheets.get(id);
    if (!sheet) {
      sheet = new Sheet(this, depth, this.software);
      this.sheets.set(id, sheet);
    }
    return sheet;
  }

  /** Paints a sheet, at once when it is as it was before, in its turn otherwise. */
  private lay(id: string, depth: number, box: Box, key: string, draw: (ctx: CanvasRenderingContext2D) => void): void {
    const { ratio } = this.view;
    const sheet = this.sheet(id, depth);
    if (!sheet.lay(box, ratio, key)) this.jobs.push(() => sheet.paint(box, ratio, key, draw));
  }

  /** Paints what waits until a moment on the page's clock; at least one thing. */
  private paintOn(until: number): void {
    for (let job = this.jobs.shift(); job; job = this.jobs.shift()) {
      job();
      if (performance.now() >= until) break;
    }
  }

  /**
   * Lines up the ground, which is painted once for a size and theme, and gives the canvas it will be on. It is faint:
   * a pixel of it to a CSS pixel is fine enough.
   */
  private layGround(layout: BoardLayout): HTMLCanvasElement {
    const { palette } = this;
    const ratio = Math.min(1, this.view.ratio);
    const [own, first] = layout.face;
    const key = `${this.theme}|${ratio}|${layout.width}x${layout.height}|${own.x},${own.y}|${first.x},${first.y}`;
    if (this.ground?.key === key) return this.ground.canvas;
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(layout.width * ratio);
    canvas.height = Math.ceil(layout.height * ratio);
    const ctx = canvas.getContext('2d', { willReadFrequently: this.software });
    if (!ctx) return canvas;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const step of groundSteps(layout, palette)) this.jobs.push(() => step(ctx));
    this.jobs.push(() => {
      this.ground = { key, canvas };
    });
    return canvas;
  }

  /** Works out where everything lies; gives whether that was known before. */
  private draft(): boolean {
    const { model, view } = this;
    if (!model || view.width < 2 || view.height < 2) return true;
    const before = this.drafted;
    return this.draftOf(model) === before;
  }

  /** Where everything of a board lies; the last one asked for is kept. */
  private draftOf(model: BoardModel): Draft {
    const { width, height, type } = this.view;
    const look = `${width}x${height}|${type}|${this.fontsSeen}`;
    if (this.drafted?.model !== model || this.drafted.look !== look) {
      this.drafted = { layout: layoutBoard(model, width, height, this.measure, type), model, look };
    }
    return this.drafted;
  }

  /** Paints the board as it was drafted: lays what is the same in its place, and lines up the rest to be painted. */
  private redraw(): void {
    const { model, view, palette, fonts } = this;
    if (!model || !this.sys.isActive()) return;
    this.stale = false;
    this.jobs = [];
    if (view.width < 2 || view.height < 2) return;
    const { ratio } = view;
    if (!this.drafted) return;
    const { layout } = this.drafted;
    this.layout = layout;
    const { unit } = layout;
    const look = `${this.theme}|${unit}|${view.type}|${this.fontsSeen}`;
    this.used.clear();

    // Whatever stands still is one picture: slow machines pay for every layer.
    const moving = this.movingTies();
    const resting = model.ties.filter(({ id }) => !moving.has(id));
    const way = [...layout.trail, layout.marker].map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
    const whole: Box = { x: 0, y: 0, w: view.width, h: view.height };
    const ground = this.layGround(layout);
    this.lay(
      'base',
      DEPTH.base,
      whole,
      `${look}|${model.tension.toFixed(3)}|${resting.map((tie) => this.tieKey(tie)).join()}|${way}`,
      (ctx) => {
        ctx.drawImage(ground, 0, 0, view.width, view.height);
        paintFace(ctx, layout, model, palette);
        for (const tie of resting) if (tie.place === 'outer') this.drawTie(ctx, tie, tie.value, 0);
        for (const tie of resting) if (tie.place === 'side') this.drawTie(ctx, tie, tie.value, 0);
        paintTrail(ctx, layout, palette);
      },
    );
    for (const tie of model.ties) if (moving.has(tie.id)) this.paintMoving(tie, tie.value, 0);

    for (const table of tablesOf(model)) {
      const place = layout.tables.find(({ actor }) => actor === table.actor);
      if (!place) continue;
      const around: Box = { x: place.x - place.r, y: place.y - place.r, w: place.r * 2, h: place.r * 2 };
      this.lay(
        `table.${table.actor}`,
        DEPTH.table,
        grow(around, place.r * 0.35),
        `${look}|${table.place}|${table.seat}|${table.name}|${fonts.serif}|${this.emblems.size}`,
        (ctx) => paintTable(ctx, table, place, palette, this.emblems, fonts, ratio),
      );
      if (table.temper === 'calm') continue;
      const heat = Math.round(table.heat);
      this.lay(`glow.${table.actor}`, DEPTH.glow, grow(around, place.r * 0.8), `${look}|${heat}`, (ctx) =>
        paintGlow(ctx, place, heat, palette),
      );
      const wisps = table.temper === 'furious' ? 3 : table.temper === 'angry' ? 2 : 1;
      this.lay(
        `steam.${table.actor}`,
        DEPTH.steam,
        { x: around.x, y: around.y - place.r * 0.5, w: around.w, h: place.r * 0.6 },
        `${look}|${wisps}`,
        (ctx) => paintSteam(ctx, place, wisps, palette, unit),
      );
    }

    const { marker } = layout;
    this.lay(
      'marker',
      DEPTH.marker,
      { x: marker.x - 16 * unit, y: marker.y - 16 * unit, w: 32 * unit, h: 32 * unit },
      look,
      (ctx) => paintMarker(ctx, layout, palette),
    );

    for (const crisis of model.crises) {
      const seal = layout.crises.find(({ id }) => id === crisis.id)?.seal;
      if (!seal) continue;
      this.lay(
        `seal.${crisis.id}`,
        DEPTH.seal,
        { x: seal.x - seal.r - 2, y: seal.y - seal.r - 2, w: 2 * seal.r + 4, h: 2 * seal.r + 4 },
        `${look}|${crisis.rung}/${crisis.rungs}`,
        (ctx) => paintSeal(ctx, crisis, seal, palette),
      );
    }

    for (const label of layout.labels) {
      const warmth = model.ties.find(({ id }) => id === label.tie)?.warmth ?? null;
      this.lay(
        `label.${label.id}`,
        DEPTH.label,
        grow(label.box, label.kind === 'name' ? 8 * unit : 2 * unit),
        `${look}|${warmth}|${label.align}|${label.box.w}|${fonts.sans}|${fonts.serif}|${JSON.stringify(label.lines)}`,
        (ctx) => paintLabel(ctx, label, palette, fonts, unit, ratio, warmth),
      );
    }

    // What is said comes first; then what moves, and away with what has no place any more.
    this.jobs.unshift(
      () => {
        if (this.playing) this.paintBeat(this.playing);
      },
      () => {
        this.layTraffic(model, layout);
        for (const [id, sheet] of this.sheets) {
          if (this.used.has(id)) continue;
          // While a turn plays out, what is gone from this beat may be back in the next.
          if (this.playing) {
            sheet.hide();
            continue;
          }
          sheet.destroy();
          this.sheets.delete(id);
        }
        this.animate();
      },
    );
  }

  /** Ties that the beat being played moves: they get a sheet of their own. */
  private movingTies(): ReadonlySet<string> {
    const { playing } = this;
    if (!playing || playing.settled || playing.before === playing.after) return new Set();
    const before = new Map(playing.before.ties.map(({ id, value }) => [id, value]));
    return new Set(playing.after.ties.filter(({ id, value }) => before.get(id) !== value).map(({ id }) => id));
  }

  private inCrisis(tie: TieModel): boolean {
    const ends = [tie.a, tie.b];
    return (
      this.model?.crises.some(({ challenger, target }) => ends.includes(challenger) && ends.includes(target)) ?? false
    );
  }

  /** All that a tie's looks depend on, but the board's size. */
  private tieKey(tie: TieModel): string {
    const rungs = tie.ladders.map(({ instrument, rung }) => `${instrument}${rung}`).join('+');
    return `${tie.id}:${tie.value.toFixed(2)}:${this.inCrisis(tie)}:${rungs}`;
  }

  private drawTie(ctx: CanvasRenderingContext2D, tie: TieModel, value: number, flash: number): void {
    const { layout, palette } = this;
    const route = layout?.ties.find(({ id }) => id === tie.id);
    if (!layout || !route) return;
    const state = { value, place: tie.place };
    paintTie(ctx, state, tiePath(route, value), palette, layout.unit, flash, this.inCrisis(tie));
    for (const ladder of layout.ladders) if (ladder.tie === tie.id) paintLadder(ctx, ladder, palette, layout.unit);
  }

  /** The box that a tie stays in, however cold or warm it gets. */
  private reachOf(route: TiePlace, margin: number): Box {
    let box = this.reaches.get(route);
    if (!box) {
      box = boundsOf([...tiePath(route, -100).points, ...tiePath(route, 100).points], margin);
      this.reaches.set(route, box);
    }
    return box;
  }

  /** Paints a tie as it lies at `value`, in a box that holds it at any value. */
  private paintMoving(tie: TieModel, value: number, flash: number): void {
    const { layout } = this;
    const route = layout?.ties.find(({ id }) => id === tie.id);
    if (!layout || !route) return;
    this.sheet(`tie.${tie.id}`, DEPTH.tie).paint(
      this.reachOf(route, 16 * layout.unit),
      this.view.ratio,
      `${this.theme}|${layout.unit}|${value.toFixed(2)}|${flash.toFixed(2)}|${this.tieKey(tie)}`,
      (ctx) => this.drawTie(ctx, tie, value, flash),
    );
  }

  // ---------------------------------------------------------------- what moves by itself

  private layTraffic(model: BoardModel, layout: BoardLayout): void {
    const flows = flowsOf(model, layout);
    const spare = this.carriers.flatMap(({ images }) => images);
    this.carriers = flows.map((flow) => {
      const texture = this.carrierTexture(flow.kind, layout.token);
      const images = Array.from({ length: flow.count }, () => {
        const image = spare.pop() ?? this.add.image(0, 0, texture);
        return image.setTexture(texture).setDepth(DEPTH.carrier).setVisible(true);
      });
      return { flow, images };
    });
    for (const image of spare) image.destroy();
    this.placeCarriers();
  }

  /** One texture per kind: it is painted in a sheet that stays hidden. */
  private carrierTexture(kind: Flow['kind'], unit: number): string {
    const id = `carrier.${kind}`;
    const sheet = this.sheets.get(id) ?? new Sheet(this, DEPTH.base, this.software);
    this.sheets.set(id, sheet);
    this.used.add(id);
    const { ratio } = this.view;
    const half = { w: 11 * unit, h: 7 * unit };
    sheet.paint({ x: 0, y: 0, w: half.w * 2, h: half.h * 2 }, ratio, `${this.theme}|${unit}`, (ctx) => {
      ctx.translate(half.w, half.h);
      paintCarrier(ctx, kind, this.palette, unit);
    });
    sheet.hide();
    return sheet.image.texture.key;
  }

  private placeCarriers(): void {
    const { layout, view } = this;
    if (!layout) return;
    // In every frame: nothing is made here that need not be.
    for (const { flow, images } of this.carriers) {
      for (let i = 0; i < images.length; i++) {
        const { x, y, angle, share } = carrierAt(flow, i, this.seconds, layout.token);
        images[i]
          ?.setPosition(x * view.ratio, y * view.ratio)
          .setRotation(angle)
          .setAlpha(Math.min(1, Math.min(share, 1 - share) * 14));
      }
    }
  }

  private animate(): void {
    const { layout, model } = this;
    if (!layout || !model) return;
    this.placeCarriers();
    const swell = this.still ? 1 : 0.8 + 0.2 * Math.sin(this.seconds * 2.4);
    for (const table of tablesOf(model)) {
      this.sheets.get(`glow.${table.actor}`)?.image.setAlpha(swell);
      if (!this.still)
        this.sheets
          .get(`steam.${table.actor}`)
          ?.nudge(0, Math.sin(this.seconds * 3 + table.name.length) * 1.6 * layout.unit, this.view.ratio);
    }
    for (const crisis of model.crises)
      this.sheets.get(`seal.${crisis.id}`)?.image.setAlpha(this.still ? 1 : 0.82 + 0.18 * Math.sin(this.seconds * 4));
  }

  // ---------------------------------------------------------------- the turn playing out

  private advance(playing: Playing, delta: number): void {
    playing.elapsed += delta;
    const length = playing.index < 0 ? 250 : (playing.pace[playing.index] ?? SETTLE);
    if (playing.elapsed >= length) {
      playing.elapsed = 0;
      playing.index += 1;
      if (playing.index > playing.beats.length) {
        this.skip();
        return;
      }
      playing.before = playing.after;
      const beat = playing.beats[playing.index];
      playing.after = beat ? applyBeat(playing.before, beat, playing.to, this.words) : playing.to;
      playing.settled = false;
      this.show(playing.before);
      if (beat) this.onBeat(beat);
    }
    this.moveTies(playing);
  }

  /** Moves the ties (and at last the marker) from where they were before the beat to where it leaves them. */
  private moveTies(playing: Playing): void {
    const { before, after } = playing;
    if (before === after || playing.settled || playing.index < 0) return;
    const t = smooth(Math.min(1, playing.elapsed / TIE_MOVES));
    const moving = after.ties.flatMap((tie) => {
      const old = before.ties.find(({ id }) => id === tie.id);
      return old && old.value !== tie.value ? [{ old, value: old.value + (tie.value - old.value) * t }] : [];
    });
    // Where one frame has not the time for all of them, they take turns.
    const until = performance.now() + PAINTING;
    for (let painted = 0; painted < moving.length; painted++) {
      this.tieInTurn = (this.tieInTurn + 1) % moving.length;
      const tie = moving[this.tieInTurn];
      if (tie) this.paintMoving(tie.old, tie.value, Math.sin(Math.PI * t));
      if (performance.now() > until) break;
    }
    if (playing.index === playing.beats.length) {
      const { layout } = this;
      if (layout) {
        const from = layout.marker;
        // The triangle stays where it is: there is no need to lay out all the rest within a frame.
        playing.markerTo ??= markerIn(layout.face, after);
        const to = playing.markerTo;
        this.sheets.get('marker')?.nudge((to.x - from.x) * t, (to.y - from.y) * t, this.view.ratio);
      }
    }
    if (t >= 1 && playing.index < playing.beats.length) {
      playing.settled = true;
      this.show(after);
    }
  }

  /** What is said in this beat: at its table, or before everybody. */
  private paintBeat(playing: Playing): void {
    const beat = playing.beats[playing.index];
    const { layout, view, palette, fonts } = this;
    if (!beat || !layout) return;
    const { unit } = layout;
    const { ratio } = view;
    const table = layout.tables.find(({ actor }) => actor === beat.actor) ?? null;
    const grand = table === null || beat.kind === 'crisis';
    const size = layout.font * (grand ? 1.3 : 1.12);
    const room = Math.min(view.width - 24, (grand ? 420 : 270) * unit) - 26 * unit;
    const face = beat.kind === 'move' ? 'strong' : 'title';
    const lines = wrapText(beat.text, size, face, room, grand ? 3 : 4, this.measure);
    const kicker = this.kickerOf(beat, playing.to);
    const kickerSize = layout.font * 0.84;
    const widths = [...lines.map((line) => this.measure(line, size, face)), 40];
    if (kicker !== '') widths.push(Math.min(room, this.measure(kicker, kickerSize, 'strong')));
    const w = Math.max(...widths) + 26 * unit;
    const h = lines.length * size * 1.28 + (kicker === '' ? 0 : kickerSize * 1.35) + 16 * unit;
    if (grand) {
      const lit = layout.tables.filter(({ actor }) => this.partiesOf(beat).includes(actor));
      const whole: Box = { x: 0, y: 0, w: view.width, h: view.height };
      this.sheet('dim', DEPTH.dim).paint(whole, ratio, `${this.theme}|${lit.map(({ actor }) => actor)}`, (ctx) =>
        paintDim(ctx, whole, lit, palette),
      );
    }
    const box = bubbleAt(layout, grand ? undefined : beat.actor, w, h);
    this.sheet('bubble', DEPTH.bubble).paint(
      grow(box, 18 * unit),
      ratio,
      `${this.theme}|${unit}|${beat.kind}|${beat.mood}|${beat.actor}|${size}|${kicker}|${lines.join('\n')}`,
      (ctx) =>
        paintBubble(
          ctx,
          box,
          { lines, size, kicker, kickerSize },
          beat,
          grand ? null : table,
          palette,
          fonts,
          unit,
          ratio,
        ),
    );
  }

  /** The two capitals of the crisis that a beat is about: of the board before it or after. */
  private partiesOf(beat: Beat): readonly string[] {
    const boards = [this.playing?.after, this.playing?.before];
    for (const board of boards) {
      const crisis = board?.crises.find(({ id }) => id === beat.crisis);
      if (crisis) return [crisis.challenger, crisis.target];
    }
    return [];
  }

  /** Whose words these are: the capital at whose table they are said, or the two whose crisis is on the stage. */
  private kickerOf(beat: Beat, to: BoardModel): string {
    if (beat.kind === 'crisis')
      return this.partiesOf(beat)
        .map((actor) => tablesOf(to).find((table) => table.actor === actor)?.name ?? '')
        .join(' · ');
    return tablesOf(to).find(({ actor }) => actor === beat.actor)?.name ?? '';
  }

  private clear(): void {
    for (const sheet of this.sheets.values()) sheet.destroy();
    this.sheets.clear();
    this.carriers = [];
    this.jobs = [];
    const { playing } = this;
    this.playing = null;
    playing?.done();
  }
}
