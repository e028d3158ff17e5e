export { ENGLISH } from './en.ts';
export * from './words.ts';
