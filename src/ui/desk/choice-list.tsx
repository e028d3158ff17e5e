import { useId } from 'preact/hooks';
import type { Choice, Stretch } from '#view';
import { isSecondHalf } from './clicks.ts';
import { useIntents, useWords } from './context.ts';
import { answerPress } from './frames.ts';
import { Stretches, useGlossed } from './glossed.tsx';
import { InTurn } from './in-turn.tsx';
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

/** What a card says and what can be chosen on it; every word that needs it is explained where it first stands. */
export function CardBody({
  slot,
  deed = [],
  text,
  facts = [],
  choices,
  onChosen,
}: {
  slot: string;
  /** What another did that is answered here. */
  deed?: readonly string[];
  text: string;
  facts?: readonly string[];
  choices: readonly Choice[];
  onChosen?: (slot: string) => void;
}) {
  const own = choices.map((choice) => [choice.text, ...choice.notes, choice.problem ?? '']);
  const told = useGlossed([...deed, text, ...facts, ...own.flat()]);
  const first = deed.length;
  let at = first + 1 + facts.length;
  const parts = own.map((texts) => {
    at += texts.length;
    return told.slice(at - texts.length, at);
  });
  return (
    <>
      {deed.map((sentence, index) => (
        <p key={sentence} class="card-text">
          <Stretches of={told[index]} />
        </p>
      ))}
      {text !== '' && (
        <p class="card-text">
          <Stretches of={told[first]} />
        </p>
      )}
      {facts.length > 0 && (
        <ul class="facts">
          {facts.map((fact, index) => (
            <li key={fact}>
              <Stretches of={told[first + 1 + index]} />
            </li>
          ))}
        </ul>
      )}
      {choices.length > 0 && (
        <ChoiceList
          slot={slot}
          choices={choices}
          told={parts}
          {...(onChosen ? { onChosen: () => onChosen(slot) } : {})}
        />
      )}
    </>
  );
}

/** Choices that a card opens with: the others come a frame later each. */
const CHOICES_FIRST = 2;

/** Text, notes and problem of a choice. */
type Told = readonly (readonly Stretch[])[];

/** The choices of a card. Those out of reach can still be read, with the reason. */
function ChoiceList({
  slot,
  choices,
  told,
  onChosen,
}: {
  slot: string;
  choices: readonly Choice[];
  told: readonly Told[];
  onChosen?: () => void;
}) {
  return (
    <ol class="choices" data-picks={slot} data-count={choices.length}>
      <InTurn once first={CHOICES_FIRST}>
        {choices.map((choice, index) => (
          <ChoiceRow
            key={choice.id}
            slot={slot}
            choice={choice}
            told={told[index] ?? []}
            number={index + 1}
            {...(onChosen ? { onChosen } : {})}
          />
        ))}
      </InTurn>
    </ol>
  );
}

function ChoiceRow({
  slot,
  choice,
  told,
  number,
  onChosen,
}: {
  slot: string;
  choice: Choice;
  told: Told;
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
        onClick={(event) => {
          // Where a choice leads on to the next card, a double click takes nothing back.
          if (shut || (onChosen && isSecondHalf(event))) return;
          answerPress(() => intents.toggle(choice));
          if (!choice.chosen) onChosen?.();
        }}
      >
        {number <= 9 && <Key>{number}</Key>}
        <span class="choice-name">{choice.name}</span>
        <span class="choice-cost">{choice.cost}</span>
      </button>
      <div id={details} class="choice-details">
        {choice.text !== '' && (
          <p class="choice-text">
            <Stretches of={told[0]} />
          </p>
        )}
        {choice.notes.map((note, index) => (
          <p key={note} class="choice-note">
            <Stretches of={told[1 + index]} />
          </p>
        ))}
        {!shut && choice.effects.length > 0 && (
          <>
            <span class="visually-hidden">{words('option.effects')}: </span>
            <EffectChips effects={choice.effects} />
          </>
        )}
        {shut && (
          <p class="choice-problem">
            <Stretches of={told[told.length - 1]} />
          </p>
        )}
      </div>
      {choice.chosen && choice.posture && <PostureControl slot={slot} posture={choice.posture} what={choice.name} />}
    </li>
  );
}
