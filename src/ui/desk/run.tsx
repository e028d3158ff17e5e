import { useId } from 'preact/hooks';
import { BoardHost } from './board-host.tsx';
import { useIntents, useWords } from './context.ts';
import { FigureStrip } from './figures.tsx';
import type { RunModel, WatchModel } from './port.ts';
import { ReportPage } from './report.tsx';
import { SettingsMenu } from './settings.tsx';

/** A link that cannot be read. */
export function FaultPage({ reason }: { reason: string }) {
  const words = useWords();
  const intents = useIntents();
  return (
    <main class="run-page run-fault" id="main">
      <h1 class="pane-headline" tabIndex={-1}>
        {words('run.fault')}
      </h1>
      <p class="front-lede" role="alert">
        {reason}
      </p>
      <p>{words('run.fault.hint')}</p>
      <p class="button-row">
        <button type="button" class="button button-main" onClick={() => intents.goHome()}>
          {words('desk.home')}
        </button>
      </p>
    </main>
  );
}

/** A game that came by link: what it is, to be watched, played again, or carried on. */
export function RunPage({ run }: { run: RunModel }) {
  const words = useWords();
  return (
    <main class="run-page" id="main">
      <header class="run-head">
        <div class="run-title">
          <p class="front-motto">{words('run.motto')}</p>
          <h1 class="pane-headline" tabIndex={-1}>
            {run.title}
          </h1>
          <p class="run-facts">{run.facts.join(' · ')}</p>
          {run.result !== '' && <p class="run-result">{run.result}</p>}
        </div>
        <Actions run={run} />
        <SettingsMenu />
      </header>
      {run.notices.length > 0 && (
        <ul class="run-notices" role="alert">
          {run.notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      )}
      {run.watch ? <Watch watch={run.watch} /> : <Planned planned={run.planned} />}
    </main>
  );
}

function Actions({ run }: { run: RunModel }) {
  const words = useWords();
  const intents = useIntents();
  const at = run.watch?.at.value ?? 0;
  const isAtEnd = run.watch !== null && at === run.watch.quarters;
  return (
    <div class="run-actions button-row">
      {run.watch && (
        <>
          <button type="button" class="button button-main" onClick={() => intents.run.playSeed()}>
            {words('run.playSeed')}
          </button>
          <button type="button" class="button" disabled={isAtEnd && run.isOver} onClick={() => intents.run.branch()}>
            {words('run.branch', { quarter: at + 1 })}
          </button>
          {run.chairs.map((chair) => (
            <button key={chair.id} type="button" class="button" onClick={() => intents.run.playSeed(chair.id)}>
              {words('run.chair', { name: chair.name })}
            </button>
          ))}
          <button type="button" class="button" onClick={() => intents.share()}>
            {words('share.open')}
          </button>
        </>
      )}
      <button type="button" class="button" onClick={() => intents.goHome()}>
        {words('desk.home')}
      </button>
    </div>
  );
}

function Watch({ watch }: { watch: WatchModel }) {
  const words = useWords();
  const { report, figures, quarter } = watch.shown.value;
  const at = watch.at.value;
  return (
    <>
      <Transport watch={watch} />
      <FigureStrip figures={figures} turn={at - 1} />
      <div class="watch-columns">
        <BoardHost state={watch.board.value} class="watch-board" />
        <section class="watch-report" aria-live="off">
          <h2 class="report-title">{report ? words('report.of', { quarter }) : words('watch.opening', { quarter })}</h2>
          {report ? <ReportPage report={report} /> : <p class="nothing">{words('watch.opening.hint')}</p>}
        </section>
      </div>
    </>
  );
}

/** Back, play, on; the slider; how fast. */
function Transport({ watch }: { watch: WatchModel }) {
  const words = useWords();
  const { run } = useIntents();
  const slider = useId();
  const speed = useId();
  const at = watch.at.value;
  const playing = watch.playing.value;
  const label = at === 0 ? words('watch.atOpening') : words('watch.at', { at, quarters: watch.quarters });
  return (
    <section class="transport" aria-label={words('watch.title')}>
      <button type="button" class="button" disabled={at === 0} onClick={() => run.watchTo(at - 1)}>
        {words('watch.back')}
      </button>
      <button
        type="button"
        class="button button-main transport-play"
        disabled={watch.quarters === 0}
        onClick={() => run.watchPlay(!playing)}
      >
        {words(playing ? 'watch.pause' : 'watch.play')}
      </button>
      <button type="button" class="button" disabled={at === watch.quarters} onClick={() => run.watchTo(at + 1)}>
        {words('watch.on')}
      </button>
      <label class="visually-hidden" for={slider}>
        {words('watch.slider')}
      </label>
      <input
        id={slider}
        class="transport-slider"
        type="range"
        min={0}
        max={watch.quarters}
        step={1}
        value={at}
        aria-valuetext={label}
        onInput={(event) => run.watchTo(Number(event.currentTarget.value))}
      />
      <output class="transport-at" for={slider}>
        {label}
      </output>
      <label for={speed}>{words('watch.speed')}</label>
      <select
        id={speed}
        class="transport-speed"
        value={String(watch.speed.value)}
        onChange={(event) => run.watchSpeed(Number(event.currentTarget.value))}
      >
        {watch.speeds.map((times) => (
          <option key={times} value={String(times)}>
            {words('watch.times', { times })}
          </option>
        ))}
      </select>
    </section>
  );
}

/** What was planned, quarter by quarter: all that can be shown of a game of other rules. */
function Planned({ planned }: { planned: RunModel['planned'] }) {
  const words = useWords();
  if (planned.length === 0) return null;
  return (
    <section class="section">
      <h2 class="section-title">{words('run.planned')}</h2>
      <ol class="timeline">
        {planned.map(({ quarter, moves }) => (
          <li key={quarter}>
            <h3 class="timeline-quarter">{quarter}</h3>
            {moves.length === 0 ? (
              <p class="nothing">{words('report.moves.none')}</p>
            ) : (
              <ul class="lines">
                {moves.map((move) => (
                  <li key={move}>{move}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
