import type { Io } from './io.ts';

/** Below this nobody wants a bar. */
const PATIENCE_MS = 2000;
const REDRAW_MS = 100;
const WIDTH = 24;
const CLEAR_LINE = '\r\u001b[2K';

/** A bar on the standard error for work that takes over two seconds; nothing when that is no terminal. */
export class Progress {
  private readonly io: Io;
  private readonly label: string;
  private readonly total: number;
  private readonly start: number;
  private drawnAt = 0;

  constructor(io: Io, label: string, total: number) {
    this.io = io;
    this.label = label;
    this.total = total;
    this.start = io.now();
  }

  /** Tells how much is done, of `total`. */
  set(done: number): void {
    const now = this.io.now();
    const spent = now - this.start;
    if (!this.io.canDraw || spent < PATIENCE_MS || now - this.drawnAt < REDRAW_MS) return;
    this.drawnAt = now;
    const share = Math.min(1, done / Math.max(1, this.total));
    const full = Math.round(share * WIDTH);
    const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
    const left = share > 0 ? `, ${Math.ceil((spent / share - spent) / 1000)} s left` : '';
    this.io.draw(`${CLEAR_LINE}${this.label} ${bar} ${done}/${this.total}${left}`);
  }

  /** Takes the bar away. */
  end(): void {
    if (this.drawnAt > 0) this.io.draw(CLEAR_LINE);
  }
}
