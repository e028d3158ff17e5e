export { BoardUnavailableError } from './errors.ts';
export type { BoardHandle, BoardOptions } from './mount.ts';
export { mountBoard } from './mount.ts';
export type { BoardTheme } from './palette.ts';
