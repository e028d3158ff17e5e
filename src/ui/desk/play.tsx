import { computed, useSignal } from '@preact/signals';
import { cloneElement, type VNode } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { GuideNote, GuideStep } from '#view';
import { BoardHost } from './board-host.tsx';
import { BriefingList } from './briefing.tsx';
import { isSecondHalf } from './clicks.ts';
import { useIntents, useWords } from './context.ts';
import { FigureStrip } from './figures.tsx';
import { afterPaint, onceLaidOut } from './frames.ts';
import { GoalList } from './front.tsx';
import { Glossed } from './glossed.tsx';
import { Guide } from './guide.tsx';
import { InTurn, useSettled, useSettledInParts } from './in-turn.tsx';
import { MastheadBar } from './masthead.tsx';
import { MoveList } from './moves.tsx';
import { useOverflow } from './overflow.ts';
import { Key } from './parts.tsx';
import { PlanTray } from './plan-tray.tsx';
import type { PlayModel } from './port.ts';
import { Rehearsal } from './rehearsal.tsx';
import { ReportPage } from './report.tsx';
import { tabStep } from './tab-step.ts';
import { VoteResult } from './vote.tsx';

/** Which part a phone shows; a desk shows them all. */
type Pane = 'situation' | 'desk' | 'plan';
const BRIEFING = 'briefing';
/** Where a phone shows what a note of the guide is about, when that is not the desk. */
const GUIDED: Partial<Record<GuideStep, Pane>> = {
  table: 'situation',
  figures: 'situation',
  why: 'situation',
  odds: 'plan',
  commit: 'plan',
};

/** The desk while a game is on. */
export function PlayPage({ play }: { play: PlayModel }) {
  const pane = useSignal<Pane>('desk');
  const tab = useSignal(BRIEFING);
  const phase = play.phase.value;
  // To clear a report away takes as long as to draw what comes after it, which is shown first.
  const cleared = useSettled(play.phase, 2);
  const heading = useRef<HTMLDivElement>(null);

  // A new phase begins at its desk, and before that is drawn: or what was open last would be drawn for nothing.
  const begun = useRef(phase);
  if (begun.current !== phase) {
    begun.current = phase;
    pane.value = 'desk';
    if (phase === 'plan') tab.value = BRIEFING;
  }

  // It is a new page to a reader: focus goes to its heading.
  const seen = useRef(phase);
  useLayoutEffect(() => {
    if (seen.current === phase) return;
    seen.current = phase;
    const title = heading.current?.querySelector<HTMLElement>('[data-phase-heading]');
    // Focus and scrolling need the page laid out: that is done once, in a task of its own.
    onceLaidOut(() => title?.focus({ preventScroll: true }));
    // The guide brings what it speaks of into sight itself.
    if (play.guide.peek() !== null) return;
    return afterPaint(() => window.scrollTo(0, 0));
  }, [phase, play]);

  // The guide takes the reader to the part it speaks of.
  const note = play.guide.value;
  const step = note?.step;
  useLayoutEffect(() => {
    if (step === undefined) return;
    pane.value = GUIDED[step] ?? 'desk';
    if (step === 'dilemma') tab.value = BRIEFING;
    const first = play.portfolios.peek().find(({ open }) => open.length > 0)?.id;
    if (step === 'move' && tab.peek() === BRIEFING && first) tab.value = first;
  }, [step, pane, tab, play]);

  return (
    <div class="play" data-phase={phase} data-pane={pane.value} data-guided={note !== null}>
      <Masthead play={play} />
      <main class="play-main" id="main" ref={heading}>
        <Figures play={play} />
        <Situation play={play} />
        {phase === 'intro' && <Intro play={play} />}
        {phase === 'plan' && (
          <InTurn>
            <Middle play={play} tab={tab} />
            <section class="pane pane-plan" data-name="plan">
              <PlanTray play={play} />
            </section>
          </InTurn>
        )}
        {(phase === 'reveal' || cleared === 'reveal') && <Reveal play={play} />}
        {note && <Guided note={note} play={play} />}
        <Rehearsed play={play} />
      </main>
      {phase === 'plan' && <BottomBar play={play} pane={pane} tab={tab} />}
    </div>
  );
}

// Each part listens for itself: a change of one draws that one anew. What was decided comes first, what it moved a frame later.
function Masthead({ play }: { play: PlayModel }) {
  return (
    <MastheadBar
      head={play.masthead.value}
      resumed={play.resumed.value}
      canDebrief={play.canDebrief.value}
      canGuide={play.phase.value !== 'intro'}
    />
  );
}

/** Figures whose layout takes little of a frame on a slow phone. */
const FIGURES_AT_ONCE = 2;

