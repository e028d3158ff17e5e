export { ELSEWHERE } from './elsewhere.ts';
export { ENGLISH } from './en.ts';
export { plainWords, wordsElsewhere } from './for-chair.ts';
export * from './languages.ts';
export { type TextTree, textsOf, treeOf } from './tree.ts';
export * from './words.ts';
