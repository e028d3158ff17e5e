/** Order of texts by their UTF-16 units: the same in every JavaScript engine and language. What is missing comes first. */
export function compareTexts(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