function Figures({ play }: { play: PlayModel }) {
  const all = useMemo(
    () =>
      computed(() => {
        const because = play.because.value;
        return play.figures.value.map((figure) => ({ id: figure.id, figure, because: because.get(figure.id) ?? '' }));
      }),
    [play],
  );
  const shown = useSettledInParts(all, FIGURES_AT_ONCE, 2);
  const { figures, because } = useMemo(
    () => ({
      figures: shown.map(({ figure }) => figure),
      because: new Map(shown.map(({ id, because }) => [id, because])),
    }),
    [shown],
  );
  return <FigureStrip figures={figures} because={because} behind={shown !== all.value} />;
}

/** While a turn plays out the tables are to be seen: what there is to say about the answers can wait. */
function Guided({ note, play }: { note: GuideNote; play: PlayModel }) {
  return <Guide note={note} waits={play.phase.value === 'reveal' && play.playing.value} />;
}

function Rehearsed({ play }: { play: PlayModel }) {
  const report = play.rehearsal.value;
  return report && <Rehearsal report={report} />;
}

interface Writable<T> {
  value: T;
}

function Situation({ play }: { play: PlayModel }) {
  const words = useWords();
  return (
    <section class="pane pane-situation" data-name="situation" aria-label={words('dossier.tables')}>
      <BoardHost state={play.board.value} playing={play.playing.value} />
      <Tables play={play} />
      <Goals play={play} />
    </section>
  );
}

function Tables({ play }: { play: PlayModel }) {
  const words = useWords();
  const intents = useIntents();
  const tables = useSettled(play.tables);
  return useMemo(
    () => (
      <ul class="tables">
        {tables.map((table) => (
          <li key={table.actor}>
            <button
              type="button"
              class="table-card"
              data-role={table.role}
              data-actor={table.actor}
              data-yours={table.yours}
              data-trouble={table.inCrisis}
              data-hot={table.hot}
              aria-label={[
                words('dossier.open', { capital: table.capital }),
                table.yours ? words('board.seat') : `${table.tie} ${table.warmth}`,
                table.heat,
                ...table.troubles,
              ].join('. ')}
              onClick={() => intents.openDossier(table.actor)}
            >
              <span class="table-capital">{table.capital}</span>
              <span class="table-tie">
                {table.tie !== '' && <b>{table.tie}</b>} {table.yours ? words('board.seat') : table.warmth}
              </span>
              <span class="table-heat">{table.heat}</span>
              <span class="table-file">{words('table.file')} ›</span>
              {table.trouble !== '' && <span class="table-trouble">{table.trouble}</span>}
            </button>
          </li>
        ))}
      </ul>
    ),
    [tables, words, intents],
  );
}

function Goals({ play }: { play: PlayModel }) {
  const words = useWords();
  const { doctrine, score, goals } = useSettled(play.masthead);
  return useMemo(
    () => <GoalList title={words('desk.goals', { doctrine, score })} goals={goals} />,
    [words, doctrine, score, goals],
  );
}

function Intro({ play }: { play: PlayModel }) {
  const words = useWords();
  const intents = useIntents();
  return (
    <section class="pane pane-wide" data-name="desk">
      <div class="scroll">
        <p class="front-motto">{words('briefing.page')}</p>
        <h2 class="pane-headline" tabIndex={-1} data-phase-heading>
          {play.masthead.value.title}
        </h2>
        <div class="prose">
          {play.intro.value.split(/\n\s*\n/).map((paragraph) => (
            <p key={paragraph}>
              <Glossed text={paragraph} />
            </p>
          ))}
        </div>
      </div>
      <div class="plan-actions">
        <button type="button" class="button button-main" data-next onClick={() => intents.begin()}>
          {words('briefing.begin')} <Key>↵</Key>
        </button>
      </div>
    </section>
  );
}

