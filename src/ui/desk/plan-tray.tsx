import { useMemo } from 'preact/hooks';
import type { PlanItem, PlanPreview } from '#view';
import { PostureSelect } from './choice-list.tsx';
import { isSecondHalf } from './clicks.ts';
import { useIntents, useWords } from './context.ts';
import { Fold } from './fold.tsx';
import { InTurn, useSettled } from './in-turn.tsx';
import { CapitalOdds, OddsBarRow } from './odds.tsx';
import { EffectChips, Key, Mark, PullTable, Section } from './parts.tsx';
import type { PlayModel } from './port.ts';
import { QuestionList, statedOf } from './predict.tsx';
import { useShort } from './short.ts';

/** The chosen moves, what they cost, what would follow, and the button that makes it so. */
export function PlanTray({ play }: { play: PlayModel }) {
  const words = useWords();
  return (
    <>
      <div class="scroll">
        <h2 class="pane-title" tabIndex={-1}>
          {words('desk.plan')}
        </h2>
        <Chosen play={play} />
        <Foresight play={play} />
      </div>
      <Actions play={play} />
    </>
  );
}

/** The card on which something was chosen shows it first, and the next one opens. */
function Chosen({ play }: { play: PlayModel }) {
  const words = useWords();
  const items = useSettled(play.items, 2);
  const isBehind = items !== play.items.value;
  const stands = (slot: string | undefined): boolean => play.items.peek().some((item) => item.slot === slot);
  const preview = useSettled(play.preview, 2);
  return (
    <>
      {items.length === 0 ? (
        <p class="nothing" aria-busy={isBehind}>
          {words('plan.empty')}
        </p>
      ) : (
        <ol class="plan-items" aria-busy={isBehind}>
          {items.map((item) => (
            <PlanRow key={item.slot} item={item} stands={stands} />
          ))}
        </ol>
      )}
      <p class="plan-cost">
        <span>{words('plan.cost', { cost: preview.cost })}</span>
        <span>
          {preview.treasuryLeft === ''
            ? words('plan.left.capital', { capital: preview.capitalLeft })
            : words('plan.left', { capital: preview.capitalLeft, treasury: preview.treasuryLeft })}
        </span>
      </p>
      {preview.problems.length > 0 && (
        <div id="problems">
          {preview.problems.map((problem) => (
            <p key={problem} class="plan-problem">
              {problem}
            </p>
          ))}
        </div>
      )}
    </>
  );
}

function Actions({ play }: { play: PlayModel }) {
  const words = useWords();
  const intents = useIntents();
  const { legal, problems } = play.preview.value;
  const canUndo = play.canUndo.value;
  const questions = play.questions.value ?? [];
  const unstated = questions.reduce((sum, capital) => sum + capital.questions.length, 0) - statedOf(questions);
  const unanswered = play.briefing.value.filter((card) => !card.answered).length;
  return (
    <div class="plan-actions">
      {unanswered > 0 && (
        <p class="plan-unanswered" id="unanswered">
          {words('plan.unanswered', { count: unanswered })}
        </p>
      )}
      {unstated > 0 && <p class="plan-unanswered">{words('predict.unstated', { count: unstated })}</p>}
      <button type="button" class="button" aria-disabled={!canUndo} onClick={() => canUndo && intents.undo()}>
        {words('plan.undo')} <Key>Z</Key>
      </button>
      <button
        type="button"
        class="button button-main"
        data-commit
        data-unanswered={unanswered > 0}
        aria-describedby={legal ? (unanswered > 0 ? 'unanswered' : undefined) : 'problems'}
        aria-disabled={!legal}
        onClick={(event) => {
          if (isSecondHalf(event)) return;
          if (legal) intents.commit();
          else intents.say(problems[0] ?? '');
        }}
      >
        {words('plan.commit')} <Key>↵</Key>
      </button>
    </div>
  );
}

/** What would follow is worked out once what was chosen has been shown. */
function Foresight({ play }: { play: PlayModel }) {
  const preview = useSettled(play.preview, 3);
  const showsOdds = play.showsOdds.value;
  return useMemo(
    () => <PreviewPanel play={play} preview={preview} showsOdds={showsOdds} />,
    [play, preview, showsOdds],
  );
}

/** `stands` tells whether a move is in the plan still: rows may be some frames behind. */
function PlanRow({ item, stands }: { item: PlanItem; stands: (slot: string | undefined) => boolean }) {
  const words = useWords();
  const intents = useIntents();
  return (
    <li class="plan-item" data-slot={item.slot}>
      <span class="plan-what">{item.what}</span>
      <span class="plan-choice">{item.choice}</span>
      <span class="plan-item-cost">{item.cost}</span>
      <button
        type="button"
        class="plan-remove"
        aria-label={words('plan.remove', { what: item.what })}
        onClick={(event) => {
          if (isSecondHalf(event)) return;
          // The row goes; focus stays in the tray.
          const row = event.currentTarget.closest('li');
          const near = [row?.nextElementSibling, row?.previousElementSibling].find(
            (other) => other instanceof HTMLElement && stands(other.dataset.slot),
          );
          const tray = event.currentTarget.closest<HTMLElement>('.scroll');
          const target =
            near?.querySelector<HTMLElement>('.plan-remove') ?? tray?.querySelector<HTMLElement>('.pane-title');
          target?.focus();
          intents.remove(item.slot);
        }}
      >
        ×
      </button>
      {item.posture && <PostureSelect slot={item.slot} posture={item.posture} what={item.what} />}
    </li>
  );
}

