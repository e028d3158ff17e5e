import { useId } from 'preact/hooks';
import { useIntents, useWords } from '../context.ts';
import { Check } from '../parts.tsx';
import { QrCode } from '../qr.tsx';
import type { RoomIntents, RoomModel, SessionForm } from './port.ts';

interface Parts {
  readonly room: RoomModel;
  readonly intents: RoomIntents;
}

/** Scenario, seed, length, and what the class sees. */
export function Setup({ room, intents }: Parts) {
  const words = useWords();
  const [scenarioId, seedId, turnsId, doctrineId] = [useId(), useId(), useId(), useId()];
  const form = room.form.value;
  const switches = ['predict', 'previews', 'locked', 'guide'] as const satisfies readonly (keyof SessionForm)[];
  return (
    <form class="setup" onSubmit={(event) => event.preventDefault()}>
      <label for={scenarioId}>{words('front.scenarios')}</label>
      <select
        id={scenarioId}
        class="field"
        value={form.scenario}
        onChange={(event) => intents.set({ scenario: event.currentTarget.value })}
      >
        {room.scenarios.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      <label for={seedId}>{words('front.seed')}</label>
      <span class="setup-pair">
        <input
          id={seedId}
          class="field"
          type="text"
          maxLength={60}
          autoComplete="off"
          spellcheck={false}
          value={form.seed}
          onInput={(event) => intents.set({ seed: event.currentTarget.value })}
        />
        <button type="button" class="button" onClick={() => intents.newSeed()}>
          {words('front.seed.new')}
        </button>
      </span>
      <label for={doctrineId}>{words('class.doctrine')}</label>
      <select
        id={doctrineId}
        class="field"
        value={form.doctrine}
        onChange={(event) => intents.set({ doctrine: event.currentTarget.value })}
      >
        <option value="">{words('class.doctrine.own')}</option>
        {room.doctrines.value.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <label for={turnsId}>{words('class.turns')}</label>
      <span class="setup-pair">
        <input
          id={turnsId}
          class="field field-short"
          type="number"
          min={1}
          max={Math.max(1, room.most.value)}
          value={form.turns === 0 ? '' : form.turns}
          onChange={(event) => {
            const turns = Math.round(event.currentTarget.valueAsNumber);
            if (turns >= 1 && turns <= room.most.value) intents.set({ turns });
            else event.currentTarget.value = String(form.turns);
          }}
        />
        <span class="muted">{words('class.turns.of', { most: room.most.value })}</span>
      </span>
      <p class="setup-wide hint">{room.honest.value}</p>
      <fieldset class="plain setup-wide">
        <legend class="setup-legend">{words('class.sees')}</legend>
        {switches.map((name) => (
          <Check key={name} on={form[name]} set={(isOn) => intents.set({ [name]: isOn })}>
            {words(`class.sees.${name}`)}
          </Check>
        ))}
      </fieldset>
    </form>
  );
}

/** The lesson, and a brief for each chair the class can be split into. */
export function Roles({ room }: { room: RoomModel }) {
  const words = useWords();
  const { lesson, sheets } = room.roles.value;
  if (lesson === '') return null;
  return (
    <div class="room-roles">
      <h3 class="pane-subtitle">{words('class.roles')}</h3>
      <p class="hint">{words('class.roles.hint')}</p>
      <ul class="role-links">
        <li>
          <a href={lesson}>{words('class.roles.lesson')}</a>
        </li>
        {sheets.map(({ href, title }) => (
          <li key={href}>
            <a href={href}>{title}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whether an address leads every other machine to itself. */
function isOnlyHere(link: string): boolean {
  return /^https?:\/\/(localhost|127\.|\[::1\])/.test(link);
}

/** Link, code and QR, large enough for a wall. */
export function HandoutCard({ room, intents }: Parts) {
  const words = useWords();
  const desk = useIntents();
  const handout = room.handout.value;
  if (!handout) return <p class="nothing">{words('class.notReady')}</p>;
  return (
    <div class="handout">
      {handout.qr && <QrCode qr={handout.qr} label={words('class.qr')} />}
      <div class="handout-text">
        {handout.code ? (
          <>
            <p class="handout-label">{words('class.code')}</p>
            <p class="handout-code">{handout.code}</p>
            <p class="hint">{words('class.code.hint')}</p>
          </>
        ) : (
          <p class="hint">{words('class.noCode')}</p>
        )}
        <p class="handout-link">{handout.link}</p>
        {isOnlyHere(handout.link) && <p class="hint">{words('class.onlyHere')}</p>}
        <p class="button-row">
          <button type="button" class="button button-main" onClick={() => desk.copy(handout.link)}>
            {words('share.copy')}
          </button>
          <button type="button" class="button" onClick={() => intents.playTogether()}>
            {words('class.together')}
          </button>
        </p>
      </div>
    </div>
  );
}
