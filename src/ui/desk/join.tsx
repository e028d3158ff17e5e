import { useId } from 'preact/hooks';
import { useIntents, useWords } from './context.ts';
import { DoctrineChoice } from './doctrine-choice.tsx';
import type { JoinModel } from './port.ts';

/** What a class plays, for those who come by its link or code. */
export function JoinPage({ join }: { join: JoinModel }) {
  const words = useWords();
  const intents = useIntents();
  return (
    <main class="run-page join" id="main">
      <p class="front-motto">{words('join.motto')}</p>
      <h1 class="pane-headline" tabIndex={-1}>
        {join.title}
      </h1>
      {join.fault !== '' && (
        <p class="front-lede" role="alert">
          {join.fault}
        </p>
      )}
      <ul class="join-lines">
        {join.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          intents.join.start();
        }}
      >
        {join.doctrines.length > 0 && (
          <DoctrineChoice
            title={words('join.ownDoctrine')}
            doctrines={join.doctrines}
            chosen={join.doctrine}
            pick={intents.join.pick}
          />
        )}
        <p class="button-row">
          {join.canStart && (
            <button type="submit" class="button button-main button-large">
              {words('join.start')}
            </button>
          )}
          <button type="button" class="button" onClick={() => intents.goHome()}>
            {words('desk.home')}
          </button>
        </p>
      </form>
    </main>
  );
}

/** Where a class's code is typed. */
export function JoinForm() {
  const words = useWords();
  const intents = useIntents();
  const id = useId();
  const hint = useId();
  return (
    <form
      class="join-form"
      onSubmit={(event) => {
        event.preventDefault();
        const code = new FormData(event.currentTarget).get('code');
        if (typeof code === 'string' && code.trim() !== '') intents.joinClass(code);
      }}
    >
      <h2 class="section-title">{words('join.open')}</h2>
      <p class="setup-pair">
        <label for={id}>{words('join.code')}</label>
        <input
          id={id}
          name="code"
          class="join-code"
          type="text"
          autoComplete="off"
          autocapitalize="characters"
          spellcheck={false}
          aria-describedby={hint}
        />
        <button type="submit" class="button">
          {words('join.go')}
        </button>
      </p>
      <p id={hint} class="hint">
        {words('join.hint')}{' '}
        <button type="button" class="link" onClick={() => intents.openClass()}>
          {words('class.open')}
        </button>
      </p>
    </form>
  );
}
