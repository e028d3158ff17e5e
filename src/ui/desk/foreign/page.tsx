import './foreign.css';
import { useIntents, usePort, useWords } from '../context.ts';
import { DropArea } from '../drop-area.tsx';
import { Section } from '../parts.tsx';
import { SettingsMenu } from '../settings.tsx';
import type { DiagnosticLine, ForeignIntents, ForeignModel } from './port.ts';

/** Opens a scenario from files: compiled here, its problems with place and suggestion, and then played. */
export function ForeignPage({ foreign, intents }: { foreign: ForeignModel; intents: ForeignIntents }) {
  const words = useWords();
  const desk = useIntents();
  const { reading } = usePort();
  return (
    <main class="run-page foreign" id="main">
      <header class="run-head">
        <div class="run-title">
          <p class="front-motto">{words('foreign.motto')}</p>
          <h1 class="pane-headline" tabIndex={-1}>
            {words('foreign.title')}
          </h1>
          <p class="front-lede">{words('foreign.lede')}</p>
        </div>
        <div class="run-actions button-row">
          <button type="button" class="button" onClick={() => desk.goHome()}>
            {words('desk.home')}
          </button>
        </div>
        <SettingsMenu />
      </header>
      <Choose intents={intents} />
      <div role="status" class="foreign-state">
        {foreign.isReading ? words('foreign.reading') : foreign.counted}
      </div>
      {foreign.isReading && reading.value && (
        <p class="button-row">
          <button type="button" class="button" onClick={() => desk.stopReading()}>
            {words('foreign.stop')}
          </button>
        </p>
      )}
      {foreign.fault !== '' && !foreign.isReading && (
        <p class="run-notices" role="alert">
          {foreign.fault}
        </p>
      )}
      {foreign.scenario && !foreign.isReading && <Found scenario={foreign.scenario} intents={intents} />}
      {foreign.diagnostics.length > 0 && !foreign.isReading && (
        <Section title={words('foreign.problems')} level={2} class="foreign-problems">
          <ol class="diagnostics">
            {foreign.diagnostics.map((item) => (
              <Problem key={`${item.file}:${item.line}:${item.column}:${item.code}:${item.message}`} item={item} />
            ))}
          </ol>
          {foreign.more > 0 && <p class="hint">{words('foreign.more', { count: foreign.more })}</p>}
        </Section>
      )}
      <p class="hint">{words('foreign.privacy')}</p>
    </main>
  );
}

function Choose({ intents }: { intents: ForeignIntents }) {
  const words = useWords();
  const choose = (input: HTMLInputElement): void => {
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) intents.choose(files);
  };
  return (
    <DropArea class="foreign-drop" onDrop={intents.drop}>
      <p>{words('foreign.drop')}</p>
      <p class="button-row">
        <label class="button button-main file-button">
          {words('foreign.choose')}
          <input
            type="file"
            multiple
            accept=".yaml,.yml,.json,.zip"
            class="visually-hidden"
            onChange={(event) => choose(event.currentTarget)}
          />
        </label>
        <label class="button file-button">
          {words('foreign.folder')}
          <input
            type="file"
            // Known to every browser by this name, and to no standard by another.
            {...{ webkitdirectory: true }}
            class="visually-hidden"
            onChange={(event) => choose(event.currentTarget)}
          />
        </label>
      </p>
    </DropArea>
  );
}

function Found({ scenario, intents }: { scenario: NonNullable<ForeignModel['scenario']>; intents: ForeignIntents }) {
  const words = useWords();
  return (
    <section class="foreign-found">
      <h2 class="scenario-title">{scenario.title}</h2>
      <p>{scenario.pitch}</p>
      <p class="run-facts">{scenario.facts.join(' · ')}</p>
      <p class="foreign-notice">
        <b>{words(scenario.isBuiltIn ? 'foreign.builtIn' : 'foreign.notBuiltIn')}</b>
      </p>
      <p class="button-row">
        {scenario.quarters !== null && (
          <button type="button" class="button button-main" onClick={() => intents.carryOn()}>
            {words('foreign.carryOn', { count: scenario.quarters })}
          </button>
        )}
        <button
          type="button"
          class={scenario.quarters === null ? 'button button-main' : 'button'}
          onClick={() => intents.take()}
        >
          {words('foreign.take')}
        </button>
        <button type="button" class="button" onClick={() => intents.keep()}>
          {words('foreign.keep')}
        </button>
      </p>
    </section>
  );
}

function Problem({ item }: { item: DiagnosticLine }) {
  const words = useWords();
  const { excerpt } = item;
  return (
    <li class="diagnostic" data-severity={item.severity}>
      <p class="diagnostic-head">
        <b>{words(`foreign.${item.severity}`)}</b>{' '}
        <span lang="en">
          {item.file}:{item.line}:{item.column} {item.code}
        </span>
      </p>
      <div lang="en">
        {item.path !== '' && <p class="hint">{item.path}</p>}
        <p>{item.message}</p>
        {excerpt && (
          <pre class="diagnostic-line">
            {excerpt.text.slice(0, excerpt.from)}
            <mark>{excerpt.text.slice(excerpt.from, excerpt.from + excerpt.length) || ' '}</mark>
            {excerpt.text.slice(excerpt.from + excerpt.length)}
          </pre>
        )}
        {item.hint !== '' && <p class="diagnostic-hint">{item.hint}</p>}
      </div>
    </li>
  );
}
