export { ENGLISH } from './en.ts';
export * from './languages.ts';
export * from './words.ts';
