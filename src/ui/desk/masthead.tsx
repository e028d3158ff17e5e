import { useEffect, useRef } from 'preact/hooks';
import type { Masthead } from '#view';
import { useIntents, usePort, useWords } from './context.ts';
import { SettingsMenu } from './settings.tsx';

/** Title, quarter, what is left to spend, and the way to everything else. */
export function MastheadBar({
  head,
  resumed,
  canDebrief,
  canGuide,
}: {
  head: Masthead;
  resumed: boolean;
  canDebrief: boolean;
  canGuide: boolean;
}) {
  const words = useWords();
  const intents = useIntents();
  const { newEdition } = usePort();
  const menu = useRef<HTMLDetailsElement>(null);

  // A menu shuts when focus or the pointer goes elsewhere.
  useEffect(() => {
    const shut = (event: Event): void => {
      const element = menu.current;
      if (element?.open && event.target instanceof Node && !element.contains(event.target)) element.open = false;
    };
    document.addEventListener('pointerdown', shut);
    document.addEventListener('focusin', shut);
    return () => {
      document.removeEventListener('pointerdown', shut);
      document.removeEventListener('focusin', shut);
    };
  }, []);

  return (
    <header class="masthead">
      <h1 class="masthead-title">
        <span class="masthead-name">{words('app.title')}</span>
        <span class="masthead-scenario">
          <span class="masthead-about">{head.title}</span> <span class="masthead-you">{head.you}</span>
        </span>
      </h1>
      <p class="masthead-quarter">
        <b>{head.quarter}</b>
        <span>
          {head.turnText}
          {head.chair !== '' && <i> · {head.chair}</i>}
          {resumed && <i> · {words('desk.resumed')}</i>}
        </span>
      </p>
      <dl class="purse">
        <div>
          <dt>{words('desk.capital')}</dt>
          <dd>
            {head.capitalLeft}
            {head.capitalLeft !== head.capital && <span class="muted"> / {head.capital}</span>}
          </dd>
        </div>
        {head.treasuryLeft !== '' && (
          <div>
            <dt>{words('desk.treasury')}</dt>
            <dd>{head.treasuryLeft}</dd>
          </div>
        )}
      </dl>
      <nav class="masthead-nav" aria-label={words('desk.menu')}>
        <button type="button" class="button-quiet" onClick={() => intents.openTimeline()}>
          {words('desk.timeline')}
        </button>
        <button type="button" class="button-quiet" onClick={() => intents.openHelp()}>
          {words('desk.help')}
        </button>
        {head.assumed !== '' && (
          <button type="button" class="button-quiet assumed" onClick={() => intents.openAssumptions()}>
            {head.assumed}
          </button>
        )}
        <details class="menu" ref={menu}>
          <summary class="button-quiet">{words('desk.menu')}</summary>
          <div class="menu-body">
            <SettingsMenu more />
            {canGuide && (
              <button
                type="button"
                class="button"
                onClick={() => {
                  if (menu.current) menu.current.open = false;
                  intents.guideStart();
                }}
              >
                {words('guide.start')}
              </button>
            )}
            {canDebrief && (
              <button type="button" class="button" onClick={() => intents.openDebrief()}>
                {words('debrief.open')}
              </button>
            )}
            {canDebrief && !resumed && (
              <button type="button" class="button" onClick={() => intents.share()}>
                {words('share.open')}
              </button>
            )}
            <button type="button" class="button" onClick={() => intents.openAssumptions()}>
              {words('assumptions.open')}
            </button>
            <button type="button" class="button" onClick={() => intents.download()}>
              {words('save.download')}
            </button>
            <button type="button" class="button" onClick={() => intents.goHome()}>
              {words('desk.home')}
            </button>
            {newEdition.value && (
              <button type="button" class="button" onClick={() => intents.openNewEdition()}>
                {words('edition.open')}
              </button>
            )}
          </div>
        </details>
      </nav>
    </header>
  );
}
