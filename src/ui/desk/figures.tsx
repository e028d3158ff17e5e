import { useMemo } from 'preact/hooks';
import type { Figure } from '#view';
import { useIntents, useWords } from './context.ts';
import { Change, Sparkline } from './parts.tsx';

/** Letters beyond which a name takes two lines of the card. */
const LONG_NAME = 14;

/** One figure: name, number, word, trend, and the way to its reasons. */
export function FigureCard({ figure, turn, because = '' }: { figure: Figure; turn?: number; because?: string }) {
  const words = useWords();
  const intents = useIntents();
  return (
    <li class={`figure figure-${figure.rank}`} data-figure={figure.id}>
      <h3 class="figure-name" data-long={figure.name.length > LONG_NAME}>
        {figure.name}
      </h3>
      <p class="figure-value" title={figure.unit}>
        <span class="figure-number" data-long={figure.text.length > 5}>
          {figure.text}
        </span>
        {figure.suffix !== '' && (
          <span class="figure-suffix" aria-hidden="true">
            {figure.suffix}
          </span>
        )}
        <span class="visually-hidden"> {figure.unit}</span>
      </p>
      <Sparkline spark={figure.spark} omen={figure.omen} />
      <p class="figure-foot">
        <Change text={figure.changeText} omen={figure.omen} />
        {(figure.word || figure.aside) && (
          <span class="figure-word">
            {[figure.word, figure.aside].filter(Boolean).join(' · ')}
            {figure.mood !== '' && ' '}
            {figure.mood !== '' && <b class="figure-mood">{figure.mood}</b>}
          </span>
        )}
      </p>
      {because !== '' && <p class="figure-because">{because}</p>}
      <button
        type="button"
        class="why"
        data-why={figure.id}
        aria-label={words('figure.whyOf', { name: figure.fullName })}
        onClick={() => intents.askWhy(figure.id, turn)}
      >
        {words('figure.why')}
      </button>
    </li>
  );
}

/** All figures in a strip, headlines first. */
export function FigureStrip({
  figures,
  turn,
  because,
  behind = false,
}: {
  figures: readonly Figure[];
  turn?: number;
  /** What moved each headline figure most, by variable. */
  because?: ReadonlyMap<string, string>;
  /** Whether newer ones follow in the next frames. */
  behind?: boolean;
}) {
  const words = useWords();
  const at = turn === undefined ? {} : { turn };
  const headline = useMemo(
    () =>
      figures
        .filter(({ rank }) => rank === 'headline')
        .map((figure) => (
          <FigureCard key={figure.id} figure={figure} because={because?.get(figure.id) ?? ''} {...at} />
        )),
    [figures, because, turn],
  );
  const second = useMemo(
    () =>
      figures
        .filter(({ rank }) => rank === 'second')
        .map((figure) => <FigureCard key={figure.id} figure={figure} {...at} />),
    [figures, turn],
  );
  return (
    <section class="figures" aria-busy={behind}>
      <h2 class="visually-hidden">{words('desk.figures')}</h2>
      <ul class="figures-headline">{headline}</ul>
      <ul class="figures-second">{second}</ul>
    </section>
  );
}
