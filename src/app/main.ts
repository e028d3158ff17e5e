import { mountDesk } from '#desk';
import { watchEditions } from './editions.ts';
import { openLanguage } from './language.ts';
import { openPreferences } from './preferences.ts';
import { browserStore } from './saves.ts';
import { openStore } from './store.ts';

const host = document.getElementById('app');
if (!host) throw new Error('The page has no element with the id "app".');
const root = document.documentElement;
const preferences = openPreferences(root);
const language = await openLanguage(root);
mountDesk(host, openStore(language, browserStore, preferences, watchEditions()));
