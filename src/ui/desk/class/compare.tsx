import { useId } from 'preact/hooks';
import type { Course, Overlay, Parting, Spread } from '#view';
import { useWords } from '../context.ts';
import { Section } from '../parts.tsx';
import type { RoomIntents, RoomModel } from './port.ts';

/** All true results on one triangle and one timeline, how they came out, and where they parted. */
export function Compare({ room, intents }: { room: RoomModel; intents: RoomIntents }) {
  const words = useWords();
  const id = useId();
  const { drawn, columns, variable } = room.comparison.value;
  if (!drawn) return null;
  const marked = room.marked.value;
  return (
    <div class="compare">
      <Section title={words('class.paths')} level={2} class="compare-paths">
        <OverlayDrawing overlay={drawn.overlay} marked={marked} text={drawn.overlayText} />
      </Section>
      <Section title={words('class.course')} level={2} class="compare-course">
        <p class="compare-pick">
          <label for={id}>{words('class.figure')}</label>
          <select id={id} class="field" value={variable} onChange={(event) => intents.show(event.currentTarget.value)}>
            {columns.map((column) => (
              <option key={column.id} value={column.id}>
                {column.name}
              </option>
            ))}
          </select>
        </p>
        <CourseDrawing course={drawn.course} marked={marked} />
      </Section>
      <Section title={words('class.spread')} level={2} class="compare-spread">
        <SpreadDrawing spread={drawn.spread} />
      </Section>
      <Section title={words('class.partings')} level={2} class="compare-partings">
        <Partings partings={drawn.partings} />
      </Section>
    </div>
  );
}

function OverlayDrawing({ overlay, marked, text }: { overlay: Overlay; marked: string | null; text: string }) {
  const words = useWords();
  const { frame, close } = overlay;
  const [own, left, right] = frame.corners;
  const unit = close.size / 100;
  const lines = (width: number, dot: number) => (
    <>
      {overlay.lines.map((line) => (
        <g
          key={line.id}
          class="overlay-line"
          data-marked={line.id === marked}
          data-dim={marked !== null && line.id !== marked}
        >
          <path d={line.d} stroke-width={width} />
          <circle cx={line.end.x} cy={line.end.y} r={dot} data-outcome={line.outcome ?? 'stopped'} />
        </g>
      ))}
      {overlay.start && (
        <circle class="path-first" cx={overlay.start.x} cy={overlay.start.y} r={dot} stroke-width={width} />
      )}
    </>
  );
  return (
    <figure class="path">
      <div class="path-drawings overlay-drawings">
        <svg viewBox={`0 0 ${frame.width} ${frame.height}`} aria-hidden="true">
          <path class="path-triangle" d={`M${own.join(' ')}L${left.join(' ')}L${right.join(' ')}Z`} />
          {lines(1.2, 2.4)}
          <rect class="path-frame" x={close.x} y={close.y} width={close.size} height={close.size} />
          <text class="path-label" x={own[0]} y={own[1] + (own[1] > left[1] ? 26 : -12)} text-anchor="middle">
            {words('debrief.autonomy')}
          </text>
          <text class="path-label" x={4} y={left[1] + (own[1] > left[1] ? -12 : 26)} text-anchor="start">
            {frame.left}
          </text>
          <text class="path-label" x={frame.width - 4} y={right[1] + (own[1] > right[1] ? -12 : 26)} text-anchor="end">
            {frame.right}
          </text>
        </svg>
        <svg class="path-close" viewBox={`${close.x} ${close.y} ${close.size} ${close.size}`} aria-hidden="true">
          {lines(unit * 0.5, unit * 1.5)}
        </svg>
      </div>
      <ul class="legend" aria-hidden="true">
        {(['won', 'survived', 'lost', 'stopped'] as const).map((outcome) => (
          <li key={outcome} data-outcome={outcome}>
            {words(outcome === 'stopped' ? 'class.stopped' : `outcome.${outcome}`)}
          </li>
        ))}
      </ul>
      <figcaption>{text}</figcaption>
    </figure>
  );
}

