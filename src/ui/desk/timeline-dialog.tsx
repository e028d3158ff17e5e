import type { ForecastScore, Report, TimelineEntry } from '#view';
import { useIntents, useWords } from './context.ts';
import { DialogPage } from './dialog.tsx';
import { Change } from './parts.tsx';
import { ReportPage } from './report.tsx';

/** Every quarter played; any can be opened and read. */
export function TimelineDialog({
  entries,
  open,
  forecast,
}: {
  entries: readonly TimelineEntry[];
  open: Report | null;
  forecast: ForecastScore | null;
}) {
  const words = useWords();
  const intents = useIntents();
  if (open) {
    return (
      <DialogPage title={words('report.of', { quarter: open.quarter })} wide>
        <button type="button" class="button-quiet" onClick={() => intents.openTimeline()}>
          ← {words('timeline.back')}
        </button>
        <ReportPage report={open} figures forecast={forecast} />
      </DialogPage>
    );
  }
  return (
    <DialogPage title={words('timeline.title')} wide>
      {entries.length === 0 ? (
        <p class="nothing">{words('timeline.none')}</p>
      ) : (
        <ol class="timeline" reversed>
          {entries.map((entry) => (
            <li key={entry.turn}>
              <h3 class="timeline-quarter">
                <button type="button" class="link" onClick={() => intents.openTimeline(entry.turn)}>
                  {words('timeline.open', { quarter: entry.quarter })}
                </button>
              </h3>
              {entry.lead !== '' && <p class="timeline-lead">{entry.lead}</p>}
              <p class="timeline-moves">
                {entry.report.moves.length === 0
                  ? words('report.moves.none')
                  : entry.report.moves.map((item) => `${item.what}: ${item.choice}`).join(words('list.semicolon'))}
              </p>
              <ul class="timeline-changes">
                {entry.report.figures
                  .filter((figure) => figure.rank === 'headline')
                  .map((figure) => (
                    <li key={figure.id}>
                      {figure.name} <b>{figure.text}</b> <Change text={figure.changeText} omen={figure.omen} />
                    </li>
                  ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </DialogPage>
  );
}
