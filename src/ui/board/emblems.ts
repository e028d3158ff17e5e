const ADDRESSES: Readonly<Record<string, string>> = {
  india: new URL('../../../assets/board/india.svg', import.meta.url).href,
  us: new URL('../../../assets/board/us.svg', import.meta.url).href,
  russia: new URL('../../../assets/board/russia.svg', import.meta.url).href,
  china: new URL('../../../assets/board/china.svg', import.meta.url).href,
};

/** Emblems by actor, black on clear. An actor without one gets its capital's first letter. */
export type Emblems = ReadonlyMap<string, HTMLImageElement>;

/** Fetches the emblems into a map as they come; one that fails to load is left out. */
export async function loadEmblems(loaded: Map<string, HTMLImageElement>): Promise<void> {
  await Promise.all(
    Object.entries(ADDRESSES).map(async ([actor, address]) => {
      const image = new Image();
      image.src = address;
      try {
        await image.decode();
        loaded.set(actor, image);
      } catch {
        // The letter stands in for it.
      }
    }),
  );
}
