import { useId } from 'preact/hooks';
import type { Choice } from '#view';
import { useIntents, useWords } from './context.ts';
import { EffectChips, Key } from './parts.tsx';

const POSTURES = ['quiet', 'normal', 'loud'] as const;

/** How loudly a chosen move is made. */
export function PostureControl({
  slot,
  posture,
  what,
}: {
  slot: string;
  posture: (typeof POSTURES)[number];
  what: string;
}) {
  const words = useWords();
  const intents = useIntents();
  const group = useId();
  return (
    <fieldset class="posture">
      <legend class="visually-hidden">
        {words('posture.label')}: {what}
      </legend>
      {POSTURES.map((value) => (
        <label key={value} class="posture-option" title={words(`posture.${value}.hint`)}>
          <input
            type="radio"
            name={group}
            checked={value === posture}
            onChange={() => intents.setPosture(slot, value)}
          />
          <span>{words(`posture.${value}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The same choice where room is short. */
export function PostureSelect({
  slot,
  posture,
  what,
}: {
  slot: string;
  posture: (typeof POSTURES)[number];
  what: string;
}) {
  const words = useWords();
  const intents = useIntents();
  return (
    <select
      class="posture-select"
      aria-label={`${words('posture.label')}: ${what}`}
      value={posture}
      onChange={(event) => {
        const value = POSTURES.find((known) => known === event.currentTarget.value);
        if (value) intents.setPosture(slot, value);
      }}
    >
      {POSTURES.map((value) => (
        <option key={value} value={value}>
          {words(`posture.${value}`)}
        </option>
      ))}
    </select>
  );
}

/** The choices of a card. Those out of reach can still be read, with the reason. */
export function ChoiceList({
  slot,
  choices,
  onChosen,
}: {
  slot: string;
  choices: readonly Choice[];
  onChosen?: () => void;
}) {
  return (
    <ol class="choices" data-picks={slot}>
      {choices.map((choice, index) => (
        <ChoiceRow key={choice.id} slot={slot} choice={choice} number={index + 1} {...(onChosen ? { onChosen } : {})} />
      ))}
    </ol>
  );
}

function ChoiceRow({
  slot,
  choice,
  number,
  onChosen,
}: {
  slot: string;
  choice: Choice;
  number: number;
  onChosen?: () => void;
}) {
  const words = useWords();
  const intents = useIntents();
  const details = useId();
  const shut = choice.problem !== null;
  return (
    <li class="choice" data-chosen={choice.chosen} data-shut={shut}>
      <button
        type="button"
        class="choice-button"
        data-pick={choice.id}
        aria-pressed={choice.chosen}
        aria-disabled={shut}
        aria-describedby={details}
        onClick={() => {
          if (shut) return;
          intents.toggle(choice);
          if (!choice.chosen) onChosen?.();
        }}
      >
        {number <= 9 && <Key>{number}</Key>}
        <span class="choice-name">{choice.name}</span>
        <span class="choice-cost">{choice.cost}</span>
      </button>
      <div id={details} class="choice-details">
        {choice.text !== '' && <p class="choice-text">{choice.text}</p>}
        {choice.notes.map((note) => (
          <p key={note} class="choice-note">
            {note}
          </p>
        ))}
        {!shut && choice.effects.length > 0 && (
          <>
            <span class="visually-hidden">{words('option.effects')}: </span>
            <EffectChips effects={choice.effects} />
          </>
        )}
        {shut && <p class="choice-problem">{choice.problem}</p>}
      </div>
      {choice.chosen && choice.posture && <PostureControl slot={slot} posture={choice.posture} what={choice.name} />}
    </li>
  );
}
