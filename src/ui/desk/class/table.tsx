import { useSignal } from '@preact/signals';
import { useIntents, useWords } from '../context.ts';
import { Section } from '../parts.tsx';
import type { Comparison, ResultRow, RoomIntents, RoomModel, SortKey } from './port.ts';

/** Every result as a row; a press on a column's head sorts by it. */
export function ResultTable({ room, intents }: { room: RoomModel; intents: RoomIntents }) {
  const words = useWords();
  const desk = useIntents();
  const { rows, columns, sort } = room.comparison.value;
  if (rows.length === 0) return null;
  const fixed = [
    'number',
    'name',
    'standing',
    'ending',
    'score',
    'goals',
    'quarters',
    'predictions',
  ] as const satisfies readonly SortKey[];
  return (
    <Section title={words('class.table')} level={2} class="results">
      <p class="button-row results-actions">
        <button type="button" class="button" onClick={() => intents.csv()}>
          {words('class.csv')}
        </button>
        <button type="button" class="button" onClick={() => desk.print()}>
          {words('debrief.print')}
        </button>
        <span class="hint">{words('class.names.hint')}</span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard too */}
      <section class="results-scroll" tabIndex={0} aria-label={words('class.table')}>
        <table class="results-table">
          <thead>
            <tr>
              {fixed.map((key) => (
                <Head key={key} by={key} name={words(`class.column.${key}`)} sort={sort} intents={intents} />
              ))}
              {columns.map(({ id, name }) => (
                <Head key={id} by={`figure:${id}`} name={name} sort={sort} intents={intents} />
              ))}
              <th scope="col">
                <span class="visually-hidden">{words('class.column.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr
                key={row.id}
                data-standing={row.standing}
                data-marked={room.marked.value === row.id}
                onMouseEnter={() => intents.mark(row.id)}
                onMouseLeave={() => intents.mark(null)}
              >
                <th scope="row" class="numeric">
                  {row.number}
                </th>
                <td>
                  <NameField row={row} intents={intents} />
                </td>
                <td class="results-standing">
                  <b>{row.standingText}</b>
                  {row.differences.length > 0 && (
                    <ul>
                      {row.differences.map((text) => (
                        <li key={text}>{text}</li>
                      ))}
                    </ul>
                  )}
                </td>
                <td class="results-ending">{row.ending}</td>
                <td class="numeric">{row.score ?? ''}</td>
                <td class="numeric">{row.goals}</td>
                <td class="numeric">{row.quarters ?? ''}</td>
                <td class="numeric">{row.predictions}</td>
                {row.figures.map((text, index) => (
                  <td key={columns[index]?.id} class="numeric">
                    {text}
                  </td>
                ))}
                <td class="results-buttons">
                  {row.standing !== 'unread' && (
                    <button
                      type="button"
                      class="button-quiet"
                      aria-label={words('class.watch.of', { number: row.number })}
                      onClick={() => intents.open(row.id)}
                    >
                      {words('class.watch')}
                    </button>
                  )}
                  <button
                    type="button"
                    class="button-quiet"
                    aria-label={words('class.remove.of', { number: row.number })}
                    onClick={() => intents.remove(row.id)}
                  >
                    {words('class.remove')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  );
}

/** A name being written outlives the drawing of other results, and is given once it is whole. */
function NameField({ row, intents }: { row: ResultRow; intents: RoomIntents }) {
  const words = useWords();
  const draft = useSignal<string | null>(null);
  return (
    <input
      type="text"
      class="field results-name"
      maxLength={60}
      autoComplete="off"
      value={draft.value ?? row.name}
      aria-label={words('class.nameOf', { number: row.number })}
      onFocus={() => intents.mark(row.id)}
      onInput={(event) => {
        draft.value = event.currentTarget.value;
      }}
      onChange={(event) => {
        intents.name(row.id, event.currentTarget.value);
        draft.value = null;
      }}
    />
  );
}

function Head({
  by,
  name,
  sort,
  intents,
}: {
  by: SortKey;
  name: string;
  sort: Comparison['sort'];
  intents: RoomIntents;
}) {
  const isSorted = sort.by === by;
  return (
    <th scope="col" aria-sort={isSorted ? (sort.down ? 'descending' : 'ascending') : undefined}>
      <button type="button" class="results-sort" onClick={() => intents.sort(by)}>
        {name}
        <span aria-hidden="true">{isSorted ? (sort.down ? ' ▾' : ' ▴') : ''}</span>
      </button>
    </th>
  );
}
