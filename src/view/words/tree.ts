import type { Texts } from './words.ts';

/** Texts by the parts of their ids, which are then written once each; the text of an id that others go on from is under ''. */
export interface TextTree {
  readonly [part: string]: string | TextTree;
}

/** Texts as a tree: about a tenth less to send. */
export function treeOf(texts: Texts): TextTree {
  const root: Record<string, unknown> = {};
  for (const [id, text] of Object.entries(texts)) {
    let branch = root;
    for (const part of id.split('.')) {
      const known = branch[part];
      if (typeof known !== 'object') branch[part] = known === undefined ? {} : { '': known };
      branch = branch[part] as Record<string, unknown>;
    }
    branch[''] = text;
  }
  return leaned(root) as TextTree;
}

/** A part that nothing goes on from is its text. */
function leaned(tree: unknown): unknown {
  if (typeof tree !== 'object' || tree === null) return tree;
  const entries = Object.entries(tree);
  const [first] = entries;
  if (first && entries.length === 1 && first[0] === '') return first[1];
  return Object.fromEntries(entries.map(([part, below]) => [part, leaned(below)]));
}

/** The texts of a tree; the inverse of {@link treeOf}. */
export function textsOf(tree: TextTree): Texts {
  const texts: Record<string, string> = {};
  const collect = (branch: TextTree, root: string): void => {
    for (const part of Object.keys(branch)) {
      const below = branch[part] as string | TextTree;
      const id = part === '' ? root : root === '' ? part : `${root}.${part}`;
      if (typeof below === 'string') texts[id] = below;
      else collect(below, id);
    }
  };
  collect(tree, '');
  return texts;
}
