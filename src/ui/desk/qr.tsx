import type { QrDrawing } from '#view';

/** A QR code, dark on white in every theme: cameras want it so. */
export function QrCode({ qr, label }: { qr: QrDrawing; label: string }) {
  return (
    <svg class="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect class="qr-ground" width={qr.size} height={qr.size} />
      <path class="qr-dark" d={qr.path} />
    </svg>
  );
}
