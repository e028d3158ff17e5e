import { useId } from 'preact/hooks';
import { useIntents, useWords } from './context.ts';
import { Section } from './parts.tsx';
import type { ChairCard, FrontModel } from './port.ts';

/** Whose chair the new game is played from. */
export function ChairChoice({ front }: { front: FrontModel }) {
  const words = useWords();
  const intents = useIntents();
  const group = useId();
  if (front.chairs.length < 2) return null;
  return (
    <fieldset class="plain chair-choice">
      <legend class="section-title">{words('chair.title')}</legend>
      <div class="chairs">
        {front.chairs.map((chair) => (
          <label key={chair.id} class="chair-card">
            <input
              type="radio"
              name={group}
              checked={chair.id === front.chair}
              onChange={() => intents.pickChair(chair.id)}
            />
            <span class="chair-text">
              <span class="chair-capital">{chair.capital}</span>
              <span class="chair-pitch">{chair.pitch}</span>
            </span>
          </label>
        ))}
      </div>
      {front.playedByProgram !== '' && <p class="hint">{words('chair.hint', { capital: front.playedByProgram })}</p>}
      {front.isSeedKept && <p class="hint">{words('chair.kept')}</p>}
    </fieldset>
  );
}

/** The same game from another table, offered when it has been played from one. */
export function TakeAnotherChair({ chairs, pivot }: { chairs: readonly ChairCard[]; pivot: string }) {
  const words = useWords();
  const intents = useIntents();
  if (chairs.length === 0) return null;
  return (
    <Section title={words('chair.take')} level={2} class="full take-chair">
      <p class="hint">{words('chair.take.hint', { capital: pivot })}</p>
      <ul class="chairs">
        {chairs.map((chair) => (
          <li key={chair.id}>
            <button type="button" class="chair-card" data-chair={chair.id} onClick={() => intents.takeChair(chair.id)}>
              <span class="chair-text">
                <span class="chair-capital">{words('chair.take.at', { capital: chair.capital })}</span>
                <span class="chair-pitch">{chair.pitch}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