function Middle({ play, tab }: { play: PlayModel; tab: Writable<string> }) {
  const words = useWords();
  const cards = play.briefing.value;
  const portfolios = play.portfolios.value;
  const unanswered = cards.filter((card) => !card.answered).length;
  const tabs = [
    { id: BRIEFING, name: words('desk.briefing'), badge: unanswered },
    ...portfolios.map((portfolio) => ({ id: portfolio.id as string, name: portfolio.name, badge: portfolio.planned })),
  ];
  const current = tabs.some(({ id }) => id === tab.value) ? tab.value : BRIEFING;
  const list = useRef<HTMLDivElement>(null);
  const move = (step: number): void => {
    const at = tabs.findIndex(({ id }) => id === current);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    tab.value = next.id;
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  const portfolio = portfolios.find(({ id }) => id === current);
  useOverflow(list);
  // Asked for before the frame, the widths would have the page laid out in the midst of drawing it.
  useEffect(
    () =>
      afterPaint(() => {
        const { current: row } = list;
        if (!row || row.scrollWidth <= row.clientWidth) return;
        row.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      }),
    [current],
  );
  return (
    <section class="pane pane-desk" data-name="desk">
      <h2 class="visually-hidden" tabIndex={-1} data-phase-heading>
        {play.masthead.value.quarter}: {words(current === BRIEFING ? 'desk.briefing' : 'desk.moves')}
      </h2>
      <div
        class="tabs"
        role="tablist"
        ref={list}
        onKeyDown={(event) => {
          const step = tabStep(event.key, getComputedStyle(event.currentTarget).direction);
          if (step === 0) return;
          move(step);
          event.preventDefault();
        }}
      >
        {tabs.map(({ id, name, badge }) => (
          <button
            key={id}
            type="button"
            role="tab"
            class="tab"
            id={`tab-${id}`}
            data-tab={id}
            aria-selected={id === current}
            aria-controls="tab-panel"
            tabIndex={id === current ? 0 : -1}
            onClick={() => {
              tab.value = id;
            }}
          >
            {name}
            {badge > 0 && (
              <span class="badge" data-planned={id !== BRIEFING}>
                <span aria-hidden="true">{badge}</span>
                <span class="visually-hidden">
                  {' '}
                  {words(id === BRIEFING ? 'briefing.unanswered' : 'moves.planned', { count: badge })}
                </span>
              </span>
            )}
          </button>
        ))}
      </div>
      <div class="scroll" role="tabpanel" id="tab-panel" aria-labelledby={`tab-${current}`} tabIndex={-1}>
        {portfolio ? (
          <MoveList tab={portfolio} />
        ) : (
          <BriefingList cards={cards} quarter={play.masthead.value.quarter} />
        )}
      </div>
    </section>
  );
}

function Reveal({ play }: { play: PlayModel }) {
  const words = useWords();
  const intents = useIntents();
  const drawn = useRef<VNode | null>(null);
  // Left behind it stays as it was, out of sight and out of reach.
  if (play.phase.value !== 'reveal') return drawn.current && cloneElement(drawn.current, { inert: true });
  const report = play.report.value;
  const next = play.nextQuarter.value;
  if (!report) return null;
  drawn.current = (
    <section class="pane pane-wide pane-report" data-name="desk">
      <div class="scroll">
        <h2 class="report-title" tabIndex={-1} data-phase-heading>
          {words('report.of', { quarter: report.quarter })}
        </h2>
        <VoteResult lines={play.votes.value} />
        <ReportPage report={report} forecast={play.forecast.value} />
      </div>
      <div class="plan-actions">
        {play.playing.value && (
          <button type="button" class="button" onClick={() => intents.skipReveal()}>
            {words('report.skip')}
          </button>
        )}
        <button
          type="button"
          class="button button-main"
          data-next
          onClick={(event) => !isSecondHalf(event) && intents.next()}
        >
          {next === '' ? words('report.toDebrief') : words('report.next', { quarter: next })} <Key>↵</Key>
        </button>
      </div>
    </section>
  );
  return drawn.current;
}

/** On a phone: the parts of the desk, and the commit button, within reach of a thumb. */
function BottomBar({ play, pane, tab }: { play: PlayModel; pane: Writable<Pane>; tab: Writable<string> }) {
  const words = useWords();
  const unanswered = play.briefing.value.filter((card) => !card.answered).length;
  const first = play.portfolios.value[0]?.id ?? BRIEFING;
  const places = [
    { id: 'situation', name: words('pane.situation'), badge: 0, here: pane.value === 'situation' },
    {
      id: 'briefing',
      name: words('pane.briefing'),
      badge: unanswered,
      here: pane.value === 'desk' && tab.value === BRIEFING,
    },
    { id: 'moves', name: words('pane.moves'), badge: 0, here: pane.value === 'desk' && tab.value !== BRIEFING },
    { id: 'plan', name: words('pane.plan'), badge: play.items.value.length, here: pane.value === 'plan' },
  ] as const;
  const go = (id: (typeof places)[number]['id']): void => {
    if (id === 'situation' || id === 'plan') pane.value = id;
    else {
      pane.value = 'desk';
      if (id === 'briefing') tab.value = BRIEFING;
      else if (tab.value === BRIEFING) tab.value = first;
    }
    window.scrollTo(0, 0);
  };
  return (
    <nav class="bottom-bar" aria-label={words('desk.parts')}>
      {places.map((place) => (
        <button
          key={place.id}
          type="button"
          class="bottom-item"
          aria-current={place.here ? 'true' : undefined}
          onClick={() => go(place.id)}
        >
          {place.name}
          {place.badge > 0 && (
            <span class="badge" data-planned={place.id === 'plan'}>
              {place.badge}
            </span>
          )}
        </button>
      ))}
    </nav>
  );
}
