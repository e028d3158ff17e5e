import type { Io } from '../io.ts';

const REDRAW_MS = 200;
const WIDTH = 24;
const CLEAR_LINE = '\r\u001b[2K';

/** A bar on the standard error with the rate and the time left; nothing when that is no terminal. */
export class Gauge {
  private readonly io: Io;
  private readonly total: number;
  private begun: number | null = null;
  private done = 0;
  private drawnAt = Number.NEGATIVE_INFINITY;

  constructor(io: Io, total: number) {
    this.io = io;
    this.total = total;
  }

  /** Says what is done before the games. */
  say(text: string): void {
    if (!this.io.canDraw) return;
    this.drawnAt = this.io.now();
    this.io.draw(CLEAR_LINE + text);
  }

  /** One more game is played. The clock runs from the first on; what comes before is no part of the rate. */
  count(): void {
    const now = this.io.now();
    this.begun ??= now;
    this.done += 1;
    if (!this.io.canDraw || now - this.drawnAt < REDRAW_MS) return;
    this.drawnAt = now;
    this.io.draw(CLEAR_LINE + gaugeText(this.done, this.total, now - this.begun));
  }

  /** Takes the bar away. */
  end(): void {
    if (this.drawnAt > Number.NEGATIVE_INFINITY) this.io.draw(CLEAR_LINE);
  }

  /** `1 200 games in 34 s, 35 games/s` */
  summary(): string {
    const now = this.io.now();
    const spent = now - (this.begun ?? now);
    return `${grouped(this.done)} games in ${timeText(spent)}, ${rateText(this.done, spent)}`;
  }
}

/** `█████░░░ 500/2 000 games, 41 games/s, 37 s left` */
export function gaugeText(done: number, total: number, spent: number): string {
  const share = Math.min(1, done / Math.max(1, total));
  const full = Math.round(share * WIDTH);
  const left = share > 0 ? `, ${timeText((spent / share) * (1 - share))} left` : '';
  const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
  return `${bar} ${grouped(done)}/${grouped(total)} games, ${rateText(done, spent)}${left}`;
}

function rateText(done: number, spent: number): string {
  const rate = done / Math.max(0.001, spent / 1000);
  return `${rate < 10 ? rate.toFixed(1) : grouped(Math.round(rate))} games/s`;
}

/** `45 s`, `3 min 5 s`, `2 h 10 min` */
export function timeText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A whole number with its thousands set apart. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
}
