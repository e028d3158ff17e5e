import type { Dossier, LadderView } from '#view';
import { useWords } from './context.ts';
import { DialogPage } from './dialog.tsx';
import { Glossed } from './glossed.tsx';
import { CapitalOdds, toAndOver } from './odds.tsx';
import { Section } from './parts.tsx';

/** What can be known of a capital from across the room. */
export function DossierDialog({ dossier, hidden }: { dossier: Dossier; hidden: string }) {
  const words = useWords();
  return (
    <DialogPage title={words('dossier.title', { capital: dossier.capital })} wide>
      <p class="dossier-state">
        <b>{dossier.name}.</b> {dossier.heat} {dossier.role}
      </p>
      {dossier.crises.map((crisis) => (
        <p key={crisis} class="dossier-crisis">
          {crisis}.
        </p>
      ))}
      <div class="dossier-columns">
        <div>
          {dossier.wants !== '' && (
            <Section title={words('dossier.wants')}>
              <p>
                <Glossed text={dossier.wants} />
              </p>
            </Section>
          )}
          {dossier.fears !== '' && (
            <Section title={words('dossier.fears')}>
              <p>
                <Glossed text={dossier.fears} />
              </p>
            </Section>
          )}
          {dossier.redLines.length > 0 && (
            <Section title={words('dossier.redLines')}>
              <ul class="lines red-lines">
                {dossier.redLines.map((line) => (
                  <li key={line}>
                    <Glossed text={line} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Section title={words('dossier.ties')}>
            <ul class="ties">
              {dossier.ties.map((tie) => (
                <li key={tie.actor}>
                  <span>{tie.capital}</span> <b>{tie.text}</b> <span class="muted">{tie.warmth}</span>
                </li>
              ))}
            </ul>
          </Section>
          {!dossier.isOwn && (
            <Section title={words('dossier.now')}>
              {hidden !== '' ? (
                <p class="nothing">{hidden}</p>
              ) : dossier.now ? (
                <CapitalOdds capital={dossier.now} titled={false} />
              ) : (
                <p class="nothing">{words('dossier.now.none')}</p>
              )}
            </Section>
          )}
          {dossier.lastQuarter !== '' && (
            <Section
              title={words(dossier.isOwn ? 'dossier.own.last' : 'dossier.last', { quarter: dossier.lastQuarter })}
            >
              {dossier.lastAnswers.length === 0 ? (
                <p class="nothing">{words(dossier.isOwn ? 'dossier.own.last.none' : 'dossier.last.none')}</p>
              ) : (
                <ul class="lines">
                  {dossier.lastAnswers.map((answer, index) => (
                    <li key={`${answer.act}.${index}`}>
                      <span class="muted">{toAndOver(words, answer)}</span>: <b>{answer.rung}</b>
                      {answer.headline !== '' && <span class="answer-headline"> “{answer.headline}”</span>}
                    </li>
                  ))}
                </ul>
              )}
            </Section>
          )}
        </div>
        <div>
          {dossier.instruments.length > 0 && (
            <Section title={words('dossier.instruments')}>
              {dossier.instruments.map((ladder) => (
                <Ladder key={ladder.id} ladder={ladder} />
              ))}
            </Section>
          )}
          {dossier.ladders.length > 0 && (
            <Section title={words('dossier.ladders')}>
              {dossier.ladders.map((ladder) => (
                <Ladder key={ladder.id} ladder={ladder} />
              ))}
            </Section>
          )}
        </div>
      </div>
    </DialogPage>
  );
}

function Ladder({ ladder }: { ladder: LadderView }) {
  const words = useWords();
  return (
    <div class="ladder">
      <h4 class="ladder-name">{ladder.name}</h4>
      <p class="muted">{ladder.standing}</p>
      <ol class="rungs" reversed>
        {[...ladder.rungs].reverse().map((rung) => (
          <li key={rung.id} class="rung-line" aria-current={rung.here ? 'step' : undefined}>
            <b>{rung.name}</b> <span class="muted">{words('dossier.at', { at: rung.at })}</span>
            {rung.here && <span class="here">{words('dossier.here')}</span>}
            {rung.headline !== '' && <span class="rung-headline">{rung.headline}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}
