import type { Signal } from '@preact/signals';
import type { CapitalQuestions, Question, VoteLine } from '#view';
import { useIntents, useWords } from './context.ts';
import { DialogPage } from './dialog.tsx';
import { toAndOver } from './odds.tsx';
import { Section } from './parts.tsx';
import type { Hands } from './port.ts';

const keyOf = ({ reaction, actId }: Question): string => `${reaction}|${actId}`;

/** Hands counted, by question and answer. */
export type Counted = Signal<Readonly<Record<string, Readonly<Record<string, number>>>>>;

/**
 * Counts hands before the reveal: how many expect which answer of each capital.
 * @param counted outlives the dialog: hands that were counted are not lost when it is closed
 */
export function VoteDialog({ capitals, counted }: { capitals: readonly CapitalQuestions[]; counted: Counted }) {
  const words = useWords();
  const intents = useIntents();
  const voted = (hands: readonly Hands[]): void => {
    counted.value = {};
    intents.voted(hands);
  };
  const reveal = (): void => {
    const all = capitals.flatMap(({ questions }) => questions);
    const hands = all.flatMap((question): Hands[] => {
      const tally = counted.value[keyOf(question)];
      const { actor, reaction, actId } = question;
      return tally && Object.values(tally).some((count) => count > 0)
        ? [{ actor, reaction, act: actId, hands: tally }]
        : [];
    });
    voted(hands);
  };
  return (
    <DialogPage title={words('vote.title')} wide>
      <p class="why-lede">{words('vote.lede')}</p>
      <form
        class="vote"
        onSubmit={(event) => {
          event.preventDefault();
          reveal();
        }}
      >
        {capitals.map(({ actor, capital, questions }) => (
          <div key={actor} class="vote-capital">
            <h3 class="capital-name">{capital}</h3>
            {questions.map((question) => (
              <fieldset key={question.id} class="plain vote-question">
                <legend>
                  <span class="visually-hidden">{capital}: </span>
                  {toAndOver(words, question)}
                </legend>
                <div class="vote-choices">
                  {question.choices.map(({ rung, label }) => (
                    <label key={rung} class="vote-choice">
                      <span>{label}</span>
                      <input
                        type="number"
                        class="vote-hands"
                        min={0}
                        max={9999}
                        inputMode="numeric"
                        value={counted.value[keyOf(question)]?.[rung] ?? ''}
                        onInput={(event) => {
                          const count = Math.max(0, Math.min(9999, Math.round(event.currentTarget.valueAsNumber) || 0));
                          const key = keyOf(question);
                          counted.value = { ...counted.value, [key]: { ...counted.value[key], [rung]: count } };
                        }}
                      />
                    </label>
                  ))}
                </div>
              </fieldset>
            ))}
          </div>
        ))}
        <p class="button-row vote-actions">
          <button type="submit" class="button button-main button-large">
            {words('vote.reveal')}
          </button>
          <button type="button" class="button" onClick={() => voted([])}>
            {words('vote.skip')}
          </button>
        </p>
      </form>
    </DialogPage>
  );
}

/** What the class expected, beside what came. */
export function VoteResult({ lines }: { lines: readonly VoteLine[] }) {
  const words = useWords();
  if (lines.length === 0) return null;
  return (
    <Section title={words('vote.result')} class="vote-result">
      <ul class="vote-lines">
        {lines.map((line) => (
          <li key={line.id}>
            <p class="vote-line">
              <b>{line.capital}</b> <span class="muted">{toAndOver(words, line)}</span>:{' '}
              {words('vote.line', { came: line.came, right: line.right, total: line.total })}
            </p>
            <ul>
              {line.bars.map((bar) => (
                <li key={bar.rung} class="vote-bar-row" data-came={bar.came}>
                  <span class="vote-label">
                    {bar.came && <span aria-hidden="true">▸ </span>}
                    {bar.label}
                    {bar.came && <span class="visually-hidden"> ({words('vote.came')})</span>}
                  </span>
                  <span class="vote-bar" aria-hidden="true">
                    <span class="vote-fill" style={{ inlineSize: `${Math.round(bar.share * 100)}%` }} />
                  </span>
                  <span class="vote-count">{bar.hands}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  );
}
