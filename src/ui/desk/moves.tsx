import { useSignal } from '@preact/signals';
import type { MoveCard, PortfolioTab } from '#view';
import { Card } from './card.tsx';
import { CardBody } from './choice-list.tsx';
import { useWords } from './context.ts';
import { InTurn } from './in-turn.tsx';

/** One line for a shut card: what stands in the plan, or what it takes at least. */
function asideOf(card: MoveCard): string {
  const chosen = card.choices.find((choice) => choice.chosen);
  if (chosen) return `✓ ${chosen.name}`;
  if (!card.open) return '';
  const costs = [...new Set(card.choices.filter((choice) => choice.problem === null).map((choice) => choice.cost))];
  return costs.length === 1 ? (costs[0] ?? '') : '';
}

const OPEN_AT_MOST = 3;

/** The moves of one portfolio; those that cannot be made now lie folded below, with the reason. */
export function MoveList({ tab }: { tab: PortfolioTab }) {
  const words = useWords();
  const open = useSignal<Readonly<Record<string, string | null>>>({});
  // A short list has room for one open card; a long one is seen whole first.
  const first = tab.open.length <= OPEN_AT_MOST ? (tab.open[0]?.id ?? null) : null;
  const opened = open.value[tab.id] === undefined ? first : open.value[tab.id];
  const toggle = (id: string): void => {
    open.value = { ...open.value, [tab.id]: opened === id ? null : id };
  };
  /** How many cards are drawn at once: the open one, which is being worked at, is among them. */
  const upTo = (cards: readonly MoveCard[], least: number): number =>
    Math.max(least, 1 + cards.findIndex(({ id }) => id === opened));
  const draw = (card: MoveCard) => (
    <Card
      key={card.id}
      id={card.id}
      label={opened === card.id ? '' : card.text}
      name={card.name}
      aside={card.closedBecause ?? asideOf(card)}
      tone={card.open ? 'move' : 'closed'}
      open={opened === card.id}
      onToggle={() => toggle(card.id)}
    >
      <CardBody slot={card.id} text={card.text} choices={card.choices} />
    </Card>
  );
  return (
    <div class="cards">
      {tab.open.length === 0 && <p class="nothing">{words('moves.none')}</p>}
      <InTurn first={upTo(tab.open, 2)} key={tab.id}>
        {tab.open.map(draw)}
      </InTurn>
      {tab.closed.length > 0 && (
        <details class="closed-moves" open={tab.open.length === 0}>
          <summary>{words('moves.closed', { count: tab.closed.length })}</summary>
          <div class="cards">
            <InTurn first={upTo(tab.closed, tab.open.length === 0 ? 2 : 0)} key={tab.id}>
              {tab.closed.map(draw)}
            </InTurn>
          </div>
        </details>
      )}
    </div>
  );
}
