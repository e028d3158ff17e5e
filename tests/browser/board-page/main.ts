// The board without the game, for browser tests: they mount it, show it states and read where its words lie.
import fc from 'fast-check';
import type { BoardHandle, BoardOptions } from '#board';
import { mountBoard } from '#board';
import type { BoardLayout, BoardModel, LabelLine, Measure } from '#view';
import { BOARD_TEXTS, layoutBoard, makeWords } from '#view';
import { canvasMeasure } from '../../../src/ui/board/paint/label.ts';
import { type BoardWish, makeBoard, wishes } from '../../view/board/boards.ts';

const words = makeWords({ en: BOARD_TEXTS });

/** What a test can ask of the page. */
export interface BoardPage {
  mount(options?: Partial<BoardOptions>): Promise<BoardHandle>;
  makeBoard(wish?: Partial<BoardWish>): BoardModel;
  /** The board of a seed, and what it was made of. */
  randomBoard(seed: number): { readonly model: BoardModel; readonly wish: BoardWish };
  /** The board's own ruler, once its fonts are there. */
  measure(): Promise<Measure>;
  layout(model: BoardModel, width: number, height: number, measure: Measure): BoardLayout;
  /** Width of a line's ink as this browser draws it. */
  inked(line: LabelLine): number;
}

declare global {
  interface Window {
    boardPage: BoardPage;
  }
}

const host = document.querySelector<HTMLElement>('#host')!;
const style = getComputedStyle(host);
const fonts = { sans: style.fontFamily, serif: style.getPropertyValue('--font-serif').trim() };
const context = document.createElement('canvas').getContext('2d')!;

const fontOf = ({ font, size }: LabelLine): string =>
  `${font === 'plain' ? 400 : 600} ${size}px ${font === 'title' ? fonts.serif : fonts.sans}`;

window.boardPage = {
  async mount(options = {}) {
    const theme = options.theme ?? 'light';
    document.documentElement.dataset.theme = theme;
    return mountBoard(host, { onSelectActor: () => {}, theme, reducedMotion: true, words, ...options });
  },
  makeBoard,
  randomBoard(seed) {
    const wish = fc.sample(wishes, { seed, numRuns: 1 })[0]!;
    return { model: makeBoard(wish), wish };
  },
  async measure() {
    await Promise.all([`600 16px ${fonts.serif}`, `600 16px ${fonts.sans}`].map((font) => document.fonts.load(font)));
    await document.fonts.ready;
    return canvasMeasure(fonts);
  },
  layout: layoutBoard,
  inked(line) {
    context.font = fontOf(line);
    return context.measureText(line.text).width;
  },
};
