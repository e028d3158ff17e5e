import { useId } from 'preact/hooks';
import { ChairChoice } from './chairs.tsx';
import { useIntents, usePort, useWords } from './context.ts';
import { DoctrineChoice } from './doctrine-choice.tsx';
import { HowTo } from './help-dialog.tsx';
import { JoinForm } from './join.tsx';
import { Check, Progress } from './parts.tsx';
import type { FrontModel, SavedCard } from './port.ts';
import { SettingsMenu } from './settings.tsx';

/** The front page: continue, or begin anew with a scenario, a doctrine and a seed. */
export function FrontPage({ front }: { front: FrontModel }) {
  const words = useWords();
  return (
    <main class="front" id="main">
      <header class="front-head">
        <p class="front-motto">{words('app.motto')}</p>
        <h1 class="nameplate" tabIndex={-1}>
          {words('app.title')}
        </h1>
        <SettingsMenu />
      </header>
      <div class="front-columns">
        <div class="front-main">
          <p class="front-lede">{words('front.lede')}</p>
          <Saved front={front} />
          <NewGame front={front} />
        </div>
        <aside class="front-aside">
          <h2 class="section-title">{words('front.howto')}</h2>
          <HowTo />
          <FirstTurn canGuide={front.playedByProgram === ''} />
          <OpenFile canBring={front.canBring} />
          <JoinForm />
        </aside>
      </div>
    </main>
  );
}

function SavedLine({ saved }: { saved: SavedCard }) {
  const words = useWords();
  return (
    <>
      <span class="saved-where">{saved.where}</span>
      <span class="muted">{words('front.continue.when', { when: saved.when, seed: saved.seed })}</span>
    </>
  );
}

/** What there is to go on with. */
function Saved({ front }: { front: FrontModel }) {
  const words = useWords();
  const intents = useIntents();
  const { saved, other, broken } = front;
  if (!saved && !other && !broken) return null;
  return (
    <div class="saves">
      {broken && <Broken broken={broken} />}
      {saved && (
        <section class="saved">
          <button type="button" class="button button-main" onClick={() => intents.continueSaved()}>
            {words('front.continue')}
          </button>
          <p class="saved-text">
            <SavedLine saved={saved} />
          </p>
        </section>
      )}
      {other && (
        <section class="saved">
          <button type="button" class="button" onClick={() => intents.continueOther()}>
            {words('front.continue.other')}
          </button>
          <p class="saved-text">
            <SavedLine saved={other} />
          </p>
        </section>
      )}
    </div>
  );
}

function Broken({ broken }: { broken: NonNullable<FrontModel['broken']> }) {
  const words = useWords();
  const intents = useIntents();
  return (
    <section class="saved saved-broken" role="alert">
      <p>{words('front.broken', { reason: broken.reason })}</p>
      <p>
        {broken.previous
          ? words('front.broken.previous', { where: broken.previous.where })
          : words('front.broken.none')}
      </p>
      {broken.snapshot && <p>{words('front.broken.snapshot', { where: broken.snapshot.where })}</p>}
      <p class="button-row">
        {broken.snapshot && (
          <button type="button" class="button button-main" onClick={() => intents.continueSnapshot()}>
            {words('front.broken.useSnapshot')}
          </button>
        )}
        {broken.previous && (
          <button type="button" class="button button-main" onClick={() => intents.continuePrevious()}>
            {words('front.broken.usePrevious')}
          </button>
        )}
        <button type="button" class="button" onClick={() => intents.forgetBroken()}>
          {words('front.broken.forget')}
        </button>
      </p>
    </section>
  );
}

