import type { Standing, Why } from '#view';
import { useIntents, useWords } from './context.ts';
import { DialogPage } from './dialog.tsx';
import { Glossed } from './glossed.tsx';
import { Bar, Change, Section } from './parts.tsx';

/** The reasons of a figure's change, largest first, summing to it. */
export function WhyDialog({
  name,
  about,
  why,
  standing,
  turn,
}: {
  name: string;
  about: string;
  why: Why | null;
  standing: Standing;
  turn: number;
}) {
  const words = useWords();
  return (
    <DialogPage title={words('why.title', { name: why?.name ?? name })}>
      {about !== '' && (
        <p class="why-about">
          <Glossed text={about} />
        </p>
      )}
      {why ? (
        <WhyTable why={why} turn={turn} />
      ) : (
        <>
          <p class="why-lede">{words('why.begins', { value: standing.value })}</p>
          <p>
            {words('why.first')}
            {standing.place && (
              <>
                {' '}
                {words('why.source')}{' '}
                <code class="place">
                  {words('why.place', { file: standing.place.file, line: String(standing.place.line) })}
                </code>
              </>
            )}
          </p>
        </>
      )}
      {standing.parts.length > 0 && (
        <Section title={words(why ? 'why.restsNow' : 'why.rests')}>
          <dl class="standing">
            {standing.parts.map((part) => (
              <div key={part.name}>
                <dt>{part.name}</dt>
                <dd>{part.text}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
    </DialogPage>
  );
}

function WhyTable({ why, turn }: { why: Why; turn: number }) {
  const words = useWords();
  const intents = useIntents();
  const { quarter, before, after, change } = why;
  return (
    <>
      <p class="why-lede">{words('why.change', { quarter, before, after, change })}</p>
      {why.rows.length === 0 ? (
        <p>{words('why.still', { quarter })}</p>
      ) : (
        <table class="why-table">
          <thead>
            <tr>
              <th scope="col">{words('why.cause')}</th>
              <th scope="col" class="numeric">
                {words('why.delta')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {why.rows.map((row, index) => (
              // A cause can stand twice, with different notes; the order is settled.
              <tr key={`${row.name}.${index}`}>
                <th scope="row" class="why-cause">
                  <span class="why-name">{row.name}</span>
                  {row.jump && (
                    <button
                      type="button"
                      class="link why-jump"
                      aria-label={`${row.name}: ${words(row.jump.to === 'file' ? 'why.toFile' : 'why.toQuarter')}`}
                      onClick={() => {
                        if (row.jump?.to === 'file') intents.openDossier(row.jump.actor);
                        else intents.openTimeline(turn);
                      }}
                    >
                      {words(row.jump.to === 'file' ? 'why.toFile' : 'why.toQuarter')} ›
                    </button>
                  )}
                  <span class="why-note">
                    {row.note !== '' && <span>{row.note} · </span>}
                    {row.place ? (
                      <code class="place">
                        {words('why.place', { file: row.place.file, line: String(row.place.line) })}
                      </code>
                    ) : (
                      row.isModel && words('why.engine')
                    )}
                  </span>
                </th>
                <td class="numeric">
                  <Change text={row.deltaText} omen={row.omen} />
                </td>
                <td class="why-bar">
                  <Bar share={row.bar} omen={row.omen} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words('why.total')}</th>
              <td class="numeric">
                <b>{why.change}</b>
              </td>
              <td />
            </tr>
          </tfoot>
        </table>
      )}
    </>
  );
}
