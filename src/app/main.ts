import { mountDesk } from '#desk';
import { browserDrafts, NO_DRAFTS } from './drafts.ts';
import { NO_EDITIONS, watchEditions } from './editions.ts';
import { openLanguage } from './language.ts';
import { openPreferences } from './preferences.ts';
import { browserStore, type SaveStore } from './saves.ts';
import { loadSetting } from './scenarios.ts';
import { openStore } from './store.ts';

const host = document.getElementById('app');
if (!host) throw new Error('The page has no element with the id "app".');
const root = document.documentElement;
const preferences = openPreferences(root);
const language = await openLanguage(root);

/** Where the platform around a packed page keeps games; the browser's own store when no platform answers. */
async function platformStore(): Promise<SaveStore> {
  const { openSitting } = await import('./scorm/index.ts');
  const sitting = openSitting((scenario) => loadSetting(scenario, language));
  if (!sitting)
    console.info('No learning platform answered: the game is kept in this browser, and nothing is reported.');
  // The desk's address, opened by itself, carries on what was left.
  if (sitting?.resumes && location.hash === '') history.replaceState(null, '', '#/desk');
  return sitting?.saves ?? browserStore;
}

if (document.querySelector('meta[name="every-table:lms"]')) {
  mountDesk(host, openStore(language, await platformStore(), NO_DRAFTS, preferences, NO_EDITIONS));
} else {
  mountDesk(host, openStore(language, browserStore, browserDrafts, preferences, watchEditions()));
}
