import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useWords } from '../context.ts';
import { DropArea } from '../drop-area.tsx';
import type { RoomIntents, RoomModel, ScanModel } from './port.ts';

/** Where results come in: dropped, pasted, chosen or scanned. */
export function Collect({ room, intents }: { room: RoomModel; intents: RoomIntents }) {
  const words = useWords();
  const id = useId();
  const text = useSignal('');
  const { counts } = room.comparison.value;
  const total = counts.true + counts.twice + counts.forged + counts.other + counts.unread;
  const add = (): void => {
    intents.paste(text.value);
    text.value = '';
  };
  return (
    <DropArea class="collect" onDrop={intents.drop}>
      <label for={id}>{words('class.paste')}</label>
      <textarea
        id={id}
        class="share-link"
        rows={4}
        value={text.value}
        spellcheck={false}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
      <p class="button-row">
        <button type="button" class="button button-main" disabled={text.value.trim() === ''} onClick={add}>
          {words('class.add')}
        </button>
        <label class="button file-button">
          {words('class.files')}
          <input
            type="file"
            multiple
            accept=".json,.txt,.csv,.html,.eml,application/json,text/plain,image/*"
            class="visually-hidden"
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])];
              event.currentTarget.value = '';
              if (files.length > 0) intents.choose(files);
            }}
          />
        </label>
        <button
          type="button"
          class="button"
          onClick={() => (room.scan.value ? intents.stopScan() : intents.startScan())}
        >
          {words(room.scan.value ? 'class.scan.stop' : 'class.scan')}
        </button>
        {total > 0 && (
          <button
            type="button"
            class="button"
            onClick={() => confirmClear(words('class.clear.sure')) && intents.clear()}
          >
            {words('class.clear')}
          </button>
        )}
      </p>
      <p class="hint">{words('class.collect.hint')}</p>
      {room.trouble.value !== '' && (
        <p class="plan-problem" role="alert">
          {room.trouble.value}
        </p>
      )}
      {room.scan.value && <Scan scan={room.scan.value} intents={intents} />}
      {(total > 0 || room.waiting.value > 0) && (
        <p class="collect-count" role="status">
          {room.waiting.value > 0
            ? words('class.waiting', { count: room.waiting.value })
            : words('class.counted', { ...counts, count: total })}
        </p>
      )}
    </DropArea>
  );
}

const confirmClear = (question: string): boolean => window.confirm(question);

function Scan({ scan, intents }: { scan: ScanModel; intents: RoomIntents }) {
  const words = useWords();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = scan.stream;
    element.play().catch((error: unknown) => console.warn(error));
    intents.look(element);
    return () => {
      element.srcObject = null;
      // Whoever leaves the page leaves the camera.
      intents.stopScan();
    };
  }, [scan, intents]);
  return (
    <figure class="scan">
      <video ref={video} muted playsInline aria-label={words('class.scan.picture')} />
      <figcaption>
        <span role="status">{words('class.scan.found', { count: scan.found.value })}</span>
      </figcaption>
    </figure>
  );
}
