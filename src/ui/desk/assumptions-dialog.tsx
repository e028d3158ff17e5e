import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { AssumptionRow, RerunView } from '#view';
import { useIntents, useWords } from './context.ts';
import { DialogPage } from './dialog.tsx';
import { Check } from './parts.tsx';
import type { AssumptionsModel } from './port.ts';

/** Every coefficient of the model, to be read, changed, and played under. */
export function AssumptionsDialog({ model }: { model: AssumptionsModel }) {
  const words = useWords();
  const intents = useIntents();
  const filter = useSignal('');
  const isOnlyChanged = useSignal(false);
  const filterId = useId();
  const wanted = filter.value.trim().toLocaleLowerCase();
  const rows = model.rows.filter(
    (row) =>
      (!isOnlyChanged.value || row.changed) &&
      (wanted === '' || `${row.id} ${row.text} ${row.source}`.toLocaleLowerCase().includes(wanted)),
  );
  return (
    <DialogPage title={words('assumptions.title')} wide>
      <p class="hint">{words('assumptions.lede')}</p>
      <div class="assumption-bar">
        <label for={filterId}>{words('assumptions.filter')}</label>
        <input
          id={filterId}
          type="search"
          value={filter.value}
          autoComplete="off"
          spellcheck={false}
          onInput={(event) => {
            filter.value = event.currentTarget.value;
          }}
        />
        <Check
          on={isOnlyChanged.value}
          set={(isOn) => {
            isOnlyChanged.value = isOn;
          }}
        >
          {words('assumptions.onlyChanged')}
        </Check>
        <b class="assumption-count" role="status" data-changed={model.changed > 0}>
          {model.changed > 0 ? words('assumptions.changed', { count: model.changed }) : words('assumptions.unchanged')}
        </b>
      </div>
      {model.isLocked ? (
        <p class="assumption-locked">
          <b>{words('assumptions.locked')}</b>
        </p>
      ) : (
        <div class="button-row assumption-actions">
          <button
            type="button"
            class="button button-main"
            disabled={!model.isSound}
            onClick={() => intents.useAssumptions()}
          >
            {words(model.canRerun ? 'assumptions.play' : 'assumptions.use')}
          </button>
          {model.canRerun && (
            <button type="button" class="button" disabled={!model.isSound} onClick={() => intents.rerun()}>
              {words('assumptions.rerun')}
            </button>
          )}
          <button
            type="button"
            class="button"
            disabled={model.changed === 0}
            onClick={() => intents.resetAssumptions()}
          >
            {words('assumptions.resetAll')}
          </button>
        </div>
      )}
      <div role="status">{model.rerun && <RerunResult rerun={model.rerun} />}</div>
      {rows.length === 0 && <p class="nothing">{words('assumptions.none')}</p>}
      <ul class="assumptions">
        {rows.map((row) => (
          <Row key={row.id} row={row} isLocked={model.isLocked} />
        ))}
      </ul>
    </DialogPage>
  );
}

function Row({ row, isLocked }: { row: AssumptionRow; isLocked: boolean }) {
  const words = useWords();
  const intents = useIntents();
  const field = useId();
  const note = useId();
  return (
    <li class="assumption" data-changed={row.changed} data-assumption={row.id}>
      <label class="assumption-text" for={field}>
        {row.text} <code>{row.id}</code>
      </label>
      <span class="assumption-field">
        <input
          id={field}
          type="text"
          inputMode="decimal"
          value={row.field}
          readOnly={isLocked}
          autoComplete="off"
          aria-invalid={row.problem !== ''}
          aria-describedby={note}
          onInput={(event) => intents.setAssumption(row.id, event.currentTarget.value)}
        />
        <span class="muted">{row.unit}</span>
        {row.changed && !isLocked && (
          <button type="button" class="button-quiet" onClick={() => intents.setAssumption(row.id, null)}>
            {words('assumptions.reset', { written: row.written })}
          </button>
        )}
      </span>
      <span class="assumption-note" id={note}>
        {words('assumptions.written', { written: row.written })} · {row.range} · {row.confidence} ·{' '}
        {row.url === '' ? (
          words('assumptions.source', { source: row.source })
        ) : (
          <a href={row.url} target="_blank" rel="noreferrer noopener">
            {words('assumptions.source', { source: row.source })}
          </a>
        )}
        {row.warning !== '' && <b class="assumption-warning"> {row.warning}</b>}
        {row.problem !== '' && <b class="assumption-problem"> {row.problem}</b>}
      </span>
    </li>
  );
}

/** The game as played beside the game under other assumptions. */
function RerunResult({ rerun }: { rerun: RerunView }) {
  const words = useWords();
  return (
    <section class="rerun">
      <h3 class="pane-subtitle">{words('assumptions.rerun.title')}</h3>
      <ul class="lines">
        {rerun.assumptions.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {rerun.same ? (
        <p class="nothing">{words('assumptions.rerun.same')}</p>
      ) : (
        <table class="rerun-table">
          <thead>
            <tr>
              <th scope="col">{words('assumptions.rerun.figure')}</th>
              <th scope="col">{words('assumptions.rerun.was')}</th>
              <th scope="col">{words('assumptions.rerun.is')}</th>
              <th scope="col">{words('assumptions.rerun.change')}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{words('assumptions.rerun.ending')}</th>
              <td>{rerun.was.ending}</td>
              <td colSpan={2}>
                <b>{rerun.is.ending}</b>
              </td>
            </tr>
            <tr>
              <th scope="row">{words('assumptions.rerun.score')}</th>
              <td class="numeric">{rerun.was.score}</td>
              <td class="numeric">{rerun.is.score}</td>
              <td />
            </tr>
            {rerun.figures.map((figure) => (
              <tr key={figure.name}>
                <th scope="row">{figure.name}</th>
                <td class="numeric">{figure.was}</td>
                <td class="numeric">{figure.is}</td>
                <td class="numeric">{figure.change}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rerun.lost.length > 0 && (
        <>
          <h4 class="pane-subtitle">{words('assumptions.rerun.lost')}</h4>
          <ul class="lines">
            {rerun.lost.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
