import type { Page } from '@playwright/test';
import { openFront } from './desk.ts';
import { expect } from './fixtures.ts';

/** Seed of the quarter that docs/by-ear.md tells. */
const SEED = 'by-ear';

interface Heard {
  /** What the person does. */
  readonly doing: string;
  /** The accessibility tree then, as Playwright writes it. */
  readonly tree: string;
}

/** Plays one quarter by keyboard and writes down what a screen reader is given on the way. */
async function hear(page: Page): Promise<Heard[]> {
  const heard: Heard[] = [];
  const note = async (doing: string, where: string): Promise<void> => {
    heard.push({ doing, tree: await page.locator(where).first().ariaSnapshot() });
  };
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openFront(page);
  // The short scenario: its page is tuned the least.
  await page.getByRole('radio', { name: /^The CAATSA Curveball/ }).check({ force: true });
  await expect(page.locator('.doctrine-card').first()).toContainText('The straight bat');
  await page.getByLabel('Seed', { exact: true }).fill(SEED);
  await page.getByRole('button', { name: 'Start the game' }).click();
  await page.getByRole('button', { name: 'To the desk' }).click();
  await expect(page.locator('[data-phase="plan"]')).toBeVisible();
  await note('The head of the page: whose table it is, which quarter, what is left to spend.', '.masthead');
  await note('The figures, each with its unit, its word and a way to its reasons.', '.figures-headline');
  await note('The tables: how warm each tie is, how angry each capital, what is open with it.', '.tables');
  await note('The first matter on the desk, open, with its answers and what each does by itself.', '.pane-desk .card');
  await page.locator('.pane-desk [data-pick][aria-disabled="false"]').first().focus();
  await page.keyboard.press('1');
  await expect(page.locator('.plan-item')).toHaveCount(1);
  await note('**1** picks the first answer. It stands in the plan, and can be taken out again.', '.plan-items');
  await expect(page.locator('.ranges')).toBeVisible();
  // What would follow is drawn part by part: it is read when nothing more is added.
  let before = '';
  await expect(async () => {
    const now = await page.locator('.preview').innerText();
    const isSame = now === before;
    before = now;
    expect(isSame).toBe(true);
  }).toPass({ intervals: [400] });
  await note('What the first capital may answer to that.', '.pane-plan .capital-odds');
  await page.locator('.masthead-title').click();
  // With matters unanswered the first Enter leads to the button, where that is said.
  await page.keyboard.press('Enter');
  await note('**Enter** leads to the button, and to what is still open.', '.plan-actions');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-next]')).toBeVisible();
  await expect(page.locator('[data-live]')).toContainText('Q4 2018');
  await note('**Enter** again commits the quarter. This is said at once, and once.', '[data-live]');
  await note('The answers, to be read at leisure.', '[data-guide="answers"]');
  await page.locator('[data-guide="moved"] .why').first().click();
  await expect(page.locator('dialog .place').first()).toBeVisible();
  await note('**Why?** beside a figure that moved: the reasons, the largest first, and their sum.', 'dialog');
  await page.keyboard.press('Escape');
  return heard;
}

/** The page of the docs that tells it. */
export async function byEar(page: Page): Promise<string> {
  const heard = await hear(page);
  return [
    '# One quarter by ear',
    '',
    'What a screen reader is given while one quarter is played by keyboard: the accessibility tree of the page, part by part, written',
    'by the browser itself. `npm run ear` writes this page anew; a test holds it to what the game says.',
    '',
    ...heard.flatMap(({ doing, tree }, index) => [`## ${index + 1}`, '', doing, '', '```yaml', tree, '```', '']),
  ].join('\n');
}
