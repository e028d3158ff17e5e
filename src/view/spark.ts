/** Geometry of a sparkline in a box of `width` × `height`. */
export interface Spark {
  readonly width: number;
  readonly height: number;
  /** SVG path of the line; empty with fewer than two points. */
  readonly line: string;
  readonly last: { readonly x: number; readonly y: number };
  /** Height of zero, when zero lies within the drawn range. */
  readonly zero: number | null;
}

const round = (x: number): number => Math.round(x * 10) / 10;

/**
 * Line through a series, one step per quarter. `slots` is the number of quarters the box is wide, so that the line grows
 * to the right over a game; `leastSpan` keeps noise from looking like drama.
 */
export function sparkOf(series: readonly number[], slots: number, leastSpan: number, width = 96, height = 24): Spark {
  const pad = 3;
  const low = Math.min(...series);
  const high = Math.max(...series);
  const middle = (low + high) / 2;
  const span = Math.max(high - low, leastSpan);
  const top = middle + span / 2;
  const step = (width - 2 * pad) / Math.max(1, slots);
  const x = (index: number): number => round(pad + index * step);
  const y = (value: number): number => round(pad + ((top - value) / span) * (height - 2 * pad));
  const line =
    series.length < 2 ? '' : series.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(value)}`).join('');
  const end = series[series.length - 1] ?? 0;
  const zeroInside = top >= 0 && top - span <= 0;
  return {
    width,
    height,
    line,
    last: { x: x(Math.max(0, series.length - 1)), y: y(end) },
    zero: zeroInside ? y(0) : null,
  };
}
