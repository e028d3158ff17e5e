import { useIntents, usePort, useWords } from './context.ts';
import { DialogPage } from './dialog.tsx';
import { Section } from './parts.tsx';

const KEYS = [
  ['1–9', 'help.key.digits'],
  ['Enter', 'help.key.enter'],
  ['Z', 'help.key.z'],
  ['W', 'help.key.w'],
  ['G', 'help.key.g'],
  ['?', 'help.key.help'],
  ['Esc', 'help.key.esc'],
] as const;
const STEPS = [1, 2, 3, 4, 5] as const;

/** How to play, the keys, the words. */
export function HelpDialog() {
  const words = useWords();
  const intents = useIntents();
  const { terms } = usePort().glossary.value;
  const screen = usePort().screen.value;
  const canGuide = screen.kind === 'play' && screen.play.phase.value !== 'intro' && screen.play.canGuide.value;
  return (
    <DialogPage title={words('help.title')}>
      <Section title={words('front.howto')}>
        <HowTo />
        {canGuide && (
          <button type="button" class="button" onClick={() => intents.guideStart()}>
            {words('guide.start')}
          </button>
        )}
      </Section>
      <Section title={words('help.keys')}>
        <dl class="terms">
          {KEYS.map(([key, text]) => (
            <div key={key}>
              <dt>
                <kbd class="key">{key}</kbd>
              </dt>
              <dd>{words(text)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={words('help.words')}>
        <p class="hint">{words('help.glossary')}</p>
        <dl class="terms">
          <div>
            <dt>{words('help.term.board')}</dt>
            <dd>{words('help.term.board.text')}</dd>
          </div>
          {terms.map(({ id, term, text }) => (
            <div key={id}>
              <dt class="term-name">{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </DialogPage>
  );
}

/** How to play, in five lines. */
export function HowTo() {
  const words = useWords();
  return (
    <ol class="howto">
      {STEPS.map((step) => (
        <li key={step}>{words(`front.howto.${step}`)}</li>
      ))}
    </ol>
  );
}
