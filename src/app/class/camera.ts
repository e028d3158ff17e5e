/** Looks for a QR code in a camera's picture. */
export interface Camera {
  readonly stream: MediaStream;
  /** Watches what the element shows; tells of every text found, each once. */
  look(video: HTMLVideoElement, found: (text: string) => void): void;
  stop(): void;
}

interface Detector {
  detect(source: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorMaker = new (options: { formats: readonly string[] }) => Detector;

const LOOK_MS = 180;
/** Wide enough for a code on a phone held before a laptop. */
const MOST_WIDTH = 960;

/** Reads with the browser's own detector where there is one, with a library fetched now where there is none. */
async function readerOf(): Promise<(video: HTMLVideoElement) => Promise<readonly string[]>> {
  const maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
  if (maker) {
    try {
      const detector = new maker({ formats: ['qr_code'] });
      return async (video) => {
        // The detector refuses a video without a picture yet.
        if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return [];
        return (await detector.detect(video)).map(({ rawValue }) => rawValue);
      };
    } catch {
      // One that does not know QR codes is none.
    }
  }
  const { default: decodeQR } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    if (!context || video.videoWidth === 0) return [];
    const scale = Math.min(1, MOST_WIDTH / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    try {
      return [decodeQR({ data, width, height })];
    } catch {
      // No code in this picture.
      return [];
    }
  };
}

/** Asks for the camera. Rejects when it is refused or there is none. */
export async function openCamera(): Promise<Camera> {
  if (!navigator.mediaDevices) throw new Error('no camera');
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOn = true;
  return {
    stream,
    look: (video, found) => {
      const seen = new Set<string>();
      const failed = (error: unknown): void => console.warn('The camera cannot be read.', error);
      const watch = async (): Promise<void> => {
        const read = await readerOf();
        const again = async (): Promise<void> => {
          if (!isOn) return;
          for (const text of await read(video)) {
            if (!seen.has(text)) {
              seen.add(text);
              found(text);
            }
          }
          timer = setTimeout(() => again().catch(failed), LOOK_MS);
        };
        await again();
      };
      watch().catch(failed);
    },
    stop: () => {
      isOn = false;
      clearTimeout(timer);
      for (const track of stream.getTracks()) track.stop();
    },
  };
}
