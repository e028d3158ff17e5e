// The board without the game, for browser tests: they mount it, show it states and read where its words lie.
import type { BoardHandle, BoardOptions } from '#board';
import { mountBoard } from '#board';
import type { BoardModel } from '#view';
import { BOARD_TEXTS, makeWords } from '#view';
import { type BoardWish, makeBoard } from '../../view/board/boards.ts';

const words = makeWords({ en: BOARD_TEXTS });

/** What a test can ask of the page. */
export interface BoardPage {
  mount(options?: Partial<BoardOptions>): Promise<BoardHandle>;
  makeBoard(wish?: Partial<BoardWish>): BoardModel;
}

declare global {
  interface Window {
    boardPage: BoardPage;
  }
}

const host = document.querySelector<HTMLElement>('#host')!;

window.boardPage = {
  async mount(options = {}) {
    const theme = options.theme ?? 'light';
    document.documentElement.dataset.theme = theme;
    return mountBoard(host, { onSelectActor: () => {}, theme, reducedMotion: true, words, ...options });
  },
  makeBoard,
};
