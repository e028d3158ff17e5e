/** No board can be drawn here; the desk goes on without one. */
export class BoardUnavailableError extends Error {
  override readonly name = 'BoardUnavailableError';
  readonly reason: 'no-renderer' | 'failed-to-start';

  constructor(reason: BoardUnavailableError['reason'], cause?: unknown) {
    super(
      reason === 'no-renderer' ? 'The browser offers neither WebGL nor a 2D canvas.' : 'The board failed to start.',
      { cause },
    );
    this.reason = reason;
  }
}
