import { type ReadonlySignal, signal } from '@preact/signals';
import type { ScanModel } from '#desk';
import { messageOf } from '../problem.ts';
import { type Camera, type CameraTrouble, cameraTrouble, openCamera } from './camera.ts';
import type { QrReader } from './qr-reader.ts';

/** The camera of the class view: on when asked for, off when the page is left. */
export interface Scanning {
  readonly scan: ReadonlySignal<ScanModel | null>;
  start(): void;
  stop(): void;
  look(video: HTMLVideoElement): void;
}

export interface ScanningPorts {
  readonly read: QrReader;
  /** Takes a text that was read; gives how many results are in it. */
  found(text: string): number;
  failed(trouble: CameraTrouble, reason: string): void;
}

/** Reads one code after another from the camera until it is stopped: each text is told once in a row, and so is what keeps the camera from working. */
export function openScanning({ read, found, failed }: ScanningPorts): Scanning {
  const scan = signal<ScanModel | null>(null);
  const scanned = signal(0);
  let camera: Camera | null = null;
  /** Counts the wishes, so that a camera that was asked for long ago does not come on unwanted. */
  let wish = 0;
  const stop = (): void => {
    wish += 1;
    camera?.stop();
    camera = null;
    scan.value = null;
  };
  const start = async (): Promise<void> => {
    stop();
    const mine = wish;
    try {
      const opened = await openCamera(read, (trouble) => {
        if (mine !== wish) return;
        stop();
        failed(trouble, '');
      });
      if (mine !== wish) {
        opened.stop();
        return;
      }
      camera = opened;
      scanned.value = 0;
      scan.value = { stream: opened.stream, found: scanned };
    } catch (error) {
      if (mine === wish) failed(cameraTrouble(error), messageOf(error));
    }
  };
  return {
    scan,
    start: () => void start(),
    stop,
    look: (video) =>
      camera?.look(video, (text) => {
        scanned.value += found(text);
      }),
  };
}
