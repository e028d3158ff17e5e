import { openFront, playQuarter } from './desk.ts';
import { expect, test } from './fixtures.ts';

test.use({ board: false });

test('a whole game from Moscow’s chair, under another assumption, and on to the next chair', async ({ page }) => {
  test.setTimeout(420_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openFront(page);
  await page.locator('.chair-card', { hasText: 'Moscow' }).click();
  await expect(page.locator('.doctrine-card')).toHaveCount(3);
  await expect(page.locator('.doctrine-card').first()).toContainText('The invoice');

  // A coefficient out of all bounds cannot be used; one beyond its range can, with a warning.
  await page.getByRole('button', { name: 'Assumptions' }).click();
  const row = page.locator('[data-assumption="jealousy"]');
  await row.getByRole('textbox').fill('900');
  await expect(row.locator('.assumption-problem')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Use for a new game' })).toBeDisabled();
  await row.getByRole('textbox').fill('18');
  await expect(row.locator('.assumption-warning')).toBeVisible();
  await page.getByRole('button', { name: 'Use for a new game' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('1 assumption changed')).toBeVisible();

  await page.getByLabel('Seed', { exact: true }).fill('moscow-chair');
  await page.getByRole('button', { name: 'Start the game' }).click();
  await page.getByRole('button', { name: 'To the desk' }).click();
  await expect(page.locator('.masthead')).toContainText('Moscow’s chair');
  await expect(page.locator('.masthead')).toContainText('1 assumption changed');
  await expect(page.locator('.masthead')).not.toContainText('Treasury');
  await expect(page.locator('.table-card[data-yours="true"]')).toContainText('Moscow');

  let answered = 0;
  for (let quarter = 1; quarter <= 12; quarter += 1) {
    await expect(page.getByText(`Turn ${quarter} of 12`)).toBeVisible();
    await expect(page.locator('[data-phase="plan"]')).toBeVisible();
    const cards = page.locator('.pane-desk .card[data-tone="answer"]');
    await expect(cards.first(), `answers in quarter ${quarter}`).toBeVisible();
    const head = cards.first().locator('.card-head');
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
    await cards.first().locator('[data-pick][aria-disabled="false"]').last().click();
    await expect(page.locator('.plan-item')).toHaveCount(1);
    answered += 1;
    if (!(await playQuarter(page))) break;
  }
  expect(answered).toBeGreaterThan(6);

  await expect(page).toHaveURL(/#\/debrief$/);
  await expect(page.locator('.debrief')).toContainText('Moscow’s chair');
  await expect(page.locator('.assumed-note')).toContainText('18 instead of 6');
  await expect(page.getByText(/Delhi was playing/)).toBeVisible();
  await expect(page.locator('.verdict > li')).toHaveCount(3);
  // What is Delhi's is told as Delhi's, and the questions are for this chair.
  await expect(page.locator('.debrief')).toContainText('Delhi’s way through the triangle');
  await expect(page.locator('.debrief')).toContainText('Delhi’s approval');
  await expect(page.locator('.debrief-questions')).not.toContainText(/You (?:signed|bought|promised)/);

  // The run tells whose it was, and opens as that.
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the run' }).click();
  const path = await (await download).path();

  // The same game under the scenario's own coefficient.
  await page.getByRole('button', { name: 'Assumptions' }).click();
  await page.getByRole('button', { name: 'All back as written' }).click();
  await page.getByRole('button', { name: 'Play this game again' }).click();
  await expect(page.locator('.rerun-table')).toContainText('Delhi–Washington relations');
  await page.keyboard.press('Escape');

  await page.locator('[data-chair="china"]').click();
  await expect(page.getByLabel('Seed', { exact: true })).toHaveValue('moscow-chair');
  await expect(page.locator('.chair-card', { hasText: 'Beijing' }).getByRole('radio')).toBeChecked();
  await expect(page.locator('.doctrine-card').first()).toContainText('The quiet frontier');

  await page.locator('input[type="file"]').setInputFiles(path);
  await expect(page).toHaveURL(/#\/debrief$/);
  await expect(page.locator('.debrief')).toContainText('Moscow’s chair');
});
