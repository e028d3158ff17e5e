import { useId } from 'preact/hooks';
import { type CapitalQuestions, type ForecastLine, type ForecastScore, type Question, SURE } from '#view';
import { useIntents, useWords } from './context.ts';
import { toAndOver } from './odds.tsx';

/** Asks what each capital will answer, in the place of the odds. */
export function QuestionList({ capitals }: { capitals: readonly CapitalQuestions[] }) {
  const words = useWords();
  const all = capitals.flatMap(({ questions }) => questions);
  if (all.length === 0) return <p class="nothing">{words('predict.none')}</p>;
  return (
    <div class="questions">
      <p class="hint">
        {words('predict.intro')} <b>{words('predict.count', { count: statedOf(capitals), of: all.length })}</b>
      </p>
      {capitals.map(({ actor, capital, questions, more }) => (
        <div key={actor} class="capital-odds" data-actor={actor}>
          <h4 class="capital-name">{capital}</h4>
          {questions.map((question) => (
            <Ask key={question.id} question={question} capital={capital} />
          ))}
          {more > 0 && <p class="hint">{words('predict.more', { count: more })}</p>}
        </div>
      ))}
    </div>
  );
}

/** How many answers have been predicted. */
export function statedOf(capitals: readonly CapitalQuestions[]): number {
  return capitals.flatMap(({ questions }) => questions).filter(({ stated }) => stated !== null).length;
}

function Ask({ question, capital }: { question: Question; capital: string }) {
  const words = useWords();
  const intents = useIntents();
  const group = useId();
  const { stated } = question;
  return (
    <fieldset class="question" data-tone={question.tone}>
      <legend class="answer-head">
        <span class="visually-hidden">{capital}: </span>
        <span class="answer-ladder">{question.ladder}</span>{' '}
        <span class="answer-act">{toAndOver(words, question)}</span>
      </legend>
      <div class="question-choices">
        {question.choices.map(({ rung, label, severity }) => (
          <label key={rung} class="question-choice">
            <input
              type="radio"
              name={group}
              checked={stated === rung}
              onChange={() => intents.predict(question, rung, question.sure)}
            />
            <span>
              <span class="odds-dot" data-step={Math.round(severity * 4)} aria-hidden="true" /> {label}
            </span>
          </label>
        ))}
      </div>
      {stated !== null && (
        <label class="question-sure">
          <span>{words('predict.sure')}</span>
          <select
            value={question.sure}
            onChange={(event) => intents.predict(question, stated, Number(event.currentTarget.value))}
          >
            {SURE.map(({ id, sure }) => (
              <option key={id} value={sure}>
                {words(`predict.sure.${id}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      {question.reasons.length > 0 && (
        <details class="reasons">
          <summary>{words('predict.reasons')}</summary>
          <ul class="pull">
            {question.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </details>
      )}
    </fieldset>
  );
}

/** What was expected beside what came, and what the expecting was worth. */
export function ForecastTable({ forecast }: { forecast: ForecastScore }) {
  return (
    <>
      <ul class="lines forecast">
        {forecast.lines.map((line) => (
          <ForecastRow key={line.id} line={line} />
        ))}
      </ul>
      <ForecastSum forecast={forecast} />
    </>
  );
}

function ForecastRow({ line }: { line: ForecastLine }) {
  const words = useWords();
  return (
    <li class="forecast-line" data-hit={line.hit}>
      <span class="forecast-mark">{words(line.hit ? 'predict.right' : 'predict.wrong')}</span> <b>{line.capital}</b>{' '}
      <span class="muted">{toAndOver(words, line)}</span>
      <br />
      {words(line.hit ? 'predict.line.hit' : 'predict.line.miss', {
        said: line.said,
        came: line.came,
        sure: line.sureText,
        odds: line.oddsText,
        cameOdds: line.cameOddsText,
      })}
    </li>
  );
}

/** The score in figures and in words. */
export function ForecastSum({ forecast }: { forecast: ForecastScore }) {
  const words = useWords();
  return (
    <div class="forecast-sum">
      <p>
        <b>{forecast.text}</b>
      </p>
      <p class="muted">{words('predict.about')}</p>
    </div>
  );
}
