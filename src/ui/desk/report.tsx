import type { ForecastScore, Report } from '#view';
import { useIntents, useWords } from './context.ts';
import { FigureStrip } from './figures.tsx';
import { Fold } from './fold.tsx';
import { InTurn } from './in-turn.tsx';
import { toAndOver } from './odds.tsx';
import { Change, PullTable, Section } from './parts.tsx';
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
  const { lead, press } = report;
  return (
    <div class="report">
      {lead ? (
        <div class="report-lead">
          <p class="dateline">{lead.capital}</p>
          <p class="report-headline">{lead.text}</p>
        </div>
      ) : (
        <p class="nothing">{words('report.quiet')}</p>
      )}
      {press.length > 0 && (
        <ul class="press" aria-label={words('report.press')}>
          {press.map((paper) => (
            <li key={paper.actor}>
              <span class="dateline">{paper.capital}</span>
              <ul class="press-lines">
                {paper.lines.map((line) => (
                  <li key={line} class="press-text">
                    {line}
                  </li>
                ))}
              </ul>
              {paper.more.length > 0 && (
                <Fold class="press-more" summary={words('report.more', { count: paper.more.length })}>
                  {() => (
                    <ul class="press-lines">
                      {paper.more.map((line) => (
                        <li key={line} class="press-text">
                          {line}
                        </li>
                      ))}
                    </ul>
                  )}
                </Fold>
              )}
            </li>
          ))}
        </ul>
      )}
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
    </div>
  );
}

function Changes({ report }: { report: Report }) {
  const words = useWords();
  const intents = useIntents();
  return (
    <Section title={words('report.changes')} guide="moved">
      <table class="changes">
        <tbody>
          {report.figures.map((figure) => (
            <tr key={figure.id}>
              <th scope="row">{figure.fullName}</th>
              <td class="numeric">{figure.text}</td>
              <td class="numeric">
                <Change text={figure.changeText} omen={figure.omen} />
              </td>
              <td>
                <button
                  type="button"
                  class="why"
                  aria-label={words('figure.whyOf', { name: figure.fullName })}
                  onClick={() => intents.askWhy(figure.id, report.turn)}
                >
                  {words('figure.why')}
                </button>
              </td>
            </tr>
          ))}
          {report.changes.map((change) => (
            <tr key={change.variable}>
              <th scope="row">{change.name}</th>
              <td class="numeric">{change.after}</td>
              <td class="numeric">
                <Change text={change.changeText} omen={change.omen} />
              </td>
              <td>
                <button
                  type="button"
                  class="why"
                  aria-label={words('figure.whyOf', { name: change.name })}
                  onClick={() => intents.askWhy(change.variable, report.turn)}
                >
                  {words('figure.why')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Moves({ report }: { report: Report }) {
  const words = useWords();
  return (
    <Section title={words('report.moves')}>
      {report.moves.length === 0 ? (
        <p class="nothing">{words('report.moves.none')}</p>
      ) : (
        <ul class="lines">
          {report.moves.map((item) => (
            <li key={item.slot}>
              <b>{item.what}</b>: {item.choice}
              {item.postureText !== '' && <i> ({item.postureText})</i>} <span class="muted nowrap">{item.cost}</span>
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
                      footer={words('report.drawn', { total: answer.totalText, noise: answer.noiseText })}
                    />
                    {answer.opticsText !== '' && <p class="pull-total">{answer.opticsText}</p>}
                  </>
                )}
              </Fold>
            </li>
          ))}
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
            {line.text}
          </li>
        ))}
      </ul>
    </Section>
  );
}
