export { ENGLISH } from './en.ts';
export * from './languages.ts';
export { type TextTree, textsOf, treeOf } from './tree.ts';
export * from './words.ts';