function NewGame({ front }: { front: FrontModel }) {
  const words = useWords();
  const intents = useIntents();
  const scenarioName = useId();
  const seedId = useId();
  const hintId = useId();
  if (front.scenarios.length === 0) return <p class="nothing">{words('front.noScenarios')}</p>;
  return (
    <form
      class="new-game"
      onSubmit={(event) => {
        event.preventDefault();
        intents.start();
      }}
    >
      <h2 class="section-title">{words('front.new')}</h2>
      <fieldset class="plain scenario-choice">
        <legend class="visually-hidden">{words('front.scenarios')}</legend>
        <div class="scenarios">
          {front.scenarios.map((scenario) => (
            <label key={scenario.id} class="scenario-card">
              <input
                type="radio"
                name={scenarioName}
                checked={scenario.id === front.scenario}
                onChange={() => intents.pickScenario(scenario.id)}
              />
              <span class="scenario-text">
                <span class="scenario-title">{scenario.title}</span>
                {scenario.isBrought && <b class="brought">{words('foreign.tag')}</b>}
                <span class="scenario-pitch">{scenario.pitch}</span>
                <span class="muted">{scenario.length}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {front.hasLesson && (
        <p class="front-lesson">
          <a href={`#/lesson/${front.scenario}`}>{words('front.lesson')}</a>
        </p>
      )}
      {front.scenarios.some(({ id, isBrought }) => isBrought && id === front.scenario) && (
        <p>
          <button type="button" class="button" onClick={() => intents.forgetForeign()}>
            {words('foreign.forget')}
          </button>
        </p>
      )}
      <ChairChoice front={front} />
      <DoctrineChoice
        title={words('front.doctrine')}
        doctrines={front.doctrines}
        chosen={front.doctrine}
        pick={intents.pickDoctrine}
      >
        <p class="hint">{words('front.doctrine.hint')}</p>
      </DoctrineChoice>
      <div class="start-row">
        <div class="start-options">
          <div class="seed">
            <label for={seedId}>{words('front.seed')}</label>
            <input
              id={seedId}
              type="text"
              value={front.seed}
              maxLength={60}
              autoComplete="off"
              spellcheck={false}
              aria-describedby={hintId}
              onInput={(event) => intents.setSeed(event.currentTarget.value)}
            />
            <button type="button" class="button" onClick={() => intents.newSeed()}>
              {words('front.seed.new')}
            </button>
            <p id={hintId} class="hint">
              {words('front.seed.hint')}
            </p>
          </div>
          <p class="assumed-row">
            <button type="button" class="button" onClick={() => intents.openAssumptions()}>
              {words('assumptions.open')}
            </button>{' '}
            {front.assumed !== '' && <b class="assumed">{front.assumed}</b>}
          </p>
        </div>
        <div class="start-bar">
          {front.failed && (
            <button type="button" class="button" onClick={() => intents.pickScenario(front.scenario)}>
              {words('front.retry')}
            </button>
          )}
          <button type="submit" class="button button-main button-large" disabled={front.doctrine === ''}>
            {words('front.start')}
          </button>
        </div>
      </div>
    </form>
  );
}

/** How a new game is to be played. The guide knows the pivot's desk; other chairs are for who has sat there. */
function FirstTurn({ canGuide }: { canGuide: boolean }) {
  const words = useWords();
  const { guide, predict, intents } = usePort();
  return (
    <div>
      {canGuide && (
        <Check on={guide.value} set={(isOn) => intents.setGuide(isOn)}>
          {words('guide.wanted')}
        </Check>
      )}
      <Check on={predict.value} set={(isOn) => intents.setPredict(isOn)}>
        {words('predict.wanted')}
      </Check>
    </div>
  );
}

function OpenFile({ canBring }: { canBring: boolean }) {
  const words = useWords();
  const intents = useIntents();
  return (
    <p class="button-row open-file">
      <label class="button file-button">
        {words('front.open')}
        <input
          type="file"
          accept=".json,application/json"
          class="visually-hidden"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) intents.openFile(file);
          }}
        />
      </label>
      {canBring && (
        <button type="button" class="button" onClick={() => intents.openForeign()}>
          {words('foreign.open')}
        </button>
      )}
    </p>
  );
}

/** Goals of the doctrine in the making, for the desk. */
export function GoalList({
  title,
  goals,
}: {
  title: string;
  goals: readonly { id: string; name: string; value: string; target: string; progress: number; met: boolean }[];
}) {
  const words = useWords();
  return (
    <section class="goals">
      <h2 class="pane-subtitle">{title}</h2>
      <ul>
        {goals.map((goal) => (
          <li key={goal.id}>
            <span class="goal-text">
              {words('desk.goal.progress', { name: goal.name, value: goal.value, target: goal.target })}
              {goal.met && <b class="goal-met"> ✓ {words('desk.goal.met')}</b>}
            </span>
            <Progress share={goal.progress} met={goal.met} />
          </li>
        ))}
      </ul>
    </section>
  );
}
