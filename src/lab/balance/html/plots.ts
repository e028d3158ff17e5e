import type { Calibration, Fan, Rate } from '../measures.ts';
import { at, type Html, html, percent } from './markup.ts';

const OUTCOMES = ['won', 'survived', 'lost'] as const;

/** Bars of outcomes, one row per rate, with the interval of the share won. */
export function outcomePlot(rates: readonly Rate[]): Html {
  const row = 26;
  const [left, width, right] = [118, 560, 130];
  const height = rates.length * row + 24;
  const x = (share: number) => at(left + share * width);
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  return html`<svg viewBox="0 0 ${left + width + right} ${height}" role="img" aria-label="Share of games won, survived and lost, by policy">
${ticks.map((tick) => html`<path class="grid" d="M${x(tick)} 0V${height - 20}"/><text x="${x(tick)}" y="${height - 6}" text-anchor="middle">${percent(tick, 0)}</text>`)}
${rates.map((rate, index) => {
  const y = index * row + 4;
  let from = 0;
  const bars = OUTCOMES.map((outcome) => {
    const { value, count } = rate[outcome];
    const bar = html`<rect class="${outcome}" x="${x(from)}" y="${y}" width="${at(value * width)}" height="16"><title>${rate.policy}: ${outcome} ${percent(value)} (${count} of ${rate.games})</title></rect>`;
    from += value;
    return bar;
  });
  const { low, high, value } = rate.won;
  return html`<text class="strong" x="${left - 8}" y="${y + 12}" text-anchor="end">${rate.policy}</text>${bars}
<path class="whisker" d="M${x(low)} ${y + 8}H${x(high)}M${x(low)} ${y + 4}v8M${x(high)} ${y + 4}v8"/>
<text x="${left + width + 8}" y="${y + 12}">won ${percent(value)}, n ${rate.games}</text>`;
})}
</svg>`;
}

/** Bands of a figure over the game: the middle half, the middle eight tenths, and the median. */
export function fanPlot({ variable, turns }: Fan): Html {
  const [width, height, left, right, top, bottom] = [260, 128, 34, 8, 6, 20];
  const lows = turns.map(({ p10 }) => p10);
  const highs = turns.map(({ p90 }) => p90);
  const ticks = ticksOf(Math.min(...lows), Math.max(...highs));
  const [low, high] = [ticks[0] as number, ticks[ticks.length - 1] as number];
  const last = Math.max(1, turns.length - 1);
  const x = (turn: number) => at(left + (turn / last) * (width - left - right));
  const y = (value: number) => at(top + (1 - (value - low) / (high - low || 1)) * (height - top - bottom));
  const band = (from: 'p10' | 'p25', to: 'p75' | 'p90') =>
    `M${turns.map((turn, index) => `${x(index)} ${y(turn[to])}`).join('L')}L${turns
      .map((turn, index) => `${x(index)} ${y(turn[from])}`)
      .reverse()
      .join('L')}Z`;
  const end = turns[turns.length - 1];
  return html`<figure><figcaption>${variable}</figcaption>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${variable} by quarter${end ? `; at the end between ${at(end.p10)} and ${at(end.p90)}, median ${at(end.p50)}` : ''}">
${ticks.map((tick) => html`<path class="grid" d="M${left} ${y(tick)}H${width - right}"/><text x="${left - 4}" y="${Number(y(tick)) + 3.5}" text-anchor="end">${tick}</text>`)}
${turns.map((_, index) => index % 4 === 0 && html`<text x="${x(index)}" y="${height - 5}" text-anchor="middle">${index}</text>`)}
<path class="outer" d="${band('p10', 'p90')}"/><path class="inner" d="${band('p25', 'p75')}"/>
<path class="median" d="M${turns.map(({ p50 }, index) => `${x(index)} ${y(p50)}`).join('L')}"/>
</svg></figure>`;
}

/** Three to six round numbers that hold a range. */
export function ticksOf(low: number, high: number): readonly number[] {
  const span = Math.max(high - low, 1e-6);
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? rough;
  const first = Math.floor(low / step);
  const count = Math.max(1, Math.ceil(high / step) - first);
  return Array.from({ length: count + 1 }, (_, index) => Number(((first + index) * step).toPrecision(6)));
}

/** Chances told against what happened, with the intervals; on the diagonal they are true. */
export function calibrationPlot({ kind, bins }: Calibration): Html {
  const [size, left, bottom] = [230, 40, 30];
  const x = (share: number) => at(left + share * size);
  const y = (share: number) => at(6 + (1 - share) * size);
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  return html`<figure><figcaption>${kind}</figcaption>
<svg viewBox="0 0 ${left + size + 12} ${size + bottom + 8}" role="img" aria-label="Chances told against what happened: ${kind}">
${ticks.map(
  (tick) => html`<path class="grid" d="M${x(tick)} ${y(0)}V${y(1)}M${x(0)} ${y(tick)}H${x(1)}"/>
<text x="${x(tick)}" y="${size + 20}" text-anchor="middle">${percent(tick, 0)}</text><text x="${left - 5}" y="${Number(y(tick)) + 3.5}" text-anchor="end">${percent(tick, 0)}</text>`,
)}
<path class="dash" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}"/>
${bins.map(({ told, happened }) => html`<path class="whisker" d="M${x(told)} ${y(happened.low)}V${y(happened.high)}"/><circle class="dot" cx="${x(told)}" cy="${y(happened.value)}" r="4"><title>told ${percent(told)}, happened ${percent(happened.value)} of ${happened.of}</title></circle>`)}
<text x="${left + size / 2}" y="${size + 35}" text-anchor="middle">told</text>
</svg></figure>`;
}

/** A share as a bar with a figure. */
export function shareBar(share: number, isHot = false): Html {
  const width = 90;
  return html`<svg viewBox="0 0 ${width} 12" width="${width}" height="12" aria-hidden="true"><rect class="track" width="${width}" height="12" rx="2"/><rect class="bar${isHot ? ' hot' : ''}" width="${at(Math.min(1, share) * width)}" height="12" rx="2"/></svg>`;
}

/** Parts of a whole side by side, the last the darkest. */
export function stackBar(parts: readonly { readonly name: string; readonly count: number }[], width = 220): Html {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  let from = 0;
  return html`<svg viewBox="0 0 ${width} 14" width="${width}" height="14" role="img" aria-label="${parts.map(({ name, count }) => `${name} ${count}`).join(', ')}"><rect class="track" width="${width}" height="14" rx="2"/>
${parts.map(({ name, count }, index) => {
  if (count === 0) return null;
  const wide = (count / total) * width;
  const shade = String(Math.round((0.12 + (0.88 * index) / Math.max(1, parts.length - 1)) * 100) / 100);
  const part = html`<rect class="bar" opacity="${shade}" x="${at(from)}" width="${at(wide)}" height="14"><title>${name}: ${count} (${percent(count / total)})</title></rect>`;
  from += wide;
  return part;
})}</svg>`;
}
