import type { ForecastScore, Omen, Report } from '#view';
import { useIntents, useWords } from './context.ts';
import { FigureStrip } from './figures.tsx';
import { Fold } from './fold.tsx';
import { InTurn } from './in-turn.tsx';
import { toAndOver } from './odds.tsx';
import { Change, Mark, PullTable, Section } from './parts.tsx';
import { ForecastTable } from './predict.tsx';

/** A quarter as the papers had it: headlines by capital, who answered what, what moved. */
export function ReportPage({
  report,
  figures = false,
  forecast = null,
}: {
  report: Report;
  figures?: boolean;
  /** What had been predicted of the quarter. */
  forecast?: ForecastScore | null;
}) {
  const words = useWords();
  return (
    <div class="report">
      <InTurn>
        <Lead report={report} />
        <Press report={report} />
        {figures && <FigureStrip figures={report.figures} turn={report.turn} />}
        <div class="report-columns">
          <InTurn first={0}>
            <div class="report-column">
              {forecast && (
                <Section title={words('predict.report')}>
                  <ForecastTable forecast={forecast} />
                </Section>
              )}
              <Changes report={report} />
            </div>
            <div class="report-column">
              <InTurn>
                <Moves report={report} />
                <Others report={report} />
                <Answers report={report} />
                <News report={report} />
              </InTurn>
            </div>
          </InTurn>
        </div>
      </InTurn>
    </div>
  );
}

/** The parts of a report that are there every time, each by itself. */
export const REPORT_PARTS = [Lead, Press, Changes, Moves, Answers, News];

function Lead({ report: { lead } }: { report: Report }) {
  const words = useWords();
  return lead ? (
    <div class="report-lead">
      <p class="dateline">{lead.capital}</p>
      <p class="report-headline">{lead.text}</p>
    </div>
  ) : (
    <p class="nothing">{words('report.quiet')}</p>
  );
}

/** What the papers of each capital made of the quarter. */
function Press({ report: { press } }: { report: Report }) {
  const words = useWords();
  if (press.length === 0) return null;
  return (
    <ul class="press" aria-label={words('report.press')}>
      {press.map((paper) => (
        <li key={paper.actor}>
          <span class="dateline">{paper.capital}</span>
          <PressLines lines={paper.lines} />
          {paper.more.length > 0 && (
            <Fold class="press-more" summary={words('report.more', { count: paper.more.length })}>
              {() => <PressLines lines={paper.more} />}
            </Fold>
          )}
        </li>
      ))}
    </ul>
  );
}

function PressLines({ lines }: { lines: readonly string[] }) {
  return (
    <ul class="press-lines">
      {lines.map((line) => (
        <li key={line} class="press-text">
          {line}
        </li>
      ))}
    </ul>
  );
}

/** What moved, in a line. */
interface Row {
  readonly variable: string;
  readonly name: string;
  readonly value: string;
  readonly changeText: string;
  readonly omen: Omen;
}

/** As many rows and answers as take little of a frame to lay out on a slow phone. */
const ROWS_AT_ONCE = 4;
const ANSWERS_AT_ONCE = 6;

function chunksOf<T>(list: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let from = 0; from < list.length; from += size) chunks.push(list.slice(from, from + size));
  return chunks;
}

function Changes({ report }: { report: Report }) {
  const words = useWords();
  const rows: readonly Row[] = [
    ...report.figures.map(({ id, fullName, text, changeText, omen }) => ({
      variable: id,
      name: fullName,
      value: text,
      changeText,
      omen,
    })),
    ...report.changes.map(({ after, ...change }) => ({ ...change, value: after })),
  ];
  return (
    <Section title={words('report.changes')} guide="moved">
      <div class="changes-room">
        <table class="changes">
          <InTurn>
            {chunksOf(rows, ROWS_AT_ONCE).map((some) => (
              <tbody key={some[0]?.variable}>
                {some.map((row) => (
                  <ChangeRow key={row.variable} row={row} turn={report.turn} />
                ))}
              </tbody>
            ))}
          </InTurn>
        </table>
      </div>
    </Section>
  );
}

