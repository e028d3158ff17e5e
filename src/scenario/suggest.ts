/** Edit distance with swaps of neighbours, or `limit + 1` when it is greater than `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/** The known name nearest to a misspelt one, or undefined when none is near enough to be meant. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  // Names longer than this are no typing errors, and comparing them would be slow.
  if (name.length > 80) return undefined;
  let limit = name.length <= 3 ? 1 : Math.max(2, Math.floor(name.length / 3));
  let best: string | undefined;
  for (const candidate of known) {
    if (candidate === name) continue;
    const d = candidate.toLowerCase() === name.toLowerCase() ? 0 : distance(name, candidate, limit);
    if (d > limit || (d === limit && best !== undefined)) continue;
    best = candidate;
    limit = d;
    if (limit === 0) break;
  }
  return best;
}

/** Where what is referred to by id is declared, by its kind. */
const HOMES: Readonly<Record<string, string>> = {
  actor: 'actors/<id>.yaml',
  threat: 'scenario.yaml',
  'arms supplier': 'programmes.yaml',
  domain: 'programmes.yaml',
  programme: 'programmes.yaml',
  'oil supplier': 'energy.yaml',
  event: 'events.yaml',
  crisis: 'crises.yaml',
  source: 'sources.yaml',
};

/** What to do where nothing of a kind is declared at all: most likely a file is missing. Said once, of the first reference. */
export function noneOf(kind: string): string {
  const home = Object.hasOwn(HOMES, kind) ? HOMES[kind] : undefined;
  return home === undefined ? NONE : `${NONE} It would stand in ${home}.`;
}

const NONE = 'None is declared.';

/** `Did you mean “x”?`, or the whole choice when it is short (of `most` names at most), or nothing. */
export function didYouMean(name: string, known: Iterable<string>, most = 12): string {
  const names = [...new Set(known)];
  const near = nearest(name, names) ?? names.find((each) => name.length > 2 && each.startsWith(name));
  if (near !== undefined) return `Did you mean “${near}”?`;
  if (names.length === 0) return NONE;
  return names.length <= most ? `Known: ${names.join(', ')}.` : '';
}

/** As {@link nearest}, for a variable: its last part alone is enough where only one variable ends in it. */
export function nearestVariable(name: string, known: Iterable<string>): string | undefined {
  const names = [...known];
  const ending = name.includes('.') ? [] : names.filter((each) => each.endsWith(`.${name}`));
  return ending.length === 1 ? ending[0] : nearest(name, names);
}
