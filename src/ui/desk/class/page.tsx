import '../styles/class.css';
import { useIntents, useWords } from '../context.ts';
import { Check, Section } from '../parts.tsx';
import { SettingsMenu } from '../settings.tsx';
import { Collect } from './collect.tsx';
import { Compare } from './compare.tsx';
import type { RoomIntents, RoomModel } from './port.ts';
import { HandoutCard, Roles, Setup } from './setup.tsx';
import { ResultTable } from './table.tsx';

/** The class view: a session to set up and give out, the results that come back, side by side. */
export function ClassPage({ room, intents }: { room: RoomModel; intents: RoomIntents }) {
  const words = useWords();
  const desk = useIntents();
  return (
    <main class="room" id="main">
      <header class="room-head">
        <div>
          <p class="front-motto">{words('class.motto')}</p>
          <h1 class="pane-headline" tabIndex={-1}>
            {words('class.title')}
          </h1>
        </div>
        <div class="room-tools">
          <Check on={room.projector.value} set={(isOn) => intents.setProjector(isOn)}>
            {words('class.projector')}
          </Check>
          <SettingsMenu />
          <button type="button" class="button" onClick={() => desk.goHome()}>
            {words('desk.home')}
          </button>
        </div>
      </header>
      <div class="room-top">
        <Section title={words('class.setup')} level={2} class="room-setup">
          <Setup room={room} intents={intents} />
        </Section>
        <Section title={words('class.giveOut')} level={2} class="room-handout">
          <HandoutCard room={room} intents={intents} />
          <Roles room={room} />
        </Section>
        <Section title={words('class.collect')} level={2} class="room-collect">
          <Collect room={room} intents={intents} />
        </Section>
      </div>
      <Compare room={room} intents={intents} />
      <ResultTable room={room} intents={intents} />
      <p class="hint room-privacy">{words('class.privacy')}</p>
    </main>
  );
}
