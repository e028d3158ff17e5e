import { type AnswerGroup, type AnswerOdds, type CapitalPreview, groupAnswers, type Tone, type Words } from '#view';
import { useWords } from './context.ts';
import { Fold } from './fold.tsx';
import { InTurn } from './in-turn.tsx';
import { PullTable } from './parts.tsx';

interface Segment {
  readonly label: string;
  readonly chance: number;
  readonly chanceText: string;
  /** 0–1. */
  readonly severity: number;
}

/** Chances as one bar in shades, with the same said in words. */
export function OddsBarRow({ segments, tone = 'cold' }: { segments: readonly Segment[]; tone?: Tone }) {
  return (
    <div class="odds" data-tone={tone}>
      <span class="odds-bar" aria-hidden="true">
        {segments.map((segment) => (
          <span
            key={segment.label}
            class="odds-segment"
            data-step={Math.round(segment.severity * 4)}
            style={{ flexGrow: segment.chance }}
          />
        ))}
      </span>
      <ul class="odds-legend">
        {segments.map((segment) => (
          <li key={segment.label}>
            <span class="odds-dot" data-step={Math.round(segment.severity * 4)} aria-hidden="true" />
            {segment.label} <b>{segment.chanceText}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is answered and what moves the capital to it: `to Five more S-400, over the missiles`. */
export function toAndOver(words: Words, { act, over }: { act: string; over: string }): string {
  const what = over === '' ? '' : words('preview.over', { over });
  if (act === '') return what;
  if (what === '') return words('preview.to', { act });
  return words('list.comma.pair', { first: words('preview.to', { act }), second: what });
}

function Answer({ answer, act, titled }: { answer: AnswerOdds; act: string; titled: boolean }) {
  const words = useWords();
  const about = toAndOver(words, { act, over: answer.over });
  return (
    <li class="answer">
      {(titled || about !== '') && (
        <p class="answer-head">
          {titled && <span class="answer-ladder">{answer.ladder}</span>} <span class="answer-act">{about}</span>
        </p>
      )}
      <OddsBarRow segments={answer.bars} tone={answer.tone} />
      <Fold class="reasons" summary={words('preview.reasons')}>
        {() => (
          <>
            <PullTable
              rows={answer.pull}
              footer={words('preview.total', {
                total: answer.totalText,
                noise: answer.noiseText,
                thresholds: answer.thresholds,
              })}
            />
            {answer.opticsText !== '' && <p class="pull-total">{answer.opticsText}</p>}
            {answer.likeliest.headline !== '' && <p class="answer-headline">“{answer.likeliest.headline}”</p>}
          </>
        )}
      </Fold>
    </li>
  );
}

/** Answers of one ladder on show; the lesser ones are folded. */
const ROWS_FIRST = 2;

function Ladder({ group: { ladder, rows } }: { group: AnswerGroup }) {
  const words = useWords();
  const draw = ({ answer, acts }: AnswerGroup['rows'][number]) => (
    <Answer
      key={answer.id}
      answer={answer}
      act={acts.filter((act) => act !== '').join(words('list.comma'))}
      titled={rows.length === 1}
    />
  );
  if (rows.length === 1) return <>{rows.map(draw)}</>;
  const rest = rows.slice(ROWS_FIRST);
  return (
    <li class="answer-group">
      <p class="answer-head answer-ladder">{ladder}</p>
      <ul class="answers">{rows.slice(0, ROWS_FIRST).map(draw)}</ul>
      {rest.length > 0 && (
        <Fold class="reasons" summary={words('preview.moreLike', { count: rest.length })}>
          {() => <ul class="answers">{rest.map(draw)}</ul>}
        </Fold>
      )}
    </li>
  );
}

/** As many ladders as take little of a frame to lay out on a slow phone. */
const LADDERS_AT_ONCE = 3;

/** What a capital may answer, ladder by ladder; what several acts bring alike is told once. */
export function CapitalOdds({ capital, titled = true }: { capital: CapitalPreview; titled?: boolean }) {
  return (
    <div class="capital-odds" data-actor={capital.actor}>
      {titled && <h4 class="capital-name">{capital.capital}</h4>}
      <ul class="answers">
        <InTurn first={LADDERS_AT_ONCE} atOnce={LADDERS_AT_ONCE}>
          {groupAnswers(capital.answers).map((group) => (
            <Ladder key={group.ladder} group={group} />
          ))}
        </InTurn>
      </ul>
    </div>
  );
}
