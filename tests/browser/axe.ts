import type { Page } from '@playwright/test';
import axe, { type RunOnly } from 'axe-core';
import { expect } from './fixtures.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** All that another theme changes. */
const COLOURS: readonly string[] = ['color-contrast', 'link-in-text-block'];

declare global {
  interface Window {
    axe: typeof axe;
  }
}

interface Looked {
  /** Only these rules; all of WCAG 2.2 AA and good practice when there are none. */
  readonly rules?: readonly string[];
  /** Only what is within this selector. */
  readonly within?: string;
}

/** What axe finds wrong on a page as it stands: a line for each rule that is broken, with the elements that break it. */
export async function violationsOn(page: Page, { rules = [], within }: Looked = {}): Promise<string[]> {
  // To read axe in takes a third of the time of a look: once for each page is enough.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const runOnly: RunOnly = rules.length > 0 ? { type: 'rule', values: [...rules] } : { type: 'tag', values: TAGS };
  return page.evaluate(
    async ([context, only]) => {
      const { violations } = await window.axe.run(context, {
        runOnly: only,
        // What passes is not described: of a desk with six hundred elements that is most of the work.
        resultTypes: ['violations'],
      });
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary})`).join('; ')}`,
      );
    },
    [within ?? 'html', runOnly] as const,
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
