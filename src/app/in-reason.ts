/** A database that another window holds shut does not refuse: it never answers. */
const PATIENCE_MS = 5000;

/** Rejects when the work takes longer than is reasonable, and when it cannot even begin. */
export async function inReason<T>(work: () => Promise<T>, patience = PATIENCE_MS): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`no answer within ${patience / 1000} s`)), patience);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