function ChangeRow({ row: { variable, name, value, changeText, omen }, turn }: { row: Row; turn: number }) {
  const words = useWords();
  const intents = useIntents();
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="changes-value numeric">{value}</td>
      <td class="changes-change numeric">
        <Change text={changeText} omen={omen} />
      </td>
      <td class="changes-why">
        <button
          type="button"
          class="why"
          aria-label={words('figure.whyOf', { name })}
          onClick={() => intents.askWhy(variable, turn)}
        >
          {words('figure.why')}
        </button>
      </td>
    </tr>
  );
}

function Moves({ report }: { report: Report }) {
  const words = useWords();
  return (
    <Section title={words('report.moves')}>
      {report.moves.length === 0 && <p class="nothing">{words('report.moves.none')}</p>}
      {report.moves.length + report.silences.length > 0 && (
        <ul class="lines">
          {report.moves.map((item) => (
            <li key={item.slot}>
              <b>{item.what}</b>: {item.choice}
              {item.postureText !== '' && <i> ({item.postureText})</i>} <span class="muted nowrap">{item.cost}</span>
            </li>
          ))}
          {report.silences.map(({ event, what, choice }) => (
            <li key={event} class="muted">
              {words('report.silence', { what, choice })}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** What the other tables that people sit at did. */
function Others({ report }: { report: Report }) {
  const words = useWords();
  return (
    <>
      {report.others.map((table) => (
        <Section key={table.actor} title={words('chair.moves', { capital: table.capital })}>
          {table.moves.length === 0 ? (
            <p class="nothing">{words('chair.moves.none')}</p>
          ) : (
            <ul class="lines">
              {table.moves.map((item) => (
                <li key={item.slot}>
                  <b>{item.what}</b>: {item.choice}
                  {item.postureText !== '' && <i> ({item.postureText})</i>}
                </li>
              ))}
            </ul>
          )}
        </Section>
      ))}
    </>
  );
}

function Answers({ report }: { report: Report }) {
  const words = useWords();
  return (
    <Section title={words('report.answers')} guide="answers">
      {report.answers.length === 0 ? (
        <p class="nothing">{words('report.answers.none')}</p>
      ) : (
        <ul class="lines">
          <InTurn first={ANSWERS_AT_ONCE} atOnce={ANSWERS_AT_ONCE}>
            {report.answers.map((answer, index) => (
              <li key={`${answer.actor}.${answer.act}.${index}`}>
                <Fold
                  class="reasons"
                  summary={
                    <>
                      <b>{answer.capital}</b> <span class="muted">{toAndOver(words, answer)}</span>:{' '}
                      <span class="rung" data-tone={answer.tone} data-step={Math.round(answer.severity * 4)}>
                        {answer.rung}
                      </span>
                    </>
                  }
                >
                  {() => (
                    <>
                      {answer.headline !== '' && <p class="answer-headline">“{answer.headline}”</p>}
                      <PullTable
                        rows={answer.pull}
                        footer={words('report.drawn', {
                          total: answer.totalText,
                          noise: answer.noiseText,
                          sum: answer.sumText,
                        })}
                      />
                      {answer.opticsText !== '' && <p class="pull-total">{answer.opticsText}</p>}
                    </>
                  )}
                </Fold>
              </li>
            ))}
          </InTurn>
        </ul>
      )}
    </Section>
  );
}

function News({ report }: { report: Report }) {
  const words = useWords();
  if (report.news.length === 0) return null;
  return (
    <Section title={words('report.news')}>
      <ul class="lines">
        {report.news.map((line) => (
          <li key={line.id} class="news" data-omen={line.omen}>
            <Mark way={line.omen === 'good' ? 'up' : line.omen === 'bad' ? 'down' : 'even'} />
            {line.text}
          </li>
        ))}
      </ul>
    </Section>
  );
}
