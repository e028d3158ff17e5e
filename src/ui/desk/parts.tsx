import type { ComponentChildren } from 'preact';
import type { EffectLine, Omen, PullRow, Spark } from '#view';
import { useWords } from './context.ts';

/** Something that is on or off, with its words beside it. */
export function Check({
  on,
  set,
  children,
}: {
  on: boolean;
  set: (isOn: boolean) => void;
  children: ComponentChildren;
}) {
  return (
    <label class="check">
      <input type="checkbox" checked={on} onChange={(event) => set(event.currentTarget.checked)} />
      <span>{children}</span>
    </label>
  );
}

/** Line of a series with a dot at its end. Decoration: the numbers stand beside it. */
export function Sparkline({ spark, omen }: { spark: Spark; omen: Omen }) {
  return (
    <svg class="spark" data-omen={omen} viewBox={`0 0 ${spark.width} ${spark.height}`} aria-hidden="true">
      {spark.zero !== null && <line class="spark-zero" x1="0" x2={spark.width} y1={spark.zero} y2={spark.zero} />}
      {spark.line !== '' && <path class="spark-line" d={spark.line} />}
      <circle class="spark-dot" cx={spark.last.x} cy={spark.last.y} r="2.2" />
    </svg>
  );
}

const OMENS: Readonly<Record<Omen, string>> = { good: 'omen.good', bad: 'omen.bad', even: '' };

/** An arrow up or down, or a block for what stays. Drawn, not written: no font of ours has it, and to look for one that has takes long. */
export function Mark({ way }: { way: 'up' | 'down' | 'even' }) {
  return <span class="mark" data-way={way} aria-hidden="true" />;
}

/** A change with an arrow for its direction; its colour says what it means, and so do hidden words. */
export function Change({ text, omen }: { text: string; omen: Omen }) {
  const words = useWords();
  const way = text.startsWith('+') ? 'up' : text.startsWith('−') ? 'down' : 'even';
  return (
    <span class="change" data-omen={omen} data-still={way === 'even'}>
      <Mark way={way} />
      {text}
      {OMENS[omen] !== '' && <span class="visually-hidden"> ({words(OMENS[omen])})</span>}
    </span>
  );
}

/** Changes side by side. */
export function EffectChips({ effects }: { effects: readonly EffectLine[] }) {
  if (effects.length === 0) return null;
  return (
    <ul class="chips">
      {effects.map((effect) => (
        <li key={effect.variable} class="chip" data-omen={effect.omen}>
          {effect.name} <b>{effect.text}</b>
        </li>
      ))}
    </ul>
  );
}

/** Reasons with bars to either side of zero. */
export function PullTable({ rows, footer }: { rows: readonly PullRow[]; footer: string }) {
  return (
    <div class="pull">
      <ul class="pull-rows">
        {rows.map((row) => (
          <li key={row.text}>
            <span class="pull-text">{row.text}</span>
            <Bar share={row.bar} />
            <span class="pull-value">{row.valueText}</span>
          </li>
        ))}
      </ul>
      <p class="pull-total">{footer}</p>
    </div>
  );
}

/** A bar from the middle: right for what pushes, left for what holds back. */
export function Bar({ share, omen }: { share: number; omen?: Omen }) {
  const size = `${Math.round(Math.min(1, Math.abs(share)) * 50)}%`;
  return (
    <span class="bar" aria-hidden="true">
      <span
        class="bar-fill"
        data-side={share < 0 ? 'left' : 'right'}
        data-omen={omen}
        style={share < 0 ? { inlineSize: size, insetInlineEnd: '50%' } : { inlineSize: size, insetInlineStart: '50%' }}
      />
    </span>
  );
}

/** Progress between where a goal started and what it wants. */
export function Progress({ share, met }: { share: number; met: boolean }) {
  return (
    <span class="progress" data-met={met} aria-hidden="true">
      <span class="progress-fill" style={{ inlineSize: `${Math.round(share * 100)}%` }} />
    </span>
  );
}

/** Section with a ruled heading. */
export function Section({
  title,
  level = 3,
  children,
  class: name = '',
  guide,
}: {
  title: string;
  level?: 2 | 3 | 4;
  children: ComponentChildren;
  class?: string;
  /** What the guided turn calls it. */
  guide?: string;
}) {
  const Heading = `h${level}` as const;
  return (
    <section class={`section ${name}`} data-guide={guide}>
      <Heading class="section-title">{title}</Heading>
      {children}
    </section>
  );
}

/** Key cap, shown where a keyboard is likely. */
export function Key({ children }: { children: ComponentChildren }) {
  return (
    <span class="key" aria-hidden="true">
      {children}
    </span>
  );
}

/** Words of the game's own catalogue, as a component. */
export function Say({ id }: { id: string }) {
  return <>{useWords()(id)}</>;
}
