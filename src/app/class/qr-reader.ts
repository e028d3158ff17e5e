/** Something with a picture in it. */
export type Picture = HTMLVideoElement | ImageBitmap;

/** Every text in the QR codes of a picture; none when it shows none, or has no picture yet. */
export type QrReader = (picture: Picture) => Promise<readonly string[]>;

interface Detector {
  detect(source: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorMaker = new (options: { formats: readonly string[] }) => Detector;

/** Wide enough for a dense code on a phone held before a laptop. */
const VIDEO_WIDTHS = [1280];
/** A photo may show the code small in a large room, or large and full of noise. */
const PHOTO_WIDTHS = [1280, 800, 2400];

const isVideo = (picture: Picture): picture is HTMLVideoElement => picture instanceof HTMLVideoElement;
const hasPicture = (picture: Picture): boolean =>
  !isVideo(picture) || (picture.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && picture.videoWidth > 0);

/** The browser's own detector, which finds several codes in one picture; null where there is none for QR codes. */
function detectorHere(): Detector | null {
  const maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
  if (!maker) return null;
  try {
    return new maker({ formats: ['qr_code'] });
  } catch {
    return null;
  }
}

/** Reads by a library that is fetched when the first picture is to be read. */
async function libraryReader(): Promise<QrReader> {
  const { default: decodeQR } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  return async (picture) => {
    const [wide, high] = isVideo(picture) ? [picture.videoWidth, picture.videoHeight] : [picture.width, picture.height];
    for (const most of isVideo(picture) ? VIDEO_WIDTHS : PHOTO_WIDTHS) {
      const scale = Math.min(1, most / Math.max(wide, high));
      canvas.width = Math.round(wide * scale);
      canvas.height = Math.round(high * scale);
      context.drawImage(picture, 0, 0, canvas.width, canvas.height);
      const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
      try {
        return [decodeQR({ data, width, height })];
      } catch {
        // No code in this picture, at this size.
      }
    }
    return [];
  };
}

/** Reads by the browser's own detector, and by the library where that is missing, out of order, or sees nothing in a photo. */
export function openQrReader(): QrReader {
  let detector = detectorHere();
  let library: Promise<QrReader> | null = null;
  return async (picture) => {
    if (!hasPicture(picture)) return [];
    if (detector) {
      try {
        const found = await detector.detect(picture);
        if (found.length > 0 || isVideo(picture)) return found.map(({ rawValue }) => rawValue);
      } catch (error) {
        // Some browsers have the class and no service behind it.
        console.warn('The browser’s own reader of codes does not work here.', error);
        detector = null;
      }
    }
    library ??= libraryReader();
    return (await library)(picture);
  };
}
