import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** All that another theme changes. */
const COLOURS: readonly string[] = ['color-contrast', 'link-in-text-block'];

interface Looked {
  /** Only these rules; all of WCAG 2.2 AA and good practice when there are none. */
  readonly rules?: readonly string[];
  /** Only what is within this selector. */
  readonly within?: string;
}

/** What axe finds wrong on a page as it stands: a line for each rule that is broken, with the elements that break it. */
export async function violationsOn(page: Page, { rules = [], within }: Looked = {}): Promise<string[]> {
  // No page of the game has frames: axe can do all its work where it looks, and need not open another page to sum up.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  // What passes is not described: of a desk with six hundred elements that is most of the work.
  axe.options({ resultTypes: ['violations'] });
  if (within !== undefined) axe.include(within);
  const { violations } = await (rules.length > 0 ? axe.withRules([...rules]) : axe.withTags(TAGS)).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary})`).join('; ')}`,
  );
}

/** Puts a theme on, as the preferences do. */
async function wear(page: Page, theme: string | undefined): Promise<void> {
  await page.evaluate((name) => {
    if (name === undefined) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
  }, theme);
}

/** Looks at a page in every theme; every screen of a test is looked at before the test gives up. */
export async function expectSoundInEveryTheme(page: Page, where: string): Promise<void> {
  expect.soft(await violationsOn(page), where).toEqual([]);
  // A page that names no theme wears what the system does: light, in a test.
  const own = await page.evaluate(() => document.documentElement.dataset.theme);
  for (const theme of ['light', 'dark', 'contrast'].filter((name) => name !== (own ?? 'light'))) {
    await wear(page, theme);
    expect.soft(await violationsOn(page, { rules: COLOURS }), `${where}, ${theme}`).toEqual([]);
  }
  await wear(page, own);
}
