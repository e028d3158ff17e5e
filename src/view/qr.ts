/** A QR code as one outline of unit squares, in a square of `size` units. */
export interface QrDrawing {
  readonly size: number;
  readonly path: string;
}

/** Outline of a QR code's dark modules, row by row. */
export function qrDrawing(modules: readonly (readonly boolean[])[]): QrDrawing {
  let path = '';
  modules.forEach((row, y) => {
    let from = -1;
    for (let x = 0; x <= row.length; x += 1) {
      if (row[x] && from < 0) from = x;
      else if (!row[x] && from >= 0) {
        path += `M${from} ${y}h${x - from}v1h${from - x}z`;
        from = -1;
      }
    }
  });
  return { size: modules.length, path };
}