/** Effects on show; the lesser ones are folded, so that the answers stay in sight. */
const EFFECTS_FIRST = 4;

/** What a plan would do, exactly where that is known and as odds where it is not. */
function PreviewPanel({ play, preview, showsOdds }: { play: PlayModel; preview: PlanPreview; showsOdds: boolean }) {
  const words = useWords();
  // What is certain stands on the cards, too: where there is room for one of the two, the odds come first.
  const oddsFirst = useShort();
  return (
    <section class="preview">
      <h3 class="pane-subtitle">{words('preview.title')}</h3>
      <InTurn first={0}>
        {!oddsFirst && <Effects preview={preview} />}
        <Answers play={play} preview={preview} showsOdds={showsOdds} />
        {showsOdds && <Sanctions preview={preview} />}
        {showsOdds && <Crises preview={preview} />}
        {oddsFirst && <Effects preview={preview} />}
        {preview.legal && showsOdds && <Ranges play={play} />}
      </InTurn>
    </section>
  );
}

function Effects({ preview: { effects } }: { preview: PlanPreview }) {
  const words = useWords();
  return (
    <Section title={words('preview.effects')} level={4}>
      {effects.length === 0 ? (
        <p class="nothing">{words('preview.effects.none')}</p>
      ) : (
        <>
          <EffectChips effects={effects.slice(0, EFFECTS_FIRST)} />
          {effects.length > EFFECTS_FIRST && (
            <Fold class="reasons" summary={words('report.more', { count: effects.length - EFFECTS_FIRST })}>
              {() => <EffectChips effects={effects.slice(EFFECTS_FIRST)} />}
            </Fold>
          )}
        </>
      )}
    </Section>
  );
}

function Ranges({ play }: { play: PlayModel }) {
  const words = useWords();
  const ranges = play.ranges.value;
  return (
    <Section title={words('preview.ranges')} level={4}>
      {ranges === null ? (
        <p class="nothing ranges-wait">{words('preview.ranges.searching')}</p>
      ) : (
        <dl class="ranges">
          {ranges.map((line) => (
            <div key={line.variable}>
              <dt>{line.name}</dt>
              <dd>{line.low === line.high ? line.low : words('preview.range', { low: line.low, high: line.high })}</dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}

function Answers({ play, preview, showsOdds }: { play: PlayModel; preview: PlanPreview; showsOdds: boolean }) {
  const words = useWords();
  const questions = play.questions.value;
  return (
    <Section title={words(questions ? 'predict.title' : 'preview.answers')} level={4} guide="odds">
      {questions ? (
        <QuestionList capitals={questions} />
      ) : !showsOdds ? (
        <p class="nothing">{words('preview.hidden')}</p>
      ) : preview.capitals.length === 0 ? (
        <p class="nothing">{words('preview.answers.none')}</p>
      ) : (
        <InTurn>
          {preview.capitals.map((capital) => (
            <CapitalOdds key={capital.actor} capital={capital} />
          ))}
        </InTurn>
      )}
    </Section>
  );
}

function Sanctions({ preview: { sanctions } }: { preview: PlanPreview }) {
  const words = useWords();
  if (sanctions.length === 0) return null;
  return (
    <Section title={words('preview.sanctions')} level={4}>
      <ul class="sanctions">
        {sanctions.map((sanction) => (
          <li key={sanction.id}>
            <span class="sanction-name">{words('preview.sanction', { name: sanction.name, rung: sanction.rung })}</span>
            <span class="sanction-odds">
              <span data-omen={sanction.up > 0.1 ? 'bad' : 'even'}>
                <Mark way="up" /> {words('preview.up', { chance: sanction.upText })}
              </span>
              <span>
                <Mark way="down" /> {words('preview.down', { chance: sanction.downText })}
              </span>
              {sanction.waivedText !== '' && <span>{words('preview.waived', { chance: sanction.waivedText })}</span>}
              <span>{words('preview.year', { chance: sanction.riskText })}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Crises({ preview: { crises } }: { preview: PlanPreview }) {
  const words = useWords();
  if (crises.length === 0) return null;
  return (
    <Section title={words('preview.crises')} level={4}>
      {crises.map((crisis) => (
        <div key={crisis.id} class="crisis-odds">
          <p class="answer-head">
            <span class="answer-ladder">{crisis.name}</span>{' '}
            <span class="answer-act">{words('preview.catastrophe', { chance: crisis.catastropheText })}</span>
          </p>
          <OddsBarRow
            segments={crisis.bars.map((bar, index) => ({
              ...bar,
              severity: index / Math.max(1, crisis.bars.length - 1),
            }))}
          />
          <Fold class="reasons" summary={words('preview.reasons')}>
            {() => <PullTable rows={crisis.pull} footer="" />}
          </Fold>
        </div>
      ))}
    </Section>
  );
}
