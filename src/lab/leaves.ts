/** What JSON holds at its ends. */
export type Leaf = string | number | boolean | null;
/** Path → value. A path names object keys and list items, joined by dots; items that have an id are named by it. */
export type Leaves = ReadonlyMap<string, Leaf>;

/** Every end of a JSON value. Empty lists and objects have none. */
export function leavesOf(json: unknown): Leaves {
  const leaves = new Map<string, Leaf>();
  collect(json, '', leaves);
  return leaves;
}

function collect(json: unknown, path: string, leaves: Map<string, Leaf>): void {
  if (json === null || typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean') {
    leaves.set(path, json);
  } else if (Array.isArray(json)) {
    const seen = new Map<string, number>();
    for (const [index, item] of json.entries()) collect(item, below(path, nameOfItem(item, index, seen)), leaves);
  } else if (typeof json === 'object') {
    for (const [key, item] of Object.entries(json)) collect(item, below(path, key), leaves);
  }
}

/** The id, numbered from its second coming on, so that a list that only grows never renames its items. */
function nameOfItem(item: unknown, index: number, seen: Map<string, number>): string {
  const id = item !== null && typeof item === 'object' && 'id' in item ? item.id : undefined;
  if (typeof id !== 'string') return String(index);
  const count = (seen.get(id) ?? 0) + 1;
  seen.set(id, count);
  return count === 1 ? id : `${id}#${count}`;
}

function below(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** Changes that turn one set of leaves into the other: new value by path, `undefined` where the path is gone. */
export function changesBetween(before: Leaves, after: Leaves): ReadonlyMap<string, Leaf | undefined> {
  const changes = new Map<string, Leaf | undefined>();
  for (const [path, value] of after) {
    if (!before.has(path) || before.get(path) !== value) changes.set(path, value);
  }
  for (const path of before.keys()) if (!after.has(path)) changes.set(path, undefined);
  return changes;
}
