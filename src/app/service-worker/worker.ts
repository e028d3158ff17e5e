// Keeps a whole edition of the game, so that it plays without a network. It imports nothing: it is built into one plain script.

declare const self: ServiceWorkerGlobalScope;

// Editions of games in other folders of the same host are none of this worker's business.
const OURS = `every-table ${self.registration.scope} `;
const CURRENT = OURS + EDITION;
const ROOT = self.registration.scope;
const addressOf = (file: string): string => new URL(file, ROOT).href;

/** Names of the editions kept, the current one first. */
async function editions(): Promise<string[]> {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS));
  return [...names.filter((name) => name === CURRENT), ...names.filter((name) => name !== CURRENT).reverse()];
}

/** What is kept under an address, from the current edition or else from the one before. */
async function kept(address: string): Promise<Response | undefined> {
  for (const name of await editions()) {
    const found = await (await caches.open(name)).match(address, { ignoreSearch: true });
    if (found) return found;
  }
  return undefined;
}

/** Names that carry a hash of what is in them never change what they mean. */
const isHashed = (file: string): boolean => /-[\w-]{8}\.\w+$/.test(file);

async function keepEdition(): Promise<void> {
  const cache = await caches.open(CURRENT);
  await Promise.all(
    FILES.map(async (file) => {
      const address = addressOf(file);
      const before = isHashed(file) ? await kept(address) : undefined;
      const response = before ?? (await fetch(address, { cache: isHashed(file) ? 'default' : 'reload' }));
      if (!response.ok) throw new Error(`${file} cannot be kept: the server answered ${response.status}.`);
      // Browsers refuse a page that came by a detour, as some hosts send them.
      const { body, headers, redirected } = response;
      await cache.put(address, redirected ? new Response(body, { headers }) : response);
    }),
  );
}

/** Kept with an edition that pages have been answered from. */
const USED = addressOf('.used');

/**
 * A page still open may ask for files of the edition that was in use before; all others go, those among them that were
 * overtaken by a newer one before anybody used them.
 */
async function forgetOldEditions(): Promise<void> {
  await (await caches.open(CURRENT)).put(USED, new Response());
  const [, ...others] = await editions();
  const used = await Promise.all(
    others.map(async (name) => (await (await caches.open(name)).match(USED)) !== undefined),
  );
  const last = others.find((_, at) => used[at]);
  await Promise.all(others.filter((name) => name !== last).map((name) => caches.delete(name)));
}

async function answer(request: Request): Promise<Response> {
  const { origin, pathname } = new URL(request.url);
  const isFront = origin + pathname === addressOf('index.html');
  return (await kept(isFront ? ROOT : request.url)) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keepEdition()));

self.addEventListener('activate', (event) => {
  // The page of the first visit has loaded what it needs; from here on its other files come from the edition kept.
  event.waitUntil(forgetOldEditions().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(ROOT)) event.respondWith(answer(request));
});

self.addEventListener('message', (event) => {
  // A new edition waits until a person wants it, or until no page of the old one is open.
  if (event.data === 'take-over') void self.skipWaiting();
});
