import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { BriefingCard } from '#view';
import { Card } from './card.tsx';
import { CardBody } from './choice-list.tsx';
import { useWords } from './context.ts';
import { afterPaint, leaveFocus, onceLaidOut } from './frames.ts';
import { InTurn } from './in-turn.tsx';

/** Milliseconds in which a press on a card that has opened by itself cannot have been meant to shut it. */
const MEANT_TO_OPEN_MS = 400;

/** What lies on the desk: one card open at a time, the first unanswered one by itself. */
export function BriefingList({ cards, quarter }: { cards: readonly BriefingCard[]; quarter: string }) {
  const words = useWords();
  const list = useRef<HTMLDivElement>(null);
  const open = useSignal<string | null>(null);
  const openedItself = useRef(Number.NEGATIVE_INFINITY);
  const first = cards.find((card) => !card.answered) ?? cards[0];

  // A new quarter brings new cards: its first unanswered one opens.
  const shown = useRef('');
  if (shown.current !== quarter) {
    shown.current = quarter;
    open.value = first?.id ?? null;
  }

  const focusOn = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (!focusOn.current) return;
    const head = list.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(focusOn.current)}"] .card-head`);
    focusOn.current = null;
    onceLaidOut(() => {
      // Who has gone elsewhere meanwhile is not fetched back.
      if (document.activeElement !== document.body) return;
      head?.focus();
      head?.scrollIntoView({ block: 'nearest' });
    });
  });

  /** Goes on to the next unanswered card; the last one stays open. */
  const advance = (from: string): void => {
    const at = cards.findIndex((card) => card.id === from);
    const rest = [...cards.slice(at + 1), ...cards.slice(0, Math.max(0, at))];
    const next = rest.find((card) => !card.answered);
    if (!next) return;
    open.value = next.id;
    openedItself.current = performance.now();
    // Only a reader who is in the card is taken along.
    if (document.activeElement?.closest('[data-card]')) {
      leaveFocus();
      focusOn.current = next.id;
    }
  };

  if (cards.length === 0) return <p class="nothing">{words('desk.briefing.none')}</p>;
  const draw = (card: BriefingCard) => {
    const chosen = card.choices.find((choice) => choice.chosen);
    return (
      <Card
        key={card.id}
        id={card.id}
        label={card.label}
        name={card.name}
        aside={chosen ? `✓ ${chosen.name}` : ''}
        tone={card.kind}
        open={open.value === card.id}
        onToggle={() => {
          if (open.value !== card.id) open.value = card.id;
          // Who pressed a card just as it opened by itself wanted it open.
          else if (performance.now() - openedItself.current > MEANT_TO_OPEN_MS) open.value = null;
        }}
      >
        <CardBody
          slot={card.id}
          deed={card.deed}
          text={card.text}
          facts={card.facts}
          choices={card.choices}
          // What was picked is seen to be picked before the next card takes its place.
          onChosen={(slot) => afterPaint(() => advance(slot))}
        />
        {card.silence !== '' && <p class="silence">{card.silence}</p>}
      </Card>
    );
  };
  const minor = cards.filter((card) => card.minor);
  const major = cards.filter((card) => !card.minor);
  return (
    <div class="cards" ref={list} data-count={cards.length}>
      <InTurn
        once
        first={
          1 +
          Math.max(
            0,
            major.findIndex(({ id }) => id === open.value),
          )
        }
        key={quarter}
      >
        {major.map(draw)}
      </InTurn>
      {minor.length > 0 && (
        <details class="closed-moves" open={minor.some(({ choices }) => choices.some(({ chosen }) => chosen))}>
          <summary>{words('respond.minor', { count: minor.length })}</summary>
          <div class="cards">
            <InTurn once first={1 + minor.findIndex(({ id }) => id === open.value)} key={quarter}>
              {minor.map(draw)}
            </InTurn>
          </div>
        </details>
      )}
    </div>
  );
}
