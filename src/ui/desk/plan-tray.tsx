import type { CapitalQuestions, PlanItem, PlanPreview, RangeLine } from '#view';
import { PostureSelect } from './choice-list.tsx';
import { useIntents, useWords } from './context.ts';
import { CapitalOdds, OddsBarRow } from './odds.tsx';
import { EffectChips, Key, PullTable, Section } from './parts.tsx';
import { QuestionList, statedOf } from './predict.tsx';

/** The chosen moves, what they cost, what would follow, and the button that makes it so. */
export function PlanTray({
  items,
  preview,
  canUndo,
  unanswered,
  ranges,
  questions,
  showsOdds,
}: {
  items: readonly PlanItem[];
  preview: PlanPreview;
  ranges: readonly RangeLine[] | null;
  canUndo: boolean;
  unanswered: number;
  questions: readonly CapitalQuestions[] | null;
  showsOdds: boolean;
}) {
  const words = useWords();
  const intents = useIntents();
  const asked = questions?.reduce((sum, capital) => sum + capital.questions.length, 0) ?? 0;
  const unstated = asked - statedOf(questions ?? []);
  return (
    <>
      <div class="scroll">
        <h2 class="pane-title" tabIndex={-1}>
          {words('desk.plan')}
        </h2>
        {items.length === 0 ? (
          <p class="nothing">{words('plan.empty')}</p>
        ) : (
          <ol class="plan-items">
            {items.map((item) => (
              <PlanRow key={item.slot} item={item} />
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
        {preview.problems.map((problem) => (
          <p key={problem} class="plan-problem">
            {problem}
          </p>
        ))}
        <PreviewPanel preview={preview} ranges={ranges} questions={questions} showsOdds={showsOdds} />
      </div>
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
          aria-describedby={unanswered > 0 ? 'unanswered' : undefined}
          aria-disabled={!preview.legal}
          onClick={() => preview.legal && intents.commit()}
        >
          {words('plan.commit')} <Key>↵</Key>
        </button>
      </div>
    </>
  );
}

function PlanRow({ item }: { item: PlanItem }) {
  const words = useWords();
  const intents = useIntents();
  return (
    <li class="plan-item">
      <span class="plan-what">{item.what}</span>
      <span class="plan-choice">{item.choice}</span>
      <span class="plan-item-cost">{item.cost}</span>
      <button
        type="button"
        class="plan-remove"
        aria-label={words('plan.remove', { what: item.what })}
        onClick={(event) => {
          // The row goes; focus stays in the tray.
          const row = event.currentTarget.closest('li');
          const near = row?.nextElementSibling ?? row?.previousElementSibling;
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
const EFFECTS_FIRST = 6;

/** What a plan would do, exactly where that is known and as odds where it is not. */
export function PreviewPanel({
  preview,
  ranges,
  questions,
  showsOdds,
}: {
  preview: PlanPreview;
  ranges: readonly RangeLine[] | null;
  questions: readonly CapitalQuestions[] | null;
  showsOdds: boolean;
}) {
  const words = useWords();
  return (
    <section class="preview">
      <h3 class="pane-subtitle">{words('preview.title')}</h3>
      <Section title={words('preview.effects')} level={4}>
        {preview.effects.length === 0 ? (
          <p class="nothing">{words('preview.effects.none')}</p>
        ) : (
          <>
            <EffectChips effects={preview.effects.slice(0, EFFECTS_FIRST)} />
            {preview.effects.length > EFFECTS_FIRST && (
              <details class="reasons">
                <summary>{words('report.more', { count: preview.effects.length - EFFECTS_FIRST })}</summary>
                <EffectChips effects={preview.effects.slice(EFFECTS_FIRST)} />
              </details>
            )}
          </>
        )}
      </Section>
      {preview.legal && showsOdds && (
        <Section title={words('preview.ranges')} level={4}>
          {ranges === null ? (
            <p class="nothing ranges-wait">{words('preview.ranges.searching')}</p>
          ) : (
            <dl class="ranges">
              {ranges.map((line) => (
                <div key={line.variable}>
                  <dt>{line.name}</dt>
                  <dd>
                    {line.low === line.high ? line.low : words('preview.range', { low: line.low, high: line.high })}
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </Section>
      )}
      <Section title={words(questions ? 'predict.title' : 'preview.answers')} level={4} guide="odds">
        {questions ? (
          <QuestionList capitals={questions} />
        ) : !showsOdds ? (
          <p class="nothing">{words('preview.hidden')}</p>
        ) : preview.capitals.length === 0 ? (
          <p class="nothing">{words('preview.answers.none')}</p>
        ) : (
          preview.capitals.map((capital) => <CapitalOdds key={capital.actor} capital={capital} />)
        )}
      </Section>
      {preview.sanctions.length > 0 && showsOdds && (
        <Section title={words('preview.sanctions')} level={4}>
          <ul class="sanctions">
            {preview.sanctions.map((sanction) => (
              <li key={sanction.id}>
                <span class="sanction-name">
                  {words('preview.sanction', { name: sanction.name, rung: sanction.rung })}
                </span>
                <span class="sanction-odds">
                  <span data-omen={sanction.up > 0.1 ? 'bad' : 'even'}>
                    ▲ {words('preview.up', { chance: sanction.upText })}
                  </span>
                  <span>▼ {words('preview.down', { chance: sanction.downText })}</span>
                  {sanction.waivedText !== '' && (
                    <span>{words('preview.waived', { chance: sanction.waivedText })}</span>
                  )}
                  <span>{words('preview.year', { chance: sanction.riskText })}</span>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {preview.crises.length > 0 && showsOdds && (
        <Section title={words('preview.crises')} level={4}>
          {preview.crises.map((crisis) => (
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
              <details class="reasons">
                <summary>{words('preview.reasons')}</summary>
                <PullTable rows={crisis.pull} footer="" />
              </details>
            </div>
          ))}
        </Section>
      )}
    </section>
  );
}
