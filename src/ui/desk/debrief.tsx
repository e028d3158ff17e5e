import { useEffect, useRef } from 'preact/hooks';
import type { Debrief, TrianglePath } from '#view';
import { TakeAnotherChair } from './chairs.tsx';
import { useIntents, useWords } from './context.ts';
import { FigureStrip } from './figures.tsx';
import { toAndOver } from './odds.tsx';
import { Change, Progress, Section } from './parts.tsx';
import type { DebriefModel } from './port.ts';
import { ForecastSum } from './predict.tsx';
import { SettingsMenu } from './settings.tsx';

/** What the game came to, and why; made to be printed. */
export function DebriefPage({ model }: { model: DebriefModel }) {
  const words = useWords();
  const intents = useIntents();
  const { debrief } = model;
  const whatIf = model.whatIf.value;
  return (
    <main class="debrief" id="main">
      <header class="debrief-head">
        <p class="front-motto">
          {model.title} · {debrief.chair !== '' && <>{debrief.chair} · </>}
          {words('debrief.title')} · {words('debrief.seed', { seed: model.seed })}
        </p>
        <h1 class="nameplate" tabIndex={-1}>
          {debrief.ending}
        </h1>
        <p class="debrief-outcome" data-outcome={debrief.outcome ?? ''}>
          {debrief.outcomeText !== '' && (
            <>
              <b>{debrief.outcomeText}</b> ·{' '}
            </>
          )}
          {words('debrief.score', { score: debrief.score })}
        </p>
        <SettingsMenu />
      </header>
      <p class="front-lede">{debrief.text}</p>
      {model.isOver && debrief.pivotPlayed !== '' && <p class="hint">{debrief.pivotPlayed}</p>}
      {debrief.assumptions.length > 0 && (
        <section class="assumed-note" aria-label={words('assumptions.debrief')}>
          <b class="assumed">{words('assumptions.debrief')}</b>
          <ul class="lines">
            {debrief.assumptions.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}

      {debrief.headlines.length > 0 && (
        <ul class="press press-final" aria-label={words('debrief.press')}>
          {debrief.headlines.map((line) => (
            <li key={line.actor}>
              <span class="dateline">{line.capital}</span>
              <span class="press-text">{line.text}</span>
            </li>
          ))}
        </ul>
      )}

      <div class="debrief-actions button-row">
        {!model.isOver && (
          <button type="button" class="button button-main" onClick={() => intents.backToDesk()}>
            {words('debrief.back')}
          </button>
        )}
        <button
          type="button"
          class={model.isOver ? 'button button-main' : 'button'}
          onClick={() => intents.playAgain(false)}
        >
          {words('debrief.again')}: {words('debrief.newSeed')}
        </button>
        <button type="button" class="button" onClick={() => intents.playAgain(true)}>
          {words('debrief.sameSeed')}
        </button>
        <button type="button" class="button" onClick={() => intents.openTimeline()}>
          {words('debrief.timeline')}
        </button>
        {model.canShare && (
          <button
            type="button"
            class={model.inClass && model.isOver ? 'button button-main' : 'button'}
            onClick={() => intents.share()}
          >
            {words(model.inClass ? 'class.handIn' : 'share.open')}
          </button>
        )}
        <button type="button" class="button" onClick={() => intents.download()}>
          {words('debrief.download')}
        </button>
        <button type="button" class="button" onClick={() => intents.openAssumptions()}>
          {words('assumptions.open')}
        </button>
        <button type="button" class="button" onClick={() => intents.print()}>
          {words('debrief.print')}
        </button>
        <button type="button" class="button" onClick={() => intents.goHome()}>
          {words('desk.home')}
        </button>
      </div>

      <div class="debrief-columns">
        <Section title={words('debrief.verdict', { doctrine: debrief.doctrine })} level={2}>
          <ul class="verdict">
            {debrief.goals.map((goal) => (
              <li key={goal.id} data-met={goal.met}>
                <span class="verdict-mark">
                  {goal.met
                    ? `✓ ${words('debrief.met')}`
                    : model.isOver
                      ? `✗ ${words('debrief.missed')}`
                      : words('debrief.notYet')}
                </span>
                <span class="verdict-name">{goal.name}</span>
                <span class="muted">
                  {words(model.isOver ? 'debrief.goal' : 'debrief.goal.soFar', {
                    from: goal.from,
                    target: goal.target,
                    value: goal.value,
                  })}
                </span>
                <Progress share={goal.progress} met={goal.met} />
              </li>
            ))}
          </ul>
        </Section>

        <Section title={words('debrief.path')} level={2}>
          <PathDrawing path={debrief.path} />
        </Section>

        <Section title={words('debrief.promises')} level={2}>
          {debrief.kept.length + debrief.broken.length + debrief.outstanding.length === 0 ? (
            <p class="nothing">{words('debrief.promises.none')}</p>
          ) : (
            <ul class="lines">
              {debrief.kept.map((text) => (
                <li key={text} class="news" data-omen="good">
                  {words('debrief.kept', { text })}
                </li>
              ))}
              {debrief.broken.map((text) => (
                <li key={text} class="news" data-omen="bad">
                  {words('debrief.broken', { text })}
                </li>
              ))}
              {debrief.outstanding.map((text) => (
                <li key={text} class="news" data-omen="even">
                  {words('debrief.outstanding', { text })}
                </li>
              ))}
            </ul>
          )}
        </Section>

        <Section title={words('debrief.turning')} level={2} class="wide">
          {debrief.turningPoints.length === 0 ? (
            <p class="nothing">{words('debrief.turning.none')}</p>
          ) : (
            <ol class="turning">
              {debrief.turningPoints.map((point) => (
                <li key={`${point.turn}.${point.variable}`}>
                  <span class="dateline">{point.quarter}</span>
                  <span>
                    {point.figure} <Change text={point.change} omen={point.omen} />
                    {point.cause !== '' && (
                      <span class="muted">
                        {' '}
                        {words('debrief.turningCause', { cause: point.cause, change: point.causeChange })}
                      </span>
                    )}
                  </span>
                  <button
                    type="button"
                    class="why"
                    aria-label={words('figure.whyOf', { name: point.figure })}
                    onClick={() => intents.askWhy(point.variable, point.turn)}
                  >
                    {words('figure.why')}
                  </button>
                </li>
              ))}
            </ol>
          )}
        </Section>

        <Section title={words('debrief.crises')} level={2}>
          {debrief.crises.length === 0 ? (
            <p class="nothing">{words('debrief.crises.none')}</p>
          ) : (
            <ul class="lines">
              {debrief.crises.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          )}
          {debrief.nearMisses.length > 0 && (
            <>
              <h3 class="pane-subtitle">{words('debrief.near')}</h3>
              <ul class="lines">
                {debrief.nearMisses.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </>
          )}
        </Section>

        {model.forecast && (
          <Section title={words('predict.debrief')} level={2} class="full">
            <p class="whatif-result">{model.forecast.verdict}</p>
            <ul class="lines">
              {model.forecast.levels.map((level) => (
                <li key={level}>{level}</li>
              ))}
            </ul>
            <ForecastSum forecast={model.forecast} />
          </Section>
        )}

        <Section title={words('debrief.whatif')} level={2} class="full">
          {whatIf === 'searching' ? (
            <p class="nothing">{words('debrief.whatif.searching')}</p>
          ) : whatIf ? (
            <>
              <p>{whatIf.premise}</p>
              <p class="whatif-result">
                {words('whatif.result', { ending: whatIf.ending, score: whatIf.score, change: whatIf.scoreChange })}
              </p>
              {whatIf.lost > 0 && <p class="muted">{words('whatif.lost', { count: whatIf.lost })}</p>}
            </>
          ) : (
            <p class="nothing">{words('debrief.whatif.none')}</p>
          )}
        </Section>
      </div>

      {model.isOver && <TakeAnotherChair chairs={model.chairs} pivot={model.pivot} />}

      <Section title={words('debrief.figures')} level={2} class="debrief-figures">
        <FigureStrip figures={debrief.figures} turn={debrief.quarters - 1} />
      </Section>

      <Questions model={model} />

      <Record record={debrief.record} />
    </main>
  );
}

/** What to talk about, chosen by what happened. */
function Questions({ model }: { model: DebriefModel }) {
  const words = useWords();
  const questions = model.questions.value;
  if (!questions || questions.length === 0) return null;
  return (
    <Section title={words('debrief.questions')} level={2} class="debrief-questions">
      {/* Lessons are written in English so far. */}
      <ol lang="en" dir="ltr">
        {questions.map(({ id, because, ask, concept }) => (
          <li key={id}>
            <p class="muted">{because}</p>
            <p class="question">{ask}</p>
            {concept !== '' && <p class="concept">{concept}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Moves on the left, answers on the right: on paper the right half can be folded back, and the answers guessed. */
function Record({ record }: { record: Debrief['record'] }) {
  const words = useWords();
  const details = useRef<HTMLDetailsElement>(null);
  // On paper it lies open.
  useEffect(() => {
    const element = details.current;
    if (!element) return;
    let wasOpen = false;
    const before = (): void => {
      wasOpen = element.open;
      element.open = true;
    };
    const after = (): void => {
      element.open = wasOpen;
    };
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return (
    <details class="record" ref={details}>
      <summary>{words('debrief.record')}</summary>
      <p class="hint">{words('debrief.record.hint')}</p>
      <table class="record-table">
        <thead>
          <tr>
            <th scope="col">{words('report.moves')}</th>
            <th scope="col">{words('report.answers')}</th>
          </tr>
        </thead>
        <tbody>
          {record.map(({ quarter, moves, others, answers }) => (
            <tr key={quarter}>
              <td>
                <span class="dateline">{quarter}</span>
                {moves.length === 0 && <p>{words('report.moves.none')}</p>}
                <ul>
                  {moves.map((move) => (
                    <li key={move.slot}>
                      {move.what}: <b>{move.choice}</b>
                      {move.postureText !== '' && <i> ({move.postureText})</i>}
                    </li>
                  ))}
                  {others.flatMap((table) =>
                    table.moves.map((move) => (
                      <li key={`${table.actor}.${move.slot}`}>
                        {table.capital}: {move.what}: <b>{move.choice}</b>
                      </li>
                    )),
                  )}
                </ul>
              </td>
              <td>
                <ul>
                  {answers.map((answer, index) => (
                    <li key={`${answer.actor}.${answer.act}.${index}`} data-routine={answer.act === ''}>
                      {answer.capital} {toAndOver(words, answer)}: <b>{answer.rung}</b>
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** The way through the triangle: whole on the left, from close by on the right. */
function PathDrawing({ path }: { path: TrianglePath }) {
  const words = useWords();
  const [own, left, right] = path.corners;
  const { close } = path;
  // Strokes and dots of the close look are drawn in its own scale.
  const unit = close.size / 100;
  return (
    <figure class="path">
      <div class="path-drawings">
        <svg viewBox={`0 0 ${path.width} ${path.height}`} aria-hidden="true">
          <path class="path-triangle" d={`M${own.join(' ')}L${left.join(' ')}L${right.join(' ')}Z`} />
          <Way path={path} unit={2} dots={false} />
          <rect class="path-frame" x={close.x} y={close.y} width={close.size} height={close.size} />
          <text class="path-label" x={own[0]} y={own[1] + 26} text-anchor="middle">
            {words('debrief.autonomy')}
          </text>
          <text class="path-label" x={4} y={left[1] - 12} text-anchor="start">
            {path.left}
          </text>
          <text class="path-label" x={path.width - 4} y={right[1] - 12} text-anchor="end">
            {path.right}
          </text>
        </svg>
        <svg class="path-close" viewBox={`${close.x} ${close.y} ${close.size} ${close.size}`} aria-hidden="true">
          <Way path={path} unit={unit} dots />
        </svg>
      </div>
      <figcaption>
        {words('debrief.pathText', { start: path.start, end: path.end, left: path.left, right: path.right })}
      </figcaption>
    </figure>
  );
}

function Way({ path, unit, dots }: { path: TrianglePath; unit: number; dots: boolean }) {
  const line = path.points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join('');
  const last = path.points[path.points.length - 1];
  const first = path.points[0];
  return (
    <>
      <path class="path-line" d={line} stroke-width={unit * 1.2} />
      {dots &&
        path.points.map((point) => (
          <circle key={point.turn} class="path-dot" cx={point.x} cy={point.y} r={unit * 1.6} />
        ))}
      {first && <circle class="path-first" cx={first.x} cy={first.y} r={unit * 3} stroke-width={unit * 1.2} />}
      {last && <circle class="path-dot" cx={last.x} cy={last.y} r={unit * 3.6} />}
    </>
  );
}
