import { ToldError } from './problem.ts';

/** A database that another window holds shut does not refuse: it never answers. */
const PATIENCE_MS = 5000;

/** Rejects with a ToldError when the work takes longer than is reasonable, and with its own error when it cannot even begin. */
export async function inReason<T>(work: () => Promise<T>, patience = PATIENCE_MS): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(
      () => fail(new ToldError({ text: 'app.noAnswer', params: { seconds: patience / 1000 } })),
      patience,
    );
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
