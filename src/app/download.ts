/** Offers a value as a JSON file of this name, without its ending. */
export function downloadJson(name: string, value: unknown): void {
  downloadText(`${name}.json`, `${JSON.stringify(value, null, 2)}\n`, 'application/json');
}

/** Offers a text as a file of this name and type. */
export function downloadText(name: string, text: string, type: string): void {
  const blob = new Blob([text], { type });
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name.replace(/[^\p{L}\p{N}._-]+/gu, '-');
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  // The browser has taken the address by the next turn of its loop.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
