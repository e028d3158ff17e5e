import { useLayoutEffect, useRef } from 'preact/hooks';
import { type LessonPage as Page, READERS } from '#view';
import { useIntents, useWords } from '../context.ts';
import type { LessonModel } from '../port.ts';
import { SettingsMenu } from '../settings.tsx';
import { Blocks, type PageContext } from './blocks.tsx';
import './lesson.css';

/** A lesson: one page of it, or what it holds. */
export function LessonPage({ model: { lesson, page } }: { model: LessonModel }) {
  const words = useWords();
  const intents = useIntents();
  const title = page?.title ?? words('lesson.contents');
  const head = useRef<HTMLHeadingElement>(null);
  const seen = useRef(title);
  useLayoutEffect(() => {
    if (seen.current === title) return;
    seen.current = title;
    window.scrollTo(0, 0);
    head.current?.focus();
  }, [title]);
  return (
    <main class="lesson" id="main">
      <header class="lesson-head">
        <p class="front-motto">
          {page ? (
            <a href={`#/lesson/${lesson.scenario}`}>{words('lesson.of', { title: lesson.title })}</a>
          ) : (
            lesson.title
          )}
        </p>
        <h1 class="nameplate" tabIndex={-1} ref={head}>
          {title}
        </h1>
        <SettingsMenu />
      </header>
      <div class="lesson-columns">
        <nav class="lesson-contents" aria-label={words('lesson.contents')}>
          <Contents lesson={lesson} current={page?.id ?? ''} />
          <p class="button-row">
            {page && (
              <button type="button" class="button" onClick={() => intents.print()}>
                {words('lesson.print')}
              </button>
            )}
            <a class="button" href="#/">
              {words('lesson.home')}
            </a>
          </p>
        </nav>
        <article class="lesson-text">
          {page ? (
            <PageText page={page} scenario={lesson.scenario} />
          ) : (
            <p class="front-lede">{words('lesson.lede')}</p>
          )}
        </article>
      </div>
    </main>
  );
}

function Contents({ lesson, current }: { lesson: LessonModel['lesson']; current: string }) {
  const words = useWords();
  return (
    <>
      {READERS.map((reader) => {
        const pages = lesson.pages.filter((page) => page.for === reader);
        if (pages.length === 0) return null;
        return (
          <section key={reader}>
            <h2 class="section-title">{words(`lesson.for.${reader}`)}</h2>
            <ul>
              {pages.map(({ id, title }) => (
                <li key={id}>
                  <a href={`#/lesson/${lesson.scenario}/${id}`} aria-current={id === current ? 'page' : undefined}>
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function PageText({ page, scenario }: { page: Page; scenario: string }) {
  const words = useWords();
  const notes = useRef<HTMLOListElement>(null);
  const context: PageContext = {
    scenario,
    noteLabel: (note) => words('lesson.note', { number: note, name: page.notes[note - 1]?.name ?? '' }),
    showNote: (note) => {
      const item = notes.current?.children[note - 1];
      if (!(item instanceof HTMLElement)) return;
      item.scrollIntoView({ block: 'center' });
      item.focus();
    },
  };
  return (
    <>
      <Blocks blocks={page.blocks} context={context} />
      {page.notes.length > 0 && (
        <section class="lesson-notes">
          <h2>{words('lesson.notes')}</h2>
          <ol ref={notes}>
            {page.notes.map(({ key, name, text }) => (
              <li key={key} tabIndex={-1}>
                <b>{name}</b>
                {text !== '' && <> {text}</>}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
