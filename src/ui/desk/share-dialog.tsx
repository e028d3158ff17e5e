import { useId } from 'preact/hooks';
import { useIntents, useWords } from './context.ts';
import { DialogPage } from './dialog.tsx';
import type { ShareModel } from './port.ts';
import { QrCode } from './qr.tsx';

/** The game as a link, a code and a file. */
export function ShareDialog({ share }: { share: ShareModel }) {
  const words = useWords();
  const intents = useIntents();
  const id = useId();
  const link = share.link.value;
  const qr = share.qr.value;
  return (
    <DialogPage title={words(share.inClass ? 'class.handIn' : 'share.title')}>
      <p class="why-lede">{words(share.inClass ? 'share.handIn' : 'share.lede')}</p>
      {share.note.value !== '' && <p class="foreign-notice">{share.note.value}</p>}
      <div class="share">
        <div class="share-text">
          <label for={id}>{words('share.link')}</label>
          <textarea
            id={id}
            class="share-link"
            readOnly
            rows={5}
            value={link === '' ? words('share.making') : link}
            onFocus={(event) => event.currentTarget.select()}
          />
          <p class="button-row">
            <button type="button" class="button button-main" disabled={link === ''} onClick={() => intents.copy(link)}>
              {words('share.copy')}
            </button>
            <button type="button" class="button" onClick={() => intents.download()}>
              {words('save.download')}
            </button>
          </p>
          {link !== '' && <p class="hint">{words('share.length', { count: link.length })}</p>}
        </div>
        <figure class="share-qr">
          {qr === 'drawing' ? (
            <p class="nothing">{words('share.making')}</p>
          ) : qr ? (
            <QrCode qr={qr} label={words('share.qr')} />
          ) : (
            <p class="nothing">{words('share.noQr')}</p>
          )}
        </figure>
      </div>
    </DialogPage>
  );
}
