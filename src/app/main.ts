import { mountDesk } from '#desk';
import { watchEditions } from './editions.ts';
import { openPreferences } from './preferences.ts';
import { browserStore } from './saves.ts';
import { openStore } from './store.ts';

const host = document.getElementById('app');
if (!host) throw new Error('The page has no element with the id "app".');
const language = 'en';
document.documentElement.lang = language;
mountDesk(host, openStore(language, browserStore, openPreferences(document.documentElement), watchEditions()));
