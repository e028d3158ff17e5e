import type { QrReader } from './qr-reader.ts';

/** Looks for a QR code in a camera's picture. */
export interface Camera {
  readonly stream: MediaStream;
  /** Watches what the element shows; tells of every text found, each once. */
  look(video: HTMLVideoElement, found: (text: string) => void): void;
  stop(): void;
}

const LOOK_MS = 180;
/** A whole game makes a dense code; what a camera gives unasked is often too coarse for it. */
const WANTED = { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } } as const;

/** Why there is no picture: ends of message ids. */
export type CameraTrouble = 'refused' | 'none' | 'busy' | 'insecure' | 'lost' | 'unreadable' | 'other';

/** What keeps the camera from being used, from the error it was refused with. */
export function cameraTrouble(error: unknown): CameraTrouble {
  if (error instanceof NoCameras) return globalThis.isSecureContext ? 'none' : 'insecure';
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'other';
  }
}

/** The browser gives this page no way to ask for a camera. */
class NoCameras extends Error {}

/**
 * Asks for the camera. Rejects when it is refused or there is none.
 * @param failed told when the picture ends by itself, or can no longer be read
 */
export async function openCamera(read: QrReader, failed: (trouble: CameraTrouble) => void): Promise<Camera> {
  // Pages that did not come over https, nor from this machine, have no cameras at all.
  if (!navigator.mediaDevices) throw new NoCameras();
  const stream = await navigator.mediaDevices.getUserMedia({ video: WANTED, audio: false });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOn = true;
  for (const track of stream.getTracks()) track.addEventListener('ended', () => isOn && failed('lost'));
  return {
    stream,
    look: (video, found) => {
      const seen = new Set<string>();
      const unreadable = (error: unknown): void => {
        console.warn('The camera’s picture cannot be read.', error);
        failed('unreadable');
      };
      const again = async (): Promise<void> => {
        if (!isOn) return;
        for (const text of await read(video)) {
          if (seen.has(text)) continue;
          seen.add(text);
          found(text);
        }
        timer = setTimeout(() => again().catch(unreadable), LOOK_MS);
      };
      again().catch(unreadable);
    },
    stop: () => {
      isOn = false;
      clearTimeout(timer);
      for (const track of stream.getTracks()) track.stop();
    },
  };
}
