import { useSignal, useSignalEffect } from '@preact/signals';
import { render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { AssumptionsDialog } from './assumptions-dialog.tsx';
import { PortContext, usePort, useWords } from './context.ts';
import { DebriefPage } from './debrief.tsx';
import { DossierDialog } from './dossier-dialog.tsx';
import { drawInTasks, onceLaidOut } from './frames.ts';
import { FrontPage } from './front.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { JoinPage } from './join.tsx';
import { listenToKeys } from './keyboard.ts';
import { later } from './later.tsx';
import { PlayPage } from './play.tsx';
import type { DeskPort } from './port.ts';
import { FaultPage, RunPage } from './run.tsx';
import { ShareDialog } from './share-dialog.tsx';
import { TimelineDialog } from './timeline-dialog.tsx';
import { type Counted, VoteDialog } from './vote.tsx';
import { WhyDialog } from './why-dialog.tsx';

const ForeignPage = later(async () => (await import('./foreign/page.tsx')).ForeignPage);
const ClassPage = later(async () => (await import('./class/page.tsx')).ClassPage);
/** Who plays needs no reader of lessons: it comes when a lesson is opened. */
const LessonPage = later(async () => (await import('./lesson/lesson-page.tsx')).LessonPage);

/** Draws the desk into an element. Returns a function that takes it away. */
export function mountDesk(host: HTMLElement, port: DeskPort): () => void {
  const silence = listenToKeys(port);
  drawInTasks(
    () => port.screen.peek().kind === 'play',
    () => port.intents.frameTaken(),
  );
  render(
    <PortContext.Provider value={port}>
      <Desk />
    </PortContext.Provider>,
    host,
  );
  return () => {
    silence();
    render(null, host);
  };
}

function Desk() {
  const { notice, spoken } = usePort();
  return (
    <>
      <EditionNotice />
      <ReadingNotice />
      <CurrentScreen />
      <CurrentDialog />
      <p class={notice.value === '' ? 'notice visually-hidden' : 'notice'} role="alert">
        {notice.value}
      </p>
      <p class="visually-hidden" role="status" aria-live="polite" data-live>
        {spoken.value}
      </p>
    </>
  );
}

function CurrentScreen() {
  const words = useWords();
  const screen = usePort().screen.value;
  const kind = screen.kind;
  const seen = useRef<string>(kind);
  useLayoutEffect(() => {
    document.documentElement.dataset.screen = kind;
    if (seen.current === kind) return;
    const first = seen.current === 'loading';
    seen.current = kind;
    window.scrollTo(0, 0);
    // The first page keeps the browser's own focus; later ones are announced by their heading.
    if (first) return;
    onceLaidOut(() => document.querySelector<HTMLElement>('main h1[tabindex], main h2[tabindex]')?.focus());
  }, [kind]);
  switch (screen.kind) {
    case 'loading':
      return (
        <main id="main">
          <p class="loading">{words('app.loading')}</p>
        </main>
      );
    case 'front':
      return <FrontPage front={screen.front} />;
    case 'play':
      return <PlayPage play={screen.play} />;
    case 'debrief':
      return <DebriefPage model={screen.debrief} />;
    case 'run':
      return <RunPage run={screen.run} />;
    case 'lesson':
      return <LessonPage model={screen.lesson} />;
    case 'join':
      return <JoinPage join={screen.join} />;
    case 'class':
      return <ClassPage room={screen.room} intents={screen.intents} />;
    case 'foreign':
      return <ForeignPage foreign={screen.foreign} intents={screen.intents} />;
    case 'fault':
      return <FaultPage reason={screen.reason} />;
  }
}

/** Offered between games; during one it waits in the menu. */
function EditionNotice() {
  const words = useWords();
  const { newEdition, screen, intents } = usePort();
  const { kind } = screen.value;
  const isOffered = newEdition.value && (kind === 'front' || kind === 'debrief');
  return (
    <div role="status">
      {isOffered && (
        <div class="edition">
          <p>{words('edition.ready')}</p>
          <button type="button" class="button" onClick={() => intents.openNewEdition()}>
            {words('edition.open')}
          </button>
        </div>
      )}
    </div>
  );
}

/** The page that opens scenarios says it by itself; everywhere else a game may bring one. */
function ReadingNotice() {
  const words = useWords();
  const { reading, screen, intents } = usePort();
  const isOn = reading.value && screen.value.kind !== 'foreign';
  return (
    <div role="status" class="reading">
      {isOn && (
        <div class="edition">
          <p>{words('foreign.readingAlong')}</p>
          <button type="button" class="button" onClick={() => intents.stopReading()}>
            {words('foreign.stop')}
          </button>
        </div>
      )}
    </div>
  );
}

function CurrentDialog() {
  const port = usePort();
  const dialog = port.dialog.value;
  const counted: Counted = useSignal({});
  // Hands are of the game at hand.
  useSignalEffect(() => {
    if (port.screen.value.kind !== 'play') counted.value = {};
  });
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'help':
      return <HelpDialog />;
    case 'assumptions':
      return <AssumptionsDialog model={dialog.assumptions} />;
    case 'share':
      return <ShareDialog share={dialog.share} />;
    case 'vote':
      return <VoteDialog capitals={dialog.capitals} counted={counted} />;
    case 'why':
      return <WhyDialog {...dialog} />;
    case 'dossier':
      return <DossierDialog key={dialog.dossier.actor} dossier={dialog.dossier} hidden={dialog.hidden} />;
    case 'timeline':
      return (
        <TimelineDialog
          key={dialog.open?.turn ?? -1}
          entries={dialog.entries}
          open={dialog.open}
          forecast={dialog.forecast}
        />
      );
  }
}