function CourseDrawing({ course, marked }: { course: Course; marked: string | null }) {
  const words = useWords();
  return (
    <figure class="course">
      <svg viewBox={`0 0 ${course.width} ${course.height}`} aria-hidden="true">
        {course.up.map(({ y, text }) => (
          <g key={y}>
            <line class="course-grid" x1="56" x2={course.width - 34} y1={y} y2={y} />
            <text class="course-label" x="50" y={y + 4} text-anchor="end">
              {text}
            </text>
          </g>
        ))}
        {course.along.map(({ x, text }) => (
          <text key={x} class="course-label" x={x} y={course.height - 8} text-anchor="middle">
            {text}
          </text>
        ))}
        {course.band !== '' && <path class="course-band" d={course.band} />}
        {course.lines.map(({ id, d }) => (
          <path
            key={id}
            class="course-line"
            d={d}
            data-marked={id === marked}
            data-dim={marked !== null && id !== marked}
          />
        ))}
        <path class="course-median" d={course.median} />
      </svg>
      <figcaption>{words('class.course.caption')}</figcaption>
      <details class="course-told">
        <summary>{words('class.course.table')}</summary>
        <table class="record-table">
          <thead>
            <tr>
              {(['quarter', 'low', 'median', 'high'] as const).map((name) => (
                <th key={name} scope="col">
                  {words(`class.course.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {course.told.map((row) => (
              <tr key={row.quarter}>
                <th scope="row">{row.quarter}</th>
                <td>{row.low}</td>
                <td>{row.median}</td>
                <td>{row.high}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function SpreadDrawing({ spread }: { spread: Spread }) {
  const words = useWords();
  return (
    <>
      <p class="spread-lede">
        {words('class.spread.text', { median: spread.median, least: spread.least, most: spread.most })}
      </p>
      <ol class="bins" aria-label={words('class.spread.scores')}>
        {spread.scores.map((bin) => (
          <li key={bin.from}>
            <span class="bin-bar" aria-hidden="true">
              <span class="bin-fill" style={{ blockSize: `${Math.round(bin.share * 100)}%` }} />
            </span>
            <span class="bin-count">{bin.count}</span>
            <span class="bin-from">{words('class.spread.bin', { from: bin.from, to: bin.to })}</span>
          </li>
        ))}
      </ol>
      <ul class="lines spread-list">
        {spread.outcomes.map((outcome) => (
          <li key={outcome.id}>
            <b>{outcome.count}</b> {outcome.name}
          </li>
        ))}
      </ul>
      {spread.endings.length > 0 && (
        <ul class="lines spread-list">
          {spread.endings.map((ending) => (
            <li key={ending.id}>
              <b>{ending.count}</b> {ending.name}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Partings that are shown at once. */
const CHIEF = 3;

function Partings({ partings }: { partings: readonly Parting[] }) {
  const words = useWords();
  if (partings.length === 0) return <p class="nothing">{words('class.partings.none')}</p>;
  // What divided the class most; all of it in the order of the quarters.
  const least = [...partings].sort((a, b) => b.division - a.division)[CHIEF - 1]?.division ?? 0;
  const chief = partings.filter(({ division }) => division >= least).slice(0, CHIEF);
  const rest = partings.filter((parting) => !chief.includes(parting));
  return (
    <>
      <p class="hint">{words('class.partings.hint')}</p>
      <PartingList partings={chief} />
      {rest.length > 0 && (
        <details class="partings-more">
          <summary>{words('class.partings.more', { count: rest.length })}</summary>
          <PartingList partings={rest} />
        </details>
      )}
    </>
  );
}

function PartingList({ partings }: { partings: readonly Parting[] }) {
  const words = useWords();
  return (
    <ol class="partings">
      {partings.map((parting) => (
        <li key={`${parting.turn}.${parting.slot}`}>
          <h3 class="parting-what">
            <span class="dateline">{parting.quarter}</span> {parting.what}
          </h3>
          <ul>
            {parting.choices.map((choice) => (
              <li key={choice.id} class="parting-choice">
                <span class="parting-name">{choice.name}</span>
                <span class="parting-bar" aria-hidden="true">
                  <span class="bin-fill" style={{ inlineSize: `${Math.round(choice.share * 100)}%` }} />
                </span>
                <span class="parting-count">
                  {words('class.partings.count', { count: choice.count, score: choice.score })}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
