/** What was dropped: only there while the event is on, so it is taken hold of at once and looked into later. */
export interface Grabbed {
  readonly entries: readonly FileSystemEntry[];
  readonly files: readonly File[];
}

/** Takes hold of the files and folders of a drop. */
export function grab(transfer: DataTransfer): Grabbed {
  return {
    entries: [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null).filter((entry) => entry !== null),
    files: [...transfer.files],
  };
}
